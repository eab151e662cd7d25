package dev.luma.jdbc.result;

import dev.luma.db.error.SqlState;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Cells;
import dev.luma.db.spi.RowBlock;
import java.lang.invoke.VarHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The current row of a result that streams, wherever it lies: on the line, in a block of rows that have come together,
/// or in memory once another thread has needed the line.
///
/// Its reader takes no lock. What it reads on the line may be overwritten by another statement's answer meanwhile;
/// so it looks afterwards whether the row still lies there, and if not, reads it again where it was taken to.
/// Whoever takes it away says so before the line is used, and cannot know which row of a block the reader is at: so it
/// takes all of them, and it is the reader alone who counts.
@SuppressWarnings("ReferenceEquality") // it is the place that matters, and not what lies there
final class StreamedRow implements Cells {
    private volatile @Nullable Cells place;
    /// Which row of those that lie at the place is the current one. The reader's own.
    private int index;

    /// Where the row lies from now on; null if there is none any more. What lay at the place before may be overwritten.
    void lies(@Nullable Cells now) {
        place = now;
        VarHandle.fullFence();
    }

    /// Where it lies from now on, among others.
    ///
    /// @param rows those at the place before, and maybe more behind them
    void liesAmong(List<Cells> rows) {
        lies(new Taken(rows));
    }

    /// Where it lies.
    @Nullable
    Cells place() {
        return place;
    }

    /// Whether it lies there.
    boolean liesAt(@Nullable Cells there) {
        return place == there;
    }

    /// Which row of those that lie at the place is the current one; -1 before the first.
    int index() {
        return index;
    }

    /// The reader moves on.
    void index(int row) {
        index = row;
    }

    /// Moves on within a block, if the current row still lies there and is not its last.
    boolean nextIn(RowBlock block) {
        if (place != block || index + 1 >= block.size()) {
            return false;
        }
        block.show(++index);
        return true;
    }

    /// Rows in memory, of which the reader's is shown.
    private final class Taken implements Cells {
        private final List<Cells> rows;

        Taken(List<Cells> rows) {
            this.rows = rows;
        }

        private Cells shown() {
            return rows.get(index);
        }

        @Override
        public boolean isNull(int column) {
            return shown().isNull(column);
        }

        @Override
        public long longAt(int column) {
            return shown().longAt(column);
        }

        @Override
        public double doubleAt(int column) {
            return shown().doubleAt(column);
        }

        @Override
        public String textAt(int column) {
            return shown().textAt(column);
        }

        @Override
        public @Nullable Object valueAt(int column) {
            return shown().valueAt(column);
        }

        @Override
        public Cells detach() {
            return shown();
        }
    }

    /// Reads from where the row lies.
    private interface Reading<T extends @Nullable Object> {
        T of(Cells cells, int column);
    }

    private Cells present() {
        final Cells shown = place;
        if (shown == null) {
            throw new UsageException(SqlState.WRONG_USE, "the row is over: the result set was closed or moved on");
        }
        return shown;
    }

    private boolean stillLies(Cells there) {
        VarHandle.loadLoadFence();
        return place == there;
    }

    private <T extends @Nullable Object> T read(Reading<T> reading, int column) {
        while (true) {
            final Cells there = present();
            try {
                final T value = reading.of(there, column);
                if (stillLies(there)) {
                    return value;
                }
            } catch (RuntimeException e) {
                if (stillLies(there)) {
                    throw e;
                }
            }
        }
    }

    @Override
    public boolean isNull(int column) {
        while (true) {
            final Cells there = present();
            final boolean value = there.isNull(column);
            if (stillLies(there)) {
                return value;
            }
        }
    }

    // The two primitive ones make no object.

    @Override
    public long longAt(int column) {
        while (true) {
            final Cells there = present();
            try {
                final long value = there.longAt(column);
                if (stillLies(there)) {
                    return value;
                }
            } catch (RuntimeException e) {
                if (stillLies(there)) {
                    throw e;
                }
            }
        }
    }

    @Override
    public double doubleAt(int column) {
        while (true) {
            final Cells there = present();
            try {
                final double value = there.doubleAt(column);
                if (stillLies(there)) {
                    return value;
                }
            } catch (RuntimeException e) {
                if (stillLies(there)) {
                    throw e;
                }
            }
        }
    }

    @Override
    public String textAt(int column) {
        return read(Cells::textAt, column);
    }

    @Override
    public @Nullable Object valueAt(int column) {
        return this.<@Nullable Object>read(Cells::valueAt, column);
    }

    @Override
    public Cells detach() {
        return read((cells, none) -> cells.detach(), 0);
    }
}
