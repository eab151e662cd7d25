package dev.luma.jdbc.statement;

import dev.luma.db.Executor;
import dev.luma.db.error.SqlState;
import dev.luma.jdbc.error.SqlExceptions;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// How much a statement may bring, and how long it may take.
final class StatementLimits {
    private int fetchSize;
    private long maxRows;
    private int maxFieldSize;
    private int timeoutSeconds;

    int fetchSize() {
        return fetchSize;
    }

    /// @param rows a hint, which nothing hangs on: rows always stream. The least `int`, by which other drivers are told
    ///     to stream, is taken too
    void fetchSize(int rows) throws SQLException {
        if (rows < 0 && rows != Integer.MIN_VALUE) {
            throw negative("fetch size", rows);
        }
        fetchSize = Math.max(0, rows);
    }

    long maxRows() {
        return maxRows;
    }

    /// @param rows 0 for all
    void maxRows(long rows) throws SQLException {
        if (rows < 0) {
            throw negative("number of rows", rows);
        }
        maxRows = rows;
    }

    int maxFieldSize() {
        return maxFieldSize;
    }

    /// @param size 0 for all of a value
    void maxFieldSize(int size) throws SQLException {
        if (size < 0) {
            throw negative("size of a field", size);
        }
        maxFieldSize = size;
    }

    int timeoutSeconds() {
        return timeoutSeconds;
    }

    /// @param seconds 0 for ever
    void timeoutSeconds(int seconds) throws SQLException {
        if (seconds < 0) {
            throw negative("timeout", seconds);
        }
        timeoutSeconds = seconds;
    }

    /// Whether the timeout of a call is over.
    ///
    /// @param from when it began, on the clock of [System#nanoTime]
    boolean hasPassedSince(long from) {
        return System.nanoTime() - from >= TimeUnit.SECONDS.toNanos(timeoutSeconds);
    }

    /// For what was stopped and answered rows nevertheless, as a `SLEEP` does.
    SQLTimeoutException timedOut() {
        return new SQLTimeoutException(
                "the statement took longer than its timeout of " + timeoutSeconds
                        + " s and was stopped; what it gave in its end is not to be trusted",
                SqlState.TIMED_OUT);
    }

    private static SQLException negative(String what, long value) {
        return SqlExceptions.usage("HY024", "a " + what + " is not negative, and this is " + value);
    }

    /// The line, with the time that a call has.
    ///
    /// @param other how long it may take for other reasons
    Executor within(Executor line, Optional<Duration> other) {
        if (timeoutSeconds == 0 && other.isEmpty()) {
            return line;
        }
        final Duration own = Duration.ofSeconds(timeoutSeconds);
        final Duration limit = other.orElse(own);
        return line.within(timeoutSeconds > 0 && own.compareTo(limit) < 0 ? own : limit);
    }
}
