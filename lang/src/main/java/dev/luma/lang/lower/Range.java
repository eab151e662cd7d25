package dev.luma.lang.lower;

import dev.luma.lang.types.Typed.Arithmetic;
import org.jspecify.annotations.Nullable;

/// The least and the greatest value that an int can have at a place.
public record Range(long least, long greatest) {
    public static final Range ALL = new Range(Long.MIN_VALUE, Long.MAX_VALUE);
    public static final Range BYTE = new Range(0, 255);
    /// What a size or an index that is there can be.
    public static final Range SIZE = new Range(0, Integer.MAX_VALUE);

    public static Range of(long value) {
        return new Range(value, value);
    }

    /// Whether an int of the JVM can hold it.
    public boolean fitsInt() {
        return least >= Integer.MIN_VALUE && greatest <= Integer.MAX_VALUE;
    }

    /// Whether all of another one is in it.
    public boolean contains(Range other) {
        return least <= other.least && other.greatest <= greatest;
    }

    public boolean contains(long value) {
        return least <= value && value <= greatest;
    }

    /// Whether the result of an operation on values of two ranges always fits in 64 bits. Division by zero is another
    /// matter.
    public static boolean isSafe(Arithmetic operator, Range a, Range b) {
        return switch (operator) {
            case ADD -> !overflowsAdd(a.least, b.least) && !overflowsAdd(a.greatest, b.greatest);
            case SUBTRACT -> !overflowsSubtract(a.least, b.greatest) && !overflowsSubtract(a.greatest, b.least);
            case MULTIPLY ->
                fitsProduct(a.least, b.least)
                        && fitsProduct(a.least, b.greatest)
                        && fitsProduct(a.greatest, b.least)
                        && fitsProduct(a.greatest, b.greatest);
            case DIVIDE -> !(a.contains(Long.MIN_VALUE) && b.contains(-1));
            case REMAINDER -> true;
        };
    }

    /// The range of the result, if there is one: what does not fit in 64 bits panics.
    public static Range of(Arithmetic operator, Range a, Range b) {
        return switch (operator) {
            case ADD -> new Range(sum(a.least, b.least), sum(a.greatest, b.greatest));
            case SUBTRACT -> new Range(difference(a.least, b.greatest), difference(a.greatest, b.least));
            case MULTIPLY -> product(a, b);
            case DIVIDE -> quotient(a, b);
            case REMAINDER -> remainder(a, b);
        };
    }

    /// The range of what has the other sign.
    public Range negated() {
        return new Range(negated(greatest), negated(least));
    }

    private static Range product(Range a, Range b) {
        final long w = product(a.least, b.least);
        final long x = product(a.least, b.greatest);
        final long y = product(a.greatest, b.least);
        final long z = product(a.greatest, b.greatest);
        return new Range(Math.min(Math.min(w, x), Math.min(y, z)), Math.max(Math.max(w, x), Math.max(y, z)));
    }

    private static Range quotient(Range a, Range b) {
        if (b.least <= 0) {
            return ALL; // by a positive number is what is common
        }
        return new Range(
                a.least / (a.least < 0 ? b.least : b.greatest), a.greatest / (a.greatest < 0 ? b.greatest : b.least));
    }

    /// It has the sign of the left side, and is no further from zero than that.
    private static Range remainder(Range a, Range b) {
        if (b.least == Long.MIN_VALUE) {
            return new Range(Math.min(a.least, 0), Math.max(a.greatest, 0));
        }
        final long most = Math.max(0, Math.max(Math.abs(b.least), Math.abs(b.greatest)) - 1);
        return new Range(Math.clamp(a.least, -most, 0L), Math.clamp(a.greatest, 0L, most));
    }

    // ---- sets of values

    /// What is in both; null if nothing is.
    public @Nullable Range within(Range other) {
        final long from = Math.max(least, other.least);
        final long to = Math.min(greatest, other.greatest);
        return from <= to ? new Range(from, to) : null;
    }

    /// What is in one of the two, and between them.
    public Range with(Range other) {
        return new Range(Math.min(least, other.least), Math.max(greatest, other.greatest));
    }

    /// The same without a value, as far as that is an end; null if nothing else is in it.
    public @Nullable Range without(long value) {
        if (least == value) {
            return greatest == value ? null : new Range(least + 1, greatest);
        }
        return greatest == value ? new Range(least, greatest - 1) : this;
    }

    /// This range where the other one is in it; else an end that does not reach as far is given up.
    Range widened(Range by) {
        return new Range(by.least < least ? Long.MIN_VALUE : least, by.greatest > greatest ? Long.MAX_VALUE : greatest);
    }

    /// What is less than a value; null if nothing is.
    static @Nullable Range below(long value) {
        return value == Long.MIN_VALUE ? null : new Range(Long.MIN_VALUE, value - 1);
    }

    /// What is greater than a value; null if nothing is.
    static @Nullable Range above(long value) {
        return value == Long.MAX_VALUE ? null : new Range(value + 1, Long.MAX_VALUE);
    }

    // ---- as far as it fits in 64 bits

    private static long sum(long a, long b) {
        return overflowsAdd(a, b) ? extreme(a < 0) : a + b;
    }

    private static long difference(long a, long b) {
        return overflowsSubtract(a, b) ? extreme(a < 0) : a - b;
    }

    private static long product(long a, long b) {
        return fitsProduct(a, b) ? a * b : extreme(a < 0 != b < 0);
    }

    private static long negated(long a) {
        return a == Long.MIN_VALUE ? Long.MAX_VALUE : -a;
    }

    private static long extreme(boolean isNegative) {
        return isNegative ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    private static boolean overflowsAdd(long a, long b) {
        final long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0;
    }

    private static boolean overflowsSubtract(long a, long b) {
        final long difference = a - b;
        return ((a ^ b) & (a ^ difference)) < 0;
    }

    private static boolean fitsProduct(long a, long b) {
        final long high = Math.multiplyHigh(a, b);
        final long low = a * b;
        return high == 0 && low >= 0 || high == -1 && low < 0;
    }
}
