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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
