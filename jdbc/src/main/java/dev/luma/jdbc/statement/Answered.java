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
    /// One result: rows, or an outcome.
    static final class One {
        private final @Nullable RowSource rows;
        private final @Nullable ExecResult outcome;
        private boolean outParameters;

        One(@Nullable RowSource rows, @Nullable ExecResult outcome) {
            this.rows = rows;
            this.outcome = outcome;
        }

        /// Null if it is an outcome.
        @Nullable
        RowSource rows() {
            return rows;
        }

        /// Null if it is rows.
        @Nullable
        ExecResult outcome() {
            return outcome;
        }

        /// Whether the rows are the one row of a procedure's parameters. Known once they were read, or are in memory.
        boolean areOutParameters() {
            return outParameters;
        }
    }

    private final long maxRows;
    private final boolean isOne;
    /// The next one, if it was read already.
    private @Nullable One ahead;

    /// What follows it, if more were read.
    private @Nullable Queue<One> further;

    private volatile @Nullable Results line;
    /// The rows that are being read from the line.
    private @Nullable One streaming;

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
        return line == null && ahead == null;
    }

    /// The next result, or the first; null behind the last.
    @Nullable
    One next() {
        if (ahead == null) {
            readAhead();
        }
        final One next = ahead;
        ahead = further == null ? null : further.poll();
        return next;
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
                streaming = new One(new StreamingRows(results.rows(), maxRows, this), null);
                add(streaming);
            } else {
                add(new One(null, results.outcome()));
            }
        }
    }

    private void add(One one) {
        if (ahead == null) {
            ahead = one;
        } else {
            if (further == null) {
                further = new ArrayDeque<>();
            }
            further.add(one);
        }
    }

    /// The rows on the line were read to their end: behind them the line may be free.
    @Override
    public void readToTheEnd(StreamingRows rows) {
        final One read = streaming;
        final Results results = line;
        if (read != null && read.rows == rows && results != null) {
            read.outParameters = results.isOutParameters();
            readAhead();
        }
    }

    /// Where results may follow, what is left of the rows stays on the line until somebody asks for them.
    @Override
    public void closed(StreamingRows rows) {
        if (isOne && streaming != null && streaming.rows == rows) {
            close();
        }
    }

    /// Takes all that is left into memory, so that the line is free.
    public void free() {
        while (line != null) {
            final One read = streaming;
            if (read != null && read.rows instanceof StreamingRows rows) {
                rows.keepRest();
            }
            if (read == streaming) {
                // There may be more rows than were asked for.
                readAhead();
            }
        }
    }

    /// Drops what is left.
    void close() {
        final Results results = line;
        line = null;
        streaming = null;
        ahead = null;
        further = null;
        if (results != null) {
            results.close();
        }
    }
}
