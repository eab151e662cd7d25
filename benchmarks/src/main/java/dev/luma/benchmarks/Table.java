package dev.luma.benchmarks;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.Statistics;

/// The results as a table in Markdown: a row a benchmark and driver; medians, with the least and the greatest iteration
/// beside them.
final class Table {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private Table() {}

    static String of(String server, Collection<RunResult> results) {
        final StringBuilder table = new StringBuilder("\n### ").append(server).append("\n\n");
        table.append("| benchmark | driver | client CPU µs/op | clock µs/op | bytes allocated/op |\n");
        table.append("|---|---|---|---|---|\n");
        final Map<String, String> rows = new TreeMap<>();
        for (final RunResult result : results) {
            final String benchmark = result.getParams().getBenchmark();
            final String name = benchmark.substring(benchmark.lastIndexOf('.') + 1);
            final String driver = result.getParams().getParam("driver");
            rows.put(
                    name + " " + driver,
                    "| " + name + " | " + driver + " | " + spread(statistics(result, CpuProfiler.LABEL), 1) + " | "
                            + spread(clock(result), 1) + " | " + spread(statistics(result, ALLOCATED), 0) + " |\n");
        }
        rows.values().forEach(table::append);
        return table.toString();
    }

    private static Statistics statistics(RunResult result, String label) {
        final ListStatistics values = new ListStatistics();
        for (final var fork : result.getBenchmarkResults()) {
            for (final IterationResult iteration : fork.getIterationResults()) {
                final Result<?> secondary =
                        Objects.requireNonNull(iteration.getSecondaryResults().get(label), label);
                values.addValue(secondary.getScore());
            }
        }
        return values;
    }

    private static Statistics clock(RunResult result) {
        final ListStatistics values = new ListStatistics();
        for (final var fork : result.getBenchmarkResults()) {
            for (final IterationResult iteration : fork.getIterationResults()) {
                values.addValue(iteration.getPrimaryResult().getScore());
            }
        }
        return values;
    }

    private static String spread(Statistics values, int decimals) {
        final String number = "%." + decimals + "f";
        return String.format(
                Locale.ROOT,
                "**" + number + "** (" + number + "–" + number + ")",
                values.getPercentile(50),
                values.getMin(),
                values.getMax());
    }
}
