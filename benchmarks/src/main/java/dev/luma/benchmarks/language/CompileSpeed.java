package dev.luma.benchmarks.language;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How many lines the compiler takes in a second, from text to class files.
final class CompileSpeed {
    private static final int LINES = 50_000;
    private static final int FORKS = 5;
    private static final int REPEATED = 12;

    private CompileSpeed() {}

    /// Measures, and tells in Markdown.
    static String measure(boolean isQuick) throws IOException, InterruptedException {
        final List<Double> first = new ArrayList<>();
        final List<Double> warm = new ArrayList<>();
        final int lines = GeneratedProgram.lines(GeneratedProgram.ofLines(LINES));
        for (int fork = 0; fork < (isQuick ? 1 : FORKS); fork++) {
            final List<Double> millis = ChildJvm.run(CompileRun.class, LINES, isQuick ? 3 : REPEATED).stream()
                    .map(Double::parseDouble)
                    .toList();
            first.add(lines / millis.getFirst());
            millis.subList(millis.size() / 2, millis.size()).forEach(one -> warm.add(lines / one));
        }
        return String.format(
                Locale.ROOT,
                """

                ### Compile speed

                A program of %,d lines in %d files, in thousands of lines a second, median (least–greatest).

                | | 1000 lines/s |
                |---|---|
                | the first time in a JVM | %s |
                | warm | %s |
                """,
                lines,
                GeneratedProgram.ofLines(LINES).size(),
                Spread.of(first).text(0),
                Spread.of(warm).text(0));
    }
}
