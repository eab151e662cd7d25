package dev.luma.benchmarks;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.Statistics;

/// The results on one server in Markdown: first medians, a column a driver; then everything, with the least and the
/// greatest iteration beside each median.
final class Table {
    private final String server;
    private final Map<Task, Map<Driver, Cells>> rows = new EnumMap<>(Task.class);

    /// All iterations of one task with one driver.
    private record Cells(ListStatistics cpu, ListStatistics clock, ListStatistics allocated) {
        Cells() {
            this(new ListStatistics(), new ListStatistics(), new ListStatistics());
        }

        void add(IterationResult iteration) {
            cpu.addValue(secondary(iteration, Costs.CPU));
            clock.addValue(iteration.getPrimaryResult().getScore());
            allocated.addValue(secondary(iteration, Costs.ALLOCATED));
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
        final Task task = Task.valueOf(result.getParams().getParam("task"));
        final Driver driver = Driver.valueOf(result.getParams().getParam("driver"));
        final Cells cells = rows.computeIfAbsent(task, fresh -> new EnumMap<>(Driver.class))
                .computeIfAbsent(driver, fresh -> new Cells());
        for (final BenchmarkResult fork : result.getBenchmarkResults()) {
            fork.getIterationResults().forEach(cells::add);
        }
    }

    @Override
    public String toString() {
        return "\n### " + server + "\n\n" + medians() + "\n" + everything();
    }

    // ---- medians

    private String medians() {
        final List<Driver> drivers = rows.values().stream()
                .flatMap(cells -> cells.keySet().stream())
                .distinct()
                .sorted()
                .toList();
        final StringBuilder table = new StringBuilder("Client CPU in µs; bytes allocated; both per operation.\n\n");
        table.append(drivers.stream().map(Driver::label).collect(Collectors.joining(" | ", "| | ", " |\n")));
        table.append("|---".repeat(drivers.size() + 1)).append("|\n");
        rows.forEach((task, cells) -> {
            table.append("| ").append(task.label());
            drivers.forEach(driver -> table.append(" | ").append(median(cells, driver)));
            table.append(" |\n");
        });
        return table.toString();
    }

    /// The best of the drivers stands in bold, CPU and bytes each for itself.
    private static String median(Map<Driver, Cells> row, Driver driver) {
        final Cells cells = row.get(driver);
        if (cells == null) {
            return "";
        }
        final boolean leastCpu = !driver.isFloor()
                && row.entrySet().stream()
                        .noneMatch(
                                other -> !other.getKey().isFloor() && median(other.getValue().cpu) < median(cells.cpu));
        final boolean leastAllocated = !driver.isFloor()
                && row.entrySet().stream()
                        .noneMatch(other -> !other.getKey().isFloor()
                                && median(other.getValue().allocated) < median(cells.allocated));
        return bold(micros(median(cells.cpu)), leastCpu) + "; " + bold(bytes(median(cells.allocated)), leastAllocated);
    }

    private static String bold(String text, boolean bold) {
        return bold ? "**" + text + "**" : text;
    }

    private static double median(Statistics values) {
        return values.getPercentile(50);
    }

    // ---- everything

    private String everything() {
        final StringBuilder table = new StringBuilder();
        table.append("| task | driver | client CPU µs/op | clock µs/op | bytes allocated/op |\n");
        table.append("|---|---|---|---|---|\n");
        rows.forEach((task, row) -> row.forEach((driver, cells) -> table.append("| ")
                .append(String.join(
                        " | ",
                        task.label(),
                        driver.label(),
                        spread(cells.cpu, Table::micros),
                        spread(cells.clock, Table::micros),
                        spread(cells.allocated, Table::bytes)))
                .append(" |\n")));
        return table.toString();
    }

    private interface Format {
        String of(double value);
    }

    private static String spread(Statistics values, Format format) {
        return "**" + format.of(median(values)) + "** (" + format.of(values.getMin()) + "–" + format.of(values.getMax())
                + ")";
    }

    /// Three digits or more.
    private static String micros(double value) {
        final int decimals = value < 1 ? 3 : value < 10 ? 2 : value < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private static String bytes(double value) {
        return value < 10_000
                ? String.format(Locale.ROOT, "%.0f B", value)
                : String.format(Locale.ROOT, "%.1f kB", value / 1000);
    }
}
