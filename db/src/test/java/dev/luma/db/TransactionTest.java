package dev.luma.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.ConflictException;
import dev.luma.db.error.ConstraintException;
import dev.luma.db.error.LostConnectionException;
import dev.luma.db.error.Retry;
import dev.luma.db.error.ServerError;
import dev.luma.db.error.SqlState;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;
import dev.luma.db.spi.TransactionOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransactionTest {
    private static final List<ColumnInfo> ID = List.of(FakeColumn.of("id", Kind.INTEGER));

    private final ScriptedSession session = new ScriptedSession();
    private final Connection db = Connection.over(session);

    private static ConflictException deadlock() {
        return new ConflictException(new ServerError("Deadlock found", "40001", 1213), Retry.WHOLE_TRANSACTION);
    }

    private static ConstraintException duplicate() {
        return new ConstraintException(
                new ServerError("Duplicate entry", "23000", 1062), ConstraintException.Kind.UNIQUE, "PRIMARY");
    }

    // ---- begin, commit, rollback

    @Test
    void commits() {
        assertFalse(db.inTransaction());
        db.beginTransaction();
        assertTrue(db.inTransaction());
        db.exec("A");
        db.commit();

        assertFalse(db.inTransaction());
        assertEquals(List.of("BEGIN", "A", "COMMIT"), session.calls());
    }

    @Test
    void rollsBack() {
        db.beginTransaction();
        db.rollback();

        assertFalse(db.inTransaction());
        assertEquals(List.of("BEGIN", "ROLLBACK"), session.calls());
    }

    @Test
    void refusesASecondBegin() {
        db.beginTransaction();

        final UsageException e = assertThrows(UsageException.class, db::beginTransaction);

        assertEquals(SqlState.ACTIVE_TRANSACTION, e.sqlState());
        assertEquals(List.of("BEGIN"), session.calls());
        assertTrue(db.inTransaction());
    }

    @Test
    void refusesABeginWhereSqlHasBegunOne() {
        session.inTransaction = true;

        assertEquals(
                SqlState.ACTIVE_TRANSACTION,
                assertThrows(UsageException.class, db::beginTransaction).sqlState());
        db.commit();
        assertEquals(List.of("COMMIT"), session.calls());
    }

    @Test
    void refusesAnEndWithoutABegin() {
        assertEquals(
                SqlState.NO_ACTIVE_TRANSACTION,
                assertThrows(UsageException.class, db::commit).sqlState());
        assertEquals(
                SqlState.NO_ACTIVE_TRANSACTION,
                assertThrows(UsageException.class, db::rollback).sqlState());
        assertEquals(List.of(), session.calls());
    }

    @Test
    void endsEvenIfTheCommitFails() {
        final ConflictException failure = deadlock();
        session.failOn("COMMIT", failure);
        db.beginTransaction();

        assertSame(failure, assertThrows(ConflictException.class, db::commit));

        assertFalse(db.inTransaction());
        assertEquals(List.of("BEGIN", "COMMIT", "ROLLBACK"), session.calls());
        db.beginTransaction();
    }

    @Test
    void closesTheConnectionRatherThanLeaveATransactionOpen() {
        session.failOn("ROLLBACK", duplicate());
        db.beginTransaction();

        assertThrows(ConstraintException.class, db::rollback);

        assertFalse(db.isOpen());
    }

    @Test
    void addsTheFailureOfTheRollbackToThatOfTheCommit() {
        final ConflictException first = deadlock();
        final ConstraintException second = duplicate();
        session.failOn("COMMIT", first).failOn("ROLLBACK", second);
        db.beginTransaction();

        assertSame(first, assertThrows(ConflictException.class, db::commit));

        assertSame(second, first.getSuppressed()[0]);
        assertFalse(db.isOpen());
    }

    @Test
    void saysThatAStatementHasCommittedImplicitly() {
        db.beginTransaction();
        session.inTransaction = false;

        final UsageException e = assertThrows(UsageException.class, db::rollback);

        assertEquals(SqlState.NO_ACTIVE_TRANSACTION, e.sqlState());
        assertTrue(e.getMessage().contains("has committed it"));
        db.beginTransaction();
        session.inTransaction = false;
        db.commit();
    }

    @Test
    void rollsBackUnderItsOwnOpenRows() {
        final ScriptedAnswer answer = ScriptedAnswer.rows(ID, new Object[] {1L});
        session.answer("rows", () -> answer);
        db.beginTransaction();
        final Rows rows = db.query("rows");

        db.rollback();

        assertTrue(answer.isClosed());
        assertEquals(
                "these rows were closed before their end, by close() or by a rollback",
                assertThrows(UsageException.class, rows::next).getMessage());
    }

    // ---- a transaction that the server has rolled back

    @Test
    void doesNothingMoreInATransactionThatTheServerRolledBack() {
        final ConflictException conflict = deadlock();
        session.failOn("A", conflict);
        db.beginTransaction();
        assertThrows(ConflictException.class, () -> db.exec("A"));

        final UsageException e = assertThrows(UsageException.class, () -> db.exec("B"));

        assertEquals(SqlState.NO_ACTIVE_TRANSACTION, e.sqlState());
        assertSame(conflict, e.getSuppressed()[0]);
        assertTrue(db.inTransaction());
        db.rollback();
        assertFalse(db.inTransaction());
        db.exec("B");
        assertEquals(List.of("BEGIN", "A", "ROLLBACK", "B"), session.calls());
    }

    @Test
    void refusesToCommitWhatTheServerRolledBack() {
        session.failOn("A", deadlock());
        db.beginTransaction();
        assertThrows(ConflictException.class, () -> db.exec("A"));

        assertThrows(UsageException.class, db::commit);

        assertFalse(db.inTransaction());
        assertEquals(List.of("BEGIN", "A", "ROLLBACK"), session.calls());
    }

    @Test
    void noticesARollbackInTheMiddleOfRows() {
        session.answer("rows", () -> ScriptedAnswer.rows(ID, new Object[] {1L}).thenFails(deadlock()));
        db.beginTransaction();
        assertThrows(ConflictException.class, () -> db.query("rows").all());

        assertThrows(UsageException.class, () -> db.exec("B"));
    }

    @Test
    void goesOnAfterAConflictOutsideOfATransaction() {
        session.failOn("A", deadlock());
        assertThrows(ConflictException.class, () -> db.exec("A"));

        db.exec("B");
    }

    @Test
    void goesOnAfterAnErrorThatUndidOneStatement() {
        session.failOn("A", duplicate());
        db.beginTransaction();
        assertThrows(ConstraintException.class, () -> db.exec("A"));

        db.exec("B");
        db.commit();
    }

    // ---- the handle

    @Test
    void endsOnceByTheHandle() {
        try (Transaction tx = db.begin()) {
            assertTrue(tx.isOpen());
            tx.exec("A ?", 1);
            tx.exec("B :b", Map.of("b", 2));
            tx.commit();
            assertFalse(tx.isOpen());
            assertThrows(UsageException.class, tx::commit);
            assertThrows(UsageException.class, tx::rollback);
            assertThrows(UsageException.class, () -> tx.exec("C"));
            assertThrows(UsageException.class, () -> tx.query("C"));
        }
        assertEquals(List.of("BEGIN", "A ? [1]", "B ? [2]", "COMMIT"), session.calls());
    }

    @Test
    void rollsBackAHandleThatWasForgotten() {
        try (Transaction tx = db.begin()) {
            tx.exec("A");
        }
        assertEquals(List.of("BEGIN", "A", "ROLLBACK"), session.calls());
    }

    @Test
    void endsAHandleWhoseConnectionEndedIt() {
        try (Transaction tx = db.begin()) {
            db.commit();
            assertThrows(UsageException.class, tx::commit);
        }
        assertEquals(List.of("BEGIN", "COMMIT"), session.calls());
    }

    @Test
    void keepsAHandleFromEndingTheNextTransaction() {
        try (Transaction first = db.begin()) {
            first.commit();
            try (Transaction second = db.begin()) {
                assertThrows(UsageException.class, first::commit);
                assertTrue(second.isOpen());
            }
        }
        assertEquals(List.of("BEGIN", "COMMIT", "BEGIN", "ROLLBACK"), session.calls());
    }

    @Test
    void passesOptionsOn() {
        db.transact(TransactionOptions.serializable(), tx -> tx.exec("A"));
        try (Transaction tx = db.begin(TransactionOptions.serializable().readOnly())) {
            tx.rollback();
        }
        assertEquals(List.of("BEGIN SERIALIZABLE", "A", "COMMIT", "BEGIN SERIALIZABLE", "ROLLBACK"), session.calls());
    }

    @Test
    void leavesATransactionOpenWhoseCommitIsInTheWayOfRows() {
        session.answer("rows", () -> ScriptedAnswer.rows(ID, new Object[] {1L}));
        try (Transaction tx = db.begin()) {
            final Rows rows = tx.query("rows");
            assertThrows(UsageException.class, tx::commit);
            assertTrue(tx.isOpen());
            rows.close();
            tx.commit();
        }
        assertEquals(List.of("BEGIN", "rows", "COMMIT"), session.calls());
    }

    // ---- the block

    @Test
    void commitsWhenTheBlockReturns() {
        final long id = db.transaction(tx -> tx.exec("A").lastInsertId());

        assertEquals(0, id);
        assertEquals(List.of("BEGIN", "A", "COMMIT"), session.calls());
    }

    @Test
    void rollsBackWhenTheBlockThrows() {
        final IOException thrown = new IOException("disk");

        assertSame(
                thrown,
                assertThrows(
                        IOException.class,
                        () -> db.transact(tx -> {
                            tx.exec("A");
                            throw thrown;
                        })));

        assertEquals(List.of("BEGIN", "A", "ROLLBACK"), session.calls());
        assertFalse(db.inTransaction());
    }

    @Test
    void rollsBackOnAnErrorOfTheMachine() {
        assertThrows(
                StackOverflowError.class,
                () -> db.transact(tx -> {
                    throw new StackOverflowError();
                }));

        assertEquals(List.of("BEGIN", "ROLLBACK"), session.calls());
    }

    @Test
    void addsTheFailureOfTheRollbackToThatOfTheBlock() {
        final IllegalStateException thrown = new IllegalStateException("mine");
        final ConstraintException rollback = duplicate();
        session.failOn("ROLLBACK", rollback);

        assertSame(
                thrown,
                assertThrows(
                        IllegalStateException.class,
                        () -> db.transact(tx -> {
                            throw thrown;
                        })));

        assertSame(rollback, thrown.getSuppressed()[0]);
        assertFalse(db.isOpen());
    }

    @Test
    void rollsBackWhenTheCommitOfTheBlockFails() {
        session.failOn("COMMIT", deadlock());

        assertThrows(ConflictException.class, () -> db.transact(tx -> tx.exec("A")));

        assertEquals(List.of("BEGIN", "A", "COMMIT", "ROLLBACK"), session.calls());
    }

    @Test
    void takesABlockAtItsWordThatEndsTheTransaction() {
        db.transact(Transaction::rollback);
        db.transact(Transaction::commit);

        assertEquals(List.of("BEGIN", "ROLLBACK", "BEGIN", "COMMIT"), session.calls());
    }

    @Test
    void leavesALostConnectionAlone() {
        session.failOn("A", new LostConnectionException("gone", Retry.UNKNOWN, null));

        final LostConnectionException e = assertThrows(
                LostConnectionException.class,
                () -> db.transact(tx -> {
                    session.open = false;
                    throw new LostConnectionException("gone", Retry.UNKNOWN, null);
                }));

        assertEquals(0, e.getSuppressed().length);
        assertEquals(List.of("BEGIN"), session.calls());
    }

    @Test
    void rollsBackUnderRowsThatTheBlockLeftOpen() {
        final ScriptedAnswer answer = ScriptedAnswer.rows(ID, new Object[] {1L}, new Object[] {2L});
        session.answer("rows", () -> answer);

        assertThrows(
                IllegalStateException.class,
                () -> db.transact(tx -> {
                    for (final Row row : tx.query("rows")) {
                        throw new IllegalStateException("at " + row.getInt(0));
                    }
                }));

        assertTrue(answer.isClosed());
        assertEquals(List.of("BEGIN", "rows", "ROLLBACK"), session.calls());
    }

    @Test
    void refusesRowsThatLeaveTheBlock() {
        session.answer("rows", () -> ScriptedAnswer.rows(ID, new Object[] {1L}));

        final UsageException e = assertThrows(UsageException.class, () -> db.transaction(tx -> tx.query("rows")));

        assertTrue(e.getMessage().startsWith("rows of `rows` are still open"));
        assertEquals(List.of("BEGIN", "rows", "ROLLBACK"), session.calls());
    }

    @Test
    void refusesABlockInsideABlock() {
        assertThrows(UsageException.class, () -> db.transact(tx -> db.transact(inner -> inner.exec("A"))));

        assertEquals(List.of("BEGIN", "ROLLBACK"), session.calls());
    }
}
