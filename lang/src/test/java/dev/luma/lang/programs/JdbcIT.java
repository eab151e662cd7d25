package dev.luma.lang.programs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A driver of one `.luma` file is a driver of java.sql, without a line of Java.
@ServerTest
class JdbcIT {
    private final RealServer server;
    private Connection db;

    JdbcIT(RealServer server) {
        this.server = server;
    }

    private String url(Path driver) {
        return "jdbc:luma:" + driver + "?dsn=" + server.user() + "@" + server.host() + ":" + server.port() + "/mysql";
    }

    @BeforeEach
    void open() throws SQLException {
        db = DriverManager.getConnection(url(LumaProcess.ROOT.resolve("drivers/mysql.luma")));
        try (Statement statement = db.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS luma_by_luma");
            statement.execute("DROP TABLE IF EXISTS luma_by_luma.notes");
            statement.execute("CREATE TABLE luma_by_luma.notes (id INT AUTO_INCREMENT PRIMARY KEY, word VARCHAR(20)"
                    + " UNIQUE) ENGINE = InnoDB");
        }
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    private int insert(String word) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement(
                "INSERT INTO luma_by_luma.notes (word) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, word);
            assertEquals(1, insert.executeUpdate());
            try (ResultSet keys = insert.getGeneratedKeys()) {
                assertTrue(keys.next());
                return keys.getInt(1);
            }
        }
    }

    private int count() throws SQLException {
        try (Statement statement = db.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM luma_by_luma.notes")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void insertsAndReads() throws SQLException {
        assertEquals(1, insert("it's"));
        assertEquals(2, insert("two"));
        try (PreparedStatement query =
                db.prepareStatement("SELECT id, word FROM luma_by_luma.notes WHERE word = ? ORDER BY id")) {
            query.setString(1, "it's");
            try (ResultSet rows = query.executeQuery()) {
                assertTrue(rows.next());
                assertEquals(1, rows.getInt("id"));
                assertEquals("it's", rows.getString("word"));
                assertFalse(rows.next());
            }
        }
        assertTrue(db.isValid(5));
    }

    @Test
    void commitsAndRollsBack() throws SQLException {
        db.setAutoCommit(false);
        insert("lost");
        assertEquals(1, count());
        db.rollback();
        assertEquals(0, count());
        insert("kept");
        db.commit();
        db.setAutoCommit(true);
        assertEquals(1, count());
    }

    @Test
    void runsBatches() throws SQLException {
        try (PreparedStatement insert = db.prepareStatement("INSERT INTO luma_by_luma.notes (word) VALUES (?)")) {
            for (final String word : new String[] {"a", "b", "c"}) {
                insert.setString(1, word);
                insert.addBatch();
            }
            assertArrayEquals(new int[] {1, 1, 1}, insert.executeBatch());
        }
        assertEquals(3, count());
    }

    @Test
    void tellsWhatTheServerSaysNo() throws SQLException {
        insert("one");
        final SQLException failure = assertThrows(SQLIntegrityConstraintViolationException.class, () -> insert("one"));
        assertEquals("23000", failure.getSQLState());
    }

    @Test
    void saysWhatIsWrongWithAFile(@TempDir Path folder) throws Exception {
        assertThrows(SQLException.class, () -> DriverManager.getConnection(url(folder.resolve("none.luma"))));
        final Path broken = Files.writeString(folder.resolve("broken.luma"), "pub fn connect(dsn: str) -> int {");
        final SQLException failure = assertThrows(SQLException.class, () -> DriverManager.getConnection(url(broken)));
        assertTrue(failure.getMessage().contains("broken.luma"), failure::getMessage);
    }
}
