package dev.luma.db;

import dev.luma.db.convert.Conversion;
import dev.luma.db.error.ConversionException;
import dev.luma.db.error.UsageException;

/// Takes the only column of a row.
final class ValueMapper<T> implements RowMapper<T> {
    private final Class<T> type;
    private final Layout layout;

    ValueMapper(Class<T> type, Layout layout) {
        if (layout.columns().size() != 1) {
            throw new UsageException(type.getName() + " is made of one column, and there are "
                    + layout.columns().size() + ": ask for a record, or use map(row -> …)");
        }
        this.type = type;
        this.layout = layout;
    }

    @Override
    public T map(Row row) {
        final T value = row.get(0, type);
        if (value == null) {
            throw new ConversionException(Conversion.named(layout.column(0)) + " is NULL: use map(row -> row.get(0, "
                    + type.getSimpleName() + ".class)), which takes it");
        }
        return value;
    }
}
