package dev.luma.lang.runtime;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Numbers out of texts. What is none is null.
final class Numbers {
    private static final int SAFE_DIGITS = 18;

    private Numbers() {}

    /// A sign and digits of the base, nothing else.
    ///
    /// @param base 2 to 36
    static @Nullable Long parseInt(String text, int base) {
        final int start = isSign(text, 0) ? 1 : 0;
        if (start == text.length()) {
            return null;
        }
        final boolean negative = start == 1 && text.charAt(0) == '-';
        return base == 10 && text.length() - start <= SAFE_DIGITS
                ? decimal(text, start, negative)
                : parseInt(text, start, negative, base);
    }

    /// So few digits that they cannot overflow.
    private static @Nullable Long decimal(String text, int start, boolean negative) {
        long result = 0;
        for (int i = start; i < text.length(); i++) {
            final int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            result = 10 * result + digit;
        }
        return negative ? -result : result;
    }

    /// Decimal digits out of the bytes of a text.
    static @Nullable Long parseInt(byte[] text, int offset, int length) {
        if (length == 0 || length > SAFE_DIGITS) {
            return parseInt(new String(text, offset, length, StandardCharsets.ISO_8859_1), 10);
        }
        final boolean negative = text[offset] == '-';
        final int start = negative || text[offset] == '+' ? offset + 1 : offset;
        long result = 0;
        int wrong = 0;
        for (int i = start; i < offset + length; i++) {
            final int digit = text[i] - '0';
            wrong |= digit | 9 - digit; // negative if it is none: one look at the end costs less than one at each
            result = 10 * result + digit;
        }
        if (wrong < 0 || start == offset + length) {
            return null;
        }
        return negative ? -result : result;
    }

    private static @Nullable Long parseInt(String text, int start, boolean negative, int base) {
        final long limit = negative ? Long.MIN_VALUE : -Long.MAX_VALUE;
        final long limitBeforeDigit = limit / base;
        long result = 0; // counted downwards, since there is one negative number more
        for (int i = start; i < text.length(); i++) {
            final int digit = digit(text.charAt(i), base);
            if (digit < 0 || result < limitBeforeDigit || result * base < limit + digit) {
                return null;
            }
            result = result * base - digit;
        }
        return negative ? result : -result;
    }

    /// Digits of ASCII alone: those of other scripts are letters here.
    private static int digit(char c, int base) {
        return c < 0x80 ? Character.digit(c, base) : -1;
    }

    /// A sign, then a literal, digits alone, `inf` or `nan`. Too great a number is none.
    static @Nullable Double parseFloat(String text) {
        final int start = isSign(text, 0) ? 1 : 0;
        final String unsigned = text.substring(start);
        final boolean negative = start == 1 && text.charAt(0) == '-';
        if (unsigned.equals("inf")) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (unsigned.equals("nan")) {
            return Double.NaN;
        }
        if (!isFloat(unsigned)) {
            return null;
        }
        final double size = Double.parseDouble(unsigned.replace("_", ""));
        if (Double.isInfinite(size)) {
            return null;
        }
        return negative ? -size : size;
    }

    /// `digits [ "." digits ] [ "e" [ sign ] digits ]`.
    private static boolean isFloat(String text) {
        int at = afterDigits(text, 0);
        if (at > 0 && at < text.length() && text.charAt(at) == '.') {
            at = afterDigits(text, at + 1);
        }
        if (at > 0 && at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at = afterDigits(text, isSign(text, at + 1) ? at + 2 : at + 1);
        }
        return at > 0 && at == text.length();
    }

    /// Behind one digit or more, with single `_` between them as in a literal; -1 if there is none.
    private static int afterDigits(String text, int from) {
        int at = from;
        while (at < text.length() && (isDigit(text, at) || isBetweenDigits(text, at, from))) {
            at++;
        }
        return at == from ? -1 : at;
    }

    private static boolean isBetweenDigits(String text, int at, int from) {
        return at > from && text.charAt(at) == '_' && isDigit(text, at - 1) && isDigit(text, at + 1);
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static boolean isSign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+');
    }
}
