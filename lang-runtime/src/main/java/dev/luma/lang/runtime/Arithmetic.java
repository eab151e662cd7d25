package dev.luma.lang.runtime;

/// The arithmetic of int. What does not fit panics.
public final class Arithmetic {
    private Arithmetic() {}

    public static long add(long a, long b) {
        try {
            return Math.addExact(a, b);
        } catch (ArithmeticException e) {
            throw overflow(a, " + ", b);
        }
    }

    public static long subtract(long a, long b) {
        try {
            return Math.subtractExact(a, b);
        } catch (ArithmeticException e) {
            throw overflow(a, " - ", b);
        }
    }

    public static long multiply(long a, long b) {
        try {
            return Math.multiplyExact(a, b);
        } catch (ArithmeticException e) {
            throw overflow(a, " * ", b);
        }
    }

    /// Towards zero.
    public static long divide(long a, long b) {
        if (b == 0) {
            throw zero();
        }
        if (b == -1 && a == Long.MIN_VALUE) {
            throw overflow(a, " / ", b);
        }
        return a / b;
    }

    /// With the sign of the left side.
    public static long remainder(long a, long b) {
        if (b == 0) {
            throw zero();
        }
        return a % b;
    }

    public static long negate(long a) {
        if (a == Long.MIN_VALUE) {
            throw overflow("-(" + a + ")");
        }
        return -a;
    }

    /// Without its sign.
    public static long abs(long a) {
        if (a == Long.MIN_VALUE) {
            throw overflow("abs(" + a + ")");
        }
        return Math.abs(a);
    }

    private static Panic overflow(long a, String operator, long b) {
        return overflow(a + operator + b);
    }

    private static Panic overflow(String what) {
        return Panic.of("overflow", "integer overflow: " + what);
    }

    private static Panic zero() {
        return Panic.of("divide", "division by zero");
    }
}
