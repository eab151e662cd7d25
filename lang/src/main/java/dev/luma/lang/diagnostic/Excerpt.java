package dev.luma.lang.diagnostic;

/// What is shown of a line, and of the marked part in it: all of it, or if it is long, what stands around the beginning
/// of the mark.
///
/// @param before what is shown in front of the mark
/// @param marked never the whole of a mark that is long
/// @param after what is shown behind it
record Excerpt(String before, String marked, String after) {
    private static final int SHOWN_WHOLE = 4000;
    private static final int BEFORE = 80;
    private static final int LENGTH = 240;
    private static final String CUT = "…";

    /// @param from where in the line the mark begins
    /// @param to where it ends
    static Excerpt of(String line, int from, int to) {
        if (line.length() <= SHOWN_WHOLE) {
            return new Excerpt(line.substring(0, from), line.substring(from, to), line.substring(to));
        }
        final int first = whole(line, Math.max(0, from - BEFORE));
        final int end = whole(line, Math.min(line.length(), from + LENGTH));
        final int markEnd = Math.min(to, end);
        return new Excerpt(
                (first > 0 ? CUT : "") + line.substring(first, from),
                line.substring(from, markEnd),
                line.substring(markEnd, end) + (end < line.length() ? CUT : ""));
    }

    /// The next place to the left that is not within a character.
    private static int whole(String line, int at) {
        return at > 0
                        && at < line.length()
                        && Character.isLowSurrogate(line.charAt(at))
                        && Character.isHighSurrogate(line.charAt(at - 1))
                ? at - 1
                : at;
    }

    String text() {
        return before + marked + after;
    }
}
