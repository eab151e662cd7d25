package dev.luma.benchmarks.language;

import java.util.Collection;
import java.util.Locale;

/// The median of what was measured, the least and the greatest.
record Spread(double median, double least, double greatest) {
    /// @throws IllegalArgumentException if nothing was measured
    static Spread of(Collection<Double> measured) {
        if (measured.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        final double[] sorted =
                measured.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        final int half = sorted.length / 2;
        final double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /// `**12** (10–15)`, with so many decimals.
    String text(int decimals) {
        final String number = "%." + decimals + "f";
        return String.format(
                Locale.ROOT, "**" + number + "** (" + number + "–" + number + ")", median, least, greatest);
    }
}
