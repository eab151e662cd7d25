package dev.luma.db;

import static dev.luma.db.Shop.row;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.LostConnectionException;
import dev.luma.db.error.ProtocolException;
import dev.luma.db.error.Retry;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;
import dev.luma.db.spi.TextDriver;
import dev.luma.db.spi.TransactionOptions;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// The contract of four functions, seen from both sides.
class TextDriverTest {
    /// Takes values beside the statement, and quotes too, which then serves for the dialect alone.
    private static final class BindingShop extends Shop implements TextDriver.Binding<Shop.Line>, TextDriver.Quoting {
        @Override
        public List<Map<String, Object>> queryParams(Line line, String sql, List<Object> params) {
            return query(line, sql + " " + params);
        }

        @Override
        public long[] execParams(Line line, String sql, List<Object> params) {
            return exec(line, sql + " " + params);
        }

        @Override
        public String quote(String value) {
            return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
        }
    }

    /// Has an `escape`, which nobody may call.
    private static final class EscapingShop extends Shop implements TextDriver.Escaping {
        @Override
        public String escape(String value) {
            throw new AssertionError("db called escape");
        }
    }

    private final Shop shop = new Shop();
    private final Connection db = Db.open(shop, "anything at all");

    // ---- the four functions

    @Test
    void passesTheDsnOnUnchanged() {
        assertEquals("anything at all", db.unwrap(Shop.Line.class).dsn());
        assertEquals("shop", db.server().product());
        assertEquals(List.of(), List.copyOf(shop.asked));
    }

    @Test
    void asksForRowsByQueryAndForOutcomesByExec() {
        shop.answer("Q", row("a", "1"));
        shop.outcome = new long[] {5, 6};

        assertEquals("1", db.query("Q").first().orElseThrow().get("a"));
        assertEquals(new ExecResult(5, 6, 0, ""), db.exec("E"));
        assertEquals(6, db.lastInsertId());
    }

    @Test
    void choosesByTheFirstWordWhereNobodySays() {
        shop.answer("/* x */ select 1", row("a", "1"));
        try (Results results = db.execute("/* x */ select 1")) {
            assertTrue(results.nextResult());
            assertTrue(results.hasRows());
        }
        try (Results results = db.execute("UPDATE t SET a = ?", 1)) {
            assertTrue(results.nextResult());
            assertEquals(1, results.outcome().affectedRows());
        }
        assertEquals("UPDATE t SET a = 1", shop.last());
    }

    @Test
    void disconnectsOnce() {
        db.close();
        db.close();

        assertEquals(1, shop.disconnects);
        assertFalse(db.isOpen());
    }

    @Test
    void rollsBackBeforeItDisconnects() {
        db.beginTransaction();
        db.close();

        assertEquals(List.of("BEGIN", "ROLLBACK"), List.copyOf(shop.asked));
        assertEquals(1, shop.disconnects);
    }

    @Test
    void disconnectsThoughTheRollbackFails() {
        shop.failOn("ROLLBACK", new IllegalStateException("gone"));
        db.beginTransaction();
        db.close();

        assertEquals(1, shop.disconnects);
    }

    @Test
    void pings() {
        shop.answer("SELECT 1", row("1", "1"));
        db.ping();

        assertEquals("SELECT 1", shop.last());
    }

    // ---- values

    @Test
    void writesValuesIntoTheStatement() {
        db.exec("A ?, ?, ?", "it's", null, LocalDate.of(2026, 2, 10));
        assertEquals("A 'it''s', NULL, '2026-02-10'", shop.last());

        db.exec("B :x, :y, :x", Map.of("x", -1, "y", true));
        assertEquals("B (-1), TRUE, (-1)", shop.last());

        assertThrows(UsageException.class, () -> db.exec("C ?", 1, 2));
        assertThrows(UsageException.class, () -> db.exec("C :x", 1));
        assertThrows(UsageException.class, () -> db.exec("C ?", "\\"));
        assertEquals("B (-1), TRUE, (-1)", shop.last());
    }

    @Test
    void sendsAStatementWithoutValuesAsItIs() {
        db.exec("A ? :b '\\");

        assertEquals("A ? :b '\\", shop.last());
    }

    @Test
    void neverCallsEscape() {
        final EscapingShop escaping = new EscapingShop();
        try (Connection other = Db.open(escaping, "")) {
            other.exec("A ?", "x'y");
        }
        assertEquals("A 'x''y'", escaping.last());
    }

    @Test
    void leavesValuesToADriverThatBinds() {
        final BindingShop binding = new BindingShop();
        binding.answer("Q ? [1, null]", row("a", "1"));
        try (Connection other = Db.open(binding, "")) {
            assertThrows(UsageException.class, () -> other.query("Q ?", 1, null));
            binding.answer("Q ?, ? [1, null]", row("a", "1"));
            assertEquals(1, other.query("Q ?, ?", 1, null).count());
            other.exec("E '\\'' ? # ?", LocalDate.of(2026, 2, 10));
            assertEquals("E '\\'' ? # ? [2026-02-10]", binding.last());
            other.exec("E :x, :x", Map.of("x", "y'"));
            assertEquals("E ?, ? [y', y']", binding.last());
            other.exec("E ?");
            assertEquals("E ?", binding.last());
        }
    }

    @Test
    void preparesByKeepingTheStatement() {
        shop.answer("Q 5", row("a", "1"));
        try (Statement query = db.prepare("Q :a")) {
            assertEquals(1, query.parameterCount());
            assertEquals(List.of(), query.columns());
            assertEquals(1, query.query(Map.of("a", 5)).count());
        }
        try (Statement exec = db.prepare("E ?");
                Results results = exec.execute(7)) {
            assertTrue(results.nextResult());
            assertFalse(results.hasRows());
        }
        assertEquals(List.of("Q 5", "E 7"), List.copyOf(shop.asked));
    }

    // ---- rows

    @Test
    void convertsText() {
        shop.answer("Q", row("i", "42", "d", "1.50", "b", "1", "t", "2026-02-10", "n", null));

        final Row row = db.query("Q").first().orElseThrow();

        assertEquals(42, row.getInt("i"));
        assertEquals(new BigDecimal("1.50"), row.getDecimal("d"));
        assertTrue(row.getBoolean("b"));
        assertEquals(LocalDate.of(2026, 2, 10), row.get("t", LocalDate.class));
        assertNull(row.getString("n"));
        assertEquals("42", row.get("i"));
    }

    @Test
    void takesTypedCells() {
        shop.answer(
                "Q",
                row("i", 7, "b", true, "d", 1.5, "f", 0.5f, "n", new BigDecimal("1.5"), "x", new byte[] {1}, "u", null),
                row("i", 8L, "b", false, "d", null, "f", 1f, "n", BigInteger.TEN, "x", null, "u", null));

        final Rows rows = db.query("Q");

        assertEquals(
                List.of(Kind.INTEGER, Kind.BOOLEAN, Kind.DOUBLE, Kind.FLOAT, Kind.DECIMAL, Kind.BYTES, Kind.TEXT),
                rows.columns().stream().map(ColumnInfo::kind).toList());
        final List<Row> all = rows.all();
        assertEquals(8, all.get(1).getLong("i"));
        assertTrue(all.getFirst().getBoolean("b"));
        assertEquals(1, all.getFirst().getInt("b"));
        assertEquals(1.5, all.getFirst().getDouble("d"));
        assertEquals(0.5, all.getFirst().getDouble("f"));
        assertEquals("7", all.getFirst().getString("i"));
        assertEquals(BigDecimal.TEN, all.get(1).get("n"));
        assertTrue(all.get(1).isNull("x"));
    }

    @Test
    void handsOutBytesOfTheCallersOwn() {
        shop.answer("Q", row("x", new byte[] {1}));
        final Row row = db.query("Q").first().orElseThrow();

        row.getBytes("x")[0] = 9;

        assertArrayEquals(new byte[] {1}, row.getBytes("x"));
    }

    @Test
    void takesAColumnOfSeveralKindsAsText() {
        shop.answer("Q", row("a", 7), row("a", "x"), row("a", true), row("a", new byte[] {'b'}));

        assertEquals(List.of("7", "x", "true", "b"), db.query("Q").all(String.class));
    }

    @Test
    void takesRowsOfDifferentColumns() {
        shop.answer("Q", row("a", "1"), row("b", "2"));

        final List<Row> rows = db.query("Q").all();

        assertTrue(rows.getFirst().isNull("b"));
        assertEquals("2", rows.get(1).get("b"));
        assertTrue(rows.get(1).isNull("a"));
    }

    @Test
    void givesNoColumnsWithoutARow() {
        shop.answer("Q");

        final Rows rows = db.query("Q");

        assertEquals(List.of(), rows.columns());
        assertEquals(List.of(), rows.all(SeedProgramTest.User.class));
    }

    @Test
    void refusesACellOfNoKnownType() {
        shop.answer("Q", row("a", new AtomicInteger(1)));

        assertEquals(
                "the driver gave a java.util.concurrent.atomic.AtomicInteger in column `a`:"
                        + " a String, Number, Boolean, byte[] or null is due",
                assertThrows(ProtocolException.class, () -> db.query("Q")).getMessage());
    }

    @Test
    void refusesAnOutcomeThatIsNone() {
        shop.outcome = new long[] {1};

        assertThrows(ProtocolException.class, () -> db.exec("E"));
    }

    // ---- failures

    @Test
    void passesOnWhatTheDriverThrows() {
        final IllegalStateException thrown = new IllegalStateException("mine");
        shop.failOn("E", thrown);

        assertSame(thrown, assertThrows(IllegalStateException.class, () -> db.exec("E")));

        assertTrue(db.isOpen());
        db.exec("F");
    }

    @Test
    void closesAConnectionThatTheDriverCallsLost() {
        final LostConnectionException thrown = new LostConnectionException("gone", Retry.UNKNOWN, null);
        shop.failOn("E", thrown);

        assertSame(thrown, assertThrows(LostConnectionException.class, () -> db.exec("E")));

        assertEquals("E", thrown.statement().orElseThrow());
        assertFalse(db.isOpen());
        assertEquals(1, shop.disconnects);
    }

    @Test
    void staysOpenAfterAMistakeOfTheCaller() {
        assertThrows(UsageException.class, () -> db.exec("E ?", new Object()));

        assertTrue(db.isOpen());
    }

    // ---- transactions

    @Test
    void endsATransactionWhoseCommitFails() {
        final IllegalStateException thrown = new IllegalStateException("mine");
        shop.failOn("COMMIT", thrown);

        assertSame(thrown, assertThrows(IllegalStateException.class, () -> db.transact(tx -> tx.exec("A"))));

        assertEquals(List.of("BEGIN", "A", "COMMIT", "ROLLBACK"), List.copyOf(shop.asked));
        assertFalse(db.inTransaction());
    }

    @Test
    void endsATransactionWhoseRollbackFails() {
        shop.failOn("ROLLBACK", new IllegalStateException("mine"));
        db.beginTransaction();

        assertThrows(IllegalStateException.class, db::rollback);

        assertFalse(db.inTransaction());
        db.beginTransaction();
    }

    @Test
    void beginsNothingWhereTheBeginFails() {
        shop.failOn("BEGIN", new IllegalStateException("mine"));

        assertThrows(IllegalStateException.class, db::beginTransaction);

        assertFalse(db.inTransaction());
        assertThrows(UsageException.class, db::commit);
    }

    @Test
    void knowsPlainTransactionsOnly() {
        assertThrows(UsageException.class, () -> db.transact(TransactionOptions.serializable(), tx -> tx.exec("A")));
        assertEquals(List.of(), Arrays.asList(shop.asked.toArray()));
    }

    @Test
    void runsABatchRowByRow() {
        final BatchResult result = db.insertMany("order", List.of("a"), List.of("it's", "b"));

        assertEquals(
                List.of(
                        "BEGIN",
                        "INSERT INTO \"order\" (\"a\") VALUES ('it''s')",
                        "INSERT INTO \"order\" (\"a\") VALUES ('b')",
                        "COMMIT"),
                List.copyOf(shop.asked));
        assertArrayEquals(new long[] {7, 7}, result.keys());
    }

    @Test
    void undoesABatchThatFails() {
        final IllegalStateException thrown = new IllegalStateException("mine");
        shop.failOn("A 2", thrown);

        assertSame(thrown, assertThrows(IllegalStateException.class, () -> db.batch("A ?", List.of(1, 2, 3))));

        assertEquals(List.of("BEGIN", "A 1", "A 2", "ROLLBACK"), List.copyOf(shop.asked));
        assertFalse(db.inTransaction());
    }
}
