package dev.luma.db;

import dev.luma.db.spi.Answer;
import dev.luma.db.spi.Cells;
import dev.luma.db.spi.ColumnInfo;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer that goes as a test has written it: results one after another, and maybe a failure somewhere.
final class ScriptedAnswer implements Answer {
    /// One result: rows, or an outcome without columns.
    private record Result(
            List<ColumnInfo> columns,
            List<@Nullable Object[]> rows,
            ExecResult outcome,
            @Nullable RuntimeException failure) {}

    private final List<Result> results = new ArrayList<>();
    private int result;
    private int row = -1;
    private boolean closed;
    /// How often values were asked for as objects, which costs memory.
    int objects;

    int closings;

    @Nullable
    RuntimeException failureOfClose;

    static ScriptedAnswer rows(List<ColumnInfo> columns, @Nullable Object[]... rows) {
        return new ScriptedAnswer().andRows(columns, rows);
    }

    static ScriptedAnswer outcome(long affectedRows, long lastInsertId) {
        return new ScriptedAnswer().andOutcome(affectedRows, lastInsertId);
    }

    ScriptedAnswer andRows(List<ColumnInfo> columns, @Nullable Object[]... rows) {
        results.add(new Result(columns, List.of(rows), new ExecResult(0, 0, 0, ""), null));
        return this;
    }

    ScriptedAnswer andOutcome(long affectedRows, long lastInsertId) {
        results.add(new Result(List.of(), List.of(), new ExecResult(affectedRows, lastInsertId, 2, "info"), null));
        return this;
    }

    /// The last result fails behind its last row; an outcome fails when it is moved to.
    ScriptedAnswer thenFails(RuntimeException failure) {
        final Result last = results.removeLast();
        results.add(new Result(last.columns, last.rows, last.outcome, failure));
        return this;
    }

    boolean isClosed() {
        return closed;
    }

    private Result current() {
        return results.get(result);
    }

    @Override
    public boolean hasRows() {
        return !current().columns.isEmpty();
    }

    @Override
    public List<ColumnInfo> columns() {
        return current().columns;
    }

    @Override
    public boolean next() {
        requireOpen();
        if (row + 1 < current().rows.size()) {
            row++;
            return true;
        }
        row = current().rows.size();
        if (current().failure != null && hasRows()) {
            throw current().failure;
        }
        return false;
    }

    @Override
    public boolean nextResult() {
        requireOpen();
        if (result + 1 == results.size()) {
            return false;
        }
        result++;
        row = -1;
        if (current().failure != null && !hasRows()) {
            throw current().failure;
        }
        return true;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the answer is closed, and db asks it on");
        }
    }

    @Override
    public long affectedRows() {
        return current().outcome.affectedRows();
    }

    @Override
    public long lastInsertId() {
        return current().outcome.lastInsertId();
    }

    /// For rows: known at their end.
    @Override
    public int warnings() {
        return hasRows()
                ? (row == current().rows.size() ? 3 : 0)
                : current().outcome.warnings();
    }

    @Override
    public String info() {
        return current().outcome.info();
    }

    @Override
    public void close() {
        closed = true;
        closings++;
        if (failureOfClose != null) {
            throw failureOfClose;
        }
    }

    // ---- the current row

    private @Nullable Object cell(int column) {
        return current().rows.get(row)[column];
    }

    @Override
    public boolean isNull(int column) {
        return cell(column) == null;
    }

    @Override
    public long longAt(int column) {
        return switch (cell(column)) {
            case Boolean truth -> truth ? 1 : 0;
            case BigInteger unsigned -> unsigned.longValue();
            case Object number -> (Long) number;
        };
    }

    @Override
    public double doubleAt(int column) {
        return ((Number) cell(column)).doubleValue();
    }

    @Override
    public String textAt(int column) {
        return cell(column).toString();
    }

    @Override
    public @Nullable Object valueAt(int column) {
        objects++;
        return cell(column);
    }

    @Override
    public Cells detach() {
        final ScriptedAnswer copy = rows(columns(), current().rows.get(row));
        copy.row = 0;
        return copy;
    }
}
