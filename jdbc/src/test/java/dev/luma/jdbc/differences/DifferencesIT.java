package dev.luma.jdbc.differences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One script of calls by ours and by both established drivers: wherever they differ, the documentation says why.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
class DifferencesIT {
    private static final Path PAGE = Path.of("../docs/jdbc-differences.md");
    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\|");

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
        try (Connection connection = DriverManager.getConnection(url)) {
            for (final var step : Script.whole().entrySet()) {
                outcomes.put(step.getKey(), outcome(connection, step.getValue()));
            }
        }
        return outcomes;
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // whatever it throws is the outcome
    private static String outcome(Connection connection, Script.Step step) {
        try {
            return Script.shown(step.run(connection));
        } catch (Exception e) {
            return Script.shown(e);
        }
    }

    private static List<String> documented() throws IOException {
        final List<String> patterns = new ArrayList<>();
        for (final String line : Files.readAllLines(PAGE)) {
            final Matcher row = ROW.matcher(line);
            if (row.find()) {
                patterns.add(row.group(1));
            }
        }
        return patterns;
    }

    /// @param pattern a step's name; a star stands for anything
    private static boolean fits(String pattern, String step) {
        return step.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
    }

    @Test
    void everyDifferenceIsExplained() throws SQLException, IOException {
        try (Connection first = TestDatabase.open(server)) {
            assertTrue(first.isValid(5));
        }
        final Map<String, String> ours = run(TestDatabase.url(server, ""));
        final Map<String, String> mysql =
                run(peer("mysql", "sslMode=DISABLED&allowPublicKeyRetrieval=true&allowMultiQueries=false"));
        final Map<String, String> mariadb = run(peer("mariadb", "sslMode=disable&allowPublicKeyRetrieval=true"));
        final List<String> documented = documented();
        final List<String> unexplained = new ArrayList<>();
        ours.forEach((step, outcome) -> {
            final String one = Objects.requireNonNull(mysql.get(step));
            final String other = Objects.requireNonNull(mariadb.get(step));
            final boolean differs = !outcome.equals(one) || !outcome.equals(other);
            if (differs && documented.stream().noneMatch(pattern -> fits(pattern, step))) {
                unexplained.add(
                        step + "\n    ours " + outcome + "\n    Connector/J " + one + "\n    MariaDB/J " + other);
            }
        });
        assertEquals(List.of(), unexplained, () -> "\n" + String.join("\n", unexplained));
    }

    @Test
    void everyExplanationIsOfACallOfTheScript() throws IOException {
        for (final String pattern : documented()) {
            assertTrue(Script.whole().keySet().stream().anyMatch(step -> fits(pattern, step)), pattern);
        }
    }
}
