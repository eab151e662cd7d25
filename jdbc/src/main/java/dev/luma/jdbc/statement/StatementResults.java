package dev.luma.jdbc.statement;

import dev.luma.db.ExecResult;
import dev.luma.jdbc.error.SqlExceptions;
import dev.luma.jdbc.result.JdbcResultSet;
import dev.luma.jdbc.result.MemoryRows;
import dev.luma.jdbc.result.ResultSettings;
import dev.luma.jdbc.result.RowSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the last run of a statement has left: its results, one after the other, and the keys that it generated.
///
/// Its methods are called by who holds the connection's lock.
final class StatementResults {
    static final long NO_COUNT = -1;

    private final LimitedStatement statement;
    private final StatementHost host;
    private final StatementLimits limits;
    private final StatementWarnings warnings;

    private @Nullable ResultSettings settings;
    private @Nullable Answered answered;
    private Answered.@Nullable One current;
    /// The one that shows the rows of the current result, once it was asked for.
    private @Nullable JdbcResultSet shown;
    /// Those of earlier results that the application wished to keep open.
    private final List<JdbcResultSet> kept = new ArrayList<>(0);

    private @Nullable MemoryRows keys;
    /// What is to be done when the last result is closed.
    private @Nullable Runnable completion;

    StatementResults(LimitedStatement statement, StatementWarnings warnings) {
        this.statement = statement;
        this.host = statement.host;
        this.limits = statement.limits;
        this.warnings = warnings;
    }

    // ---- runs

    /// A run was answered: moves to its first result.
    void begin(Answered begun) {
        answered = begun;
        move(begun.next());
    }

    /// Drops what an earlier run has left.
    void forget() throws SQLException {
        keys = null;
        final Answered before = answered;
        answered = null;
        if (before != null) {
            before.close();
        }
        if (shown != null) {
            shown.close();
        }
        if (!kept.isEmpty()) {
            closeKept();
        }
        current = null;
        shown = null;
    }

    private void move(Answered.@Nullable One next) {
        shown = null;
        current = next;
        if (next != null && next.outcome() != null) {
            warnings.counted(next.outcome().warnings());
        }
    }

    // ---- the current one

    boolean hasRows() {
        return current != null && current.rows() != null;
    }

    /// How many rows it changed; [#NO_COUNT] if it has rows, or there is none.
    long count() {
        return current == null || current.outcome() == null
                ? NO_COUNT
                : current.outcome().affectedRows();
    }

    /// The same until the next result; null if there are no rows.
    @Nullable
    JdbcResultSet shown() throws SQLException {
        final RowSource rows = current == null ? null : current.rows();
        if (shown == null && rows != null) {
            shown = shown(statement.kind.scrolls() ? MemoryRows.rest(rows) : rows);
        }
        return shown;
    }

    private JdbcResultSet shown(RowSource rows) {
        final JdbcResultSet made = new JdbcResultSet(statement, rows, settings());
        if (completion != null) {
            made.whenClosed(this::closed);
        }
        return made;
    }

    /// The same object as long as nobody changes a limit.
    private ResultSettings settings() {
        final ResultSettings known = settings;
        if (known != null
                && known.fetchSize() == limits.fetchSize()
                && known.maxFieldBytes() == limits.maxFieldSize()) {
            return known;
        }
        final ResultSettings made = new ResultSettings(
                host.layouts(), host.lock(), statement.kind.type(), limits.fetchSize(), limits.maxFieldSize());
        settings = made;
        return made;
    }

    /// How many warnings there are may be known behind its rows only.
    void countWarnings() {
        if (current != null && current.rows() != null) {
            warnings.counted(current.rows().warnings());
        }
    }

    // ---- the next one

    /// Moves to it.
    ///
    /// @param what becomes of those before it, by a constant of [Statement]
    /// @return whether it has rows
    boolean next(int what) throws SQLException {
        final Answered line = answered;
        if (line == null) {
            return false;
        }
        leave(line, what);
        move(line.next());
        return hasRows();
    }

    private void leave(Answered line, int what) throws SQLException {
        switch (what) {
            case Statement.CLOSE_CURRENT_RESULT -> closeShown();
            case Statement.CLOSE_ALL_RESULTS -> {
                closeShown();
                closeKept();
            }
            case Statement.KEEP_CURRENT_RESULT -> keepShown(line);
            default ->
                throw SqlExceptions.usage(
                        "HY024", "getMoreResults takes a constant of java.sql.Statement, not " + what);
        }
    }

    private void closeShown() throws SQLException {
        if (shown != null) {
            shown.close();
        } else if (current != null && current.rows() != null) {
            current.rows().close();
        }
    }

    private void keepShown(Answered line) {
        line.free();
        if (shown != null) {
            kept.add(shown);
        }
    }

    private void closeKept() throws SQLException {
        for (final JdbcResultSet open : List.copyOf(kept)) {
            open.close();
        }
        kept.clear();
    }

    // ---- behind the last one

    /// The row of what a routine gave back, for which all results are taken into memory; null if there is none.
    @Nullable
    RowSource outParameters() {
        return answered == null ? null : answered.outParameters();
    }

    /// From now on, when the last result is closed.
    void whenCompleted(Runnable action) {
        completion = action;
        if (shown != null) {
            shown.whenClosed(this::closed);
        }
    }

    private void closed() {
        final Answered line = answered;
        if (completion != null && line != null && line.isOver()) {
            completion.run();
        }
    }

    // ---- keys

    /// Those of a statement that has run: where its rows are the keys, their number is its count.
    void takeKeys(GeneratedKeys generated) throws SQLException {
        final RowSource rows = current == null ? null : current.rows();
        if (rows != null && generated.areItsRows()) {
            final MemoryRows returned = MemoryRows.rest(rows);
            keys = returned;
            current = new Answered.One(null, new ExecResult(returned.size(), 0, rows.warnings(), ""));
        } else {
            keys = generated.after(current == null ? null : current.outcome());
        }
    }

    void keys(MemoryRows told) {
        keys = told;
    }

    ResultSet keys() {
        final MemoryRows known = keys;
        return new JdbcResultSet(
                statement,
                known == null ? GeneratedKeys.none() : known.again(),
                ResultSettings.forwardOnly(host.layouts(), host.lock()));
    }
}
