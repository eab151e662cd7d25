package dev.luma.jdbc.statement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
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
}
