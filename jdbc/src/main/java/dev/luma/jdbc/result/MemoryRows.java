package dev.luma.jdbc.result;

import dev.luma.db.spi.Cells;
import dev.luma.db.spi.ColumnInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows that lie in memory, to be walked in any direction.
public final class MemoryRows implements RowSource {
    private final List<ColumnInfo> columns;
    private final List<Cells> rows;
    private int at = -1;

    private MemoryRows(List<ColumnInfo> columns, List<Cells> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /// @param rows with a value in its natural type for each column, see [dev.luma.db.spi.Kind]
    public static MemoryRows of(List<ColumnInfo> columns, List<@Nullable Object[]> rows) {
        final List<Cells> cells = new ArrayList<>(rows.size());
        for (final @Nullable Object[] row : rows) {
            cells.add(new ObjectCells(row));
        }
        return new MemoryRows(columns, cells);
    }

    /// What is left of other rows, which are closed.
    public static MemoryRows rest(RowSource source) {
        final List<Cells> cells = new ArrayList<>();
        while (source.next()) {
            cells.add(source.cells().detach());
        }
        source.close();
        return new MemoryRows(source.columns(), cells);
    }

    @Override
    public List<ColumnInfo> columns() {
        return columns;
    }

    /// The same rows, from the first one on.
    public MemoryRows again() {
        return new MemoryRows(columns, rows);
    }

    /// How many there are.
    public int size() {
        return rows.size();
    }

    /// Moves to a row.
    ///
    /// @param index from 0; every other one is just before the first row, or behind the last
    void moveTo(int index) {
        at = Math.clamp(index, -1, rows.size());
    }

    @Override
    public boolean next() {
        moveTo(at + 1);
        return at < rows.size();
    }

    @Override
    public Cells cells() {
        return rows.get(at);
    }

    @Override
    public int warnings() {
        return 0;
    }

    @Override
    public void close() {
        at = rows.size();
    }
}
