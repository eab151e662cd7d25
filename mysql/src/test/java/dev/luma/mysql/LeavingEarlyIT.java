package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Executor;
import dev.luma.db.Results;
import dev.luma.db.Row;
import dev.luma.db.Rows;
import dev.luma.db.spi.CallOptions;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Rows that nobody wants to the end, cursors on the server, and several results.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
@Timeout(120)
class LeavingEarlyIT {
    /// A thousand times a thousand times a thousand rows.
    private static final String MANY = "SELECT a.i FROM digits a, digits b, digits c WHERE a.i >= ?";

    private final RealServer server;
    private Connection db;

    LeavingEarlyIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        db = Opened.on(server);
        db.exec("DROP TABLE IF EXISTS digits");
        db.exec("CREATE TABLE digits (i INT)");
        db.batch(
                "INSERT INTO digits VALUES (?)",
                IntStream.range(0, 1000).boxed().toList());
    }

    @AfterEach
    void close() {
        db.close();
    }

    private long status(String name) {
        return db.query("SHOW STATUS LIKE '" + name + "'")
                .map(row -> row.getLong(1))
                .getFirst();
    }

    private void readTen(Rows rows) {
        for (int i = 0; i < 10; i++) {
            assertTrue(rows.next());
        }
        rows.close();
    }

    // ---- a stream

    @Test
    @Tag("C17")
    void leavesAStreamOfABillionRowsAtTheTenth() {
        for (int i = 0; i < 3; i++) {
            readTen(db.query(MANY, 0));
            assertTrue(db.isOpen());
            assertEquals(i, db.query("SELECT ?", i).first(Integer.class).orElseThrow());
        }
    }

    @Test
    @Tag("C17")
    void readsASmallRestWithoutASecondConnection() {
        final long before = status("Connections");
        for (int i = 0; i < 20; i++) {
            readTen(db.query("SELECT i FROM digits WHERE i >= ?", 0));
        }
        assertEquals(before, status("Connections"));
    }

    @Test
    @Tag("C17")
    void doesNotWaitForARestThatTakesLong() {
        final Rows rows = db.query("SELECT REPEAT('x', 30000), SLEEP(IF(i < 3, 0, 60)) FROM digits ORDER BY i");
        assertTrue(rows.next());
        rows.close();
        assertTrue(db.isOpen());
        assertEquals(0, db.query("SELECT SLEEP(0.001)").first(Integer.class).orElseThrow());
    }

    // ---- a cursor

    @Test
    @Tag("C18")
    void readsALongResultThroughACursor() {
        final String sql = "SELECT a.i * 1000 + b.i AS n FROM digits a, digits b WHERE a.i < ? ORDER BY n";
        int expected = 0;
        for (final Row row : db.with(CallOptions.cursor(700)).query(sql, 100)) {
            assertEquals(expected++, row.getInt("n"));
        }
        assertEquals(100_000, expected);
        assertTrue(status("Com_stmt_fetch") >= 100_000 / 700);
    }

    @Test
    @Tag("C18")
    void leavesACursorWithoutFetchingItsRest() {
        final String sql = "SELECT i FROM digits WHERE i >= ? ORDER BY i";
        final long before = status("Com_stmt_fetch");
        for (int i = 0; i < 5; i++) {
            readTen(db.with(CallOptions.cursor(7)).query(sql, i));
            assertEquals(
                    i,
                    db.with(CallOptions.cursor(7))
                            .query(sql, i)
                            .first(Integer.class)
                            .orElseThrow());
        }
        assertEquals(15, status("Com_stmt_fetch") - before);
    }

    @Test
    @Tag("C18")
    void keepsACursorsStatementAsLongAsItsRows() {
        try (Connection forgetful = Mysql.connect(MysqlConfig.defaults()
                .host(server.host())
                .port(server.port())
                .user(server.user())
                .database("luma_test")
                .cachedStatements(0))) {
            assertEquals(
                    1000,
                    forgetful
                            .with(CallOptions.cursor(9))
                            .query("SELECT i FROM digits WHERE i >= ?", 0)
                            .count());
            readTen(forgetful.with(CallOptions.cursor(9)).query("SELECT i FROM digits WHERE i >= ?", 0));
            forgetful.ping();
        }
    }

    @Test
    @Tag("C18")
    void takesACursorForWhatHasNoneOrIsShort() {
        final Executor cursor = db.with(CallOptions.cursor(2));
        assertEquals(
                5, cursor.query("SELECT i FROM digits ORDER BY i LIMIT ?", 5).count());
        assertEquals(0, cursor.query("SELECT i FROM digits LIMIT 0").count());
        assertEquals(
                1, cursor.query("SHOW TABLES LIKE 'digits'").all(String.class).size());
        assertTrue(cursor.query("SHOW STATUS").count() > 100);
        assertEquals(0, cursor.exec("USE luma_test").affectedRows());
        assertEquals(1, cursor.exec("UPDATE digits SET i = -1 WHERE i = ?", 3).affectedRows());
    }

    // ---- several results

    @Test
    @Tag("C18")
    void walksTheResultsOfAProcedureAndItsOutParameters() {
        db.exec("DROP PROCEDURE IF EXISTS several");
        db.exec("CREATE PROCEDURE several(IN a INT, OUT b INT, INOUT c VARCHAR(20)) BEGIN"
                + " SELECT i FROM digits WHERE i < a ORDER BY i;"
                + " UPDATE digits SET i = i WHERE i = 0;"
                + " SELECT 'second' AS name, a AS a;"
                + " SET b = a * 2; SET c = CONCAT(c, '!'); END");
        for (int i = 0; i < 3; i++) {
            try (Results results = db.execute("CALL several(?, ?, ?)", 500, 0, "in")) {
                assertTrue(results.nextResult());
                assertEquals(500, results.rows().count());
                assertTrue(results.nextResult());
                assertEquals("second", results.rows().first().orElseThrow().getString("name"));
                assertTrue(results.nextResult());
                final Row out = results.rows().all().getFirst();
                assertTrue(results.isOutParameters());
                assertEquals(1000, out.getInt(0));
                assertEquals("in!", out.getString(1));
                assertTrue(results.nextResult());
                assertFalse(results.hasRows());
                assertFalse(results.nextResult());
            }
        }
    }

    @Test
    @Tag("C18")
    void streamsTheResultsOfAProcedureAndLeavesThemEarly() {
        db.exec("DROP PROCEDURE IF EXISTS long_ones");
        db.exec("CREATE PROCEDURE long_ones() BEGIN"
                + " SELECT a.i FROM digits a, digits b WHERE a.i < 100;"
                + " SELECT a.i FROM digits a, digits b, digits c; SELECT 3; END");
        try (Results results = db.execute("CALL long_ones()")) {
            assertTrue(results.nextResult());
            assertEquals(100_000, results.rows().count());
            assertTrue(results.nextResult());
            assertTrue(results.rows().next());
        }
        assertTrue(db.isOpen());
        assertEquals(1, db.query("SELECT 1").first(Integer.class).orElseThrow());
    }
}
