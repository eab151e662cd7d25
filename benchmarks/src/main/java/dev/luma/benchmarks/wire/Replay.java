package dev.luma.benchmarks.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A [ReplayServer] in a process of its own, so that its CPU time is not the client's.
public final class Replay implements AutoCloseable {
    private final Process process;
    private final int port;

    /// @param serverPort of the server whose answers are recorded
    public static Replay of(int serverPort) throws IOException {
        final String java =
                Path.of(System.getProperty("java.home"), "bin", "java").toString();
        final Process process = new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReplayServer.class.getName(),
                        Integer.toString(serverPort))
                .redirectError(Redirect.INHERIT)
                .start();
        return new Replay(process);
    }

    private Replay(Process process) throws IOException {
        this.process = process;
        final BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII);
        final String line = lines.readLine();
        if (line == null) {
            throw new IOException("the replay server did not start");
        }
        port = Integer.parseInt(line);
    }

    /// Where it listens. The first connection is recorded, later ones are replayed.
    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
