package dev.luma.lang.syntax;

import org.jspecify.annotations.Nullable;

/// How numbers are written: `42`, `1_000`, `0xFF`, `0b1010`, `1.5`, `2.0e-3`, `1e9`. Underscores stand between
/// digits.
final class Numbers {
    private static final String TOO_LARGE = "does not fit in 64 bits";
    private static final String MIN_ONLY = "9223372036854775808";

    private Numbers() {}

    /// Where what begins as a number at `from` ends, be it well formed or not.
    static int end(String text, int from) {
        int at = wordEnd(text, from);
        final boolean isDecimal = !isPrefixed(text.substring(from, at));
        if (isDecimal && isDigit(text, at + 1) && text.charAt(at) == '.') {
            at = wordEnd(text, at + 1);
        } else if (isDecimal && isLonelyPoint(text, at)) {
            return at + 1;
        }
        final char last = text.charAt(at - 1);
        final boolean isSigned = at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+');
        if (isDecimal && (last == 'e' || last == 'E') && isSigned && isDigit(text, at + 1)) {
            at = wordEnd(text, at + 1);
        }
        return at;
    }

    /// Whether there is a point with nothing behind it that could belong to it.
    private static boolean isLonelyPoint(String text, int at) {
        if (at >= text.length() || text.charAt(at) != '.') {
            return false;
        }
        return at + 1 >= text.length() || text.charAt(at + 1) != '.' && !isWordPart(text, at + 1);
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (isWordPart(text, at)) {
            at++;
        }
        return at;
    }

    private static boolean isWordPart(String text, int at) {
        return at < text.length() && (Character.isUnicodeIdentifierPart(text.charAt(at)) || text.charAt(at) == '_');
    }

    static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static boolean isPrefixed(String literal) {
        return literal.startsWith("0x") || literal.startsWith("0b");
    }

    /// Whether it is the literal of a float, well formed or not.
    static boolean isFloat(String literal) {
        return !isPrefixed(literal) && (literal.contains(".") || literal.contains("e") || literal.contains("E"));
    }

    /// What is wrong with a literal, as the end of a sentence, or null.
    static @Nullable String fault(String literal) {
        if (isFloat(literal)) {
            if (!isWellFormedFloat(literal)) {
                return "is not a number";
            }
            return Double.isInfinite(floatValue(literal)) ? TOO_LARGE : null;
        }
        if (!areDigits(digits(literal), radix(literal))) {
            return "is not a number";
        }
        return isMinOnly(literal) || fits(literal) ? null : TOO_LARGE;
    }

    private static boolean isWellFormedFloat(String literal) {
        final int e = Math.max(literal.indexOf('e'), literal.indexOf('E'));
        final String mantissa = e < 0 ? literal : literal.substring(0, e);
        final int point = mantissa.indexOf('.');
        if (point >= 0 && !areDigits(mantissa.substring(point + 1), 10)) {
            return false;
        }
        if (e >= 0) {
            final String exponent = literal.substring(e + 1);
            final boolean isSigned = exponent.startsWith("-") || exponent.startsWith("+");
            if (!areDigits(isSigned ? exponent.substring(1) : exponent, 10)) {
                return false;
            }
        }
        return areDigits(point < 0 ? mantissa : mantissa.substring(0, point), 10);
    }

    /// Whether there are only digits, with underscores between them.
    private static boolean areDigits(String text, int radix) {
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c != '_' && (c >= 128 || Character.digit(c, radix) < 0)) {
                return false;
            }
        }
        return !text.isEmpty() && !text.startsWith("_") && !text.endsWith("_");
    }

    private static int radix(String literal) {
        if (literal.startsWith("0x")) {
            return 16;
        }
        return literal.startsWith("0b") ? 2 : 10;
    }

    private static String digits(String literal) {
        return isPrefixed(literal) ? literal.substring(2) : literal;
    }

    /// Without underscores and leading zeros, so that what is left is as long as the value is large.
    private static String significant(String literal) {
        final String digits = digits(literal).replace("_", "");
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return digits.substring(zeros);
    }

    private static boolean fits(String literal) {
        final String digits = significant(literal);
        return switch (radix(literal)) {
            case 16 -> digits.length() <= 16;
            case 2 -> digits.length() <= 64;
            default ->
                digits.length() < MIN_ONLY.length()
                        || digits.length() == MIN_ONLY.length() && digits.compareTo(MIN_ONLY) < 0;
        };
    }

    /// Whether it is 9223372036854775808 in decimal, which only the operand of a minus may be.
    static boolean isMinOnly(String literal) {
        return radix(literal) == 10
                && areDigits(literal, 10)
                && significant(literal).equals(MIN_ONLY);
    }

    /// The value of an int; 0 if there is a fault. Hex and binary digits are the 64 bits themselves.
    static long intValue(String literal) {
        return fault(literal) == null ? Long.parseUnsignedLong(significant(literal), radix(literal)) : 0;
    }

    /// The value of a float that is well formed.
    static double floatValue(String literal) {
        return Double.parseDouble(literal.replace("_", ""));
    }
}
