package dev.luma.db.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a server answers to one statement: one result after another, each either rows or an outcome.
///
/// It stands before its first result's rows when it is handed out. As [Cells] it shows the current row, whose bytes
/// are valid until [#next], [#nextResult] or [#close].
public interface Answer extends Cells, AutoCloseable {
    /// Whether the current result has rows (maybe none); if not, it is an outcome.
    boolean hasRows();

    /// The columns of the current result; empty for an outcome. The same list object for the same layout, so that it
    /// may serve as a key.
    List<ColumnInfo> columns();

    /// Whether the current result is the one row of a procedure's OUT and INOUT parameters. Known after its last row.
    default boolean isOutParameters() {
        return false;
    }

    /// Moves to the next row of the current result.
    ///
    /// @return false after the last one, and for an outcome
    boolean next();

    /// The values of the current row: always the same object for one result, which may be this one, or one that is
    /// nearer to them.
    default Cells row() {
        return this;
    }

    /// The current row and those behind it that have come already, to be read on their own: this answer goes on to
    /// the last of them. For who cannot be at rest about the answer between two rows, as a façade that must lock it.
    ///
    /// @param most how many rows at most
    /// @return null if there is no more than the current one, or the driver has no blocks
    default @Nullable RowBlock block(int most) {
        return null;
    }

    /// Moves to the next result, passing over what is left of this one.
    ///
    /// @return false if there is none
    boolean nextResult();

    /// Rows changed (or found, as the driver documents) by the current result; 0 for rows. Unsigned.
    long affectedRows();

    /// The key that the server generated for the current result; 0 if none. Unsigned.
    long lastInsertId();

    /// How many warnings the server counted for the current result. For rows: known after the last one.
    int warnings();

    /// The server's note about the current result, for people; empty if none.
    String info();

    /// Reads what is left, or abandons it, so that the session is ready for its next command or closed.
    @Override
    void close();
}
