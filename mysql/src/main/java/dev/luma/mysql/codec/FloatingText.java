package dev.luma.mysql.codec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/// Floating-point numbers in decimal digits, as both servers print them.
///
/// A number of a column without fixed decimals has the fewest digits that name it: 17 at most for a DOUBLE, 6 for a
/// FLOAT. It has an exponent if it is 10^15 or more (unless digits stand behind its point) or less than 10^-15:
///
/// | number         | text               |
/// |----------------|--------------------|
/// | 1.5            | `1.5`              |
/// | 1e14           | `100000000000000`  |
/// | 1e15           | `1e15`             |
/// | 1e-15          | `0.000000000000001`|
/// | -1.5e-16       | `-1.5e-16`         |
///
/// A column with fixed decimals, such as DOUBLE(10,3), has never an exponent. Seen on MySQL 9.7.4 and
/// MariaDB 11.4.5 and 11.8.6, which agree.
final class FloatingText {
    /// The `decimals` of a column that has no fixed number of them.
    static final int NOT_FIXED = 31;

    private static final int MAX_LENGTH = 1024;
    private static final long EXACT_MANTISSA = 1L << 53;
    /// More than any double needs, and no danger to an `int`.
    private static final int ENOUGH = 100_000;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
    private static final int LARGEST_PLAIN_POINT = 15;
    private static final int SMALLEST_PLAIN_POINT = -14;

    private FloatingText() {}

    // ---- reading

    /// The number, or NaN if the text is none or goes beyond what a double holds.
    ///
    /// A text of up to 15 digits with an exponent of up to 22 is read without taking memory: its digits and the power
    /// of ten are both exact then, and one multiplication or division rounds as it should. Longer ones go through
    /// [Double#parseDouble].
    static double parse(byte[] bytes, int at, int length) {
        if (length > MAX_LENGTH) {
            return Double.NaN;
        }
        final int end = at + length;
        int i = at;
        final boolean negative = i < end && bytes[i] == '-';
        if (negative) {
            i++;
        }
        final int first = i;
        long mantissa = 0;
        int point = -1;
        boolean exact = true;
        for (; i < end; i++) {
            final int digit = bytes[i] - '0';
            if (digit >= 0 && digit <= 9) {
                exact &= mantissa < EXACT_MANTISSA / 10;
                mantissa = mantissa * 10 + digit;
            } else if (bytes[i] == '.' && point < 0) {
                point = i;
            } else {
                break;
            }
        }
        final int digits = i - first - (point < 0 ? 0 : 1);
        int exponent = point < 0 ? 0 : point + 1 - i;
        if (i < end) {
            final int written = exponent(bytes, i, end);
            if (written == Integer.MIN_VALUE) {
                return Double.NaN;
            }
            exponent += written;
        }
        if (digits == 0) {
            return Double.NaN;
        }
        if (!exact || exponent < -22 || exponent > 22) {
            return parseLong(bytes, at, length);
        }
        final double value = exponent < 0 ? mantissa / POWERS[-exponent] : mantissa * POWERS[exponent];
        return negative ? -value : value;
    }

    /// The exponent whose `e` is at `at`, or `Integer.MIN_VALUE` if there is none.
    private static int exponent(byte[] bytes, int at, int end) {
        if (bytes[at] != 'e' && bytes[at] != 'E') {
            return Integer.MIN_VALUE;
        }
        int i = at + 1;
        final boolean negative = i < end && bytes[i] == '-';
        if (negative || (i < end && bytes[i] == '+')) {
            i++;
        }
        if (i == end) {
            return Integer.MIN_VALUE;
        }
        int value = 0;
        for (; i < end; i++) {
            final int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE;
            }
            value = Math.min(value * 10 + digit, ENOUGH);
        }
        return negative ? -value : value;
    }

    /// What has passed [#parse]'s look at its grammar.
    private static double parseLong(byte[] bytes, int at, int length) {
        final double value = Double.parseDouble(text(bytes, at, length));
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    /// The float nearest to the text, whose nearest double is `value`; infinite if there is none.
    static float narrow(double value, byte[] bytes, int at, int length) {
        // Rounding twice goes wrong only where the first rounding ends half way between two floats.
        final boolean halfway = (Double.doubleToRawLongBits(value) & 0x1FFF_FFFF) == 0x1000_0000;
        final boolean subnormal = Math.abs(value) < Float.MIN_NORMAL && value != 0;
        return halfway || subnormal ? Float.parseFloat(text(bytes, at, length)) : (float) value;
    }

    private static String text(byte[] bytes, int at, int length) {
        return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    }

    // ---- printing

    /// The text of a DOUBLE.
    ///
    /// @param value finite
    /// @param decimals 0 to 30, or [#NOT_FIXED]
    /// @param zerofill the width to pad to with zeros; 0 for none
    static String ofDouble(double value, int decimals, int zerofill) {
        final BigDecimal shortest = shortest(Math.abs(value));
        return text(value, decimals < NOT_FIXED ? fixed(value, shortest, decimals) : free(shortest), zerofill);
    }

    /// The text of a FLOAT: six digits at most, unless it has fixed decimals.
    ///
    /// @param value finite
    /// @param decimals 0 to 30, or [#NOT_FIXED]
    /// @param zerofill the width to pad to with zeros; 0 for none
    static String ofFloat(float value, int decimals, int zerofill) {
        final double wide = Math.abs(value);
        final String digits = decimals < NOT_FIXED
                ? fixed(value, shortest(wide), decimals)
                : free(new BigDecimal(wide).round(SIX_DIGITS).stripTrailingZeros());
        return text(value, digits, zerofill);
    }

    private static String text(double value, String digits, int zerofill) {
        final boolean negative = Double.doubleToRawLongBits(value) < 0;
        return Digits.fill(negative ? "-" + digits : digits, zerofill);
    }

    /// The decimal with the fewest digits that is nearer to `value` than to any other double.
    private static BigDecimal shortest(double value) {
        final BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (digits.precision() != 2) {
            return digits;
        }
        // Double.toString gives two digits even where one would do: 4.9E-324.
        final BigDecimal one = digits.round(new MathContext(1, RoundingMode.HALF_EVEN));
        return one.doubleValue() == value ? one : digits;
    }

    private static String fixed(double value, BigDecimal shortest, int decimals) {
        final BigDecimal rounded = shortest.scale() > decimals
                ? new BigDecimal(Math.abs(value)).setScale(decimals, RoundingMode.HALF_EVEN)
                : shortest.setScale(decimals, RoundingMode.UNNECESSARY);
        return rounded.toPlainString();
    }

    private static String free(BigDecimal digits) {
        if (digits.signum() == 0) {
            return "0";
        }
        final int point = digits.precision() - digits.scale();
        if (point >= SMALLEST_PLAIN_POINT && (point <= LARGEST_PLAIN_POINT || digits.scale() > 0)) {
            return digits.toPlainString();
        }
        final String all = digits.unscaledValue().toString();
        final StringBuilder text = new StringBuilder(all.length() + 6).append(all.charAt(0));
        if (all.length() > 1) {
            text.append('.').append(all, 1, all.length());
        }
        return text.append('e').append(point - 1).toString();
    }
}
