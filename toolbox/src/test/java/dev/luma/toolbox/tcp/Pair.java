package dev.luma.toolbox.tcp;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// Both ends of a connection that really goes through the operating system.
record Pair(Tcp client, Tcp server) implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(20);

    static Pair overTcp() throws IOException {
        return over(Endpoint.of("127.0.0.1", 0));
    }

    static Pair overUnixSocket(Path folder) throws IOException {
        return over(Endpoint.unix(folder.resolve("s")));
    }

    private static Pair over(Endpoint endpoint) throws IOException {
        try (TcpListener listener = TcpListener.open(endpoint)) {
            Tcp client = Tcp.connect(listener.endpoint(), Deadline.after(LONG));
            return new Pair(client, listener.accept());
        }
    }

    static void readFully(Duplex from, byte[] target) throws IOException {
        int count = 0;
        while (count < target.length) {
            int read = from.read(target, count, target.length - count);
            if (read < 0) {
                throw new IOException("ended after " + count + " of " + target.length + " bytes");
            }
            count += read;
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
