package dev.luma.jdbc.result;

import dev.luma.db.Rows;
import dev.luma.db.error.DbException;
import dev.luma.db.spi.Cells;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.RowBlock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows that come from the server as they are read; their rest can be taken into memory at any time, which frees the
/// line.
public final class StreamingRows implements RowSource {
    /// What the rows come on.
    public interface Line {
        /// Its last row was read; others' may follow.
        void readToTheEnd(StreamingRows rows);

        /// Nobody wants what is left of them.
        void closed(StreamingRows rows);
    }

    private static final int BEFORE_THE_FIRST = -1;

    private final Rows rows;
    private final Line line;
    private final List<ColumnInfo> columns;
    private final long maxRows;
    /// How many were taken from the line.
    private long taken;

    private final StreamedRow current = new StreamedRow();
    /// The last one that was taken from the line, and those that had come with it.
    private @Nullable RowBlock block;
    /// Those in memory, which are shown before the ones that are still on the line. The current one is among them.
    private @Nullable List<Cells> kept;

    /// Why no more of them were kept.
    private @Nullable DbException failure;

    private int warnings;
    private boolean over;

    /// @param maxRows how many there are at most; 0 for all
    public StreamingRows(Rows rows, long maxRows, Line line) {
        this.rows = rows;
        this.line = line;
        this.columns = rows.columns();
        this.maxRows = maxRows == 0 ? Long.MAX_VALUE : maxRows;
        current.index(BEFORE_THE_FIRST);
    }

    @Override
    public List<ColumnInfo> columns() {
        return columns;
    }

    /// Moves to the next row, if it has come together with the current one. The reader's, who needs no lock for it.
    boolean nextInBlock() {
        final RowBlock shown = block;
        return shown != null && current.nextIn(shown);
    }

    @Override
    public boolean next() {
        return nextInBlock() || nextInMemory() || nextOnLine();
    }

    private boolean nextInMemory() {
        final List<Cells> memory = kept;
        if (memory == null) {
            return false;
        }
        current.index(current.index() + 1);
        if (current.index() < memory.size()) {
            if (current.place() == null) {
                current.liesAmong(memory);
            }
            return true;
        }
        if (failure != null) {
            current.lies(null);
            throw failure;
        }
        kept = null;
        return false;
    }

    private boolean nextOnLine() {
        block = null;
        current.index(0);
        boolean onRow = false;
        try {
            onRow = take();
        } finally {
            if (!onRow) {
                current.lies(null);
            }
        }
        if (onRow) {
            show();
        }
        return onRow;
    }

    /// The one that was taken, and those that have come with it.
    private void show() {
        block = rows.block((int) Math.min(Integer.MAX_VALUE, maxRows - taken + 1));
        if (block != null) {
            taken += block.size() - 1;
            current.lies(block);
        } else if (!current.liesAt(rows.row().cells())) {
            current.lies(rows.row().cells());
        }
    }

    /// Takes one row from the line.
    private boolean take() {
        if (over || taken == maxRows) {
            return false;
        }
        if (!rows.next()) {
            over = true;
            warnings = rows.warnings();
            line.readToTheEnd(this);
            return false;
        }
        taken++;
        return true;
    }

    /// Looks whether there is exactly one row, before any was read; all stay to be read. Where so, it is in memory, and
    /// the line has been told nothing of their end.
    public boolean isSingle() {
        final List<Cells> looked = new ArrayList<>(2);
        while (!over && looked.size() < 2) {
            if (rows.next()) {
                looked.add(rows.row().cells().detach());
            } else {
                over = true;
                warnings = rows.warnings();
            }
        }
        final boolean single = looked.size() == 1;
        if (looked.size() > maxRows) {
            looked.removeLast();
        }
        taken = looked.size();
        kept = looked;
        return single;
    }

    /// Whether all of them are in memory, so that others' may be read from the line.
    public boolean isOver() {
        return over;
    }

    @Override
    public Cells cells() {
        return current;
    }

    @Override
    public int warnings() {
        return over ? warnings : rows.warnings();
    }

    /// Takes what is left into memory, the current row too. Those beyond the greatest number are left on the line.
    /// Another thread may be reading the current row, and be moving on in its block.
    ///
    /// @throws DbException if they cannot be read, which who reads them hears as well, or if what is behind them cannot
    public void keepRest() {
        if (over) {
            return;
        }
        final List<Cells> memory = new ArrayList<>(kept == null ? current() : kept);
        try {
            while (take()) {
                memory.add(rows.row().cells().detach());
            }
        } catch (DbException e) {
            if (!over) {
                failure = e;
            }
            throw e;
        } finally {
            kept = memory;
            if (current.place() != null) {
                current.liesAmong(memory);
            }
        }
    }

    /// The rows at the place where the current one lies, in memory, which is made known.
    private List<Cells> current() {
        final Cells place = current.place();
        if (place == null) {
            current.index(BEFORE_THE_FIRST);
            return List.of();
        }
        final List<Cells> moved = block != null ? block.detached() : List.of(place.detach());
        current.liesAmong(moved);
        return moved;
    }

    @Override
    public void close() {
        kept = null;
        block = null;
        failure = null;
        current.lies(null);
        if (!over) {
            over = true;
            line.closed(this);
        }
    }
}
