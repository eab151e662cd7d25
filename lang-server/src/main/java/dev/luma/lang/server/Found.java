package dev.luma.lang.server;

import dev.luma.lang.source.Source;
import dev.luma.lang.source.Span;
import org.jspecify.annotations.Nullable;

/// What a name in a file stands for.
///
/// @param signature as Luma writes it
/// @param doc Markdown; empty if there is none
/// @param source where it is declared; null for the core library
/// @param span of the declared name there
record Found(
        String signature,
        String doc,
        @Nullable Source source,
        @Nullable Span span) {
    static Found core(String signature, String doc) {
        return new Found(signature, doc, null, null);
    }

    static Found declared(String signature, @Nullable String doc, Source source, Span span) {
        return new Found(signature, doc == null ? "" : doc, source, span);
    }
}
