package dev.luma.lang.std;

import dev.luma.lang.runtime.LumaList;
import dev.luma.lang.runtime.Panics;
import java.util.Arrays;

/// Positions in a text: Luma counts code points, the JVM halves of surrogate pairs too. For text without such pairs
/// both are the same.
final class CodePoints {
    /// The characters that most texts are made of, once.
    private static final String[] ASCII = new String[0x80];

    static {
        Arrays.setAll(ASCII, Character::toString);
    }

    private CodePoints() {}

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /// Where on the JVM a part of a text lies that Luma asks for; it is there, or this panics.
    static String slice(String text, long from, long to) {
        final int length = length(text);
        LumaList.requireSlice(from, to, length);
        if (length == text.length()) {
            return text.substring((int) from, (int) to);
        }
        final int start = text.offsetByCodePoints(0, (int) from);
        return text.substring(start, text.offsetByCodePoints(start, (int) (to - from)));
    }

    /// The JVM index of a code point that must be there.
    static int index(String text, long position) {
        final int length = length(text);
        if (position < 0 || position >= length) {
            throw Panics.index(position, length);
        }
        return length == text.length() ? (int) position : text.offsetByCodePoints(0, (int) position);
    }

    /// The character at a JVM index, where one begins.
    static String character(String text, int index) {
        final int point = text.codePointAt(index);
        return point < ASCII.length ? ASCII[point] : Character.toString(point);
    }

    /// Luma's position of a JVM index.
    static long position(String text, int index) {
        return text.codePointCount(0, index);
    }

    /// By code points, where the JVM compares halves of surrogate pairs.
    static int compare(String a, String b) {
        final int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            final char c = a.charAt(i);
            final char d = b.charAt(i);
            if (c != d) {
                return Character.isSurrogate(c) == Character.isSurrogate(d)
                        ? Character.compare(c, d)
                        : Boolean.compare(Character.isSurrogate(c), Character.isSurrogate(d));
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
