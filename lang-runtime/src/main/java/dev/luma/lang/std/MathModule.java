package dev.luma.lang.std;

import dev.luma.lang.runtime.Arithmetic;
import dev.luma.lang.runtime.Panic;
import dev.luma.lang.runtime.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.concurrent.ThreadLocalRandom;

/// Luma's `math`.
public final class MathModule {
    public static final double PI = Math.PI;
    public static final double E = Math.E;
    public static final double INF = Double.POSITIVE_INFINITY;
    public static final double NAN = Double.NaN;
    public static final long MAX_INT = Long.MAX_VALUE;
    public static final long MIN_INT = Long.MIN_VALUE;

    private static final int MAX_DIGITS = 100;

    private MathModule() {}

    public static long abs(long x) {
        return Arithmetic.abs(x);
    }

    public static double abs(double x) {
        return Math.abs(x);
    }

    public static long min(long a, long b) {
        return Math.min(a, b);
    }

    public static double min(double a, double b) {
        return Math.min(a, b);
    }

    public static long max(long a, long b) {
        return Math.max(a, b);
    }

    public static double max(double a, double b) {
        return Math.max(a, b);
    }

    public static double floor(double x) {
        return Math.floor(x);
    }

    public static double ceil(double x) {
        return Math.ceil(x);
    }

    /// A half goes away from zero.
    public static double round(double x) {
        final double size = Math.abs(x);
        final double whole = Math.floor(size);
        return Math.copySign(size - whole >= 0.5 ? whole + 1 : whole, x);
    }

    public static double sqrt(double x) {
        return Math.sqrt(x);
    }

    public static double exp(double x) {
        return Math.exp(x);
    }

    public static double log(double x) {
        return Math.log(x);
    }

    public static double log10(double x) {
        return Math.log10(x);
    }

    public static double sin(double x) {
        return Math.sin(x);
    }

    public static double cos(double x) {
        return Math.cos(x);
    }

    public static double tan(double x) {
        return Math.tan(x);
    }

    public static double atan2(double y, double x) {
        return Math.atan2(y, x);
    }

    public static double pow(double x, double y) {
        return Math.pow(x, y);
    }

    public static boolean isNan(double x) {
        return Double.isNaN(x);
    }

    /// Rounds what the float is exactly, so that `fixed(2.675, 2)` is 2.67.
    public static String fixed(double x, long digits) {
        if (digits < 0 || digits > MAX_DIGITS) {
            throw Panic.of("convert", digits + " digits are not within 0 to " + MAX_DIGITS);
        }
        if (!Double.isFinite(x)) {
            return Text.of(x);
        }
        return new BigDecimal(x).setScale((int) digits, RoundingMode.HALF_UP).toPlainString();
    }

    public static double random() {
        return ThreadLocalRandom.current().nextDouble();
    }

    public static long randomInt(long from, long to) {
        if (from >= to) {
            throw Panic.of("convert", "no number is " + from + " or more and less than " + to);
        }
        return ThreadLocalRandom.current().nextLong(from, to);
    }
}
