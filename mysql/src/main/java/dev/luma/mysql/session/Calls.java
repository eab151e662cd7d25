package dev.luma.mysql.session;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Whether a call is under way, for those who want to stop it from another thread.
///
/// A call that is to be stopped turns from [#BUSY] into a [Kill], in one atomic step, so that nobody kills a call that
/// has ended. The kill stays until the next call begins, which waits for its answer: before that, nothing is written.
final class Calls {
    private static final Object IDLE = new Object();
    private static final Object BUSY = new Object();

    private final AtomicReference<Object> state = new AtomicReference<>(IDLE);

    /// One attempt to stop one call.
    static final class Kill {
        private final CountDownLatch answered = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile boolean delivered;
        private volatile boolean heard;

        /// The server has answered the KILL, or it never got it.
        void answered(boolean wasDelivered) {
            delivered = wasDelivered;
            answered.countDown();
        }

        /// Waits until the call has ended.
        ///
        /// @return false if it has not within `limit`, or the thread was interrupted
        boolean awaitEnd(Duration limit) {
            return await(ended, limit);
        }

        /// Waits until the server has answered the KILL.
        boolean awaitAnswer(Duration limit) {
            return await(answered, limit);
        }

        private static boolean await(CountDownLatch latch, Duration limit) {
            try {
                return latch.await(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        /// Whether the server may still hold the KILL against the next statement: it has come, and no statement has
        /// died of it.
        boolean isLoose() {
            return delivered && !heard;
        }
    }

    // ---- the owner's side

    /// A call begins.
    ///
    /// @return the kill of the call before, which is to be dealt with before anything is written; null if there is none
    @Nullable
    Kill begin() {
        if (state.compareAndSet(IDLE, BUSY)) {
            return null;
        }
        return state.get() instanceof Kill kill ? kill : null;
    }

    /// The kill of the call before was dealt with, and the new call goes on.
    void dealtWith() {
        state.set(BUSY);
    }

    /// The call has ended: its last packet was read, or the line is dead.
    void end() {
        if (!state.compareAndSet(BUSY, IDLE) && state.get() instanceof Kill kill) {
            kill.ended.countDown();
        }
    }

    /// The call has died of the KILL.
    void heardKill() {
        if (state.get() instanceof Kill kill) {
            kill.heard = true;
        }
    }

    /// Whether somebody wants the call that is under way to stop.
    boolean isKilled() {
        return state.get() instanceof Kill;
    }

    // ---- everybody else's side

    /// Marks the call that is under way to be stopped.
    ///
    /// @return null if none is, or another thread is at it already
    @Nullable
    Kill kill() {
        final Kill kill = new Kill();
        return state.compareAndSet(BUSY, kill) ? kill : null;
    }

    /// The kill that another thread is at; null if there is none.
    @Nullable
    Kill killed() {
        return state.get() instanceof Kill kill ? kill : null;
    }
}
