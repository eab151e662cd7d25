package dev.luma.testkit.daemon;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs programs to their end.
final class Programs {
    private static final long LIMIT_SECONDS = 120;

    private Programs() {}

    /// Runs a command with the given standard input and returns its standard output.
    ///
    /// @throws IOException if it cannot be started, ends with another status than 0 (the message holds what it wrote to
    ///     standard error), or does not end within two minutes
    static String run(List<String> command, String input) throws IOException {
        Path folder = Files.createTempDirectory("luma-run-");
        try {
            Path in = Files.writeString(folder.resolve("in"), input);
            return run(command, in, folder.resolve("out"), folder.resolve("err"));
        } finally {
            Folders.delete(folder);
        }
    }

    // files rather than pipes: nobody has to read them while the program runs
    private static String run(List<String> command, Path in, Path out, Path err) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        String program = Path.of(command.getFirst()).getFileName().toString();
        if (!await(process)) {
            process.destroyForcibly();
            throw new IOException(program + " did not end within " + LIMIT_SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            throw new IOException(program + " ended with status " + process.exitValue() + ": " + tail(err));
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private static boolean await(Process process) throws IOException {
        try {
            return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a program ran");
        }
    }

    /// The last lines of a log, as part of a message.
    static String tail(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "(it wrote nothing)";
        }
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
}
