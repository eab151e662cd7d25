package dev.luma.db;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Stops calls by whose they are.
///
/// A stop and the end of its call exclude each other. So who asks for a stop too late finds the call gone, and a call
/// that ends while it is stopped waits, lest the next one be hit.
final class Stops {
    private final Runnable stopCurrent;
    private final ReentrantLock lock = new ReentrantLock();
    /// Whose the call is that is under way; null if there is none, or it is nobody's.
    private volatile @Nullable Object owner;

    /// @param stopCurrent stops whatever is under way, and returns when that is done or known to be in vain
    Stops(Runnable stopCurrent) {
        this.stopCurrent = stopCurrent;
    }

    /// A call begins.
    void begun(@Nullable Object its) {
        if (its != null) {
            owner = its;
        }
    }

    /// The call is over: nothing of it is to be stopped any more.
    void ended() {
        if (owner != null) {
            lock.lock();
            try {
                owner = null;
            } finally {
                lock.unlock();
            }
        }
    }

    /// From any thread.
    @SuppressWarnings("ReferenceEquality") // an owner has no other identity
    void stop(Object whose) {
        lock.lock();
        try {
            if (owner == whose) {
                stopCurrent.run();
            }
        } finally {
            lock.unlock();
        }
    }
}
