package dev.luma.jdbc.statement;

/// Counts of rows where only an `int` will do.
final class Counts {
    private Counts() {}

    /// The greatest `int` for whatever is greater.
    static int clamped(long count) {
        return (int) Math.min(count, Integer.MAX_VALUE);
    }

    static int[] clamped(long[] counts) {
        final int[] clamped = new int[counts.length];
        for (int i = 0; i < counts.length; i++) {
            clamped[i] = clamped(counts[i]);
        }
        return clamped;
    }
}
