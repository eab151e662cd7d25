package dev.luma.lang.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.lang.cli.Main;
import dev.luma.testkit.jvm.Jdk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `luma …` in a process of its own.
///
/// @param folder the working folder
/// @param environment beside this process's own
/// @param input standard input
record LumaProcess(Path folder, Map<String, String> environment, String input) {
    /// The project's root, seen from the module whose tests run.
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final long LIMIT_SECONDS = 60;

    /// What a process left behind.
    record Ended(int status, String output, String errors) {
        /// What it printed, if all was well.
        String printed() {
            assertEquals(0, status, () -> output + errors);
            return output;
        }
    }

    static LumaProcess in(Path folder) {
        return new LumaProcess(folder, Map.of(), "");
    }

    LumaProcess with(Map<String, String> variables) {
        return new LumaProcess(folder, variables, input);
    }

    LumaProcess reading(String text) {
        return new LumaProcess(folder, environment, text);
    }

    /// Runs an example of the project.
    Ended example(String name, String... arguments) {
        final List<String> all = new ArrayList<>(
                List.of("run", ROOT.resolve("examples").resolve(name).toString()));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    /// Runs to the end.
    Ended run(String... arguments) {
        try {
            final Path scratch = Files.createTempDirectory("luma-process-");
            final Path output = scratch.resolve("output");
            final Path errors = scratch.resolve("errors");
            final Path given = Files.writeString(scratch.resolve("input"), input);
            final Process process = builder(arguments)
                    .redirectInput(given.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            try {
                final boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
                final String said = Files.readString(output) + Files.readString(errors);
                if (!ended) {
                    throw new AssertionError("luma " + String.join(" ", arguments) + " did not end: " + said);
                }
                return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
            } finally {
                process.destroyForcibly();
                for (final Path file : List.of(given, output, errors, scratch)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /// A process that is not started yet.
    ProcessBuilder builder(String... arguments) {
        final List<String> command = new ArrayList<>(List.of(
                Jdk.find(25).java().toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=" + StandardCharsets.UTF_8,
                "-Dstderr.encoding=" + StandardCharsets.UTF_8,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        final ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("DSN");
        builder.environment().putAll(environment);
        return builder;
    }
}
