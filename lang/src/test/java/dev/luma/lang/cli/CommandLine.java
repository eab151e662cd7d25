package dev.luma.lang.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The command line in a folder of its own, without a process: what programs print goes where commands print.
final class CommandLine {
    private final Path folder;

    CommandLine(Path folder) {
        this.folder = folder;
    }

    /// @param output of the command and of the program that it ran
    record Result(int status, String output, String error) {}

    CommandLine file(String name, String text) throws IOException {
        final Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    Result luma(String... arguments) {
        return lumaReading("", arguments);
    }

    /// @param input what the standard input holds
    Result lumaReading(String input, String... arguments) {
        final ByteArrayOutputStream output = new ByteArrayOutputStream();
        final ByteArrayOutputStream error = new ByteArrayOutputStream();
        final InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        final PrintStream systemOut = System.out;
        final PrintStream systemErr = System.err;
        try (PrintStream out = new PrintStream(output);
                PrintStream err = new PrintStream(error)) {
            System.setOut(out);
            System.setErr(err);
            final Terminal terminal = new Terminal(in, out, err, folder, false, false, false);
            final int status = new Cli(terminal).run(arguments);
            return new Result(status, output.toString(StandardCharsets.UTF_8), error.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(systemOut);
            System.setErr(systemErr);
        }
    }
}
