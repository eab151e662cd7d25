package dev.luma.mysql.codec;

import java.nio.charset.StandardCharsets;

/// Numbers in decimal digits, read and written where they lie.
final class Digits {
    /// What [#read] says where a digit was due and something else stood.
    static final int NONE = -1;

    private Digits() {}

    /// The number that `count` digits spell, or [#NONE].
    ///
    /// @param count 1 to 9; the caller has checked that so many bytes are there
    static int read(byte[] bytes, int at, int count) {
        int value = 0;
        int wrong = 0;
        for (int i = at; i < at + count; i++) {
            final int digit = bytes[i] - '0';
            // negative if the byte lies below '0', or above '9'
            wrong |= digit | 9 - digit;
            value = value * 10 + digit;
        }
        return wrong < 0 ? NONE : value;
    }

    /// Writes the last `count` digits of `value`, with zeros in front.
    ///
    /// @param value 0 or more
    static void write(byte[] out, int at, int value, int count) {
        int left = value;
        for (int i = at + count - 1; i >= at; i--) {
            out[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }

    /// The text of bytes that are all ASCII.
    static String text(byte[] ascii) {
        return new String(ascii, StandardCharsets.ISO_8859_1);
    }

    /// `text` with zeros in front, up to `width` characters, as ZEROFILL pads.
    static String fill(String text, int width) {
        return text.length() >= width ? text : "0".repeat(width - text.length()) + text;
    }
}
