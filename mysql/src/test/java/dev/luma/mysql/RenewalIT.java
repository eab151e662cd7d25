package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Rows;
import dev.luma.db.Statement;
import dev.luma.db.error.DbException;
import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.db.error.UsageException;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import dev.luma.toolbox.crypto.Secret;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Sessions that begin anew: after a reset, and as another user.
@ServerTest
class RenewalIT {
    private static final Secret PASSWORD = Secret.of("Anew-4711");

    private final RealServer server;
    private Connection db;
    private MysqlConnection mysql;

    RenewalIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        db = Opened.on(server);
        mysql = MysqlConnection.of(db);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private String text(String sql) {
        return db.query(sql).first(String.class).orElseThrow();
    }

    @Test
    void forgetsWhatTheLastUserLeft() {
        db.exec("SET @left = 1");
        db.exec("SET sql_mode = 'ANSI_QUOTES', autocommit = 0");
        db.exec("CREATE TEMPORARY TABLE left_over (id INT)");
        db.exec("INSERT INTO left_over VALUES (1)");
        assertTrue(db.inTransaction());
        mysql.reset();
        assertFalse(db.inTransaction());
        assertEquals("null", text("SELECT COALESCE(@left, 'null')"));
        assertEquals("1", text("SELECT @@autocommit"));
        assertEquals("it's text", text("SELECT \"it's text\""));
        assertThrows(DbException.class, () -> db.query("SELECT * FROM left_over"));
    }

    @Test
    void keepsTheTimeZoneAndWhatIsTracked() {
        db.exec("SET time_zone = '+05:00'");
        mysql.reset();
        assertEquals("+00:00", text("SELECT @@time_zone"));
        db.exec("USE mysql");
        assertEquals("mysql", mysql.database());
    }

    @Test
    void goesBackToTheDatabaseOfTheLogin() {
        final String home = mysql.database();
        assertEquals(home, text("SELECT DATABASE()"));
        mysql.useDatabase("mysql");
        assertEquals("mysql", mysql.database());
        mysql.reset();
        assertEquals(home, mysql.database());
        assertEquals(home, text("SELECT DATABASE()"));
    }

    @Test
    void runsStatementsOnThatWerePreparedBefore() {
        try (Statement first = db.prepare("SELECT 1 + ?");
                Statement second = db.prepare("SELECT 100 + ?")) {
            assertEquals(2, first.query(1).first(Integer.class).orElseThrow());
            mysql.reset();
            assertEquals(
                    "x", db.query("SELECT CONCAT(?)", "x").first(String.class).orElseThrow());
            assertEquals(102, second.query(2).first(Integer.class).orElseThrow());
            assertEquals(3, first.query(2).first(Integer.class).orElseThrow());
            assertEquals(2, first.batch(List.of(1, 2)).size());
        }
        mysql.reset();
        for (int i = 0; i < 3; i++) {
            assertEquals(i, db.query("SELECT ?", i).first(Integer.class).orElseThrow());
        }
    }

    @Test
    void refusesWhileRowsAreOpen() {
        try (Rows rows = db.query("SELECT 1 UNION SELECT 2")) {
            assertTrue(rows.iterator().hasNext());
            assertThrows(UsageException.class, mysql::reset);
            assertThrows(UsageException.class, () -> mysql.changeUser("nobody", Secret.EMPTY, ""));
        }
        assertEquals("7", text("SELECT 7"));
    }

    @Test
    void goesOnAsAnotherUser() {
        for (final String method : methods()) {
            createUser(method);
            db.exec("SET @left = 1");
            final long id = mysql.connectionId();
            mysql.changeUser("anew", PASSWORD, "");
            assertEquals("anew", text("SELECT SUBSTRING_INDEX(CURRENT_USER(), '@', 1)"));
            assertEquals(id, Long.parseLong(text("SELECT CONNECTION_ID()")));
            assertEquals("null", text("SELECT COALESCE(@left, 'null')"));
            assertEquals("+00:00", text("SELECT @@time_zone"));
            assertEquals("", mysql.database());
            mysql.reset();
            assertEquals(5, db.query("SELECT ?", 5).first(Integer.class).orElseThrow());
            mysql.changeUser(server.user(), Secret.of(server.password()), server.database());
            assertEquals(server.database(), mysql.database());
            assertEquals(server.database(), text("SELECT DATABASE()"));
        }
    }

    private String[] methods() {
        return server.isMariaDb()
                ? new String[] {"mysql_native_password"}
                : new String[] {"caching_sha2_password", "sha256_password"};
    }

    private void createUser(String method) {
        db.exec("DROP USER IF EXISTS anew");
        final String identified = server.isMariaDb()
                ? " IDENTIFIED VIA " + method + " USING PASSWORD('Anew-4711')"
                : " IDENTIFIED WITH " + method + " BY 'Anew-4711'";
        db.exec("CREATE USER anew" + identified);
    }

    @Test
    void isClosedWhenTheOtherUserIsRefused() {
        createUser(methods()[0]);
        assertThrows(NotAuthenticatedException.class, () -> mysql.changeUser("anew", Secret.of("wrong"), ""));
        assertFalse(db.isOpen());
    }
}
