package dev.luma.jdbc.statement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Several threads' statements over one connection: who stops one never hits another.
@ServerTest
@Tag("C15")
@Timeout(120)
class CancelIT {
    private static final int CANCELS = 150;
    private static final String SHORT = "SELECT SLEEP(0.001)";
    /// What is stopped does not sleep: MariaDB 11.8.6 holds a KILL back for two seconds where a sleep is just ending.
    private static final String WORK = "SELECT BENCHMARK(1500, SHA2('x', 512))";

    private final RealServer server;
    private final AtomicInteger cancelled = new AtomicInteger();
    private volatile boolean over;

    CancelIT(RealServer server) {
        this.server = server;
    }

    private static <T> FutureTask<T> start(java.util.concurrent.Callable<T> task) {
        final FutureTask<T> started = new FutureTask<>(task);
        Thread.ofPlatform().start(started);
        return started;
    }

    /// @return how often it was answered, until the storm is over
    private int ask(Statement statement) throws SQLException {
        int answered = 0;
        while (!over) {
            try (ResultSet rows = statement.executeQuery(SHORT)) {
                assertTrue(rows.next());
                assertEquals(0, rows.getInt(1));
            }
            answered++;
        }
        return answered;
    }

    /// The same for one that may be stopped.
    private int askOrBeCancelled(Statement statement) throws SQLException {
        int answered = 0;
        while (!over) {
            try (ResultSet rows = statement.executeQuery(WORK)) {
                assertTrue(rows.next());
                answered++;
            } catch (SQLTimeoutException e) {
                cancelled.incrementAndGet();
            }
        }
        return answered;
    }

    @Test
    void stopsNoStatementButItsOwn() throws Exception {
        try (Connection connection = TestDatabase.open(server);
                Statement stopped = connection.createStatement();
                Statement spared = connection.createStatement()) {
            final Future<Integer> one = start(() -> askOrBeCancelled(stopped));
            final Future<Integer> other = start(() -> ask(spared));
            for (int i = 0; i < CANCELS && !other.isDone(); i++) {
                stopped.cancel();
                LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(2_000_000));
            }
            over = true;

            assertTrue(one.get() + cancelled.get() > 0);
            assertTrue(other.get() > 0);
            assertTrue(connection.isValid(5));
        }
    }

    /// The rows are still on the line when another statement wants it; that they were stopped is nothing to that one.
    @Test
    void tellsOfAStopWhoReadsTheRowsAndNobodyElse() throws Exception {
        try (Connection connection = TestDatabase.open(server);
                Statement stopped = connection.createStatement();
                Statement spared = connection.createStatement()) {
            final ResultSet rows = stopped.executeQuery(endless(connection));
            assertTrue(rows.next());
            final Future<Integer> canceller = start(() -> {
                stopped.cancel();
                return 1;
            });

            try (ResultSet others = spared.executeQuery("SELECT 17")) {
                assertTrue(others.next());
                assertEquals(17, others.getInt(1));
            }
            canceller.get();
            assertThrows(SQLTimeoutException.class, () -> {
                while (rows.next()) {
                    rows.getInt(1);
                }
            });
        }
    }

    private static String endless(Connection connection) throws SQLException {
        TestDatabase.run(
                connection,
                "DROP TABLE IF EXISTS stopped",
                "CREATE TABLE stopped (i INT)",
                "INSERT INTO stopped VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14)");
        return "SELECT a.i FROM stopped a, stopped b, stopped c, stopped d, stopped e, stopped f";
    }

    @Test
    void whoCancelsTheRowsThatHeReadsKeepsTheConnection() throws Exception {
        try (Connection connection = TestDatabase.open(server);
                Statement statement = connection.createStatement()) {
            final ResultSet rows = statement.executeQuery(endless(connection));
            assertTrue(rows.next());
            statement.cancel();
            assertThrows(SQLTimeoutException.class, () -> {
                while (rows.next()) {
                    rows.getInt(1);
                }
            });
            assertTrue(connection.isValid(5));
            assertEquals("17", TestDatabase.ask(connection, "SELECT 17"));
        }
    }

    /// The reader takes his time, longer than the statement has; the transaction goes on all the same.
    @Test
    void rowsThatAreReadSlowlyEndWithTheirTimeAndKeepTheConnection() throws Exception {
        try (Connection connection = TestDatabase.open(server);
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            final String endless = endless(connection);
            connection.setAutoCommit(false);
            TestDatabase.run(connection, "INSERT INTO stopped VALUES (15)");
            final ResultSet rows = statement.executeQuery(endless);
            final SQLTimeoutException late = assertThrows(SQLTimeoutException.class, () -> {
                while (rows.next()) {
                    LockSupport.parkNanos(10_000_000);
                }
            });
            assertEquals("HYT00", late.getSQLState());
            assertEquals("15", TestDatabase.ask(connection, "SELECT MAX(i) FROM stopped"));
            connection.rollback();
            assertEquals("14", TestDatabase.ask(connection, "SELECT MAX(i) FROM stopped"));
        }
    }

    @Test
    void endsNoStatementForAnothersTimeout() throws Exception {
        try (Connection connection = TestDatabase.open(server);
                Statement hurried = connection.createStatement();
                Statement spared = connection.createStatement()) {
            hurried.setQueryTimeout(1);
            final Future<Integer> other = start(() -> ask(spared));
            for (int i = 0; i < 4; i++) {
                try {
                    hurried.execute("SELECT SLEEP(" + (0.98 + 0.01 * i) + ")");
                } catch (SQLTimeoutException e) {
                    cancelled.incrementAndGet();
                }
            }
            over = true;

            assertTrue(other.get() > 0);
            assertTrue(connection.isValid(5));
        }
    }

    @Test
    void aBatchBehindAStatementThatWasStoppedIsNotStopped() throws SQLException {
        try (Connection connection = TestDatabase.open(server);
                Statement hurried = connection.createStatement()) {
            TestDatabase.run(connection, "DROP TABLE IF EXISTS spared");
            TestDatabase.run(connection, "CREATE TABLE spared (n INT)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO spared VALUES (?)")) {
                insert.setInt(1, 1);
                insert.executeUpdate();
                hurried.setQueryTimeout(1);
                assertThrows(SQLTimeoutException.class, () -> hurried.execute("SELECT SLEEP(20)"));
                for (int n = 2; n < 4; n++) {
                    insert.setInt(1, n);
                    insert.addBatch();
                }
                assertArrayEquals(new int[] {1, 1}, insert.executeBatch());
            }
        }
    }
}
