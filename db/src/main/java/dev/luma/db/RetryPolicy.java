package dev.luma.db;

import dev.luma.db.error.CancelledException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.Retry;
import dev.luma.db.error.UsageException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// How often, and after which pause, a transaction that lost a conflict is run again.
///
/// ```java
/// db.transaction(RetryPolicy.retry(3), tx -> tx.exec("UPDATE counters SET n = n + 1 WHERE id = 1"));
/// ```
///
/// The pauses are random, so that two that met do not meet again: each is between nothing and a limit, which doubles
/// from `firstPause` to at most `longestPause`.
///
/// @param retries how often it is run again at most; 0 for never
public record RetryPolicy(int retries, Duration firstPause, Duration longestPause) {
    public RetryPolicy {
        if (retries < 0 || firstPause.isNegative() || longestPause.isNegative()) {
            throw new UsageException(
                    "retries and pauses are not negative: " + retries + ", " + firstPause + ", " + longestPause);
        }
    }

    /// Up to so many retries, with pauses from 10 ms to 1 s.
    public static RetryPolicy retry(int retries) {
        return new RetryPolicy(retries, Duration.ofMillis(10), Duration.ofSeconds(1));
    }

    /// Whether the failure of the attempt of this number, from 0, calls for another one: the server has surely undone
    /// all of it.
    boolean appliesTo(DbException failure, int attempt) {
        return attempt < retries && failure.retry() == Retry.WHOLE_TRANSACTION && failure.connectionUsable();
    }

    /// Waits before the attempt that follows the one of this number.
    ///
    /// @throws CancelledException if the thread is interrupted
    void pause(int attempt) {
        try {
            Thread.sleep(Duration.ofNanos(
                    (long) (longestNanos(attempt) * ThreadLocalRandom.current().nextDouble())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted before the transaction was run again", true, e);
        }
    }

    /// How long the pause after the attempt of this number may be.
    long longestNanos(int attempt) {
        final long first = TimeUnit.NANOSECONDS.convert(firstPause);
        final long longest = TimeUnit.NANOSECONDS.convert(longestPause);
        final int doublings = Math.min(attempt, 62);
        return first > longest >> doublings ? longest : first << doublings;
    }
}
