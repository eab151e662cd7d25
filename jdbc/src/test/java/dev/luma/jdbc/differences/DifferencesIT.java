package dev.luma.jdbc.differences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.jdbc.TestDatabase;
import dev.luma.jdbc.differences.ExplainedDifferences.Outcomes;
import dev.luma.jdbc.differences.ExplainedDifferences.Row;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One script of calls by ours and by both established drivers: wherever they differ, the documentation says why, and
/// it
/// says so of nothing else.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
class DifferencesIT {
    private static final Path PAGE = Path.of("../docs/jdbc-differences.md");

    private final TimeZone before = TimeZone.getDefault();
    private final RealServer server;

    DifferencesIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void inAZoneWithSummerTime() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    }

    @AfterEach
    void back() {
        TimeZone.setDefault(before);
    }

    private String peer(String scheme, String options) {
        return "jdbc:" + scheme + "://127.0.0.1:" + server.port() + "/luma_jdbc?user=root&" + options;
    }

    private Map<String, String> run(String url) throws SQLException {
        final Map<String, String> outcomes = new LinkedHashMap<>();
        Connection connection = DriverManager.getConnection(url);
        try {
            for (final var step : Script.whole(server.isMariaDb()).entrySet()) {
                final String outcome = outcome(connection, step.getValue());
                outcomes.put(step.getKey(), outcome);
                if (isBroken(outcome)) {
                    connection.close();
                    connection = DriverManager.getConnection(url);
                }
            }
        } finally {
            connection.close();
        }
        return outcomes;
    }

    /// A driver that does not understand the answer, as MariaDB/J of MySQL's vectors, goes on at a wrong place of it.
    private static boolean isBroken(String outcome) {
        return outcome.startsWith("! ") && outcome.indexOf(' ', 2) < 0;
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // whatever it throws is the outcome
    private static String outcome(Connection connection, Steps.Step step) {
        try {
            return Script.shown(step.run(connection));
        } catch (Exception e) {
            return Script.shown(e);
        }
    }

    /// The steps in which the drivers are not all alike.
    private List<Outcomes> differences() throws SQLException {
        try (Connection first = TestDatabase.open(server)) {
            assertTrue(first.isValid(5));
        }
        final Map<String, String> ours = run(TestDatabase.url(server, ""));
        final Map<String, String> mysql =
                run(peer("mysql", "sslMode=DISABLED&allowPublicKeyRetrieval=true&allowMultiQueries=false"));
        final Map<String, String> mariadb = run(peer("mariadb", "sslMode=disable&allowPublicKeyRetrieval=true"));
        final List<Outcomes> differences = new ArrayList<>();
        ours.forEach((step, outcome) -> {
            final Outcomes outcomes = new Outcomes(
                    step, outcome, Objects.requireNonNull(mysql.get(step)), Objects.requireNonNull(mariadb.get(step)));
            if (outcomes.differ()) {
                differences.add(outcomes);
            }
        });
        return differences;
    }

    /// What a server says of itself changes with its version; what a value becomes does not.
    private static boolean isOfAMatrix(String step) {
        return !step.startsWith("metadata ") && !step.contains(": column");
    }

    @Test
    void eachDifferenceIsExplainedAndEachExplanationIsOfOne() throws SQLException, IOException {
        final String name = server.isMariaDb() ? "MariaDB" : "MySQL";
        final List<Row> rows = ExplainedDifferences.read(PAGE).rows().stream()
                .filter(row -> row.isOf(name))
                .toList();
        final List<String> wrong = new ArrayList<>();
        final Set<Row> met = new LinkedHashSet<>();
        final RecordedOutcomes recorded = new RecordedOutcomes(name);
        for (final Outcomes outcomes : differences()) {
            final List<Row> fitting =
                    rows.stream().filter(row -> row.fits(outcomes)).toList();
            if (fitting.isEmpty()) {
                wrong.add("not explained: " + outcomes);
            }
            if (isOfAMatrix(outcomes.step()) && fitting.stream().noneMatch(row -> row.shows(name))) {
                recorded.add(outcomes.step(), outcomes.ours());
            }
            fitting.stream()
                    .filter(row -> row.shows(name) && !row.isTrueOf(outcomes))
                    .forEach(row -> wrong.add("the page shows something else: " + outcomes));
            met.addAll(fitting);
        }
        rows.stream().filter(row -> !met.contains(row)).forEach(row -> wrong.add("explained, and not met: " + row));
        wrong.addAll(recorded.changes());
        assertEquals(List.of(), wrong, () -> "on " + name + "\n" + String.join("\n", wrong));
    }
}
