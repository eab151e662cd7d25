package dev.luma.lang.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.lang.diagnostic.Diagnostics;
import dev.luma.lang.diagnostic.Renderer;
import dev.luma.lang.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Parses texts in tests.
final class Syntax {
    private static final Path PROGRAMS = Path.of("src/test/luma");

    private Syntax() {}

    /// The tree of a text that is well formed.
    static Ast.File parse(String text) {
        final Diagnostics diagnostics = new Diagnostics(new Source("app.luma", text));
        final Ast.File file = Parser.parse(diagnostics.source(), diagnostics);
        assertEquals("", Renderer.render(diagnostics.sorted()), text);
        return file;
    }

    /// What is wrong with a text, as the user sees it.
    static String errors(String text) {
        final Diagnostics diagnostics = new Diagnostics(new Source("app.luma", text));
        Parser.parse(diagnostics.source(), diagnostics);
        return Renderer.render(diagnostics.sorted());
    }

    /// The one item of a text, without spans.
    static String show(String text) {
        final List<Ast.Item> items = parse(text).items();
        assertEquals(1, items.size(), text);
        return Show.of(items.getFirst());
    }

    /// The programs that stand below `src/test/luma`, by their path without `.luma`.
    static List<String> programs(String folder) {
        try (Stream<Path> files = Files.walk(PROGRAMS.resolve(folder))) {
            return files.map(PROGRAMS::relativize)
                    .map(path -> path.toString().replace('\\', '/'))
                    .filter(path -> path.endsWith(".luma"))
                    .map(path -> path.substring(0, path.length() - ".luma".length()))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String program(String path) {
        try {
            return Files.readString(PROGRAMS.resolve(path + ".luma"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
