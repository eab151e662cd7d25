package dev.luma.db;

import dev.luma.db.error.CancelledException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.TimedOutException;
import dev.luma.db.spi.Session;
import dev.luma.toolbox.tcp.Deadline;
import dev.luma.toolbox.tcp.Watchdog;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The end of one call's time. When it comes, the session is asked to stop the call; where that does not help within
/// [#GRACE], the line is cut. So who waits gets away by then, whatever the server does.
final class Expiry {
    /// How much longer than its timeout a call may take, in which the server may say that it has stopped.
    static final Duration GRACE = Duration.ofSeconds(1);

    private final Session session;
    private final Duration timeout;
    private final Deadline deadline;
    private final Watchdog cancel = new Watchdog("luma-cancel", this::cancel);
    private final Watchdog abort;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean passed;
    private volatile long waitsBefore;

    Expiry(Session session, Duration timeout) {
        this.session = session;
        this.timeout = timeout;
        this.abort = new Watchdog("luma-abort", this::abort);
        this.deadline = Deadline.after(timeout);
    }

    /// When the time is over. It runs from the object's making on.
    Deadline deadline() {
        return deadline;
    }

    void arm() {
        cancel.arm(deadline);
    }

    /// The call is over. Where the session is about to stop it nevertheless, this waits for that, lest the next call be
    /// hit; a session that was cut has no next call.
    void disarm() {
        over.countDown();
        if (cancel.disarm() && session.isOpen()) {
            cancel.awaitEnd();
        }
        if (abort.disarm() && session.isOpen()) {
            abort.awaitEnd();
        }
    }

    private void cancel() {
        passed = true;
        waitsBefore = session.waits();
        abort.arm(Deadline.after(GRACE));
        session.cancel();
    }

    /// Cuts the line under who waits. Where nobody does, as when rows are read slowly, who reads on hears that the
    /// server has stopped; if it has not, that one is let go a while later.
    private void abort() {
        while (!isOver(Duration.ZERO) && session.isOpen()) {
            final long waits = session.waits();
            if (waits < 0 || waits % 2 != 0 || waits != waitsBefore) {
                session.abort();
            } else {
                isOver(GRACE);
            }
        }
    }

    private boolean isOver(Duration patience) {
        try {
            return over.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody else knows this thread", e);
        }
    }

    /// Whether the call was, or is to be, stopped.
    boolean hasPassed() {
        return passed;
    }

    /// What a failure of the call means, now that its time may be over.
    RuntimeException explain(RuntimeException failure) {
        return passed && failure instanceof CancelledException cancelled ? timedOut(cancelled) : failure;
    }

    private TimedOutException timedOut(CancelledException cancelled) {
        final String outcome = cancelled.connectionUsable()
                ? "; the server has stopped working on it, and the connection goes on"
                : "; the connection was closed, since the server did not stop in time";
        final TimedOutException said = new TimedOutException(
                "the call took longer than its timeout of " + timeout.toMillis() + " ms" + outcome,
                cancelled.connectionUsable(),
                cancelled);
        cancelled.statement().ifPresent(said::during);
        if (cancelled.isUndone()) {
            said.undone();
        }
        return said;
    }

    /// The time was over before the call's turn came.
    DbException tooLate() {
        return new TimedOutException(
                "another thread's call kept the connection for longer than the timeout of " + timeout.toMillis()
                        + " ms; nothing was sent",
                true,
                null);
    }
}
