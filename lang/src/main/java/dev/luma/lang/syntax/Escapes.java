package dev.luma.lang.syntax;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.source.Span;

/// What a backslash and what follows it stand for.
///
/// @param lexer is told of those that are unknown
record Escapes(String text, Lexer lexer) {
    private static final int MAX_HEX_DIGITS = 6;

    /// The characters from `from` to `to`.
    String resolve(int from, int to) {
        int escape = text.indexOf('\\', from, to);
        if (escape < 0) {
            return text.substring(from, to);
        }
        final StringBuilder out = new StringBuilder(to - from);
        int at = from;
        while (escape >= 0) {
            out.append(text, at, escape);
            at = escape(escape, to, out);
            escape = text.indexOf('\\', Math.min(at, to), to);
        }
        return out.append(text, Math.min(at, to), to).toString();
    }

    /// Resolves one, and says where it ends.
    private int escape(int start, int to, StringBuilder out) {
        if (start + 1 >= to || text.charAt(start + 1) < ' ') {
            return unknown(start, start + 1);
        }
        final int end = start + 2;
        switch (text.charAt(start + 1)) {
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case '0' -> out.append('\0');
            case '\\' -> out.append('\\');
            case '"' -> out.append('"');
            case '$' -> out.append('$');
            case 'u' -> {
                return codePoint(start, to, out);
            }
            default -> {
                return unknown(start, start + 1 + Character.charCount(text.codePointAt(start + 1)));
            }
        }
        return end;
    }

    /// Behind the `u`: one to six hex digits in braces, which name a character.
    private int codePoint(int start, int to, StringBuilder out) {
        final int first = start + 3;
        int end = first;
        while (end < to && text.charAt(end) < 128 && Character.digit(text.charAt(end), 16) >= 0) {
            end++;
        }
        if (first > to || text.charAt(start + 2) != '{' || end == first || end >= to || text.charAt(end) != '}') {
            return unknown(start, start + 2);
        }
        if (end - first > MAX_HEX_DIGITS) {
            return unknown(start, end + 1);
        }
        final int point = Integer.parseInt(text.substring(first, end), 16);
        if (!Character.isValidCodePoint(point)
                || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            return unknown(start, end + 1);
        }
        out.appendCodePoint(point);
        return end + 1;
    }

    private int unknown(int start, int end) {
        final String escape = text.substring(start, end);
        lexer.problem(Code.E0104, new Span(start, end), "unknown escape `" + escape + "`");
        return end;
    }
}
