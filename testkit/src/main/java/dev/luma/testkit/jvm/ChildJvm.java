package dev.luma.testkit.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs programs in a JVM of their own, with the class path of this one.
///
/// @param options for the JVM: `-Xmx32m`
public record ChildJvm(Jdk jdk, List<String> options) {
    private static final long LIMIT_SECONDS = 180;

    public ChildJvm {
        options = List.copyOf(options);
    }

    /// Runs a program to its end.
    ///
    /// @param main has a `main` method
    /// @return what it wrote, to either stream
    /// @throws AssertionError if it ends with another status than 0, or not within three minutes; the message holds
    ///     what it wrote
    public String run(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        try {
            // a file rather than a pipe: nobody has to read it while the program runs
            Path output = Files.createTempFile("luma-jvm-", ".log");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                return end(process, main.getSimpleName() + " on JDK " + jdk.feature(), output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String end(Process process, String what, Path output) throws IOException {
        try {
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            String written = Files.readString(output, StandardCharsets.UTF_8);
            if (!ended) {
                throw new AssertionError(what + " did not end within " + LIMIT_SECONDS + " s: " + written);
            }
            if (process.exitValue() != 0) {
                throw new AssertionError(what + " ended with status " + process.exitValue() + ": " + written);
            }
            return written;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while " + what + " ran", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
