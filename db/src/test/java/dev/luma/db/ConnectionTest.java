package dev.luma.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.LostConnectionException;
import dev.luma.db.error.Retry;
import dev.luma.db.error.ServerError;
import dev.luma.db.error.SqlState;
import dev.luma.db.error.SyntaxException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Driver;
import dev.luma.db.spi.Kind;
import dev.luma.db.spi.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private static final List<ColumnInfo> ID = List.of(FakeColumn.of("id", Kind.INTEGER));
    private static final String SELECT = "SELECT id FROM t";

    private final ScriptedSession session = new ScriptedSession();
    private final Connection db = Connection.over(session);

    private void answerRows() {
        session.answer(SELECT, () -> ScriptedAnswer.rows(ID, new Object[] {1L}, new Object[] {2L}));
    }

    // ---- values

    @Test
    void sendsSqlWithoutValuesAsItIs() {
        db.exec("SET @x := 5 -- :name?");

        assertEquals(List.of("SET @x := 5 -- :name?"), session.calls());
    }

    @Test
    void leavesValuesInOrderToTheServer() {
        db.exec("UPDATE t SET a = ? WHERE b = ?", 1, "x");

        assertEquals(List.of("UPDATE t SET a = ? WHERE b = ? [1, x]"), session.calls());
    }

    @Test
    void takesNullAsOneValue() {
        db.exec("A ?", (Object) null);
        db.exec("B ?", (Object[]) null);

        assertEquals(List.of("A ? [null]", "B ? [null]"), session.calls());
    }

    @Test
    void takesAListAsTheValues() {
        db.exec("A ?, ?", List.of(1, 2));

        assertEquals(List.of("A ?, ? [1, 2]"), session.calls());
    }

    @Test
    void takesBytesAsOneValue() {
        db.exec("A ?", (Object) new byte[] {1, 2});

        assertTrue(session.calls().getFirst().startsWith("A ? [[B@"));
    }

    @Test
    void putsNamedValuesInOrder() {
        db.exec("UPDATE t SET a = :a WHERE b = :b AND c = :a", Map.of("a", 1, "b", 2));

        assertEquals(List.of("UPDATE t SET a = ? WHERE b = ? AND c = ? [1, 2, 1]"), session.calls());
    }

    @Test
    void takesAMapThatCameAsAnObject() {
        final Object named = Map.of("a", 1);

        db.exec("A :a", named);
        db.query("B :a", named);
        try (Results results = db.execute("C :a", named)) {
            assertTrue(results.nextResult());
        }

        assertEquals(List.of("A ? [1]", "B ? [1]", "C ? [1]"), session.calls());
    }

    @Test
    void bindsANamedNull() {
        final Map<String, Object> named = new HashMap<>();
        named.put("a", null);

        db.exec("A :a", named);

        assertEquals(List.of("A ? [null]"), session.calls());
    }

    @Test
    @Tag("S7")
    void refusesNamesThatDoNotMatch() {
        assertEquals("no value for :name: did you mean `nmae`?", refusal(() -> db.exec("A :name", Map.of("nmae", 1))));
        assertEquals(
                "a value for `b` is given, and the statement has no :b",
                refusal(() -> db.exec("A :name", Map.of("name", 1, "b", 2))));
        assertEquals(
                "the statement has ? parameters, and the values are named: give the values in order",
                refusal(() -> db.exec("A ?", Map.of("name", 1))));
        assertEquals(
                "the statement has both ? and :b parameters: use one form for all of them",
                refusal(() -> db.exec("A ?, :b", Map.of("b", 1))));
        assertEquals(List.of(), session.calls());
    }

    private static String refusal(Runnable call) {
        return assertThrows(UsageException.class, call::run).getMessage();
    }

    // ---- outcomes

    @Test
    void tellsWhatAStatementDid() {
        session.answer("INSERT", () -> ScriptedAnswer.outcome(3, 17));

        assertEquals(new ExecResult(3, 17, 2, "info"), db.exec("INSERT"));
        assertEquals(17, db.lastInsertId());

        db.exec("UPDATE");
        assertEquals(0, db.lastInsertId());
    }

    @Test
    void dropsRowsThatNobodyAskedFor() {
        final ScriptedAnswer answer = ScriptedAnswer.rows(ID, new Object[] {1L});
        session.answer(SELECT, () -> answer);

        assertEquals(new ExecResult(0, 0, 3, ""), db.exec(SELECT));
        assertTrue(answer.isClosed());
    }

    @Test
    void givesNoRowsForAStatementWithout() {
        final ScriptedAnswer answer = ScriptedAnswer.outcome(1, 1);
        session.answer("DELETE", () -> answer);

        final Rows rows = db.query("DELETE");

        assertTrue(answer.isClosed());
        assertEquals(List.of(), rows.columns());
        assertEquals(2, rows.warnings());
        assertEquals(List.of(), rows.all());
        assertEquals(1, answer.closings);
    }

    @Test
    void takesTheFirstResultThatHasRows() {
        session.answer(
                "CALL p()",
                () -> ScriptedAnswer.outcome(0, 0)
                        .andRows(ID, new Object[] {5L})
                        .andOutcome(0, 0));

        assertEquals(Optional.of(5L), db.query("CALL p()").first(Long.class));
    }

    @Test
    void takesTheLastOutcomeOfSeveralResults() {
        session.answer(
                "CALL p()", () -> ScriptedAnswer.outcome(1, 1).andOutcome(2, 9).andRows(ID, new Object[] {5L}));

        assertEquals(2, db.exec("CALL p()").affectedRows());
        assertEquals(9, db.lastInsertId());
    }

    // ---- one conversation at a time

    @Test
    void refusesAnythingElseWhileRowsAreOpen() {
        answerRows();
        final Rows rows = db.query(SELECT);
        assertTrue(rows.next());

        final String expected = "rows of `" + SELECT
                + "` are still open: read them to the end, close them, or take them all with all()";
        assertEquals(expected, refusal(() -> db.query("B")));
        assertEquals(expected, refusal(() -> db.exec("B")));
        assertEquals(expected, refusal(this::executeB));
        assertEquals(expected, refusal(() -> db.prepare("B")));
        assertEquals(expected, refusal(db::ping));
        assertEquals(expected, refusal(db::beginTransaction));
        assertEquals(expected, refusal(db::commit));
        assertEquals(List.of(SELECT), session.calls());

        assertEquals(1, rows.count());
        db.exec("B");
        assertEquals(List.of(SELECT, "B"), session.calls());
    }

    private void executeB() {
        try (Results results = db.execute("B")) {
            results.nextResult();
        }
    }

    @Test
    void shortensALongStatementInTheRefusal() {
        final String sql = "SELECT " + "1 + ".repeat(1000) + "1";
        session.answer(sql, () -> ScriptedAnswer.rows(ID, new Object[] {1L}));
        db.query(sql);

        assertTrue(refusal(db::ping).length() < 400);
    }

    // ---- failures

    @Test
    void namesTheStatementThatFailed() {
        session.failOn("SELEC 1", new SyntaxException(new ServerError("near SELEC", "42000", 1064)));

        final SyntaxException e = assertThrows(SyntaxException.class, () -> db.query("SELEC 1"));

        assertEquals(Optional.of("SELEC 1"), e.statement());
        db.ping();
    }

    @Test
    void namesTheStatementAsItsAuthorWroteIt() {
        session.failOn("A ? [1]", new SyntaxException(new ServerError("near A", "42000", 1064)));

        final SyntaxException e = assertThrows(SyntaxException.class, () -> db.exec("A :a", Map.of("a", 1)));

        assertEquals(Optional.of("A :a"), e.statement());
    }

    @Test
    void saysThatTheConnectionWasLost() {
        session.failOn("A", new LostConnectionException("gone", Retry.UNKNOWN, null));
        assertThrows(LostConnectionException.class, () -> db.exec("A"));
        session.open = false;

        assertFalse(db.isOpen());
        final UsageException e = assertThrows(UsageException.class, db::ping);
        assertEquals("the connection was lost earlier: open a new one", e.getMessage());
        assertEquals(SqlState.CLOSED, e.sqlState());
        assertFalse(e.connectionUsable());
    }

    // ---- the end

    @Test
    void closesOnce() {
        db.close();
        db.close();

        assertEquals(List.of("close"), session.calls());
        assertFalse(db.isOpen());
        assertEquals("the connection is closed: open a new one", refusal(() -> db.exec("A")));
        assertFalse(db.inTransaction());
    }

    @Test
    void closesWhileItsOwnRowsAreOpen() {
        answerRows();
        db.query(SELECT);

        db.close();

        assertFalse(session.aborted);
        assertEquals(List.of(SELECT, "close"), session.calls());
    }

    @Test
    void opensByADriver() {
        final Driver driver = new Driver() {
            @Override
            public String name() {
                return "scripted";
            }

            @Override
            public Session connect(String dsn) {
                session.calls.add("connect " + dsn);
                return session;
            }
        };

        try (Connection opened = Db.open(driver, "somewhere")) {
            opened.ping();
        }

        assertEquals(List.of("connect somewhere", "ping", "close"), session.calls());
    }

    @Test
    void tellsOfTheServer() {
        assertEquals("Scripted", db.server().product());
        assertEquals("Connection[42, Scripted 1.0 at nowhere:1]", db.toString());
    }

    @Test
    void givesTheDriversOwnType() {
        assertSame(session, db.unwrap(ScriptedSession.class));
        assertEquals(
                "this is a connection to Scripted, and no java.lang.String", refusal(() -> db.unwrap(String.class)));
    }
}
