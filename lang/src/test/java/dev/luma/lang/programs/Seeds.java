package dev.luma.lang.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The snippets of the three documents that Luma grew out of, letter by letter.
final class Seeds {
    private static final Path FOLDER = Path.of("src/test/luma");

    private Seeds() {}

    /// A snippet: `b-use` is "Building and Testing" of seed B.
    static String snippet(String name) {
        return read("syntax/seeds/" + name);
    }

    /// What completes one where it visibly leaves something out.
    static String rest(String name) {
        return read("seeds/" + name);
    }

    private static String read(String name) {
        try {
            return Files.readString(FOLDER.resolve(name + ".luma"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
