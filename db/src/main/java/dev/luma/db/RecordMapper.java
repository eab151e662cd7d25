package dev.luma.db;

import dev.luma.db.advice.DidYouMean;
import dev.luma.db.convert.Conversion;
import dev.luma.db.error.ConversionException;
import dev.luma.db.error.UsageException;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes records of rows: which column fills which component was settled when it was made.
final class RecordMapper<T> implements RowMapper<T> {
    private final Class<T> type;
    private final Layout layout;
    private final List<RecordShape.Component> components;
    private final MethodHandle constructor;
    /// The column of each component.
    private final int[] columns;

    private RecordMapper(Class<T> type, Layout layout, RecordShape shape) {
        this.type = type;
        this.layout = layout;
        this.components = shape.components();
        this.constructor = shape.constructor();
        this.columns = components.stream().mapToInt(this::column).toArray();
    }

    /// @throws UsageException if a component has no column, or the record is out of reach
    static <T> RecordMapper<T> of(Class<T> type, Layout layout) {
        return new RecordMapper<>(type, layout, RecordShape.of(type));
    }

    private int column(RecordShape.Component component) {
        if (layout.has(component.name())) {
            return layout.index(component.name());
        }
        final String wanted = plain(component.name());
        int found = -1;
        for (int i = 0; i < layout.columns().size(); i++) {
            if (plain(layout.column(i).label()).equals(wanted)) {
                if (found >= 0) {
                    throw new UsageException(named(component) + " could come from column `"
                            + layout.column(found).label() + "` or `"
                            + layout.column(i).label() + "`: give one of them an alias");
                }
                found = i;
            }
        }
        if (found < 0) {
            throw new UsageException("no column for " + named(component)
                    + DidYouMean.suggestionOrList(component.name(), layout.labels()));
        }
        return found;
    }

    private String named(RecordShape.Component component) {
        return "component `" + component.name() + "` of record " + type.getSimpleName();
    }

    /// `created_at`, `createdAt` and `CREATED_AT` are one name.
    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public T map(Row row) {
        final @Nullable Object[] values = new @Nullable Object[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(row, columns[i], components.get(i));
        }
        return make(values);
    }

    private @Nullable Object value(Row row, int column, RecordShape.Component component) {
        if (component.type().isPrimitive() && row.isNull(column)) {
            throw new ConversionException(Conversion.named(layout.column(column)) + " is NULL, which "
                    + named(component) + ", a primitive " + component.type().getName()
                    + ", cannot hold: give it the boxed type or an Optional");
        }
        final Object value = row.get(column, component.type());
        return component.optional() ? Optional.ofNullable(value) : value;
    }

    /// What the record's own constructor throws comes through.
    private T make(@Nullable Object[] values) {
        try {
            return type.cast((Object) constructor.invokeExact(values));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a record's canonical constructor threw a checked exception", e);
        }
    }
}
