package dev.luma.db.convert;

import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Natural values to numbers. Integers and decimals are exact or refused; `double` and `float` are the nearest.
///
/// Bounded: neither a text of a million digits nor an exponent of a billion costs more than the refusal.
final class Numbers {
    /// Texts and integers beyond this many digits are refused before any arithmetic. No SQL number type has more: the
    /// widest, PostgreSQL's NUMERIC, is rarely printed with more than a thousand.
    private static final int MAX_DIGITS = 10_000;

    /// Digits of a long that never overflows.
    private static final int SAFE_LONG_DIGITS = 18;

    private Numbers() {}

    static long toLong(ColumnInfo column, Object value, String target) {
        return switch (value) {
            case Long number -> number;
            case Boolean truth -> truth ? 1 : 0;
            case String text -> parsed(column, text, target);
            case Double number -> integral(column, number, target);
            case Float number -> integral(column, number.doubleValue(), target);
            default -> integral(column, value, toDecimal(column, value, target), target);
        };
    }

    private static long parsed(ColumnInfo column, String text, String target) {
        return text.length() <= SAFE_LONG_DIGITS && isDigits(text)
                ? Long.parseLong(text)
                : integral(column, text, toDecimal(column, text, target), target);
    }

    private static long integral(ColumnInfo column, double number, String target) {
        if (number != Math.rint(number)) {
            throw Misfit.fit(column, number, target, "it has a fraction");
        }
        // 2^63 itself is a double, and the first one too large.
        if (!(number >= -0x1p63 && number < 0x1p63)) {
            throw Misfit.fit(column, number, target);
        }
        return (long) number;
    }

    private static long integral(ColumnInfo column, Object value, BigDecimal number, String target) {
        requireIntegral(column, value, number, target, 19);
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw Misfit.fit(column, value, target);
        }
    }

    /// Looks at digits and scale only, so that `1E1000000000` is never written out.
    private static void requireIntegral(
            ColumnInfo column, Object value, BigDecimal number, String target, int maxDigits) {
        final long digits = (long) number.precision() - number.scale();
        if (number.signum() != 0 && digits > maxDigits) {
            throw Misfit.fit(column, value, target);
        }
        if (number.signum() != 0 && (digits <= 0 || number.stripTrailingZeros().scale() > 0)) {
            throw Misfit.fit(column, value, target, "it has a fraction");
        }
    }

    static BigInteger toBigInteger(ColumnInfo column, Object value) {
        return switch (value) {
            case BigInteger number -> number;
            case Long number -> BigInteger.valueOf(number);
            default -> {
                final BigDecimal number = toDecimal(column, value, "BigInteger");
                requireIntegral(column, value, number, "BigInteger", MAX_DIGITS);
                yield number.signum() == 0 ? BigInteger.ZERO : number.toBigIntegerExact();
            }
        };
    }

    /// Exact, but for FLOAT and DOUBLE: there the shortest decimal that names the value.
    static BigDecimal toDecimal(ColumnInfo column, Object value, String target) {
        return switch (value) {
            case BigDecimal number -> number;
            case Long number -> BigDecimal.valueOf(number);
            case BigInteger number -> new BigDecimal(number);
            case Boolean truth -> truth ? BigDecimal.ONE : BigDecimal.ZERO;
            case Double number -> decimal(column, number, number.toString(), target);
            case Float number -> decimal(column, number, number.toString(), target);
            case String text -> decimal(column, text, text, target);
            case byte[] bytes -> new BigDecimal(bits(column, bytes, target));
            default -> throw noNumber(column, target);
        };
    }

    private static BigInteger bits(ColumnInfo column, byte[] bytes, String target) {
        if (column.kind() != Kind.BITS) {
            throw noNumber(column, target);
        }
        return new BigInteger(1, bytes);
    }

    private static RuntimeException noNumber(ColumnInfo column, String target) {
        return Misfit.kind(column, target, "it holds no number");
    }

    private static BigDecimal decimal(ColumnInfo column, Object value, String text, String target) {
        if (text.length() > MAX_DIGITS || !isNumeric(text)) {
            throw Misfit.fit(column, value, target);
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw Misfit.fit(column, value, target);
        }
    }

    static double toDouble(ColumnInfo column, Object value) {
        return switch (value) {
            case Double number -> number;
            case Float number -> number;
            case Long number -> number;
            case String text -> nearest(column, text);
            default -> finite(column, value, toDecimal(column, value, "double").doubleValue());
        };
    }

    /// Not by way of a decimal, which has no negative zero.
    private static double nearest(ColumnInfo column, String text) {
        if (isSpecial(text)) {
            return Double.parseDouble(text);
        }
        if (text.length() > MAX_DIGITS || !isNumeric(text)) {
            throw Misfit.fit(column, text, "double");
        }
        try {
            return finite(column, text, Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw Misfit.fit(column, text, "double");
        }
    }

    private static double finite(ColumnInfo column, Object value, double nearest) {
        if (Double.isInfinite(nearest)) {
            throw Misfit.fit(column, value, "double");
        }
        return nearest;
    }

    static float toFloat(ColumnInfo column, Object value) {
        if (value instanceof Float number) {
            return number;
        }
        final double number = toDouble(column, value);
        final float nearest = (float) number;
        if (Float.isInfinite(nearest) && !Double.isInfinite(number)) {
            throw Misfit.fit(column, value, "float");
        }
        return nearest;
    }

    /// `1`, `0`, `true` and `false`, as numbers, bits or text; nothing else, since 2 is no truth value.
    static boolean toBoolean(ColumnInfo column, Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof String text && text.length() <= 5) {
            if (text.equalsIgnoreCase("true")) {
                return true;
            }
            if (text.equalsIgnoreCase("false")) {
                return false;
            }
        }
        final BigDecimal number = toDecimal(column, value, "boolean");
        if (number.signum() == 0) {
            return false;
        }
        if (number.compareTo(BigDecimal.ONE) == 0) {
            return true;
        }
        throw Misfit.fit(column, value, "boolean", "only 1, 0, true and false do");
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /// ASCII only: the JDK would take every script's digits.
    private static boolean isNumeric(String text) {
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '-' && c != '+' && c != '.' && c != 'e' && c != 'E') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /// As PostgreSQL prints them.
    private static boolean isSpecial(String text) {
        return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
    }
}
