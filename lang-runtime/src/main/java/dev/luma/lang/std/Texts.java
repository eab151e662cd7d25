package dev.luma.lang.std;

import dev.luma.lang.runtime.ByteList;
import dev.luma.lang.runtime.Conversions;
import dev.luma.lang.runtime.LumaType;
import dev.luma.lang.runtime.ObjectList;
import dev.luma.lang.runtime.Panic;
import dev.luma.lang.runtime.Panics;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The methods of `str`. Positions and lengths are code points.
public final class Texts {
    private Texts() {}

    // ---- asking

    public static long len(String self) {
        return CodePoints.length(self);
    }

    public static boolean isEmpty(String self) {
        return self.isEmpty();
    }

    public static boolean contains(String self, String s) {
        return self.contains(s);
    }

    public static boolean startsWith(String self, String s) {
        return self.startsWith(s);
    }

    public static boolean endsWith(String self, String s) {
        return self.endsWith(s);
    }

    public static @Nullable Long indexOf(String self, String s) {
        return position(self, self.indexOf(s));
    }

    public static @Nullable Long indexOf(String self, String s, long from) {
        final int length = CodePoints.length(self);
        if (from < 0 || from > length) {
            throw Panics.index(from, length);
        }
        return position(self, self.indexOf(s, self.offsetByCodePoints(0, (int) from)));
    }

    public static @Nullable Long lastIndexOf(String self, String s) {
        return position(self, self.lastIndexOf(s));
    }

    private static @Nullable Long position(String text, int index) {
        return index < 0 ? null : CodePoints.position(text, index);
    }

    /// `text[i]`: one character.
    public static String at(String self, long index) {
        return CodePoints.character(self, CodePoints.index(self, index));
    }

    public static long code(String self) {
        return self.codePointAt(CodePoints.index(self, 0));
    }

    /// How `<` and its kin see two texts: by code points.
    ///
    /// @return less than 0, 0 or more than 0
    public static int compare(String a, String b) {
        return CodePoints.compare(a, b);
    }

    // ---- parts

    public static String slice(String self, long from) {
        return CodePoints.slice(self, from, CodePoints.length(self));
    }

    public static String slice(String self, long from, long to) {
        return CodePoints.slice(self, from, to);
    }

    public static ObjectList split(String self, String separator) {
        if (separator.isEmpty()) {
            return chars(self);
        }
        final ObjectList parts = new ObjectList(LumaType.STR);
        int start = 0;
        for (int end = self.indexOf(separator); end >= 0; end = self.indexOf(separator, start)) {
            parts.append(self.substring(start, end));
            start = end + separator.length();
        }
        return parts.append(self.substring(start));
    }

    /// A line ends with `\n`, `\r\n` or `\r`.
    public static ObjectList lines(String self) {
        final ObjectList lines = new ObjectList(LumaType.STR);
        self.lines().forEach(lines::append);
        return lines;
    }

    public static ObjectList chars(String self) {
        final ObjectList chars = new ObjectList(LumaType.STR, self.length());
        int next = 0;
        while (next < self.length()) {
            final String character = CodePoints.character(self, next);
            chars.append(character);
            next += character.length();
        }
        return chars;
    }

    // ---- other texts

    public static String upper(String self) {
        return self.toUpperCase(Locale.ROOT);
    }

    public static String lower(String self) {
        return self.toLowerCase(Locale.ROOT);
    }

    public static String trim(String self) {
        return trimStart(trimEnd(self));
    }

    public static String trimStart(String self) {
        int start = 0;
        while (start < self.length() && isWhiteSpace(self.charAt(start))) {
            start++;
        }
        return self.substring(start);
    }

    public static String trimEnd(String self) {
        int end = self.length();
        while (end > 0 && isWhiteSpace(self.charAt(end - 1))) {
            end--;
        }
        return self.substring(0, end);
    }

    /// Unicode's property White_Space; all of it lies in the basic plane.
    private static boolean isWhiteSpace(char c) {
        return c >= '\t' && c <= '\r' || c == 0x85 || Character.isSpaceChar(c);
    }

    /// An empty `old` stands in front of every character, and at the end.
    public static String replace(String self, String old, String replacement) {
        return old.isEmpty()
                ? replacement + Lists.join(chars(self).append(""), replacement)
                : self.replace(old, replacement);
    }

    public static String repeat(String self, long n) {
        if (n < 0) {
            throw Panics.negative(n);
        }
        if (!self.isEmpty() && n > Integer.MAX_VALUE / 2 / self.length()) {
            throw Panic.of("convert", self.length() + " characters " + n + " times are more than a str can have");
        }
        return self.isEmpty() ? self : self.repeat((int) n);
    }

    public static String padLeft(String self, long width) {
        return padLeft(self, width, " ");
    }

    public static String padLeft(String self, long width, String fill) {
        return padding(self, width, fill) + self;
    }

    public static String padRight(String self, long width) {
        return padRight(self, width, " ");
    }

    public static String padRight(String self, long width, String fill) {
        return self + padding(self, width, fill);
    }

    /// So much that the text gets no longer than `width`: with a `fill` of several characters maybe less than it.
    private static String padding(String text, long width, String fill) {
        final long missing = width - CodePoints.length(text);
        return missing <= 0 || fill.isEmpty() ? "" : repeat(fill, missing / CodePoints.length(fill));
    }

    // ---- other types

    public static ByteList bytes(String self) {
        return ByteList.wrap(self.getBytes(StandardCharsets.UTF_8));
    }

    public static @Nullable Long toInt(String self) {
        return Conversions.intOrNil(self);
    }

    public static @Nullable Long toInt(String self, long base) {
        return Conversions.intOrNil(self, base);
    }

    public static @Nullable Double toFloat(String self) {
        return Conversions.floatOrNil(self);
    }
}
