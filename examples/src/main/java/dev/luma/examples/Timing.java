package dev.luma.examples;

import java.util.Locale;

/// How long something took, for people.
final class Timing {
    private Timing() {}

    /// @param start what [System#nanoTime] said at the beginning
    static String since(long start) {
        final double millis = (System.nanoTime() - start) / 1e6;
        return millis < 1000
                ? String.format(Locale.ROOT, "%.1f ms", millis)
                : String.format(Locale.ROOT, "%.1f s", millis / 1000);
    }
}
