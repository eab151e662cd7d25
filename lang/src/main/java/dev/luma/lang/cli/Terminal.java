package dev.luma.lang.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// What a command reads from and writes to.
///
/// @param folder what relative paths are relative to
/// @param isInteractive whether somebody sits at the input
/// @param isOutputColoured whether colours are welcome in `output`
/// @param isErrorColoured whether they are in `error`
record Terminal(
        InputStream input,
        PrintStream output,
        PrintStream error,
        Path folder,
        boolean isInteractive,
        boolean isOutputColoured,
        boolean isErrorColoured) {
    /// Which of 0, 1 and 2 are a terminal: the launcher knows, Java does not.
    private static final String TERMINALS = System.getProperty("luma.terminals", "");

    /// The one of this process.
    static Terminal system() {
        final boolean colours = isEmpty("NO_COLOR") && !"dumb".equals(System.getenv("TERM"));
        return new Terminal(
                System.in,
                System.out,
                System.err,
                Path.of(""),
                TERMINALS.contains("0") && TERMINALS.contains("1"),
                colours && TERMINALS.contains("1"),
                colours && TERMINALS.contains("2"));
    }

    /// How many characters a line of the output has room for, where the launcher knows.
    static int columns(int otherwise) {
        final int known = Integer.getInteger("luma.columns", 0);
        return known > 0 ? known : otherwise;
    }

    private static boolean isEmpty(String variable) {
        final String value = System.getenv(variable);
        return value == null || value.isEmpty();
    }

    /// Writes text as it is, in UTF-8, as programs do.
    void print(String text) {
        write(output, text);
    }

    void printError(String text) {
        write(error, text);
    }

    /// Says what is wrong with the command, in one line.
    void complain(String message) {
        printError("luma: " + message + "\n");
    }

    private static void write(PrintStream target, String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        target.write(bytes, 0, bytes.length);
        target.flush();
    }
}
