package dev.luma.jdbc.result;

import dev.luma.db.spi.Cells;
import dev.luma.jdbc.error.SqlExceptions;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Where a result stands among its rows, and the ways to another one. Who calls a method that moves holds the
/// connection's lock; its failures are [dev.luma.db.error.DbException]s too.
final class RowMoves {
    private static final String INVALID_CURSOR_STATE = "24000";

    private final RowSource rows;
    private final @Nullable MemoryRows scrollable;
    private final @Nullable StreamingRows streaming;
    /// Of the current row, from 1; of the last one that was, behind it.
    private long number;

    /// The current row: its source's, or a copy if that stands on the next one already, to see whether there is one.
    private @Nullable Cells current;
    private boolean over;
    private boolean lookedAhead;
    private boolean aheadIsRow;

    /// @param scrolls in any direction, which takes rows in memory
    RowMoves(RowSource rows, boolean scrolls) {
        this.rows = rows;
        this.scrollable = scrolls && rows instanceof MemoryRows memory ? memory : null;
        this.streaming = rows instanceof StreamingRows streams ? streams : null;
    }

    /// The current row's values.
    ///
    /// @throws SQLException with the state 24000 if there is none
    Cells cells() throws SQLException {
        final Cells here = current;
        if (here == null) {
            throw SqlExceptions.usage(
                    INVALID_CURSOR_STATE,
                    over
                            ? "there is no current row: the last one was passed"
                            : "there is no current row: call next() first");
        }
        return here;
    }

    /// Moves to the next row, if it has come already: the one way to move that takes no lock.
    boolean nextInBlock() {
        final StreamingRows its = streaming;
        if (its == null || lookedAhead || !its.nextInBlock()) {
            return false;
        }
        number++;
        return true;
    }

    boolean next() {
        if (over) {
            return false;
        }
        current = null;
        final boolean row = lookedAhead ? aheadIsRow : rows.next();
        lookedAhead = false;
        current = row ? rows.cells() : null;
        over = !row;
        number += row ? 1 : 0;
        return row;
    }

    /// The current row's number, from 1; 0 if there is none.
    int row() {
        return current != null ? Math.toIntExact(number) : 0;
    }

    boolean isFirst() {
        return current != null && number == 1;
    }

    boolean isBeforeFirst() {
        return current == null && !over && lookAhead();
    }

    boolean isAfterLast() {
        return over && number > 0;
    }

    boolean isLast() {
        return current != null && !lookAhead();
    }

    /// Whether there is a row behind this one.
    private boolean lookAhead() {
        final MemoryRows memory = scrollable;
        if (memory != null) {
            return number < memory.size();
        }
        if (!lookedAhead) {
            current = current == null ? null : current.detach();
            aheadIsRow = rows.next();
            lookedAhead = true;
        }
        return aheadIsRow;
    }

    // ---- in any direction

    boolean absolute(int row) throws SQLException {
        final MemoryRows memory = scrollable();
        final long wanted = row < 0 ? (long) memory.size() + 1 + row : row;
        return moveTo(memory, wanted);
    }

    boolean relative(int rowCount) throws SQLException {
        final MemoryRows memory = scrollable();
        final long here = over ? memory.size() + 1L : number;
        return moveTo(memory, here + rowCount);
    }

    void beforeFirst() throws SQLException {
        moveTo(scrollable(), 0);
    }

    void afterLast() throws SQLException {
        final MemoryRows memory = scrollable();
        moveTo(memory, memory.size() + 1L);
    }

    private boolean moveTo(MemoryRows memory, long wanted) {
        final int size = memory.size();
        final long reached = Math.clamp(wanted, 0L, size + 1L);
        memory.moveTo((int) reached - 1);
        current = reached >= 1 && reached <= size ? memory.cells() : null;
        over = reached > size;
        number = Math.min(reached, size);
        return current != null;
    }

    private MemoryRows scrollable() throws SQLException {
        final MemoryRows memory = scrollable;
        if (memory == null) {
            throw SqlExceptions.usage(
                    INVALID_CURSOR_STATE,
                    "a TYPE_FORWARD_ONLY result set goes forward by next(): make the statement with"
                            + " TYPE_SCROLL_INSENSITIVE to move otherwise");
        }
        return memory;
    }

    void close() {
        current = null;
        over = true;
        rows.close();
    }
}
