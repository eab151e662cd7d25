package dev.luma.testkit.daemon;

import dev.luma.db.spi.EmbeddedServer;
import java.io.IOException;

/// [EmbeddedMariaDb] for programs that ask for any server. It ends when the process does.
public final class EmbeddedMariaDbServer implements EmbeddedServer {
    @Override
    public String start() throws IOException {
        final Daemon server = EmbeddedMariaDb.start(new ConsoleProgress(System.err));
        return "root@127.0.0.1:" + server.port() + "/test";
    }
}
