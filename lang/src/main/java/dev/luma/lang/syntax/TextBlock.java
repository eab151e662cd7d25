package dev.luma.lang.syntax;

import java.util.List;

/// What the lines of a text block mean: without the indentation of the closing quotes, as far as they have it, and
/// without the line end before those.
///
/// @param indentation the blanks before the closing quotes
/// @param end where the text ends
record TextBlock(String text, String indentation, int end) {
    /// @param quotes where the closing quotes stand
    static TextBlock of(String text, int quotes) {
        final int line = text.lastIndexOf('\n', quotes - 1) + 1;
        int first = line;
        while (first < quotes && isBlank(text.charAt(first))) {
            first++;
        }
        final boolean standAlone = first == quotes && line > 0;
        int end = standAlone ? line - 1 : quotes;
        if (standAlone && end > 0 && isReturn(text, end - 1)) {
            end--;
        }
        return new TextBlock(text, text.substring(line, first), end);
    }

    /// @param pieces the tokens of the block's characters
    void setValues(List<Integer> pieces, Lexer lexer) {
        final Escapes escapes = new Escapes(text, lexer);
        for (final int piece : pieces) {
            final Token token = lexer.token(piece);
            lexer.setValue(piece, value(token.start(), Math.min(token.end(), end), escapes));
        }
    }

    private String value(int from, int to, Escapes escapes) {
        final StringBuilder value = new StringBuilder();
        int at = from;
        while (at < to) {
            if (text.charAt(at - 1) == '\n') {
                at += shared(at, to);
            }
            final int next = text.indexOf('\n', at) + 1;
            final int lineEnd = next == 0 || next > to ? to : next;
            final boolean isReturned =
                    lineEnd - 2 >= at && text.charAt(lineEnd - 1) == '\n' && isReturn(text, lineEnd - 2);
            if (isReturned) {
                value.append(escapes.resolve(at, lineEnd - 2)).append('\n');
            } else {
                value.append(escapes.resolve(at, lineEnd));
            }
            at = lineEnd;
        }
        return value.toString();
    }

    /// How much of the indentation stands at `at`.
    private int shared(int at, int to) {
        int length = 0;
        while (length < indentation.length()
                && at + length < to
                && text.charAt(at + length) == indentation.charAt(length)) {
            length++;
        }
        return length;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isReturn(String text, int at) {
        return text.charAt(at) == '\r';
    }
}
