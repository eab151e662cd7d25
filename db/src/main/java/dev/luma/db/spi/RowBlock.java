package dev.luma.db.spi;

import java.util.List;

/// Some rows of an answer that have come already, one of which is shown; the first one to begin with. To step through
/// them touches nothing of the answer, so that whoever reads them needs no lock for each.
///
/// Their bytes are valid until the answer moves on. Whoever moves it on in another thread takes them by [#detached]
/// before, and tells the reader; what the reader has read meanwhile is worth nothing then, or failed.
public interface RowBlock extends Cells {
    /// How many rows there are; at least one.
    int size();

    /// Shows another of the rows.
    ///
    /// @param row from 0 to the size, exclusive
    void show(int row);

    /// All the rows in memory of their own, valid for ever. Whichever is shown, now or meanwhile, does not matter.
    List<Cells> detached();
}
