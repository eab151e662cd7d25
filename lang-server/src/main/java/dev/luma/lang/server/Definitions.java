package dev.luma.lang.server;

import dev.luma.lang.source.Source;
import dev.luma.lang.source.Span;
import java.nio.file.Path;
import org.eclipse.lsp4j.Location;
import org.jspecify.annotations.Nullable;

/// Where what a name stands for is declared.
final class Definitions {
    private Definitions() {}

    /// @return null where that is no file: the core library, a bundled module
    static @Nullable Location at(OpenFile file, int offset) {
        final Found found = Search.at(file, offset);
        final Source source = found == null ? null : found.source();
        final Span span = found == null ? null : found.span();
        if (source == null || span == null) {
            return null;
        }
        final Path declared = file.fileOf(source);
        return declared == null ? null : new Location(declared.toUri().toString(), OpenFile.range(source, span));
    }
}
