package dev.luma.jdbc.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One connection, used by several threads: each reads its own answer, whole, whatever the others do meanwhile.
@ServerTest
@Timeout(120)
class ThreadsIT {
    private final RealServer server;

    ThreadsIT(RealServer server) {
        this.server = server;
    }

    @Test
    void rowsStayWhatTheyAreWhileAnotherThreadTakesTheLine() throws Exception {
        try (Connection connection = TestDatabase.open(server)) {
            inParallel(
                    () -> numbers(connection, "a", 20), () -> numbers(connection, "b", 20), () -> ask(connection, 400));
        }
    }

    /// A calendar is not made for several threads, so nothing here may use it as one.
    @Test
    @Tag("T19")
    void threadsShareACalendar() throws Exception {
        final Calendar shared = new GregorianCalendar(TimeZone.getTimeZone("Asia/Kolkata"), Locale.ROOT);
        try (Connection connection = TestDatabase.open(server);
                ExecutorService threads = Executors.newFixedThreadPool(64)) {
            final List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                final long first = 1_700_000_000_000L + i * 86_399_001L;
                tasks.add(() -> timestamps(connection, shared, first));
            }
            for (final Future<Void> one : threads.invokeAll(tasks)) {
                one.get();
            }
        }
    }

    private static Void timestamps(Connection connection, Calendar calendar, long first) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT CAST(? AS DATETIME(3)), CAST(? AS DATE), CAST(? AS TIME(3))")) {
            for (int i = 0; i < 20; i++) {
                final Timestamp moment = new Timestamp(first + i * 7919L);
                final LocalDateTime clock =
                        moment.toInstant().atZone(ZoneId.of("Asia/Kolkata")).toLocalDateTime();
                statement.setTimestamp(1, moment, calendar);
                statement.setDate(2, new java.sql.Date(moment.getTime()), calendar);
                statement.setTime(3, new java.sql.Time(moment.getTime()), calendar);
                try (ResultSet row = statement.executeQuery()) {
                    assertTrue(row.next());
                    assertEquals(clock, row.getObject(1, LocalDateTime.class));
                    assertEquals(moment, row.getTimestamp(1, calendar));
                    assertEquals(clock.toLocalDate(), row.getObject(2, LocalDate.class));
                    assertEquals(clock.toLocalTime(), row.getObject(3, LocalTime.class));
                }
            }
        }
        return null;
    }

    /// Small rows come many together, and their reader steps through them without the connection's lock.
    @Test
    void smallRowsStayWhatTheyAreWhileOtherThreadsTakeTheLine() throws Exception {
        try (Connection connection = TestDatabase.open(server)) {
            inParallel(
                    () -> smallNumbers(connection, 60),
                    () -> smallNumbers(connection, 60),
                    () -> smallNumbers(connection, 60),
                    () -> ask(connection, 400));
        }
    }

    private static Void smallNumbers(Connection connection, int times) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)"
                        + " SELECT i, CONCAT('n', i + ?) FROM n")) {
            for (int time = 0; time < times; time++) {
                final int added = time * 1000;
                statement.setInt(1, added);
                statement.setMaxRows(time % 3 == 0 ? 500 : 0);
                try (ResultSet rows = statement.executeQuery()) {
                    int count = 0;
                    while (rows.next()) {
                        count++;
                        assertEquals(count, rows.getRow());
                        assertEquals(count, rows.getInt(1));
                        assertEquals("n" + (count + added), rows.getString(2));
                    }
                    assertEquals(time % 3 == 0 ? 500 : 900, count);
                }
            }
        }
        return null;
    }

    @Test
    void aReaderIsToldThatAnotherThreadHasClosedItsRows() throws Exception {
        try (Connection connection = TestDatabase.open(server);
                Statement statement = connection.createStatement()) {
            for (int time = 0; time < 50; time++) {
                final ResultSet rows = statement.executeQuery(
                        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900) SELECT i FROM n");
                assertTrue(rows.next());
                inParallel(() -> countUntilClosed(rows), () -> {
                    rows.close();
                    return null;
                });
                assertTrue(rows.isClosed());
            }
        }
    }

    /// Reads right numbers, up to the end or to the close.
    private static Void countUntilClosed(ResultSet rows) {
        int expected = 1;
        try {
            do {
                assertEquals(expected++, rows.getInt(1));
            } while (rows.next());
        } catch (SQLException e) {
            assertEquals("HY010", e.getSQLState(), e.toString());
        }
        return null;
    }

    /// Reads rows of a letter and a number, again and again, and every value twice.
    private static Void numbers(Connection connection, String letter, int times) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("WITH RECURSIVE n (i) AS"
                + " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)"
                + " SELECT i, REPEAT(?, i) FROM n")) {
            for (int i = 0; i < times; i++) {
                statement.setString(1, letter);
                try (ResultSet rows = statement.executeQuery()) {
                    int expected = 1;
                    while (rows.next()) {
                        assertEquals(expected, rows.getInt(1));
                        assertEquals(letter.repeat(expected), rows.getString(2));
                        assertEquals(expected, rows.getLong(1));
                        expected++;
                    }
                    assertEquals(901, expected);
                }
            }
        }
        return null;
    }

    private static Void ask(Connection connection, int times) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < times; i++) {
                try (ResultSet rows = statement.executeQuery("SELECT " + i + ", REPEAT('c', 2000)")) {
                    assertTrue(rows.next());
                    assertEquals(i, rows.getInt(1));
                    assertEquals("c".repeat(2000), rows.getString(2));
                }
            }
        }
        return null;
    }

    @SafeVarargs
    private static void inParallel(Callable<Void>... tasks) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(tasks.length)) {
            final List<Future<Void>> running = new ArrayList<>();
            for (final Callable<Void> task : tasks) {
                running.add(threads.submit(task));
            }
            for (final Future<Void> one : running) {
                one.get();
            }
        }
    }
}
