package dev.luma.testkit.daemon;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One run of a server's program, from the moment when it takes connections.
final class ServerProcess {
    private static final long LIMIT_SECONDS = 60;
    private static final long LOOK_AGAIN_MILLIS = 20;

    // both flavours: "... ready for connections. Version: '9.7.4-2'  socket: ...", in MariaDB over two lines
    private static final Pattern READY = Pattern.compile("ready for connections\\.\\s+Version: '([^']*)'");

    // The process that replaces the shell by the server leaves a child behind that waits for the end of its standard
    // input. That is a pipe from this JVM, so it ends with this JVM, even if that is killed, and the child kills the
    // server.
    private static final String WITH_WATCHDOG =
            "exec 3<&0; { read -r _ <&3; kill -9 $$; } 2>/dev/null & exec \"$@\" 3<&- </dev/null";

    private final String name;
    private final Process process;
    private final String version;

    private ServerProcess(String name, Process process, String version) {
        this.name = name;
        this.process = process;
        this.version = version;
    }

    /// Runs the command and waits until the server says in its log that it takes connections.
    ///
    /// @throws IOException if it ends instead, or says nothing for a minute
    static ServerProcess start(String name, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        Files.deleteIfExists(log);
        ProcessBuilder builder = new ProcessBuilder(Platform.isWindows() ? command : withWatchdog(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            return new ServerProcess(name, process, awaitVersion(name, process, log));
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static List<String> withWatchdog(List<String> command) {
        List<String> shell = new ArrayList<>(List.of("/bin/sh", "-c", WITH_WATCHDOG, "server"));
        shell.addAll(command);
        return shell;
    }

    private static String awaitVersion(String name, Process process, Path log) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (System.nanoTime() < end) {
            boolean ended = waitFor(process, LOOK_AGAIN_MILLIS);
            Matcher ready = READY.matcher(read(log));
            if (ready.find()) {
                return ready.group(1);
            }
            if (ended) {
                throw new IOException(name + " did not start (status " + process.exitValue() + "); its log ends with\n"
                        + Programs.tail(log));
            }
        }
        throw new IOException(
                name + " was not ready after " + LIMIT_SECONDS + " s; its log ends with\n" + Programs.tail(log));
    }

    private static String read(Path log) throws IOException {
        return Files.exists(log) ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8) : "";
    }

    String version() {
        return version;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Shuts the server down in order.
    ///
    /// @throws IOException if it is still there after a minute
    void stop() throws IOException {
        // not by the process itself, which would end its standard input too, at which the watchdog kills
        process.toHandle().destroy();
        if (!waitFor(process, TimeUnit.SECONDS.toMillis(LIMIT_SECONDS))) {
            throw new IOException(name + " did not stop within " + LIMIT_SECONDS + " s");
        }
    }

    /// Ends the server at once and returns when it is gone.
    void kill() {
        process.destroyForcibly();
        boolean interrupted = false;
        while (process.isAlive()) {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                // the kernel does not keep us waiting
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean waitFor(Process process, long millis) throws IOException {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a server started or stopped");
        }
    }
}
