package dev.luma.jdbc.result;

import dev.luma.db.Rows;
import dev.luma.db.error.DbException;
import dev.luma.db.spi.Cells;
import dev.luma.db.spi.ColumnInfo;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
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

    private final Rows rows;
    private final Line line;
    private final List<ColumnInfo> columns;
    private final long maxRows;
    private long read;
    private final StreamedRow current = new StreamedRow();
    /// The same object for all that stream.
    private @Nullable Cells onLine;
    /// Those that were looked at already, and are still to be shown.
    private @Nullable Queue<Cells> ahead;
    /// What is left of them, once they do not stream any more.
    private @Nullable Queue<Cells> kept;

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
    }

    @Override
    public List<ColumnInfo> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        final Queue<Cells> left = kept;
        if (left != null) {
            final Cells next = left.poll();
            current.lies(next);
            if (next == null && failure != null) {
                throw failure;
            }
            return next != null;
        }
        final Queue<Cells> lookedAt = ahead;
        if (lookedAt != null) {
            current.lies(lookedAt.poll());
            ahead = lookedAt.isEmpty() ? null : lookedAt;
            return true;
        }
        final boolean onRow = nextOfStream();
        if (!onRow) {
            current.lies(null);
        } else if (!current.liesAt(onLine)) {
            current.lies(onLine);
        }
        return onRow;
    }

    private boolean nextOfStream() {
        if (over || read == maxRows) {
            return false;
        }
        if (!rows.next()) {
            over = true;
            warnings = rows.warnings();
            line.readToTheEnd(this);
            return false;
        }
        if (read++ == 0) {
            onLine = rows.row().cells();
        }
        return true;
    }

    /// Looks whether there is exactly one row, before any was read; all stay to be read. Where so, it is in memory, and
    /// the line has been told nothing of their end.
    public boolean isSingle() {
        final ArrayDeque<Cells> looked = new ArrayDeque<>(2);
        while (!over && looked.size() < 2) {
            if (rows.next()) {
                onLine = rows.row().cells();
                looked.add(onLine.detach());
            } else {
                over = true;
                warnings = rows.warnings();
            }
        }
        final boolean single = looked.size() == 1;
        while (looked.size() > maxRows) {
            looked.removeLast();
        }
        read = looked.size();
        if (over) {
            kept = looked;
        } else {
            ahead = looked.isEmpty() ? null : looked;
        }
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
    ///
    /// @throws DbException if they cannot be read, which who reads them hears as well
    public void keepRest() {
        if (over || kept != null) {
            return;
        }
        final Queue<Cells> lookedAt = ahead;
        final Queue<Cells> rest = lookedAt == null ? new ArrayDeque<>() : lookedAt;
        ahead = null;
        final Cells row = current.place();
        if (row != null) {
            // another thread may be reading it
            current.lies(row.detach());
        }
        kept = rest;
        try {
            while (nextOfStream()) {
                rest.add(rows.row().cells().detach());
            }
        } catch (DbException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void close() {
        kept = null;
        failure = null;
        ahead = null;
        current.lies(null);
        if (!over) {
            over = true;
            line.closed(this);
        }
    }
}
