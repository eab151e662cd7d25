package dev.luma.lang.source;

/// A part of a source's text.
///
/// @param start index of the first character (UTF-16 unit)
/// @param end index behind the last one; not below `start`
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no span: " + start + ".." + end);
        }
    }

    /// From the beginning of this one to the end of `last`.
    public Span to(Span last) {
        return new Span(start, Math.max(end, last.end));
    }
}
