package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.ExecResult;
import dev.luma.db.Results;
import dev.luma.db.Row;
import dev.luma.db.Rows;
import dev.luma.db.Statement;
import dev.luma.db.error.ConstraintException;
import dev.luma.db.error.SyntaxException;
import dev.luma.db.error.UsageException;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServerTest
class QueryIT {
    private final RealServer server;
    private Connection db;

    QueryIT(RealServer server) {
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

    @Test
    void readsARowOfTextWithoutParameters() {
        final Row row = db.query("SELECT 1 AS number, 'żółć 😀' AS text, NULL AS nothing")
                .first()
                .orElseThrow();
        assertEquals(1, row.getInt("number"));
        assertEquals("żółć 😀", row.getString("text"));
        assertNull(row.get("nothing"));
    }

    @Test
    void bindsPositionalParametersOnTheServer() {
        final String quote = "\\' OR 1=1 -- ";
        assertEquals(quote, db.query("SELECT ?", quote).first(String.class).orElseThrow());
    }

    @Test
    void bindsANegativeNumberBehindAMinusSign() {
        assertEquals(6L, db.query("SELECT 5 -? AS n", -1).first(Long.class).orElseThrow());
    }

    @Test
    void findsNamedParametersBehindBackslashesAndHashSigns() {
        final Row row = db.query("SELECT 'it\\'s :a' AS quoted, :a AS a # :b ' \n", Map.of("a", 7))
                .first()
                .orElseThrow();
        assertEquals("it's :a", row.getString("quoted"));
        assertEquals(7, row.getInt("a"));

        db.exec("SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES'");
        assertEquals(
                "\\7",
                db.query("SELECT CONCAT('\\', :a)", Map.of("a", 7))
                        .first(String.class)
                        .orElseThrow());
    }

    @Test
    void bindsNamedParametersAndLeavesOtherColonsAlone() {
        final Row row = db.query(
                        "SELECT @v := :a AS a, ':b' AS quoted, :a + :b AS total -- :c\n", Map.of("a", 20, "b", 22))
                .first()
                .orElseThrow();
        assertEquals(42, row.getInt("total"));
        assertEquals(":b", row.getString("quoted"));
    }

    @Test
    void takesIntegersForLimit() {
        db.exec("CREATE TEMPORARY TABLE numbers (n INT)");
        db.exec("INSERT INTO numbers VALUES (1), (2), (3)");
        assertEquals(
                2, db.query("SELECT n FROM numbers ORDER BY n LIMIT ?, ?", 1, 2).count());
    }

    @Test
    void refusesTooFewAndTooManyValuesWithoutRunningTheStatement() {
        for (final Object[] values : new Object[][] {{1}, {1, 2, 3}}) {
            final UsageException refusal = assertThrows(
                    UsageException.class, () -> db.query("SELECT ?, ?", values).first());
            assertTrue(refusal.getMessage().contains("PARAM_COUNT_MISMATCH"), refusal.getMessage());
        }
        assertEquals(1, db.query("SELECT 1").count());
    }

    @Test
    void tellsAffectedRowsGeneratedKeyAndWarnings() {
        db.exec("CREATE TEMPORARY TABLE keyed (id INT AUTO_INCREMENT PRIMARY KEY, n TINYINT) AUTO_INCREMENT = 7");
        final ExecResult inserted = db.exec("INSERT INTO keyed (n) VALUES (1), (2), (3)");
        assertEquals(3, inserted.affectedRows());
        assertEquals(7, inserted.lastInsertId());
        assertEquals(7, db.lastInsertId());
        final ExecResult ignored = db.exec("INSERT IGNORE INTO keyed (n) VALUES (?)", 1000);
        assertEquals(1, ignored.warnings());
    }

    @Test
    void readsSeveralResultsOfAProcedure() {
        db.exec("DROP PROCEDURE IF EXISTS several");
        db.exec("CREATE PROCEDURE several(IN n INT) BEGIN SELECT n AS first_result; SELECT n + 1, n + 2; DO 1; END");
        try (Results results = db.execute("CALL several(?)", 10)) {
            assertTrue(results.nextResult());
            assertEquals(List.of("10"), strings(results.rows(), 1));
            assertTrue(results.nextResult());
            assertEquals(List.of("11", "12"), strings(results.rows(), 2));
            assertTrue(results.nextResult());
            assertFalse(results.hasRows());
            assertFalse(results.nextResult());
        }
        db.exec("DROP PROCEDURE several");
    }

    private static List<String> strings(Rows rows, int columns) {
        assertTrue(rows.next());
        final String[] values = new String[columns];
        for (int i = 0; i < columns; i++) {
            values[i] = rows.row().getString(i);
        }
        assertFalse(rows.next());
        return Arrays.asList(values);
    }

    @Test
    void goesOnAfterRowsThatWereLeftEarly() {
        try (Rows rows = db.query("SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3")) {
            assertTrue(rows.next());
        }
        assertEquals(1, db.query("SELECT 1").count());
    }

    @Test
    void refusesAStatementWhileRowsAreOpenAndNamesThem() {
        try (Rows rows = db.query("SELECT 1 UNION ALL SELECT 2")) {
            assertTrue(rows.next());
            final UsageException refusal = assertThrows(UsageException.class, () -> db.exec("DO 1"));
            assertTrue(refusal.getMessage().contains("SELECT 1 UNION ALL SELECT 2"), refusal.getMessage());
            assertTrue(rows.next());
        }
    }

    @Test
    void runsAPreparedStatementAgainWithOtherTypes() {
        try (Statement statement = db.prepare("SELECT ? AS value")) {
            assertEquals("7", statement.query(7).first(String.class).orElseThrow());
            assertEquals("seven", statement.query("seven").first(String.class).orElseThrow());
            assertNull(statement.query((Object) null).first().orElseThrow().get(0));
            assertEquals("7.5", statement.query(7.5).first(String.class).orElseThrow());
            assertEquals("8", statement.query(8).first(String.class).orElseThrow());
            assertEquals(
                    "9000000000",
                    statement.query(9_000_000_000L).first(String.class).orElseThrow());
        }
    }

    @Test
    void goesOnAfterAStatementThatTheServerRefused() {
        final SyntaxException refusal =
                assertThrows(SyntaxException.class, () -> db.query("SELEC 1").first());
        assertEquals("42000", refusal.sqlState());
        assertEquals(1064, refusal.vendorCode());
        assertEquals("SELEC 1", refusal.statement().orElseThrow());
        assertThrows(
                SyntaxException.class,
                () -> db.query("SELECT ? FROM no_such_table", 1).first());
        assertTrue(db.isOpen());
        assertEquals(1, db.query("SELECT 1").count());
    }

    @Test
    void goesOnAfterAFailureInTheMiddleOfRows() {
        db.exec("CREATE TEMPORARY TABLE few (n INT)");
        db.exec("INSERT INTO few VALUES (1), (2), (3)");
        assertThrows(
                dev.luma.db.error.ServerException.class,
                () -> db.query("SELECT n, IF(n = 3, (SELECT 1 UNION SELECT 2), 0) FROM few")
                        .all());
        assertEquals(3, db.query("SELECT n FROM few").count());
    }

    @Test
    void namesTheKeyThatARowBreaks() {
        db.exec("CREATE TEMPORARY TABLE keyed (id INT, UNIQUE KEY only_once (id))");
        db.exec("INSERT INTO keyed VALUES (1)");
        final ConstraintException refusal =
                assertThrows(ConstraintException.class, () -> db.exec("INSERT INTO keyed VALUES (?)", 1));
        assertEquals(ConstraintException.Kind.UNIQUE, refusal.kind());
        assertTrue(refusal.constraint().endsWith("only_once"), refusal.constraint());
    }

    @Test
    void takesNoRowsFromAStatementThatAnnouncedSome() {
        db.exec("CREATE TEMPORARY TABLE gone (i INT)");
        if (server.isMariaDb()) {
            assertEquals(
                    0,
                    db.query("DELETE FROM gone WHERE false RETURNING i").all().size());
        }
        assertEquals(0, db.query("SELECT i FROM gone").all().size());
    }

    @Test
    void carriesAnEmptyStatementToTheServersRefusal() {
        assertThrows(dev.luma.db.error.ServerException.class, () -> db.exec(""));
        assertTrue(db.isOpen());
    }

    /// Both directions, as text, as binary row and as bound parameter, around the length at which a packet is split.
    @ParameterizedTest
    @ValueSource(
            ints = {0, 250, 251, 65535, 65536, (1 << 24) - 10, (1 << 24) - 2, (1 << 24) - 1, 1 << 24, (1 << 24) + 1})
    void carriesValuesOfAnyLengthExactly(int length) {
        final byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ('a' + i % 23);
        }
        assertArrayEquals(
                bytes,
                db.query("SELECT ? AS value", (Object) bytes)
                        .first(byte[].class)
                        .orElseThrow());
        final String text = new String(bytes, StandardCharsets.US_ASCII);
        assertEquals(
                text,
                db.query("SELECT '" + text + "' AS value").first(String.class).orElseThrow());
    }

    @Test
    void carriesAMessageOfExactlyOneFullPacket() {
        final int spent = "SELECT LENGTH('')".length() + 1;
        for (int extra = -1; extra <= 1; extra++) {
            final int length = 0xFF_FFFF - spent + extra;
            final String sql = "SELECT LENGTH('" + "x".repeat(length) + "')";
            assertEquals((long) length, db.query(sql).first(Long.class).orElseThrow());
        }
    }

    @Test
    void streamsManyRowsOfOneResult() {
        final long sum = db
                .query("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)"
                        + " SELECT a.i * b.i AS p, REPEAT('x', 40) FROM n a, n b")
                .stream()
                .mapToLong(row -> row.getLong("p"))
                .sum();
        assertEquals(405_450L * 405_450L, sum);
    }

    @Test
    void speaksOfItsServer() {
        assertEquals(server.isMariaDb() ? "MariaDB" : "MySQL", db.server().product());
        assertEquals(
                db.query("SELECT CONNECTION_ID()").first(Long.class).orElseThrow(),
                db.server().connectionId());
        db.ping();
    }

    @Test
    void changesTheDefaultDatabase() {
        final MysqlConnection mysql = MysqlConnection.of(db);
        mysql.useDatabase("mysql");
        assertEquals("mysql", db.query("SELECT DATABASE()").first(String.class).orElseThrow());
        assertThrows(dev.luma.db.error.ServerException.class, () -> mysql.useDatabase("no_such_database"));
        assertEquals(server.isMariaDb(), mysql.isMariaDb());
        assertEquals(db.server().connectionId(), mysql.connectionId());
        assertTrue(mysql.isEncrypted());
    }

    @Test
    void usesUtcForItsSession() {
        assertEquals(
                "+00:00",
                db.query("SELECT @@session.time_zone").first(String.class).orElseThrow());
    }
}
