package dev.luma.jdbc.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransactionRollbackException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Class, SQLSTATE and code of what goes wrong, as frameworks translate them.
@ServerTest
class SqlExceptionsIT {
    private final RealServer server;
    private Connection db;

    SqlExceptionsIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() throws SQLException {
        db = TestDatabase.open(server);
        TestDatabase.run(
                db,
                "DROP TABLE IF EXISTS child, parent",
                "CREATE TABLE parent (id INT PRIMARY KEY, n TINYINT NOT NULL, CONSTRAINT small CHECK (n < 100))"
                        + " ENGINE = InnoDB",
                "CREATE TABLE child (id INT REFERENCES parent (id), FOREIGN KEY (id) REFERENCES parent (id))"
                        + " ENGINE = InnoDB",
                "INSERT INTO parent VALUES (1, 1), (2, 2)");
    }

    /// Others look for tables of these names in all databases.
    @AfterEach
    void close() throws SQLException {
        db.close();
        try (Connection last = TestDatabase.open(server)) {
            TestDatabase.run(last, "DROP TABLE IF EXISTS child, parent");
        }
    }

    private <E extends SQLException> void assertFails(Class<E> type, String state, int code, String sql) {
        final E failure = assertThrows(type, () -> TestDatabase.run(db, sql));
        assertEquals(type, failure.getClass());
        assertEquals(state, failure.getSQLState());
        assertEquals(code, failure.getErrorCode());
    }

    @Test
    void whatTheServerCannotRead() {
        assertFails(SQLSyntaxErrorException.class, "42000", 1064, "SELEKT 1");
        assertFails(SQLSyntaxErrorException.class, "42S02", 1146, "SELECT * FROM no_such_table");
        assertFails(SQLSyntaxErrorException.class, "42S22", 1054, "SELECT nothing FROM parent");
    }

    @Test
    void whatBreaksARule() throws SQLException {
        final Class<SQLIntegrityConstraintViolationException> rule = SQLIntegrityConstraintViolationException.class;
        assertFails(rule, "23000", 1062, "INSERT INTO parent VALUES (1, 1)");
        assertFails(rule, "23000", 1048, "INSERT INTO parent VALUES (3, NULL)");
        assertFails(rule, "23000", 1452, "INSERT INTO child VALUES (99)");
        TestDatabase.run(db, "INSERT INTO child VALUES (1)");
        assertFails(rule, "23000", 1451, "DELETE FROM parent WHERE id = 1");
        assertThrows(rule, () -> TestDatabase.run(db, "INSERT INTO parent VALUES (5, 120)"));
    }

    @Test
    void whatDoesNotFit() {
        assertFails(SQLDataException.class, "22003", 1264, "INSERT INTO parent VALUES (5, 1000)");
    }

    @Test
    void aPasswordThatIsWrong() throws SQLException {
        TestDatabase.run(db, "CREATE USER IF NOT EXISTS wrong@localhost IDENTIFIED BY 'right'");
        final String url = "jdbc:luma:mysql://" + server.host() + ":" + server.port() + "/";
        final SQLException failure = assertThrows(
                SQLInvalidAuthorizationSpecException.class, () -> DriverManager.getConnection(url, "wrong", "sesame"));
        assertEquals("28000", failure.getSQLState());
        assertEquals(1045, failure.getErrorCode());
        assertFalse(failure.toString().contains("sesame"));
        TestDatabase.run(db, "DROP USER wrong@localhost");
    }

    @Test
    void noServer() {
        final SQLException failure = assertThrows(
                SQLNonTransientConnectionException.class,
                () -> DriverManager.getConnection("jdbc:luma:mysql://127.0.0.1:1/x", "u", "secret"));
        assertEquals("08001", failure.getSQLState());
    }

    @Test
    void aLineThatDied() throws SQLException {
        try (Connection killer = TestDatabase.open(server)) {
            TestDatabase.run(killer, "KILL " + TestDatabase.ask(db, "SELECT CONNECTION_ID()"));
        }
        final SQLException failure =
                assertThrows(SQLNonTransientConnectionException.class, () -> TestDatabase.ask(db, "SELECT 1"));
        assertTrue(failure.getSQLState().startsWith("08"), failure::toString);
        assertTrue(db.isClosed());
    }

    @Test
    void aWaitForALockThatWasTooLong() throws SQLException {
        try (Connection other = TestDatabase.open(server)) {
            other.setAutoCommit(false);
            TestDatabase.run(other, "UPDATE parent SET n = 7 WHERE id = 1");
            TestDatabase.run(db, "SET innodb_lock_wait_timeout = 1");
            assertFails(SQLTransactionRollbackException.class, "40001", 1205, "UPDATE parent SET n = 8 WHERE id = 1");
        }
    }

    @Test
    void aDeadlock() throws Exception {
        try (Connection other = TestDatabase.open(server);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            db.setAutoCommit(false);
            other.setAutoCommit(false);
            TestDatabase.run(db, "UPDATE parent SET n = 7 WHERE id = 1");
            TestDatabase.run(other, "UPDATE parent SET n = 7 WHERE id = 2");
            final CompletableFuture<SQLException> one = crossing(threads, db, 2);
            final CompletableFuture<SQLException> two = crossing(threads, other, 1);
            final SQLException first = one.get(30, TimeUnit.SECONDS);
            final SQLException second = two.get(30, TimeUnit.SECONDS);
            final SQLException failure = first == null ? second : first;
            assertEquals(SQLTransactionRollbackException.class, failure.getClass());
            assertEquals("40001", failure.getSQLState());
            assertEquals(1213, failure.getErrorCode());
        }
    }

    /// Waits for the other's row; the one that loses ends its transaction, so that the other may go on.
    private static CompletableFuture<SQLException> crossing(ExecutorService threads, Connection connection, int id) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        TestDatabase.run(connection, "UPDATE parent SET n = 9 WHERE id = " + id);
                        return null;
                    } catch (SQLException e) {
                        return e;
                    }
                },
                threads);
    }
}
