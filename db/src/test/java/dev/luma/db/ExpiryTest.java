package dev.luma.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.CancelledException;
import dev.luma.db.error.TimedOutException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.CallOptions;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;
import dev.luma.db.spi.OnFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A call's time, and what ends a call from elsewhere.
@Timeout(60)
class ExpiryTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    /// Stays in the call `slow` until it is stopped.
    private static class StoppableSession extends ScriptedSession {
        final Semaphore entered = new Semaphore(0);
        final Semaphore cancelled = new Semaphore(0);
        final Semaphore stopped = new Semaphore(0);

        @Override
        void during(String call) {
            if (call.startsWith("slow")) {
                entered.release();
                await(stopped);
                throw new CancelledException("stopped", isOpen(), null);
            }
        }

        @Override
        public void cancel() {
            cancelled.release();
            stopped.release();
        }

        @Override
        public void abort() {
            super.abort();
            stopped.release();
        }
    }

    private final StoppableSession session = new StoppableSession();
    private final Connection db = Connection.over(session);

    private static void await(Semaphore semaphore) {
        try {
            assertTrue(semaphore.tryAcquire(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    // ---- the time is over

    @Test
    void stopsTheCallWhenItsTimeIsOver() {
        final TimedOutException e =
                assertThrows(TimedOutException.class, () -> db.within(SHORT).exec("slow"));

        assertEquals(
                "the call took longer than its timeout of 50 ms;"
                        + " the server has stopped working on it, and the connection goes on",
                e.getMessage());
        assertEquals(Optional.of("slow"), e.statement());
        assertTrue(e.connectionUsable());
        assertFalse(session.aborted);
        db.exec("next");
    }

    @Test
    void cutsTheLineWhereTheServerDoesNotStop() {
        final StoppableSession stubborn = new StoppableSession() {
            @Override
            public void cancel() {
                cancelled.release();
            }
        };
        final Connection connection = Connection.over(stubborn);

        final TimedOutException e = assertThrows(
                TimedOutException.class, () -> connection.within(SHORT).exec("slow"));

        assertEquals(
                "the call took longer than its timeout of 50 ms;"
                        + " the connection was closed, since the server did not stop in time",
                e.getMessage());
        assertEquals(1, stubborn.cancelled.availablePermits());
        assertTrue(stubborn.aborted);
        assertFalse(connection.isOpen());
    }

    @Test
    void countsTheTimeOfTheRowsToo() {
        final List<ColumnInfo> id = List.of(FakeColumn.of("id", Kind.INTEGER));
        session.answer(
                "rows",
                () -> ScriptedAnswer.rows(id, new Object[] {1L})
                        .thenFails(new CancelledException("stopped", true, null)));
        final Rows rows = db.within(SHORT).query("rows");
        assertTrue(rows.next());
        await(session.cancelled);

        assertThrows(TimedOutException.class, rows::next);
        db.exec("next");
    }

    /// Rows that nobody reads keep nobody waiting, so that the connection is not cut for their sake.
    @Test
    void keepsTheLineOfRowsThatNobodyReads() {
        final Semaphore asked = new Semaphore(0);
        final StoppableSession idle = new StoppableSession() {
            @Override
            public long waits() {
                asked.release();
                return 4;
            }
        };
        final Connection connection = Connection.over(idle);
        idle.answer(
                "rows",
                () -> ScriptedAnswer.rows(
                        List.of(FakeColumn.of("id", Kind.INTEGER)), new Object[] {1L}, new Object[] {2L}));
        final Rows rows = connection.within(SHORT).query("rows");
        assertTrue(rows.next());
        await(asked);
        await(asked);

        assertTrue(assertThrows(TimedOutException.class, rows::next).connectionUsable());
        assertFalse(idle.aborted);
        connection.exec("next");
    }

    @Test
    void cutsTheLineUnderWhoWaits() {
        final StoppableSession stubborn = new StoppableSession() {
            @Override
            public void cancel() {
                cancelled.release();
            }

            @Override
            public long waits() {
                return 5;
            }
        };

        final Connection connection = Connection.over(stubborn);
        assertThrows(TimedOutException.class, () -> connection.within(SHORT).exec("slow"));
        assertTrue(stubborn.aborted);
    }

    @Test
    void stopsABatch() {
        final TimedOutException e = assertThrows(
                TimedOutException.class, () -> db.within(SHORT).batch("slow ?", List.of(1, 2), OnFailure.STOP));

        assertEquals(Optional.of("slow ?"), e.statement());
        assertEquals(List.of("BEGIN", "slow ? [1]", "ROLLBACK"), session.calls());
    }

    @Test
    void doesNotWaitForItsTurnForEver() throws InterruptedException {
        final Thread first =
                Thread.ofPlatform().start(() -> assertThrows(CancelledException.class, () -> db.exec("slow")));
        await(session.entered);

        final TimedOutException e =
                assertThrows(TimedOutException.class, () -> db.within(SHORT).exec("fast"));

        assertEquals(
                "another thread's call kept the connection for longer than the timeout of 50 ms; nothing was sent",
                e.getMessage());
        assertTrue(e.connectionUsable());
        assertEquals(0, session.cancelled.availablePermits(), "the other thread's call goes on");
        db.cancel();
        first.join();
        assertEquals(List.of("slow"), session.calls());
    }

    // ---- the time is not over

    /// Had the first call left its alarm on, it would go off in the second, and end that one too soon.
    @Test
    void isDisarmedWhenTheCallEnds() {
        final Duration first = Duration.ofMillis(500);
        db.within(first).exec("A");
        db.within(first).query("B").all();
        db.within(first).batch("C ?", List.of(1), OnFailure.KEEP_GOING);
        session.failOn("D", new UsageException("no"));
        assertThrows(UsageException.class, () -> db.within(first).exec("D"));

        assertEquals(
                "the call took longer than its timeout of 800 ms;"
                        + " the server has stopped working on it, and the connection goes on",
                assertThrows(
                                TimedOutException.class,
                                () -> db.within(Duration.ofMillis(800)).exec("slow"))
                        .getMessage());
        assertEquals(1, session.cancelled.availablePermits());
    }

    @Test
    void leavesOtherFailuresAsTheyAre() {
        final UsageException failure = new UsageException("no");
        session.failOn("A", failure);

        assertSame(
                failure,
                assertThrows(
                        UsageException.class,
                        () -> db.within(Duration.ofHours(1)).exec("A")));
    }

    @Test
    void keepsTheOtherOptionsOfACall() {
        final Executor both = db.with(CallOptions.cursor(5)).within(Duration.ofHours(1));

        // The driver of this test knows no cursors, and so refuses what reaches it.
        assertTrue(assertThrows(UsageException.class, () -> both.query("A"))
                .getMessage()
                .contains("fetchSize"));
        assertEquals(List.of(), session.calls());
    }

    @Test
    void belongsToATransactionWhereItWasAsked() {
        try (Transaction tx = db.begin()) {
            final Executor hurried = tx.within(Duration.ofHours(1));
            hurried.exec("A");
            tx.commit();

            assertThrows(UsageException.class, () -> hurried.exec("B"));
        }
        assertEquals(List.of("BEGIN", "A", "COMMIT"), session.calls());
    }

    // ---- cancel

    @Test
    void cancelsTheCallOfAnotherThread() throws InterruptedException {
        final Thread other = Thread.ofPlatform().start(() -> {
            await(session.entered);
            db.cancel();
        });

        final CancelledException e = assertThrows(CancelledException.class, () -> db.exec("slow"));

        other.join();
        assertTrue(e.connectionUsable());
        db.exec("next");
    }

    @Test
    void cutsTheLineWhereTheDriverKnowsNoBetterCancel() {
        final ScriptedSession plain = new ScriptedSession();

        Connection.over(plain).cancel();

        assertTrue(plain.aborted);
    }
}
