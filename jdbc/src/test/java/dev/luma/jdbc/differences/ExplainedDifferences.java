package dev.luma.jdbc.differences;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines of the page on differences: each begins with the name of a step, in which a star is anything, and the
/// server, if
/// it is of one alone.
record ExplainedDifferences(List<Row> rows) {
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)`( on (MySQL|MariaDB))? \\|(.*)\\|");

    /// What a step's name has behind it where all three drivers refuse it, so that one line tells of all such steps.
    static final String ALL_REFUSE = ", which all refuse";

    /// @param on    the server, or empty for both
    /// @param cells what each of the three drivers gives, and why they differ
    record Row(String step, String on, List<String> cells) {
        boolean isOf(String server) {
            return on.isEmpty() || on.equals(server);
        }

        boolean fits(Outcomes outcomes) {
            return fits(outcomes.step()) || outcomes.allRefuse() && fits(outcomes.step() + ALL_REFUSE);
        }

        private boolean fits(String name) {
            return name.matches(Pattern.quote(step).replace("*", "\\E.*\\Q"));
        }

        /// Whether it shows what the drivers gave on this server, and not a summary: it is of one step, and none of
        /// its cells
        /// is `··`. Those of both servers show MySQL's.
        boolean shows(String server) {
            return !step.contains("*") && !cells.contains("··") && server.equals(on.isEmpty() ? "MySQL" : on);
        }

        boolean isTrueOf(Outcomes outcomes) {
            return cells.subList(0, 3).equals(outcomes.cells());
        }

        @Override
        public String toString() {
            return step + (on.isEmpty() ? "" : " on " + on);
        }
    }

    /// What one step gave by each driver.
    record Outcomes(String step, String ours, String mysql, String mariadb) {
        boolean differ() {
            return !ours.equals(mysql) || !ours.equals(mariadb);
        }

        boolean allRefuse() {
            return ours.startsWith("! ") && mysql.startsWith("! ") && mariadb.startsWith("! ");
        }

        List<String> cells() {
            return List.of(cell(ours), cell(mysql), cell(mariadb));
        }

        private static String cell(String outcome) {
            return outcome.replaceFirst("^! ", "")
                    .replaceFirst("^String ", "")
                    .replace(", ! ", ", ")
                    .replace("|", "\\|")
                    .strip();
        }

        @Override
        public String toString() {
            return "| `" + step + "` | " + String.join(" | ", cells()) + " |";
        }
    }

    static ExplainedDifferences read(Path page) throws IOException {
        final List<Row> rows = new ArrayList<>();
        for (final String line : Files.readAllLines(page)) {
            final Matcher row = ROW.matcher(line);
            if (row.matches()) {
                final String on = row.group(3);
                rows.add(new Row(row.group(1), on == null ? "" : on, cells(row.group(4))));
            }
        }
        return new ExplainedDifferences(rows);
    }

    private static List<String> cells(String text) {
        final List<String> cells = new ArrayList<>();
        for (final String cell : text.split("(?<!\\\\)\\|")) {
            cells.add(cell.strip());
        }
        return cells;
    }
}
