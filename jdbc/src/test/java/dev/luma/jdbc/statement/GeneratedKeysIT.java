package dev.luma.jdbc.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// No key is made up: what is told stands in the table.
@ServerTest
class GeneratedKeysIT {
    private final RealServer server;
    private Connection db;

    GeneratedKeysIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() throws SQLException {
        db = TestDatabase.open(server);
        TestDatabase.run(
                db,
                "DROP TABLE IF EXISTS keyed",
                "CREATE TABLE keyed (id INT AUTO_INCREMENT PRIMARY KEY, n INT UNIQUE) ENGINE = InnoDB");
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    private boolean isMariaDb() throws SQLException {
        return TestDatabase.ask(db, "SELECT VERSION()").contains("MariaDB");
    }

    private List<Object> keys(String sql) throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS);
            return keys(statement);
        }
    }

    private static List<Object> keys(Statement statement) throws SQLException {
        final List<Object> keys = new ArrayList<>();
        try (ResultSet rows = statement.getGeneratedKeys()) {
            while (rows.next()) {
                final Object key = rows.getObject(1);
                assertEquals(
                        rows.getMetaData().getColumnClassName(1), key.getClass().getName());
                keys.add(key instanceof Integer small ? (Object) small.longValue() : key);
            }
        }
        return keys;
    }

    @Test
    void tellsTheKeyOfOneRow() throws SQLException {
        assertEquals(List.of(1L), keys("INSERT INTO keyed (n) VALUES (1)"));
        assertEquals(List.of(2L), keys("INSERT INTO keyed SET n = 2"));
        try (PreparedStatement insert =
                db.prepareStatement("INSERT INTO keyed (n) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
            insert.setInt(1, 3);
            assertEquals(1, insert.executeUpdate());
            assertEquals(List.of(3L), keys(insert));
            assertEquals(List.of(3L), keys(insert));
        }
    }

    @Test
    void tellsNoneWhereNobodyAsksOrNothingIsInserted() throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.executeUpdate("INSERT INTO keyed (n) VALUES (1)");
            assertEquals(List.of(), keys(statement));
        }
        assertEquals(List.of(), keys("UPDATE keyed SET n = 5"));
        assertEquals(List.of(), keys("INSERT IGNORE INTO keyed (n) VALUES (5)"));
    }

    @Test
    void tellsTheKeysOfSeveralRowsByTheSessionsOwnStep() throws SQLException {
        TestDatabase.run(db, "SET SESSION auto_increment_increment = 5");
        assertEquals(List.of(1L, 6L, 11L), keys("INSERT INTO keyed (n) VALUES (1), (2), (3)"));
        assertEquals("1,6,11", TestDatabase.ask(db, "SELECT GROUP_CONCAT(id ORDER BY id) FROM keyed"));
    }

    @Test
    void countsTheRowsThatAreReturned() throws SQLException {
        try (Statement statement = db.createStatement()) {
            assertEquals(
                    3,
                    statement.executeUpdate(
                            "INSERT INTO keyed (n) VALUES (1), (2), (3) -- all", Statement.RETURN_GENERATED_KEYS));
            assertEquals(3, keys(statement).size());
            assertEquals(2, statement.executeUpdate("INSERT INTO keyed (n) VALUES (4), (5);", new String[] {"id"}));
            assertEquals(List.of(4L, 5L), keys(statement));
        }
    }

    @Test
    void inventsNothingWhereARowBringsItsKey() throws SQLException {
        final List<Object> told = keys("INSERT INTO keyed (id, n) VALUES (NULL, 1), (100, 2), (NULL, 3)");
        if (isMariaDb()) {
            assertEquals(List.of(1L, 100L, 101L), told);
        } else {
            assertEquals(List.of(1L), told);
        }
    }

    @Test
    void tellsTheKeyOfTheRowThatWasUpdatedInstead() throws SQLException {
        TestDatabase.run(db, "INSERT INTO keyed (n) VALUES (1), (2), (3)");
        assertEquals(
                List.of(2L),
                keys("INSERT INTO keyed (n) VALUES (2) ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id), n = 22"));
    }

    @Test
    void keysBeyondSignedNumbersAreExact() throws SQLException {
        TestDatabase.run(
                db,
                "DROP TABLE IF EXISTS wide",
                "CREATE TABLE wide (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, n INT)"
                        + " AUTO_INCREMENT = 18446744073709551600");
        assertEquals(List.of(new BigInteger("18446744073709551600")), keys("INSERT INTO wide (n) VALUES (1)"));
    }

    @Test
    void aColumnThatIsAskedForByNameHasThatName() throws SQLException {
        try (PreparedStatement insert = db.prepareStatement("INSERT INTO keyed (n) VALUES (?)", new String[] {"id"})) {
            insert.setInt(1, 1);
            insert.execute();
            try (ResultSet rows = insert.getGeneratedKeys()) {
                assertEquals(true, rows.next());
                assertEquals(1, rows.getLong("id"));
            }
        }
    }
}
