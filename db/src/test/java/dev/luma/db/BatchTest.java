package dev.luma.db;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.ConflictException;
import dev.luma.db.error.ConstraintException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.LostConnectionException;
import dev.luma.db.error.Retry;
import dev.luma.db.error.ServerError;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;
import dev.luma.db.spi.OnFailure;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// A batch on a driver that knows no faster way than row after row.
class BatchTest {
    private static final String INSERT = "INSERT ?";

    private final ScriptedSession session = new ScriptedSession();
    private final Connection db = Connection.over(session);

    private static ConstraintException duplicate() {
        return new ConstraintException(
                new ServerError("Duplicate entry", "23000", 1062), ConstraintException.Kind.UNIQUE, "PRIMARY");
    }

    /// A source of as many rows as are asked for, each made anew.
    private static Iterable<Object> endless(Supplier<Object> row) {
        return () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Object next() {
                return row.get();
            }
        };
    }

    // ---- rows in

    @Test
    void takesRowsAsArraysListsAndSingleValues() {
        db.batch(INSERT, Arrays.asList(new Object[] {1}, List.of(2), 3, null), OnFailure.KEEP_GOING);

        assertEquals(List.of("INSERT ? [1]", "INSERT ? [2]", "INSERT ? [3]", "INSERT ? [null]"), session.calls());
    }

    @Test
    void takesRowsByName() {
        db.batch("UPDATE t SET a = :a WHERE b = :b", List.of(Map.of("b", 2, "a", 1)), OnFailure.KEEP_GOING);

        assertEquals(List.of("UPDATE t SET a = ? WHERE b = ? [1, 2]"), session.calls());
    }

    @Test
    void refusesRowsThatDoNotSuitTheStatement() {
        assertEquals(
                "row 1 of the batch: PARAM_COUNT_MISMATCH: the statement takes 1 value, and 2 were given",
                refusal(() -> db.batch(INSERT, List.of(1, List.of(2, 3)))));
        assertEquals(
                "row 0 of the batch: the statement's parameters have names, and a row of values has none:"
                        + " give it as a Map",
                refusal(() -> db.batch("INSERT :a", List.of(1))));
        assertEquals(
                "row 0 of the batch: no value for :name: did you mean `nmae`?",
                refusal(() -> db.batch("INSERT :name", List.of(Map.of("nmae", 1)))));
        assertEquals(
                List.of("BEGIN", "INSERT ? [1]", "ROLLBACK", "BEGIN", "ROLLBACK", "BEGIN", "ROLLBACK"),
                session.calls());
    }

    private static String refusal(Runnable call) {
        return assertThrows(UsageException.class, call::run).getMessage();
    }

    @Test
    void runsAPreparedStatement() {
        try (Statement insert = db.prepare("INSERT :a")) {
            assertEquals(
                    2, insert.batch(List.of(Map.of("a", 1), Map.of("a", 2))).size());
        }

        assertEquals(
                List.of("prepare INSERT ?", "BEGIN", "INSERT ? [1]", "INSERT ? [2]", "COMMIT", "close INSERT ?"),
                session.calls());
    }

    @Test
    void refusesAPreparedStatementThatIsClosed() {
        final Statement insert = db.prepare(INSERT);
        insert.close();

        assertTrue(refusal(() -> insert.batch(List.of(1))).startsWith("the prepared statement is closed"));
    }

    // ---- many rows of a table

    @Test
    void quotesTheNamesOfTableAndColumns() {
        db.insertMany("my`db.select", List.of("a b", "order"), List.of(List.of(1, 2)));

        assertEquals(
                List.of("BEGIN", "INSERT INTO `my``db`.`select` (`a b`, `order`) VALUES (?, ?) [1, 2]", "COMMIT"),
                session.calls());
    }

    @Test
    void findsNoParametersInQuotedNames() {
        db.insertMany("t", List.of("what?", ":x"), List.of(List.of(1, 2), Map.of(":x", 4, "what?", 3)));

        assertEquals(
                List.of(
                        "BEGIN",
                        "INSERT INTO `t` (`what?`, `:x`) VALUES (?, ?) [1, 2]",
                        "INSERT INTO `t` (`what?`, `:x`) VALUES (?, ?) [3, 4]",
                        "COMMIT"),
                session.calls());
    }

    @Test
    void refusesRowsThatDoNotSuitTheColumns() {
        final List<String> columns = List.of("id", "name");
        assertEquals(
                "row 0 of the batch: no value for the column name: did you mean `nmae`?",
                refusal(() -> db.insertMany("t", columns, List.of(Map.of("id", 1, "nmae", "x")))));
        assertEquals(
                "row 0 of the batch: PARAM_COUNT_MISMATCH: the statement takes 2 values, and 1 was given",
                refusal(() -> db.insertMany("t", columns, List.of(1))));
        assertEquals("a name is empty", refusal(() -> db.insertMany("", columns, List.of())));
    }

    // ---- as one unit

    @Test
    void runsInATransactionOfItsOwn() {
        session.answer(INSERT, () -> ScriptedAnswer.outcome(1, 7));

        final BatchResult result = db.batch(INSERT, List.of(1, 2));

        assertEquals(List.of("BEGIN", "INSERT ? [1]", "INSERT ? [2]", "COMMIT"), session.calls());
        assertArrayEquals(new long[] {1, 1}, result.affectedRows());
        assertArrayEquals(new long[] {7, 7}, result.keys());
        assertFalse(db.inTransaction());
    }

    @Test
    void undoesAllOfItWhereARowFails() {
        final ConstraintException failure = duplicate();
        session.failOn("INSERT ? [2]", failure);

        assertSame(failure, assertThrows(ConstraintException.class, () -> db.batch(INSERT, List.of(1, 2, 3))));

        assertEquals(OptionalInt.of(1), failure.row());
        assertEquals("row 1 of the batch: Duplicate entry", failure.getMessage());
        assertEquals(List.of("BEGIN", "INSERT ? [1]", "INSERT ? [2]", "ROLLBACK"), session.calls());
        assertTrue(db.isOpen());
    }

    @Test
    void undoesOnlyItselfInsideATransaction() {
        session.failOn("INSERT ? [2]", duplicate());

        db.transact(tx -> {
            tx.batch(INSERT, List.of(1));
            assertThrows(ConstraintException.class, () -> tx.batch(INSERT, List.of(2)));
        });

        assertEquals(
                List.of(
                        "BEGIN",
                        "SAVEPOINT `luma_batch`",
                        "INSERT ? [1]",
                        "SAVEPOINT `luma_batch`",
                        "INSERT ? [2]",
                        "ROLLBACK TO SAVEPOINT `luma_batch`",
                        "COMMIT"),
                session.calls());
    }

    @Test
    void addsTheFailureOfTheUndoing() {
        final ConstraintException second = duplicate();
        session.failOn("INSERT ? [1]", duplicate()).failOn("ROLLBACK", second);

        final DbException thrown = assertThrows(DbException.class, () -> db.batch(INSERT, List.of(1)));

        assertSame(second, thrown.getSuppressed()[0]);
    }

    // ---- row by row

    @Test
    void goesOnWhereAskedTo() {
        session.answer(INSERT, () -> ScriptedAnswer.outcome(1, 0)).failOn("INSERT ? [2]", duplicate());

        final BatchResult result =
                db.batch(INSERT, List.of(1, 2, List.of(3, 3), new Object[] {4}), OnFailure.KEEP_GOING);

        assertEquals(List.of("INSERT ? [1]", "INSERT ? [2]", "INSERT ? [4]"), session.calls());
        assertArrayEquals(new long[] {1, 0, 0, 1}, result.affectedRows());
        assertEquals(Set.of(1, 2), result.failures().keySet());
        assertEquals(OptionalInt.of(2), result.failures().get(2).row());
    }

    @Test
    void commitsWhatIsNotLeftOut() {
        session.answer(INSERT, () -> ScriptedAnswer.outcome(1, 0)).failOn("INSERT ? [2]", duplicate());

        final BatchResult result = db.batch(INSERT, List.of(1, 2, 3), OnFailure.LEAVE_OUT);

        assertEquals(
                List.of("BEGIN", "INSERT ? [1]", "INSERT ? [2]", "INSERT ? [3]", "COMMIT"),
                session.calls().stream()
                        .map(call -> call.startsWith("BEGIN") ? "BEGIN" : call)
                        .toList());
        assertArrayEquals(new long[] {1, 0, 1}, result.affectedRows());
        assertEquals(Set.of(1), result.failures().keySet());
    }

    @Test
    void leavesNothingWhereTheWholeTransactionWasLost() {
        final ConflictException deadlock =
                new ConflictException(new ServerError("deadlock", "40001", 1213), Retry.WHOLE_TRANSACTION);
        session.answer(INSERT, () -> ScriptedAnswer.outcome(1, 0)).failOn("INSERT ? [2]", deadlock);

        assertSame(
                deadlock,
                assertThrows(ConflictException.class, () -> db.batch(INSERT, List.of(1, 2, 3), OnFailure.LEAVE_OUT)));

        assertEquals(OptionalInt.of(1), deadlock.row());
        assertTrue(session.calls().contains("ROLLBACK"), session.calls()::toString);
        assertFalse(session.calls().contains("INSERT ? [3]"));
    }

    @Test
    void doesNotGoOnWithoutTheTransactionThatWasOpen() {
        final ConflictException deadlock =
                new ConflictException(new ServerError("deadlock", "40001", 1213), Retry.WHOLE_TRANSACTION);
        session.answer(INSERT, () -> ScriptedAnswer.outcome(1, 0)).failOn("INSERT ? [2]", deadlock);
        db.beginTransaction();

        assertSame(
                deadlock,
                assertThrows(ConflictException.class, () -> db.batch(INSERT, List.of(1, 2, 3), OnFailure.KEEP_GOING)));

        assertFalse(session.calls().contains("INSERT ? [3]"));
    }

    @Test
    void doesNotGoOnWithoutAConnection() {
        final LostConnectionException lost =
                new LostConnectionException("gone", Retry.UNKNOWN, new IOException("reset"));
        final ScriptedSession dying = new ScriptedSession() {
            @Override
            void during(String call) {
                if (call.equals("INSERT ? [2]")) {
                    open = false;
                }
            }
        };
        dying.failOn("INSERT ? [2]", lost);
        final Connection connection = Connection.over(dying);

        assertSame(
                lost,
                assertThrows(
                        LostConnectionException.class,
                        () -> connection.batch(INSERT, List.of(1, 2, 3), OnFailure.KEEP_GOING)));

        assertEquals(OptionalInt.of(1), lost.row());
        assertEquals(List.of("INSERT ? [1]", "INSERT ? [2]"), dying.calls());
    }

    @Test
    void takesTheLastOutcomeOfARowWithSeveralResults() {
        final List<ColumnInfo> id = List.of(FakeColumn.of("id", Kind.INTEGER));
        session.answer(
                "CALL p(?)", () -> ScriptedAnswer.outcome(1, 1).andOutcome(2, 9).andRows(id, new Object[] {5L}));

        final BatchResult result = db.batch("CALL p(?)", List.of(1), OnFailure.KEEP_GOING);

        assertEquals(2, result.affectedRows(0));
        assertEquals(9, result.key(0));
    }

    @Test
    void runsDifferentStatements() {
        session.answer("A", () -> ScriptedAnswer.outcome(2, 0))
                .answer("rows", () -> ScriptedAnswer.rows(List.of(FakeColumn.of("id", Kind.INTEGER))));
        session.failOn("B", duplicate());

        final BatchResult result = db.batch(List.of("A", "B", "rows"), OnFailure.KEEP_GOING);

        assertEquals(List.of("A", "B", "rows"), session.calls());
        assertArrayEquals(new long[] {2, 0, 0}, result.affectedRows());
        assertEquals(Set.of(1), result.failures().keySet());
        assertFalse(result.gaveRows(0));
        assertTrue(result.gaveRows(2));
    }

    @Test
    void undoesDifferentStatementsTogether() {
        session.failOn("B", duplicate());

        assertThrows(ConstraintException.class, () -> db.batch(List.of("A", "B", "C"), OnFailure.STOP));

        assertEquals(List.of("BEGIN", "A", "B", "ROLLBACK"), session.calls());
        assertEquals(0, db.batch(List.of(), OnFailure.STOP).size());
    }

    @Test
    void doesNothingForNoRows() {
        assertEquals(0, db.batch(INSERT, List.of(), OnFailure.KEEP_GOING).size());
        assertEquals(List.of(), session.calls());
    }

    // ---- the source of the rows

    @Test
    void throwsWhatTheSourceThrows() {
        final IllegalStateException dry = new IllegalStateException("dry");
        final Iterable<Object> source = endless(() -> {
            throw dry;
        });

        assertSame(dry, assertThrows(IllegalStateException.class, () -> db.batch(INSERT, source)));
        assertSame(
                dry, assertThrows(IllegalStateException.class, () -> db.batch(INSERT, source, OnFailure.KEEP_GOING)));
        assertEquals(List.of("BEGIN", "ROLLBACK"), session.calls());
        db.exec("A");
    }

    /// It fails each time it is asked, and never comes to an end.
    @Test
    void refusesASourceThatUsesItsOwnConnection() {
        final Iterable<Object> source = endless(() -> db.query("A").first());

        for (final OnFailure onFailure : OnFailure.values()) {
            assertTrue(refusal(() -> db.batch(INSERT, source, onFailure)).contains("in the middle of a batch"));
            assertTrue(refusal(() -> db.insertMany("t", List.of("a"), source, onFailure))
                    .contains("in the middle of a batch"));
        }
        assertEquals(
                List.of("BEGIN", "ROLLBACK", "BEGIN", "ROLLBACK", "BEGIN", "COMMIT", "BEGIN", "COMMIT"),
                session.calls());
        db.exec("A");
    }
}
