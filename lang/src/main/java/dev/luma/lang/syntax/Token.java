package dev.luma.lang.syntax;

import dev.luma.lang.source.Span;
import org.jspecify.annotations.Nullable;

/// A word, number, sign or piece of a text.
///
/// @param start index of its first character (UTF-16 unit)
/// @param end index behind its last one
/// @param startsLine whether it is the first token of its line
/// @param value of characters what they mean: escapes are resolved, a block's indentation is taken off; else null
public record Token(
        TokenKind kind,
        int start,
        int end,
        boolean startsLine,
        @Nullable String value) {
    public Span span() {
        return new Span(start, end);
    }

    Token withValue(String meaning) {
        return new Token(kind, start, end, startsLine, meaning);
    }
}
