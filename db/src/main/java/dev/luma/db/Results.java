package dev.luma.db;

import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Answer;
import org.jspecify.annotations.Nullable;

/// All results of a statement that gives several, such as the call of a procedure: each is rows or an outcome.
///
/// ```java
/// try (Results results = db.execute("CALL report(?)", 7)) {
///     while (results.nextResult()) {
///         if (results.hasRows()) {
///             results.rows().walk(row -> System.out.println(row.getString(0)));
///         } else {
///             System.out.println(results.outcome().affectedRows() + " rows changed");
///         }
///     }
/// }
/// ```
///
/// Read once, in order, by one thread at a time. They close by themselves behind the last result.
public final class Results implements AutoCloseable {
    private final Cursor cursor;
    private boolean begun;
    private boolean over;
    private @Nullable Rows rows;

    Results(Cursor cursor) {
        this.cursor = cursor;
    }

    /// Moves to the next result; at first, to the first one. What is left of the current one is passed over.
    ///
    /// @return false behind the last one; the results are closed then
    public boolean nextResult() {
        if (over || cursor.isClosed()) {
            return false;
        }
        leaveRows();
        if (!begun) {
            begun = true;
            return true;
        }
        if (cursor.nextResult()) {
            return true;
        }
        close();
        return false;
    }

    private void leaveRows() {
        if (rows != null) {
            rows.close();
            rows = null;
        }
    }

    /// Whether the current result has rows, maybe none; if not, it has an outcome.
    public boolean hasRows() {
        return current().hasRows();
    }

    /// Whether the current result is the one row of a procedure's OUT and INOUT parameters. Known behind its last row.
    public boolean isOutParameters() {
        return current().isOutParameters();
    }

    /// The rows of the current result, valid until the next one.
    ///
    /// @throws UsageException if it has none
    public Rows rows() {
        if (!current().hasRows()) {
            throw new UsageException("this result has no rows: ask for its outcome()");
        }
        Rows shown = rows;
        if (shown == null) {
            shown = Rows.among(cursor);
            rows = shown;
        }
        return shown;
    }

    /// What the current result did.
    ///
    /// @throws UsageException if it has rows
    public ExecResult outcome() {
        if (current().hasRows()) {
            throw new UsageException("this result has rows: ask for rows()");
        }
        return outcome(cursor.answer());
    }

    private Answer current() {
        if (!begun || over || cursor.isClosed()) {
            throw new UsageException("there is no current result: ask after a nextResult() that gave true");
        }
        return cursor.answer();
    }

    /// Drops what is left. Twice is fine.
    @Override
    public void close() {
        over = true;
        leaveRows();
        cursor.close();
    }

    /// What the last result without rows says; all the others are passed over.
    static ExecResult last(Cursor cursor) {
        final Answer answer = cursor.answer();
        ExecResult last = new ExecResult(0, 0, 0, "");
        do {
            while (cursor.next()) {
                // Rows that nobody asked for.
            }
            last = answer.hasRows()
                    ? new ExecResult(last.affectedRows(), last.lastInsertId(), answer.warnings(), last.info())
                    : outcome(answer);
        } while (cursor.nextResult());
        cursor.close();
        return last;
    }

    private static ExecResult outcome(Answer answer) {
        return new ExecResult(answer.affectedRows(), answer.lastInsertId(), answer.warnings(), answer.info());
    }
}
