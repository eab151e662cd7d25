package dev.luma.jdbc.result;

import dev.luma.db.spi.Cells;
import org.jspecify.annotations.Nullable;

/// A row of objects.
record ObjectCells(@Nullable Object[] values) implements Cells {
    @Override
    public boolean isNull(int column) {
        return values[column] == null;
    }

    @Override
    public long longAt(int column) {
        final Object value = valueAt(column);
        return value instanceof Boolean truth ? (truth ? 1 : 0) : ((Number) present(value)).longValue();
    }

    @Override
    public double doubleAt(int column) {
        return ((Number) present(valueAt(column))).doubleValue();
    }

    @Override
    public String textAt(int column) {
        return present(valueAt(column)).toString();
    }

    @Override
    public @Nullable Object valueAt(int column) {
        return values[column];
    }

    private static Object present(@Nullable Object value) {
        if (value == null) {
            throw new IllegalStateException("NULL has no such value");
        }
        return value;
    }

    @Override
    public Cells detach() {
        return this;
    }
}
