package dev.luma.jdbc.statement;

import dev.luma.db.ExecResult;
import dev.luma.db.Results;
import dev.luma.jdbc.result.RowSource;
import dev.luma.jdbc.result.StreamingRows;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// What a statement was answered, one result after the other: read from the line as they are asked for, or from memory
/// once the line was needed for something else.
///
/// Its methods throw [dev.luma.db.error.DbException]s, and are called by who holds the connection's lock.
public final class Answered implements StreamingRows.Line {
    /// One result.
    ///
    /// @param rows null if it is an outcome
    /// @param isOutParameters whether the rows are those of a procedure's parameters; known once they are in memory
    record One(@Nullable RowSource rows, @Nullable ExecResult outcome, boolean isOutParameters) {}

    private final long maxRows;
    private final boolean isOne;
    /// Those that were read ahead, in order.
    private final Queue<One> ahead = new ArrayDeque<>(0);

    private volatile @Nullable Results line;
    /// The rows that are being read from the line.
    private @Nullable StreamingRows streaming;

    /// @param maxRows of each result; 0 for all
    /// @param isOne whether nobody asks for what follows the first rows
    Answered(Results results, long maxRows, boolean isOne) {
        this.line = results;
        this.maxRows = maxRows;
        this.isOne = isOne;
    }

    /// Whether something is left on the line.
    public boolean isOnTheLine() {
        return line != null;
    }

    /// Whether nothing follows what was handed out.
    boolean isOver() {
        return line == null && ahead.isEmpty();
    }

    /// The next result, or the first; null behind the last.
    @Nullable
    One next() {
        if (ahead.isEmpty()) {
            readAhead();
        }
        return ahead.poll();
    }

    /// Reads results up to the first that has rows, which stays on the line; behind the last one the line is free.
    private void readAhead() {
        final Results results = line;
        streaming = null;
        while (results != null && streaming == null) {
            if (!results.nextResult()) {
                line = null;
                return;
            }
            if (results.hasRows()) {
                final StreamingRows rows = new StreamingRows(results.rows(), maxRows, this);
                streaming = rows;
                ahead.add(new One(rows, null, false));
            } else {
                ahead.add(new One(null, results.outcome(), false));
            }
        }
    }

    /// The rows on the line were read to their end: behind them the line may be free.
    @Override
    public void readToTheEnd(StreamingRows rows) {
        if (rows == streaming) {
            readAhead();
        }
    }

    /// Where results may follow, what is left of the rows stays on the line until somebody asks for them.
    @Override
    public void closed(StreamingRows rows) {
        if (isOne && rows == streaming) {
            close();
        }
    }

    /// Takes all that is left into memory, so that the line is free.
    public void free() {
        while (line != null) {
            final Results results = line;
            final StreamingRows rows = streaming;
            if (rows != null) {
                streaming = null;
                rows.keepRest();
                if (results.isOutParameters()) {
                    ahead.removeIf(one -> one.rows() == rows);
                    ahead.add(new One(rows, null, true));
                }
            }
            readAhead();
        }
    }

    /// Drops what is left.
    void close() {
        final Results results = line;
        line = null;
        streaming = null;
        ahead.clear();
        if (results != null) {
            results.close();
        }
    }
}
