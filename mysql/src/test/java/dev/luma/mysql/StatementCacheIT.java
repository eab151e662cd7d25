package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Row;
import dev.luma.db.Statement;
import dev.luma.db.spi.CallOptions;
import dev.luma.testkit.server.PrivateServer;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Statements that stay prepared: how many, when they are found again, and when they must not be.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
class StatementCacheIT {
    private final RealServer server;
    private Connection db;

    StatementCacheIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        db = Opened.on(server);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static long status(Connection db, String name) {
        return db.query("SHOW STATUS LIKE '" + name + "'")
                .map(row -> row.getLong(1))
                .getFirst();
    }

    private static void run(Connection db, int text) {
        assertEquals(
                7 + text, db.query("SELECT ? + " + text, 7).first(Integer.class).orElseThrow());
    }

    @Test
    @Tag("C19")
    void keepsFewOfManyDistinctStatements() {
        try (PrivateServer alone = server.newPrivateServer();
                Connection only = Opened.on(alone)) {
            for (int i = 0; i < 20_000; i++) {
                run(only, i);
            }
            final long kept = status(only, "Prepared_stmt_count");
            assertTrue(kept >= 255 && kept <= 257, kept + " statements are kept");
        }
    }

    /// Error 1461: other clients have prepared all that the server allows.
    @Test
    void givesUpStatementsOfItsOwnWhereTheServerKeepsTooMany() {
        try (PrivateServer alone = server.newPrivateServer("--max-prepared-stmt-count=10");
                Connection only = Opened.on(alone)) {
            only.exec("CREATE TABLE counted (n INT PRIMARY KEY)");
            for (int i = 0; i < 30; i++) {
                run(only, i);
                only.exec("INSERT INTO counted VALUES (? + " + 1000 * i + ")", i);
            }
            assertEquals(
                    30,
                    only.query("SELECT COUNT(*) FROM counted")
                            .first(Integer.class)
                            .orElseThrow());
            assertTrue(status(only, "Prepared_stmt_count") <= 10);
        }
    }

    @Test
    void runsAStatementWithACursorAndWithout() {
        final String sql = "SELECT ? + 1 UNION ALL SELECT 5 UNION ALL SELECT 6";
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    List.of(i + 1, 5, 6),
                    db.with(CallOptions.cursor(2)).query(sql, i).all(Integer.class));
            assertEquals(List.of(i + 1, 5, 6), db.query(sql, i).all(Integer.class));
        }
    }

    @Test
    void preparesOnceWhatRunsOften() {
        final long before = status(db, "Com_stmt_prepare");
        for (int i = 0; i < 10; i++) {
            run(db, 1);
        }
        db.prepare("SELECT ? + 1").close();
        assertEquals(1, status(db, "Com_stmt_prepare") - before);
    }

    @Test
    void keepsNothingWhereAskedTo() {
        try (Connection forgetful = Mysql.connect(MysqlConfig.defaults()
                .host(server.host())
                .port(server.port())
                .user(server.user())
                .cachedStatements(0))) {
            for (int i = 0; i < 10; i++) {
                run(forgetful, 1);
            }
            assertEquals(10, status(forgetful, "Com_stmt_prepare"));
            assertEquals(10, status(forgetful, "Com_stmt_close"));
        }
    }

    @Test
    void preparesAgainWhatIsInUse() {
        try (Statement first = db.prepare("SELECT ? * 2");
                Statement second = db.prepare("SELECT ? * 2")) {
            assertEquals(2, first.query(1).first(Integer.class).orElseThrow());
            assertEquals(4, second.query(2).first(Integer.class).orElseThrow());
            assertEquals(6, db.query("SELECT ? * 2", 3).first(Integer.class).orElseThrow());
            first.close();
            assertEquals(8, second.query(4).first(Integer.class).orElseThrow());
        }
        assertEquals(10, db.query("SELECT ? * 2", 5).first(Integer.class).orElseThrow());
    }

    @Test
    void tellsSchemasApart() {
        db.exec("CREATE DATABASE IF NOT EXISTS luma_other");
        db.exec("CREATE TABLE IF NOT EXISTS luma_other.which (name VARCHAR(10))");
        db.exec("CREATE TABLE IF NOT EXISTS luma_test.which (n INT)");
        db.exec("DELETE FROM luma_other.which");
        db.exec("DELETE FROM luma_test.which");
        db.exec("INSERT INTO luma_other.which VALUES ('there')");
        db.exec("INSERT INTO luma_test.which VALUES (1)");
        final String sql = "SELECT * FROM which WHERE 1 = ?";
        for (int i = 0; i < 3; i++) {
            assertEquals("1", db.query(sql, 1).first(String.class).orElseThrow());
            db.exec("USE luma_other");
            assertEquals("there", db.query(sql, 1).first(String.class).orElseThrow());
            db.exec("USE luma_test");
        }
        db.exec("DROP DATABASE luma_other");
    }

    @Test
    void tellsSqlModesApart() {
        final String sql = "SELECT \"a\" || ? FROM (SELECT 'x' AS a) t";
        final String before = db.query("SELECT @@sql_mode").first(String.class).orElseThrow();
        for (int i = 0; i < 3; i++) {
            assertEquals("0", db.query(sql, "b").first(String.class).orElseThrow());
            db.exec("SET sql_mode = 'PIPES_AS_CONCAT'");
            assertEquals("ab", db.query(sql, "b").first(String.class).orElseThrow());
            db.exec("SET sql_mode = 'PIPES_AS_CONCAT,ANSI_QUOTES'");
            assertEquals("xb", db.query(sql, "b").first(String.class).orElseThrow());
            db.exec("SET sql_mode = '" + before + "'");
        }
    }

    @Test
    @Tag("C21")
    void readsTheNewColumnsOfATableThatWasAltered() {
        db.exec("DROP TABLE IF EXISTS altered");
        db.exec("CREATE TABLE altered (v INT)");
        db.exec("INSERT INTO altered VALUES (42)");
        final String sql = "SELECT * FROM altered WHERE 1 = ?";
        try (Statement prepared = db.prepare(sql + " AND 2 = 2");
                Connection other = Opened.on(server)) {
            assertValue(42L, db.query(sql, 1).first().orElseThrow());
            assertValue(42L, prepared.query(1).first().orElseThrow());
            other.exec("ALTER TABLE altered MODIFY v VARCHAR(20)");
            assertValue("42", db.query(sql, 1).first().orElseThrow());
            assertValue("42", prepared.query(1).first().orElseThrow());
            other.exec("ALTER TABLE altered ADD COLUMN w DOUBLE DEFAULT 2.5 FIRST");
            final Row both = db.query(sql, 1).first().orElseThrow();
            assertEquals(2.5, both.get("w"));
            assertEquals("42", both.get("v"));
            assertEquals(2.5, prepared.query(1).first().orElseThrow().get("w"));
        }
    }

    private static void assertValue(Object expected, Row row) {
        assertEquals(1, row.columns().size());
        assertEquals(expected, row.get(0));
    }
}
