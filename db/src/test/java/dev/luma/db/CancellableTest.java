package dev.luma.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.CancelledException;
import dev.luma.db.spi.Kind;
import dev.luma.db.spi.OnFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who may stop what.
@Timeout(60)
@Tag("C15")
class CancellableTest {
    /// Stays in a call named `slow…` until it is stopped, and may be held up while it stops one.
    private static final class StoppableSession extends ScriptedSession {
        final Semaphore entered = new Semaphore(0);
        final Semaphore stopped = new Semaphore(0);
        final Semaphore stopping = new Semaphore(0);
        final Semaphore mayStop = new Semaphore(0);
        volatile boolean isHeldUp;

        @Override
        void during(String call) {
            if (call.startsWith("slow")) {
                entered.release();
                await(stopped);
                throw new CancelledException("stopped", true, null);
            }
        }

        @Override
        public void cancel() {
            calls.add("cancel");
            stopped.release();
            if (isHeldUp) {
                stopping.release();
                await(mayStop);
                calls.add("cancelled");
            }
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

    private Thread cancelsOnceInside(Cancellable calls) {
        return Thread.ofPlatform().start(() -> {
            await(session.entered);
            calls.cancel();
        });
    }

    @Test
    void stopsItsCall() throws InterruptedException {
        final Cancellable calls = db.cancellable();
        final Thread other = cancelsOnceInside(calls);

        assertThrows(CancelledException.class, () -> calls.exec("slow"));

        other.join();
        assertEquals(List.of("slow", "cancel"), session.calls());
    }

    @Test
    void stopsItsCallWithOptions() throws InterruptedException {
        final Cancellable calls = db.cancellable();
        final Thread other = cancelsOnceInside(calls);

        assertThrows(
                CancelledException.class,
                () -> calls.within(Duration.ofHours(1)).exec("slow"));

        other.join();
    }

    @Test
    void stopsItsBatch() throws InterruptedException {
        final Cancellable calls = db.cancellable();
        final Thread other = cancelsOnceInside(calls);

        assertThrows(CancelledException.class, () -> calls.batch("slow ?", List.of(1, 2), OnFailure.STOP));

        other.join();
    }

    @Test
    void stopsItsRows() {
        final Cancellable calls = db.cancellable();
        session.answer(
                "rows",
                () -> ScriptedAnswer.rows(
                        List.of(FakeColumn.of("id", Kind.INTEGER)), new Object[] {1L}, new Object[] {2L}));
        try (Rows rows = calls.query("rows")) {
            assertTrue(rows.next());
            calls.cancel();
        }
        assertEquals(List.of("rows", "cancel"), session.calls());
    }

    @Test
    void stopsNothingOfOthers() throws InterruptedException {
        final Cancellable calls = db.cancellable();
        final Cancellable others = db.cancellable();
        calls.exec("A");
        final Thread other = Thread.ofPlatform().start(() -> {
            await(session.entered);
            calls.cancel();
            others.cancel();
        });

        assertThrows(CancelledException.class, () -> others.exec("slow"));

        other.join();
        assertEquals(List.of("A", "slow", "cancel"), session.calls());
    }

    @Test
    void stopsNothingBehindAFailure() throws InterruptedException {
        final Cancellable calls = db.cancellable();
        session.failOn("A", new CancelledException("no", true, null));
        assertThrows(CancelledException.class, () -> calls.exec("A"));
        assertThrows(CancelledException.class, () -> calls.batch("A", List.of(List.of()), OnFailure.STOP));
        session.calls.clear();

        calls.cancel();
        db.exec("B");

        assertEquals(List.of("B"), session.calls());
    }

    /// The next call would be hit by what was meant for the one before.
    @Test
    void letsNothingBeginWhileItStopsACallThatIsOver() throws InterruptedException {
        session.isHeldUp = true;
        final Cancellable calls = db.cancellable();
        final Thread slow =
                Thread.ofPlatform().start(() -> assertThrows(CancelledException.class, () -> calls.exec("slow")));
        await(session.entered);
        final Thread canceller = Thread.ofPlatform().start(calls::cancel);
        await(session.stopping);
        final Thread next = Thread.ofPlatform().start(() -> db.exec("next"));
        while (next.getState() != Thread.State.WAITING && next.isAlive()) {
            Thread.onSpinWait();
        }
        assertFalse(session.calls().contains("next"));

        session.mayStop.release();

        slow.join();
        canceller.join();
        next.join();
        assertEquals(List.of("slow", "cancel", "cancelled", "next"), session.calls());
    }
}
