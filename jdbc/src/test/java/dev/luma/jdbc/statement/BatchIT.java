package dev.luma.jdbc.statement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class BatchIT {
    private static final int FAILED = Statement.EXECUTE_FAILED;

    private final RealServer server;
    private Connection db;

    BatchIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() throws SQLException {
        db = TestDatabase.open(server);
        TestDatabase.run(
                db,
                "DROP TABLE IF EXISTS batched",
                "CREATE TABLE batched (id INT AUTO_INCREMENT PRIMARY KEY, n INT UNIQUE) ENGINE = InnoDB");
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    private String stored() throws SQLException {
        return TestDatabase.ask(db, "SELECT COALESCE(GROUP_CONCAT(n ORDER BY n), '') FROM batched");
    }

    private PreparedStatement inserts(int... numbers) throws SQLException {
        final PreparedStatement insert =
                db.prepareStatement("INSERT INTO batched (n) VALUES (?)", Statement.RETURN_GENERATED_KEYS);
        for (final int n : numbers) {
            insert.setInt(1, n);
            insert.addBatch();
        }
        return insert;
    }

    @Test
    void tellsWhatEachRowDid() throws SQLException {
        try (PreparedStatement insert = inserts(1, 2, 3)) {
            assertArrayEquals(new int[] {1, 1, 1}, insert.executeBatch());
            assertArrayEquals(new int[0], insert.executeBatch());
        }
        try (PreparedStatement update = db.prepareStatement("UPDATE batched SET n = n + 100 WHERE n <= ?")) {
            update.setInt(1, 2);
            update.addBatch();
            update.setInt(1, 1000);
            update.addBatch();
            update.setInt(1, 0);
            update.addBatch();
            assertArrayEquals(new long[] {2, 3, 0}, update.executeLargeBatch());
        }
    }

    @Test
    void tellsTheKeyOfEachRow() throws SQLException {
        try (PreparedStatement insert = inserts(5, 6, 7)) {
            insert.executeBatch();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                for (int i = 0; i < 3; i++) {
                    assertTrue(keys.next());
                    assertEquals(
                            String.valueOf(5 + i),
                            TestDatabase.ask(db, "SELECT n FROM batched WHERE id = " + keys.getLong(1)));
                }
            }
        }
    }

    @Test
    void aRowThatFailsDoesNotKeepTheOthersOut() throws SQLException {
        try (PreparedStatement insert = inserts(1, 2, 2, 3, 1)) {
            final BatchUpdateException failure = assertThrows(BatchUpdateException.class, insert::executeBatch);
            assertArrayEquals(new int[] {1, 1, FAILED, 1, FAILED}, failure.getUpdateCounts());
            assertArrayEquals(new long[] {1, 1, FAILED, 1, FAILED}, failure.getLargeUpdateCounts());
            assertEquals("23000", failure.getSQLState());
            assertEquals(1062, failure.getErrorCode());
            assertInstanceOf(SQLIntegrityConstraintViolationException.class, failure.getCause());
            assertInstanceOf(SQLIntegrityConstraintViolationException.class, failure.getNextException());
            assertNotNull(failure.getNextException().getNextException());
        }
        assertEquals("1,2,3", stored());
    }

    @Test
    void eachRowFailsWhereTheServerRefusesTheStatement() throws SQLException {
        try (PreparedStatement insert = db.prepareStatement("INSERT INTO there_is_none (n) VALUES (?)")) {
            for (int n = 0; n < 3; n++) {
                insert.setInt(1, n);
                insert.addBatch();
            }
            final BatchUpdateException failure = assertThrows(BatchUpdateException.class, insert::executeBatch);
            assertArrayEquals(new int[] {FAILED, FAILED, FAILED}, failure.getUpdateCounts());
            assertEquals("42S02", failure.getSQLState());
        }
    }

    @Test
    void worksWithinATransaction() throws SQLException {
        db.setAutoCommit(false);
        try (PreparedStatement insert = inserts(1, 1, 2)) {
            final BatchUpdateException failure = assertThrows(BatchUpdateException.class, insert::executeBatch);
            assertArrayEquals(new int[] {1, FAILED, 1}, failure.getUpdateCounts());
        }
        assertEquals("1,2", stored());
        db.rollback();
        assertEquals("", stored());
    }

    @Test
    void runsManyRowsWithoutParameters() throws SQLException {
        try (PreparedStatement insert = db.prepareStatement("INSERT INTO batched (n) VALUES (NULL)")) {
            for (int i = 0; i < 1000; i++) {
                insert.addBatch();
            }
            assertEquals(1000, insert.executeBatch().length);
            insert.addBatch();
            insert.clearBatch();
            assertEquals(0, insert.executeBatch().length);
        }
        assertEquals("1000", TestDatabase.ask(db, "SELECT COUNT(*) FROM batched"));
    }

    @Test
    void aBatchOfTextsGoesOnBehindAFailure() throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.addBatch("INSERT INTO batched (n) VALUES (1), (2)");
            statement.addBatch("INSERT INTO no_such_table VALUES (1)");
            statement.addBatch("UPDATE batched SET n = n + 10");
            statement.addBatch("SELECT 1");
            final BatchUpdateException failure = assertThrows(BatchUpdateException.class, statement::executeBatch);
            assertArrayEquals(new int[] {2, FAILED, 2, FAILED}, failure.getUpdateCounts());
            assertInstanceOf(SQLSyntaxErrorException.class, failure.getCause());
            assertArrayEquals(new int[0], statement.executeBatch());
        }
        assertEquals("11,12", stored());
    }

    @Test
    void aBatchOfTextsTranslatesEscapesAndPassesOverSeveralResults() throws SQLException {
        TestDatabase.run(
                db,
                "DROP PROCEDURE IF EXISTS batched_twice",
                "CREATE PROCEDURE batched_twice() BEGIN INSERT INTO batched (n) VALUES (7), (8);"
                        + " UPDATE batched SET n = n + 10; END");
        try (Statement statement = db.createStatement()) {
            statement.addBatch("INSERT INTO batched (n) VALUES ({fn LENGTH('abc')})");
            statement.addBatch("{call batched_twice()}");
            statement.addBatch("/* ? */ DELETE FROM batched WHERE n = 13");
            assertEquals(3, statement.executeBatch().length);
        }
        assertEquals("17,18", stored());
    }

    @Test
    void aBatchOfTextsIsPartOfTheTransactionAndGoesOnBehindATableThatItMakes() throws SQLException {
        db.setAutoCommit(false);
        try (Statement statement = db.createStatement()) {
            statement.addBatch("INSERT INTO batched (n) VALUES (1)");
            statement.addBatch("DROP TABLE IF EXISTS batched_too");
            statement.addBatch("INSERT INTO batched (n) VALUES (2)");
            assertArrayEquals(new int[] {1, 0, 1}, statement.executeBatch());
        }
        db.rollback();
        assertEquals("1", stored(), "the DROP has committed what ran before it, and no more");
    }

    @Test
    void aBatchOfManyTextsTellsOfEach() throws SQLException {
        try (Statement statement = db.createStatement()) {
            for (int i = 0; i < 3000; i++) {
                statement.addBatch("INSERT INTO batched (n) VALUES (" + (i % 1000 == 999 ? 0 : i) + ")");
            }
            final BatchUpdateException failure = assertThrows(BatchUpdateException.class, statement::executeBatch);
            final int[] counts = failure.getUpdateCounts();
            assertEquals(3000, counts.length);
            for (int i = 0; i < counts.length; i++) {
                assertEquals(i % 1000 == 999 ? FAILED : 1, counts[i], "statement " + i);
            }
        }
    }

    @Test
    void warningsOfABatchAreThoseOfItsLastStatement() throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.addBatch("INSERT INTO batched (n) VALUES (1)");
            statement.addBatch("INSERT IGNORE INTO batched (n) VALUES (1)");
            assertArrayEquals(new int[] {1, 0}, statement.executeBatch());
            assertEquals(1062, statement.getWarnings().getErrorCode());
            statement.addBatch("INSERT INTO batched (n) VALUES (2)");
            statement.executeBatch();
            assertNull(statement.getWarnings());
        }
    }

    /// Rows 1 and 2 are in, and row 3 waits for another transaction's.
    private BatchUpdateException timedOutAtTheThird() throws SQLException {
        try (Connection other = TestDatabase.open(server);
                PreparedStatement insert = inserts(1, 2, 3, 4)) {
            other.setAutoCommit(false);
            TestDatabase.run(other, "INSERT INTO batched (n) VALUES (3)");
            insert.setQueryTimeout(1);
            final BatchUpdateException failure = assertThrows(BatchUpdateException.class, insert::executeBatch);
            other.rollback();
            return failure;
        }
    }

    @Test
    void ofABatchThatIsStoppedNothingStaysAndItSaysSo() throws SQLException {
        final BatchUpdateException failure = timedOutAtTheThird();
        assertInstanceOf(SQLTimeoutException.class, failure.getCause());
        assertArrayEquals(new int[] {FAILED, FAILED, FAILED, FAILED}, failure.getUpdateCounts());
        assertTrue(String.valueOf(failure.getMessage()).endsWith("; nothing of the batch stays"), failure::toString);
        assertEquals("", stored());
        assertTrue(db.isValid(5));
    }

    @Test
    void ofABatchThatIsStoppedNothingIsKnownWhereATableHasNoTransactions() throws SQLException {
        for (final String engine : server.isMariaDb() ? new String[] {"MyISAM", "Aria"} : new String[] {"MyISAM"}) {
            TestDatabase.run(
                    db,
                    "DROP TABLE IF EXISTS batched_log",
                    "CREATE TABLE batched_log (n INT) ENGINE = " + engine,
                    "DROP TRIGGER IF EXISTS batched_noted",
                    "CREATE TRIGGER batched_noted AFTER INSERT ON batched FOR EACH ROW"
                            + " INSERT INTO batched_log VALUES (NEW.n)");
            final BatchUpdateException failure = timedOutAtTheThird();
            assertArrayEquals(new int[0], failure.getUpdateCounts(), engine);
            assertTrue(String.valueOf(failure.getMessage()).endsWith("; what of the batch stays is not known"));
            assertEquals("", stored());
            assertEquals("2", TestDatabase.ask(db, "SELECT COUNT(*) FROM batched_log WHERE n < 3"));
        }
    }

    @Test
    void ofABatchThatIsStoppedInATransactionNothingIsKnown() throws SQLException {
        db.setAutoCommit(false);
        final BatchUpdateException failure = timedOutAtTheThird();
        assertArrayEquals(new int[0], failure.getUpdateCounts());
        db.rollback();
        assertEquals("", stored());
    }

    /// The server undoes the whole transaction, so that nothing of the batch stays.
    @Test
    void aDeadlockInABatchOfTextsFailsAllOfIt() throws Exception {
        TestDatabase.run(db, "INSERT INTO batched (id, n) VALUES (1, 1), (2, 2)");
        db.setAutoCommit(false);
        try (Connection other = TestDatabase.open(server);
                Statement mine = db.createStatement();
                Statement theirs = other.createStatement()) {
            other.setAutoCommit(false);
            theirs.executeUpdate("UPDATE batched SET n = n + 100 WHERE id = 2");
            // the heavier transaction wins
            theirs.executeUpdate("INSERT INTO batched (n) VALUES (201), (202), (203), (204), (205)");
            mine.executeUpdate("UPDATE batched SET n = n + 10 WHERE id = 1");
            final Thread second = Thread.ofPlatform().start(() -> {
                try {
                    theirs.executeUpdate("UPDATE batched SET n = n + 100 WHERE id = 1");
                    other.commit();
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            });
            mine.addBatch("UPDATE batched SET n = 7 WHERE id = 2");
            mine.addBatch("INSERT INTO batched (n) VALUES (77)");
            final BatchUpdateException failure = assertThrows(BatchUpdateException.class, mine::executeBatch);
            second.join();
            assertInstanceOf(SQLTransactionRollbackException.class, failure.getCause());
            assertArrayEquals(new int[] {FAILED, FAILED}, failure.getUpdateCounts());
        }
        db.rollback();
        assertEquals("101,102,201,202,203,204,205", stored());
    }
}
