package dev.luma.jdbc.result;

import dev.luma.db.error.SqlState;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Cells;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// The current row of a result that streams, wherever it lies: on the line, or in memory once another thread has
/// needed the line.
///
/// Its reader takes no lock. What it reads on the line may be overwritten by another statement's answer meanwhile;
/// so it looks afterwards whether the row still lies there, and if not, reads it again where it was taken to.
/// Whoever takes it away says so before the line is used.
@SuppressWarnings("ReferenceEquality") // it is the place that matters, and not what lies there
final class StreamedRow implements Cells {
    private volatile @Nullable Cells place;

    /// Where the row lies from now on; null if there is none any more. What lay at the place before may be overwritten.
    void lies(@Nullable Cells now) {
        place = now;
        VarHandle.fullFence();
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
