package dev.luma.jdbc.statement;

import dev.luma.db.error.DbException;
import dev.luma.db.error.Retry;
import dev.luma.db.spi.BatchResult;
import dev.luma.jdbc.error.SqlExceptions;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the statements of a batch did, one after the other: how many rows each has changed, or why it failed.
final class BatchOutcome {
    private final long[] counts;
    private int at;
    private @Nullable SQLException first;
    private boolean over;

    /// @param size how many statements there are
    BatchOutcome(int size) {
        this.counts = new long[size];
    }

    void done(long count) {
        counts[at++] = count;
    }

    /// The next statement failed.
    ///
    /// @param failure what the application hears of it
    void failed(SQLException failure) {
        counts[at++] = Statement.EXECUTE_FAILED;
        if (first == null) {
            first = failure;
        } else {
            first.setNextException(failure);
        }
        if (failure.getCause() instanceof DbException known) {
            end(known);
        }
    }

    /// Whether the next statement is to run: not where it would find no connection, or another transaction than those
    /// before it.
    boolean goesOn() {
        return !over;
    }

    private void end(DbException failure) {
        over = !failure.connectionUsable() || isUndone(failure);
        if (isUndone(failure)) {
            Arrays.fill(counts, Statement.EXECUTE_FAILED);
            at = counts.length;
        }
    }

    private static boolean isUndone(DbException failure) {
        return failure.retry() == Retry.WHOLE_TRANSACTION;
    }

    /// How many rows each has changed.
    ///
    /// @throws BatchUpdateException if one failed, with all counts as far as they are known
    long[] counts() throws BatchUpdateException {
        if (first != null) {
            throw thrown(Arrays.copyOf(counts, at), first);
        }
        return counts;
    }

    /// The same of a batch that travelled as one.
    static long[] counts(BatchResult result) throws BatchUpdateException {
        final Map<Integer, DbException> failures = result.failures();
        if (failures.isEmpty()) {
            return result.affectedRows();
        }
        final long[] counts = result.affectedRows();
        SQLException first = null;
        for (final Map.Entry<Integer, DbException> failure : failures.entrySet()) {
            counts[failure.getKey()] = Statement.EXECUTE_FAILED;
            final SQLException said = SqlExceptions.of(failure.getValue());
            if (first == null) {
                first = said;
            } else {
                first.setNextException(said);
            }
        }
        throw thrown(counts, first);
    }

    /// Of a batch that did not come to its end: where a transaction was undone, all have failed; else of none anything
    /// is known.
    static SQLException broken(RuntimeException failure, SQLException said, int size) {
        final boolean undone = failure instanceof DbException known && isUndone(known);
        final long[] counts = new long[undone ? size : 0];
        Arrays.fill(counts, Statement.EXECUTE_FAILED);
        return thrown(counts, said);
    }

    private static BatchUpdateException thrown(long[] counts, @Nullable SQLException first) {
        final SQLException cause = first == null ? new SQLException("a batch failed") : first;
        final BatchUpdateException thrown =
                new BatchUpdateException(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), counts, cause);
        thrown.setNextException(cause);
        return thrown;
    }
}
