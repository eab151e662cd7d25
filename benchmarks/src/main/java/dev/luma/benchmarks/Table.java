package dev.luma.benchmarks;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.Statistics;

/// The results as a table in Markdown: a row a benchmark and driver; medians, with the least and the greatest iteration
/// beside them.
final class Table {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final String server;
    private final Map<String, Cells> rows = new TreeMap<>();

    /// All iterations of one benchmark with one driver.
    private record Cells(ListStatistics cpu, ListStatistics clock, ListStatistics allocated) {
        Cells() {
            this(new ListStatistics(), new ListStatistics(), new ListStatistics());
        }

        void add(IterationResult iteration) {
            cpu.addValue(secondary(iteration, CpuProfiler.LABEL));
            clock.addValue(iteration.getPrimaryResult().getScore());
            allocated.addValue(secondary(iteration, ALLOCATED));
        }

        private static double secondary(IterationResult iteration, String label) {
            return Objects.requireNonNull(iteration.getSecondaryResults().get(label), label)
                    .getScore();
        }
    }

    /// @param server what it calls itself
    Table(String server) {
        this.server = server;
    }

    void add(RunResult result) {
        final String benchmark = result.getParams().getBenchmark();
        final String name = benchmark.substring(benchmark.lastIndexOf('.') + 1);
        final Cells cells =
                rows.computeIfAbsent(name + " | " + result.getParams().getParam("driver"), fresh -> new Cells());
        for (final BenchmarkResult fork : result.getBenchmarkResults()) {
            fork.getIterationResults().forEach(cells::add);
        }
    }

    @Override
    public String toString() {
        final StringBuilder table = new StringBuilder("\n### ").append(server).append("\n\n");
        table.append("| benchmark | driver | client CPU µs/op | clock µs/op | bytes allocated/op |\n");
        table.append("|---|---|---|---|---|\n");
        rows.forEach((name, cells) -> table.append("| " + name + " | " + spread(cells.cpu, 1) + " | "
                + spread(cells.clock, 1) + " | " + spread(cells.allocated, 0) + " |\n"));
        return table.toString();
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
