package dev.luma.lang.source;

import java.util.Arrays;

/// The text of one file, and its lines. Lines end with `\n` or `\r\n`. A byte order mark stands before the first line.
public final class Source {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final String text;
    /// Where each line begins.
    private final int[] starts;

    /// @param name as messages show it: the path as the user gave it
    public Source(String name, String text) {
        this.name = name;
        this.text = text;
        this.starts = lineStarts(text);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        starts[0] = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
        int count = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
            }
            starts[count++] = at + 1;
        }
        return Arrays.copyOf(starts, count);
    }

    /// The path as the user gave it; of an import relative to the root.
    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /// The text of a span.
    public String text(Span span) {
        return text.substring(span.start(), span.end());
    }

    /// The line in which a character stands, from 1.
    public int line(int offset) {
        final int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found + 1 : Math.max(1, -found - 1);
    }

    /// The column of a character, from 1, in code points.
    public int column(int offset) {
        final int start = starts[line(offset) - 1];
        return text.codePointCount(start, Math.max(start, offset)) + 1;
    }

    /// How many lines there are; at least one.
    public int lineCount() {
        return starts.length;
    }

    /// Where a line begins.
    ///
    /// @param line from 1
    public int lineStart(int line) {
        return starts[line - 1];
    }

    /// The text of a line without its end.
    ///
    /// @param line from 1
    public String lineText(int line) {
        int end = line < starts.length ? starts[line] - 1 : text.length();
        if (end > starts[line - 1] && text.charAt(end - 1) == '\r') {
            end--;
        }
        return text.substring(starts[line - 1], end);
    }

    @Override
    public String toString() {
        return name;
    }
}
