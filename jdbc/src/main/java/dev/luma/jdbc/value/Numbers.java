package dev.luma.jdbc.value;

import dev.luma.db.spi.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.Locale;

/// Natural values to numbers, as JDBC has it: an integer takes a fraction's whole part, a truth value is whatever
/// is not zero. A number that is too large, and a text that is none, are refused.
///
/// Bounded: neither a text of a million digits nor an exponent of a billion costs more than the refusal.
final class Numbers {
    private static final int MAX_DIGITS = 10_000;
    /// Digits of a long that never overflows.
    private static final int SAFE_LONG_DIGITS = 18;

    private Numbers() {}

    /// The whole part.
    static long toLong(Place place, Object value, long least, long greatest, String target) throws SQLException {
        final long number = whole(place, value, target);
        if (number < least || number > greatest) {
            throw Misfit.range(place, value, target);
        }
        return number;
    }

    private static long whole(Place place, Object value, String target) throws SQLException {
        return switch (value) {
            case Long number -> number;
            case Integer number -> number;
            case Boolean truth -> truth ? 1 : 0;
            case Double number -> whole(place, value, number.doubleValue(), target);
            case Float number -> whole(place, value, number.doubleValue(), target);
            default -> {
                if (value instanceof String text && text.length() <= SAFE_LONG_DIGITS && isDigits(text)) {
                    yield Long.parseLong(text);
                }
                yield whole(place, value, toDecimal(place, value, target), target);
            }
        };
    }

    private static long whole(Place place, Object value, double number, String target) throws SQLException {
        // 2^63 itself is a double, and the first one too large.
        if (!(number >= -0x1p63 && number < 0x1p63)) {
            throw Misfit.range(place, value, target);
        }
        return (long) number;
    }

    private static long whole(Place place, Object value, BigDecimal number, String target) throws SQLException {
        if (digits(number) > 19) {
            throw Misfit.range(place, value, target);
        }
        final BigInteger whole = wholePart(number);
        if (whole.bitLength() >= Long.SIZE) {
            throw Misfit.range(place, value, target);
        }
        return whole.longValue();
    }

    /// Digits in front of the point, so that `1E1000000000` is never written out.
    private static long digits(BigDecimal number) {
        return number.signum() == 0 ? 0 : (long) number.precision() - number.scale();
    }

    /// The whole part.
    static BigInteger toBigInteger(Place place, Object value) throws SQLException {
        if (value instanceof BigInteger number) {
            return number;
        }
        final BigDecimal number = toDecimal(place, value, "BigInteger");
        if (digits(number) > MAX_DIGITS) {
            throw Misfit.range(place, value, "BigInteger");
        }
        return wholePart(number);
    }

    /// Of no more than so many digits. What is less than one is not divided: `1E-1000000000` has a billion digits
    /// behind
    /// its point.
    private static BigInteger wholePart(BigDecimal number) {
        return digits(number) <= 0 ? BigInteger.ZERO : number.toBigInteger();
    }

    /// Rounded to so many digits behind the point.
    static BigDecimal rounded(Place place, BigDecimal number, int scale) throws SQLException {
        final long digits = digits(number);
        if (Math.abs((long) scale) > MAX_DIGITS || digits > MAX_DIGITS) {
            throw Misfit.range(place, number, "a number with " + scale + " digits behind its point");
        }
        return (digits < -scale ? BigDecimal.ZERO : number).setScale(scale, RoundingMode.HALF_UP);
    }

    /// Exact, but for FLOAT and DOUBLE: there the shortest decimal that names the value.
    static BigDecimal toDecimal(Place place, Object value, String target) throws SQLException {
        return switch (value) {
            case BigDecimal number -> number;
            case Long number -> BigDecimal.valueOf(number);
            case BigInteger number -> new BigDecimal(number);
            case Boolean truth -> truth ? BigDecimal.ONE : BigDecimal.ZERO;
            case Number number -> decimal(place, number, number.toString(), target);
            case String text -> decimal(place, text, text.strip(), target);
            case byte[] bytes -> new BigDecimal(bits(place, bytes, target));
            default -> throw noNumber(place, target);
        };
    }

    private static BigInteger bits(Place place, byte[] bytes, String target) throws SQLException {
        if (!(place instanceof ResultColumn column) || column.kind() != Kind.BITS) {
            throw noNumber(place, target);
        }
        return new BigInteger(1, bytes);
    }

    private static SQLException noNumber(Place place, String target) {
        return Misfit.kind(place, target, "it holds no number");
    }

    private static BigDecimal decimal(Place place, Object value, String text, String target) throws SQLException {
        if (text.length() > MAX_DIGITS || !isNumeric(text)) {
            throw Misfit.text(place, value, target);
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw Misfit.text(place, value, target);
        }
    }

    /// The nearest one.
    static double toDouble(Place place, Object value) throws SQLException {
        final double number = switch (value) {
            case Double exact -> exact;
            case Float exact -> exact;
            case Long whole -> whole;
            // Not by way of a decimal, which has no negative zero.
            case String text -> nearest(place, text.strip());
            default -> toDecimal(place, value, "double").doubleValue();
        };
        if (Double.isInfinite(number) && !(value instanceof Number)) {
            throw Misfit.range(place, value, "double");
        }
        return number;
    }

    private static double nearest(Place place, String text) throws SQLException {
        if (text.length() > MAX_DIGITS || !isNumeric(text)) {
            throw Misfit.text(place, text, "double");
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw Misfit.text(place, text, "double");
        }
    }

    /// The nearest one.
    static float toFloat(Place place, Object value) throws SQLException {
        final double number = toDouble(place, value);
        final float nearest = (float) number;
        if (Float.isInfinite(nearest) && !Double.isInfinite(number)) {
            throw Misfit.range(place, value, "float");
        }
        return value instanceof Float exact ? exact : nearest;
    }

    /// Whatever is not zero; of texts also `true`, `yes`, `y`, `t` and their contraries.
    static boolean toBoolean(Place place, Object value) throws SQLException {
        return switch (value) {
            case Boolean truth -> truth;
            case Double number -> number != 0;
            case Float number -> number != 0;
            case String text -> isTrue(place, text.strip());
            default -> toDecimal(place, value, "boolean").signum() != 0;
        };
    }

    private static boolean isTrue(Place place, String text) throws SQLException {
        return switch (text.length() <= 5 ? text.toLowerCase(Locale.ROOT) : "") {
            case "true", "t", "yes", "y", "1" -> true;
            case "false", "f", "no", "n", "0" -> false;
            default -> decimal(place, text, text, "boolean").signum() != 0;
        };
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
}
