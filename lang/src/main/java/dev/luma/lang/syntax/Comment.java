package dev.luma.lang.syntax;

/// From `//` to the end of the line, or a first line with `#!`.
///
/// @param start index of its first character
/// @param end index behind its last one, without the line end
/// @param standsAlone whether nothing stands before it on its line
/// @param isDoc whether it begins with exactly three slashes
public record Comment(int start, int end, boolean standsAlone, boolean isDoc) {}
