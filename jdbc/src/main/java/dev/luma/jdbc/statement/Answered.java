package dev.luma.jdbc.statement;

import dev.luma.db.ExecResult;
import dev.luma.db.Results;
import dev.luma.db.error.DbException;
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
    ///
    /// @param rows null if it is an outcome
    /// @param outcome null if it is rows
    record One(@Nullable RowSource rows, @Nullable ExecResult outcome) {}

    /// What it is the answer to.
    enum Called {
        /// Anything but a call: all its rows are results.
        NOTHING,
        /// A procedure's results may be followed by one row of its OUT parameters.
        PROCEDURE,
        /// The only row is what the function returns.
        FUNCTION
    }

    private final long maxRows;
    private final boolean isOne;
    private final Called called;
    /// The next one, if it was read already.
    private @Nullable One ahead;

    /// What follows it, if more were read.
    private @Nullable Queue<One> further;

    private volatile @Nullable Results line;
    /// The rows that are being read from the line.
    private @Nullable StreamingRows streaming;
    /// The row of what a routine gave back, once it was read.
    private @Nullable RowSource outParameters;
    /// Why what was left could not be taken into memory.
    private @Nullable DbException failure;
    /// Whether that went wrong behind the last rows, so that who reads them does not hear of it.
    private boolean isBehindRows;

    /// @param maxRows of each result; 0 for all
    /// @param isOne whether nobody asks for what follows the first rows
    Answered(Results results, long maxRows, boolean isOne, Called called) {
        this.called = called;
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
            requireRead();
            readAhead();
        }
        final One next = ahead;
        ahead = further == null ? null : further.poll();
        return next;
    }

    private void requireRead() {
        final DbException why = failure;
        if (why != null) {
            failure = null;
            throw why;
        }
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
                begin(results, new StreamingRows(results.rows(), maxRows, this));
            } else {
                add(new One(null, results.outcome()));
            }
        }
    }

    private void begin(Results results, StreamingRows rows) {
        final boolean single = called != Called.NOTHING && rows.isSingle();
        if (single && called == Called.FUNCTION) {
            outParameters = rows;
            add(new One(null, new ExecResult(0, 0, rows.warnings(), "")));
        } else if (single && results.isOutParameters()) {
            outParameters = rows;
        } else {
            streaming = rows.isOver() ? null : rows;
            add(new One(rows, null));
        }
    }

    /// The row of what a routine gave back, for which all results are taken into memory; null if there is none.
    @Nullable
    RowSource outParameters() {
        if (outParameters == null) {
            requireRead();
            readAll();
        }
        return outParameters;
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

    /// Takes all that is left into memory, so that the line is free for somebody else. What goes wrong is for who asks
    /// for what is left, or closes it.
    public void free() {
        try {
            readAll();
        } catch (DbException e) {
            isBehindRows = streaming == null;
            line = null;
            streaming = null;
            failure = e;
        }
    }

    /// Takes all that is left into memory.
    void readAll() {
        while (line != null) {
            final StreamingRows read = streaming;
            if (read != null) {
                read.keepRest();
            }
            if (read == streaming) {
                // There may be more rows than were asked for.
                readAhead();
            }
        }
    }

    /// Drops what is left. A failure behind rows that were taken into memory, such as that of a procedure after its
    /// first result, is not dropped with it.
    void close() {
        final DbException unheard = isBehindRows ? failure : null;
        failure = null;
        final Results results = line;
        line = null;
        streaming = null;
        ahead = null;
        further = null;
        if (results != null) {
            results.close();
        }
        if (unheard != null) {
            throw unheard;
        }
    }
}
