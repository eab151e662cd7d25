package dev.luma.benchmarks.language;

import dev.luma.benchmarks.language.twins.Twin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Programs in Luma beside the same in Java, when the JVM is warm.
final class Twins {
    private static final int FORKS = 3;
    private static final int WARM_UP = 20;
    private static final int TURNS = 10;
    private static final int TURN_MILLIS = 100;

    private final Map<Twin, Times> times = new EnumMap<>(Twin.class);

    /// In microseconds a run.
    private record Times(List<Double> java, List<Double> luma) {
        /// One ratio for each pair of turns that followed one another.
        List<Double> ratios() {
            final List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < java.size(); i++) {
                ratios.add(luma.get(i) / java.get(i));
            }
            return ratios;
        }
    }

    /// Measures, and tells in Markdown.
    static String measure(List<Twin> programs, boolean isQuick) throws IOException, InterruptedException {
        final Twins twins = new Twins();
        for (int fork = 0; fork < (isQuick ? 1 : FORKS); fork++) {
            for (final Twin twin : programs) {
                twins.add(
                        twin,
                        ChildJvm.run(
                                TwinRun.class, twin.name(), isQuick ? 2 : WARM_UP, isQuick ? 2 : TURNS, TURN_MILLIS));
            }
        }
        return twins.table();
    }

    private void add(Twin twin, List<String> lines) {
        final Times of = times.computeIfAbsent(twin, none -> new Times(new ArrayList<>(), new ArrayList<>()));
        for (final String line : lines) {
            final String[] words = line.split(" ", -1);
            (words[0].equals("java") ? of.java() : of.luma()).add(Double.parseDouble(words[1]));
        }
    }

    private String table() {
        final StringBuilder table = new StringBuilder("""

                ### Warm, beside the same program in Java

                CPU time of a run in µs, median (least–greatest) of all turns of all forks; the ratio is that of turns
                which followed one another.

                | program | Java | Luma | Luma / Java |
                |---|---|---|---|
                """);
        times.forEach((twin, of) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s |%n",
                twin.label(),
                Spread.of(of.java()).text(0),
                Spread.of(of.luma()).text(0),
                Spread.of(of.ratios()).text(2))));
        return table.toString();
    }
}
