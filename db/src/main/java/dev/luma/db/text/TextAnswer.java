package dev.luma.db.text;

import dev.luma.db.spi.Answer;
import dev.luma.db.spi.Cells;
import dev.luma.db.spi.ColumnInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a text driver answered: one result, in memory as a whole.
final class TextAnswer implements Answer {
    private static final TextCells NOWHERE = new TextCells(new Object[0]);

    private final @Nullable TextTable table;
    private final long affectedRows;
    private final long lastInsertId;
    private int position;
    private TextCells row = NOWHERE;

    private TextAnswer(@Nullable TextTable table, long affectedRows, long lastInsertId) {
        this.table = table;
        this.affectedRows = affectedRows;
        this.lastInsertId = lastInsertId;
    }

    static TextAnswer rows(List<? extends Map<String, ?>> rows) {
        return new TextAnswer(TextTable.of(rows), 0, 0);
    }

    static TextAnswer outcome(long affectedRows, long lastInsertId) {
        return new TextAnswer(null, affectedRows, lastInsertId);
    }

    @Override
    public boolean hasRows() {
        return table != null;
    }

    @Override
    public List<ColumnInfo> columns() {
        return table == null ? List.of() : table.columns();
    }

    @Override
    public boolean next() {
        if (table == null || position == table.rows().size()) {
            row = NOWHERE;
            return false;
        }
        row = table.rows().get(position++);
        return true;
    }

    @Override
    public boolean nextResult() {
        return false;
    }

    @Override
    public long affectedRows() {
        return affectedRows;
    }

    @Override
    public long lastInsertId() {
        return lastInsertId;
    }

    @Override
    public int warnings() {
        return 0;
    }

    @Override
    public String info() {
        return "";
    }

    @Override
    public void close() {
        row = NOWHERE;
    }

    // ---- the current row

    @Override
    public boolean isNull(int column) {
        return row.isNull(column);
    }

    @Override
    public long longAt(int column) {
        return row.longAt(column);
    }

    @Override
    public double doubleAt(int column) {
        return row.doubleAt(column);
    }

    @Override
    public String textAt(int column) {
        return row.textAt(column);
    }

    @Override
    public @Nullable Object valueAt(int column) {
        return row.valueAt(column);
    }

    @Override
    public Cells detach() {
        return row;
    }
}
