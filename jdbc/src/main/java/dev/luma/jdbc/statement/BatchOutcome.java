package dev.luma.jdbc.statement;

import dev.luma.db.error.DbException;
import dev.luma.db.error.Retry;
import dev.luma.db.error.SqlState;
import dev.luma.db.spi.BatchResult;
import dev.luma.jdbc.error.SqlExceptions;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// What became of a batch: how many rows each of its statements has changed, or why it failed.
final class BatchOutcome {
    private static final String NOTHING_STAYS = "; nothing of the batch stays";
    private static final String NOT_KNOWN = "; what of the batch stays is not known";

    private BatchOutcome() {}

    /// How many rows each has changed.
    ///
    /// @throws BatchUpdateException if one failed, with all counts; the cause is the first failure, in its own class
    static long[] counts(BatchResult result) throws BatchUpdateException {
        return result.failures().isEmpty() ? result.affectedRows() : counts(result, row -> null);
    }

    /// As [#counts(BatchResult)], where one that gave rows counts as failed, since nobody can see them.
    static long[] withoutRows(BatchResult result) throws BatchUpdateException {
        return counts(
                result,
                row -> result.gaveRows(row)
                        ? SqlExceptions.usage(
                                SqlState.WRONG_USE,
                                "statement " + row + " of the batch gave rows, which nobody can see there; it has run")
                        : null);
    }

    /// @param complaint what there is to say of a row that has run; null if nothing
    private static long[] counts(BatchResult result, IntFunction<@Nullable SQLException> complaint)
            throws BatchUpdateException {
        final Map<Integer, DbException> failures = result.failures();
        final long[] counts = result.affectedRows();
        SQLException first = null;
        // the last, to which another is added at once: behind the first, each would be sought for anew
        SQLException last = null;
        for (int row = 0; row < counts.length; row++) {
            final DbException failure = failures.get(row);
            final SQLException said = failure == null ? complaint.apply(row) : SqlExceptions.of(failure);
            if (said != null) {
                counts[row] = Statement.EXECUTE_FAILED;
                if (first == null) {
                    first = said;
                }
                if (last != null) {
                    last.setNextException(said);
                }
                last = said;
            }
        }
        if (first != null) {
            throw thrown(counts, first, String.valueOf(first.getMessage()));
        }
        return counts;
    }

    /// Of a batch that did not come to its end: where it was undone, by itself or with the transaction around it, all
    /// have failed; else of none anything is known.
    static SQLException broken(RuntimeException failure, SQLException said, int size) {
        final boolean undone =
                failure instanceof DbException known && (known.isUndone() || known.retry() == Retry.WHOLE_TRANSACTION);
        final long[] counts = new long[undone ? size : 0];
        Arrays.fill(counts, Statement.EXECUTE_FAILED);
        return thrown(counts, said, said.getMessage() + (undone ? NOTHING_STAYS : NOT_KNOWN));
    }

    private static BatchUpdateException thrown(long[] counts, SQLException cause, String message) {
        final BatchUpdateException thrown =
                new BatchUpdateException(message, cause.getSQLState(), cause.getErrorCode(), counts, cause);
        thrown.setNextException(cause);
        return thrown;
    }
}
