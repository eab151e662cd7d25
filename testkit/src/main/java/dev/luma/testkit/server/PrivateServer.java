package dev.luma.testkit.server;

import dev.luma.testkit.daemon.Daemon;
import dev.luma.testkit.daemon.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// A server for one test alone, which ends with it: `try (PrivateServer server = shared.newPrivateServer()) { … }`.
public final class PrivateServer extends RealServer implements AutoCloseable {

    PrivateServer(ServerKind kind, Installation installation, Daemon daemon) {
        super(kind, installation, daemon);
    }

    /// Its data directory.
    public Path data() {
        return daemon().data();
    }

    /// Ends it at once, as a power cut would. Its data stays.
    public void kill() {
        daemon().kill();
    }

    /// Starts it again on the same port and data: after [#kill()], or after shutting it down in order if it runs.
    public void restart() {
        try {
            daemon().restart();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /// Ends it at once and deletes its data.
    @Override
    public void close() {
        try {
            daemon().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
