package dev.luma.lang.std;

import dev.luma.lang.runtime.Panics;

/// Luma's numbers as the JVM's sizes.
final class Sizes {
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    /// Ten years: longer than anyone waits, and safe to count in nanoseconds.
    private static final long MAX_MILLIS = 315_360_000_000L;

    private Sizes() {}

    /// The length of an array.
    static int array(long n) {
        if (n < 0) {
            throw Panics.negative(n);
        }
        if (n > MAX_ARRAY) {
            throw Panics.unfit(n, "a list");
        }
        return (int) n;
    }

    /// A span of time.
    static long millis(long ms) {
        if (ms < 0) {
            throw Panics.negative(ms);
        }
        return Math.min(ms, MAX_MILLIS);
    }
}
