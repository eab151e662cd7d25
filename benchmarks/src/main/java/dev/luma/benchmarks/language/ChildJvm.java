package dev.luma.benchmarks.language;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A fresh JVM like this one, for measurements that must not see what was measured before.
final class ChildJvm {
    private ChildJvm() {}

    /// Runs a class to its end.
    ///
    /// @return the lines that it printed
    /// @throws IllegalStateException if it failed
    static List<String> run(Class<?> main, Object... arguments) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of(
                java().toString(),
                "-Xms512m",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        for (final Object argument : arguments) {
            command.add(argument.toString());
        }
        final Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        final List<String> lines = process.inputReader().lines().toList();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(main.getSimpleName() + " failed");
        }
        return lines;
    }

    /// The program that runs this JVM.
    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
