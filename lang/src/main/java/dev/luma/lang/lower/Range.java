package dev.luma.lang.lower;

import dev.luma.lang.types.Typed.Arithmetic;

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

    /// The range of the result, [#ALL] where nothing is known.
    public static Range of(Arithmetic operator, Range a, Range b) {
        if (!isSafe(operator, a, b)) {
            return ALL;
        }
        return switch (operator) {
            case ADD -> new Range(a.least + b.least, a.greatest + b.greatest);
            case SUBTRACT -> new Range(a.least - b.greatest, a.greatest - b.least);
            case MULTIPLY -> product(a, b);
            case DIVIDE -> quotient(a, b);
            case REMAINDER -> remainder(a, b);
        };
    }

    private static Range product(Range a, Range b) {
        final long w = a.least * b.least;
        final long x = a.least * b.greatest;
        final long y = a.greatest * b.least;
        final long z = a.greatest * b.greatest;
        return new Range(Math.min(Math.min(w, x), Math.min(y, z)), Math.max(Math.max(w, x), Math.max(y, z)));
    }

    private static Range quotient(Range a, Range b) {
        // Only what is common: by a positive number, which brings both ends nearer to zero.
        return b.least > 0 ? new Range(Math.min(a.least, 0), Math.max(a.greatest, 0)) : ALL;
    }

    private static Range remainder(Range a, Range b) {
        if (b.least == Long.MIN_VALUE) {
            return ALL;
        }
        final long most = Math.max(Math.abs(b.least), Math.abs(b.greatest)) - 1;
        return new Range(a.least >= 0 ? 0 : -Math.max(most, 0), a.greatest <= 0 ? 0 : Math.max(most, 0));
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
