package dev.luma.jdbc.result;

import dev.luma.db.spi.Cells;
import dev.luma.db.spi.ColumnInfo;
import java.util.List;

/// Where a result set's rows come from. Its methods throw [dev.luma.db.error.DbException]s, and are called by who holds
/// the connection's lock, but for [#cells].
public sealed interface RowSource permits StreamingRows, MemoryRows {
    List<ColumnInfo> columns();

    /// Moves to the next row.
    ///
    /// @return false after the last one
    boolean next();

    /// The current row's values, valid until the next step. Another object may show the same row later, when rows that
    /// stream were taken into memory: so it is asked for each time.
    Cells cells();

    /// How many warnings the server counted; known behind the last row.
    int warnings();

    /// Drops what is left. Twice is fine.
    void close();
}
