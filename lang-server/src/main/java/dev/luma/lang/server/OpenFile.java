package dev.luma.lang.server;

import dev.luma.lang.Compilation;
import dev.luma.lang.diagnostic.Diagnostic;
import dev.luma.lang.diagnostic.Diagnostics;
import dev.luma.lang.resolve.FileModules;
import dev.luma.lang.resolve.ModuleSource;
import dev.luma.lang.source.Source;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.syntax.Parser;
import dev.luma.lang.syntax.Tokens;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Function;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.jspecify.annotations.Nullable;

/// A file as the editor has it, saved or not.
///
/// @param opened the text of another file if that is open too, by its path; else null
record OpenFile(Path path, String text, Function<Path, @Nullable String> opened) {
    /// More malformed lines than these are no half-written statements.
    private static final int MOST_MALFORMED = 10;

    private static final String FILE = "file:";

    /// Where a document is. One that is no file yet, as `untitled:Untitled-1`, is taken for one in this folder.
    static Path path(String uri) {
        if (uri.startsWith(FILE)) {
            try {
                return Path.of(URI.create(uri)).toAbsolutePath().normalize();
            } catch (IllegalArgumentException e) {
                // not even the path of a file, then
            }
        }
        final String name = uri.replaceAll("[^\\w.-]", "_");
        return Path.of(name.isEmpty() ? "untitled" : name).toAbsolutePath().normalize();
    }

    String name() {
        final Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    Source source() {
        return new Source(name(), text);
    }

    /// The tree, as far as it is well formed.
    Ast.File tree(Tokens tokens) {
        return Parser.parse(tokens, new Diagnostics(source()));
    }

    Compilation compile() {
        return compile(text);
    }

    /// Compiles another text in its place.
    Compilation compile(String other) {
        return Compilation.of(new Source(name(), other), name(), modules());
    }

    /// Compiles another text, whose malformed lines are left out if they are not the one of a place: something is
    /// always half written.
    Compilation compileAround(String other, int place) {
        final StringBuilder left = new StringBuilder(other);
        Compilation compilation = compile(other);
        for (int turn = 0; turn < MOST_MALFORMED && compilation.known() == null; turn++) {
            final Span line = malformedLine(compilation, place);
            if (line == null) {
                break;
            }
            for (int i = line.start(); i < line.end(); i++) {
                left.setCharAt(i, ' ');
            }
            compilation = compile(left.toString());
        }
        return compilation;
    }

    private static @Nullable Span malformedLine(Compilation compilation, int place) {
        final Source source = compilation.modules().getLast().source();
        final int kept = source.line(place);
        for (final Diagnostic one : compilation.diagnostics()) {
            final int line = source.line(one.span().start());
            if (one.code().isSyntax() && one.source() == source && line != kept) {
                final int start = source.lineStart(line);
                final Span all = new Span(start, start + source.lineText(line).length());
                if (!source.text(all).isBlank()) {
                    return all;
                }
            }
        }
        return null;
    }

    /// The folder of the file is the root, as for `luma run`.
    private Path root() {
        final Path folder = path.getParent();
        return folder == null ? path : folder;
    }

    private ModuleSource modules() {
        final Path root = root();
        final FileModules files = new FileModules(root);
        return new ModuleSource() {
            @Override
            public @Nullable String file(String imported) {
                final String text = opened.apply(root.resolve(imported).normalize());
                return text != null ? text : files.file(imported);
            }

            @Override
            public @Nullable String bundled(String imported) {
                return files.bundled(imported);
            }
        };
    }

    /// Where a module of the program is; null for a bundled one, which is in a jar.
    @Nullable
    Path fileOf(Source module) {
        if (module.name().equals(name())) {
            return path;
        }
        final Path file = root().resolve(module.name()).normalize();
        return opened.apply(file) != null || file.toFile().isFile() ? file : null;
    }

    // ---- places: LSP counts lines from 0, and UTF-16 units as Java does

    int offset(Position position) {
        return offset(source(), position);
    }

    /// A place beyond a line, or beyond the text, is its end.
    static int offset(Source source, Position position) {
        if (position.getLine() >= source.lineCount()) {
            return source.text().length();
        }
        final int line = Math.max(0, position.getLine()) + 1;
        return source.lineStart(line)
                + Math.clamp(position.getCharacter(), 0, source.lineText(line).length());
    }

    static Range range(Source source, Span span) {
        return new Range(position(source, span.start()), position(source, span.end()));
    }

    private static Position position(Source source, int offset) {
        final int line = source.line(offset);
        return new Position(line - 1, offset - source.lineStart(line));
    }
}
