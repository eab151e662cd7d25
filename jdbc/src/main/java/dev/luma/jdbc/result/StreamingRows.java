package dev.luma.jdbc.result;

import dev.luma.db.Row;
import dev.luma.db.Rows;
import dev.luma.db.spi.Cells;
import dev.luma.db.spi.ColumnInfo;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Rows that come from the server as they are read; their rest can be taken into memory at any time, which frees the
/// line.
public final class StreamingRows implements RowSource {
    private final Rows rows;
    private final List<ColumnInfo> columns;
    private final long maxRows;
    private long read;
    private @Nullable Cells current;
    /// What is left of them, once they do not stream any more.
    private @Nullable Queue<Cells> kept;

    private int warnings;
    private boolean over;

    /// @param maxRows how many there are at most; 0 for all
    public StreamingRows(Rows rows, long maxRows) {
        this.rows = rows;
        this.columns = rows.columns();
        this.maxRows = maxRows;
    }

    @Override
    public List<ColumnInfo> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        final Queue<Cells> left = kept;
        if (left != null) {
            current = left.poll();
            return current != null;
        }
        return nextOfStream();
    }

    private boolean nextOfStream() {
        if (over || read == maxRows && maxRows > 0 || !rows.next()) {
            current = null;
            close();
            return false;
        }
        if (read++ == 0 || current == null) {
            final Row row = rows.row();
            current = row.cells();
        }
        return true;
    }

    @Override
    public Cells cells() {
        final Cells shown = current;
        if (shown == null) {
            throw new IllegalStateException("no current row");
        }
        return shown;
    }

    @Override
    public int warnings() {
        return over ? warnings : rows.warnings();
    }

    /// Whether rows are still on the line.
    public boolean isOnTheLine() {
        return !over;
    }

    /// Takes what is left into memory, the current row too.
    public void keepRest() {
        if (over) {
            return;
        }
        final Queue<Cells> rest = new ArrayDeque<>();
        final Cells shown = current == null ? null : current.detach();
        while (nextOfStream()) {
            rest.add(cells().detach());
        }
        current = shown;
        kept = rest;
    }

    @Override
    public void close() {
        kept = null;
        if (!over) {
            over = true;
            rows.close();
            warnings = rows.warnings();
        }
    }
}
