package dev.luma.db.text;

import dev.luma.db.spi.Cells;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One row of a text driver, in natural types.
final class TextCells implements Cells {
    private final @Nullable Object[] values;

    TextCells(@Nullable Object[] values) {
        this.values = values;
    }

    private Object present(int column) {
        return Objects.requireNonNull(values[column]);
    }

    @Override
    public boolean isNull(int column) {
        return values[column] == null;
    }

    @Override
    public long longAt(int column) {
        final Object value = present(column);
        return value instanceof Boolean truth ? (truth ? 1 : 0) : (Long) value;
    }

    @Override
    public double doubleAt(int column) {
        return ((Number) present(column)).doubleValue();
    }

    @Override
    public String textAt(int column) {
        return Objects.requireNonNull(TextTable.text(present(column)));
    }

    @Override
    public @Nullable Object valueAt(int column) {
        return values[column] instanceof byte[] bytes ? bytes.clone() : values[column];
    }

    /// Nobody changes it, so it is its own copy.
    @Override
    public Cells detach() {
        return this;
    }
}
