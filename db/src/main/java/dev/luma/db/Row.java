package dev.luma.db;

import dev.luma.db.convert.Conversion;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Cells;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values of one row, converted when they are asked for.
///
/// A value is addressed by its column's index, from 0, or by its label: the exact one, or else the only one that
/// differs in case alone. A label that stands twice in the result is an error by name, since nobody could say which
/// one is meant; an alias or the index helps.
///
/// `get(column)` gives the natural type (see [Kind]); `get(column, type)` and the named getters convert, and lose
/// nothing in silence: what does not fit is a [dev.luma.db.error.ConversionException]. Types to ask for are the
/// primitives and their boxes, [String], [BigDecimal], [java.math.BigInteger], `byte[]`, enums (by name),
/// [java.util.UUID], `float[]` and the classes of `java.time`. DATE and DATETIME are wall clocks and never become
/// instants, nor TIMESTAMP a wall clock; TIME is a [java.time.Duration], and a [java.time.LocalTime] if it is one
/// of a day.
///
/// NULL is null, where the type allows it; a primitive getter throws, and names the ways out.
///
/// **How long it is valid.** A row that streams shows whatever its [Rows] stand on, and nothing once they are over.
/// One from a list, an [java.util.Optional] or a stream, or from [#detach], is for ever, and for any number of threads.
public final class Row {
    private final Layout layout;
    private @Nullable Cells cells;

    Row(Layout layout, @Nullable Cells cells) {
        this.layout = layout;
        this.cells = cells;
    }

    /// Forgets the values, so that a row kept too long says so.
    void end() {
        cells = null;
    }

    /// The values as the driver shows them, without any conversion: for a façade that has conversions of its own. Of
    /// rows that stream it is always the same object.
    ///
    /// @throws UsageException if the row is over
    public Cells cells() {
        final Cells shown = cells;
        if (shown == null) {
            throw new UsageException("this row is over, as its rows are: keep rows by all(), or one by row.detach()");
        }
        return shown;
    }

    // ---- about the columns

    /// The columns, in order.
    public List<ColumnInfo> columns() {
        return layout.columns();
    }

    /// Whether there is a column of this label, in whatever case.
    public boolean has(String column) {
        return layout.has(column);
    }

    /// Whether the value is NULL.
    ///
    /// @throws UsageException if there is no such column
    public boolean isNull(int column) {
        layout.kind(column);
        return cells().isNull(column);
    }

    /// Whether the value is NULL.
    ///
    /// @throws UsageException if there is no such column, or more than one
    public boolean isNull(String column) {
        return isNull(layout.index(column));
    }

    /// This row with values of its own, valid for ever.
    public Row detach() {
        return new Row(layout, cells().detach());
    }

    // ---- any type

    /// The value in its natural type, or null for NULL.
    public @Nullable Object get(int column) {
        layout.kind(column);
        return cells().valueAt(column);
    }

    /// The value in its natural type, or null for NULL.
    public @Nullable Object get(String column) {
        return get(layout.index(column));
    }

    /// The value as a `type`, or null for NULL.
    ///
    /// @throws dev.luma.db.error.ConversionException if it does not fit, or is NULL and the type primitive
    /// @throws UsageException if there is no such column, or no column is ever read as that type
    public <T> @Nullable T get(int column, Class<T> type) {
        if (type == String.class) {
            return type.cast(getString(column));
        }
        return Conversion.to(layout.column(checked(column)), cells().valueAt(column), type);
    }

    /// The value as a `type`, or null for NULL; as [#get(int, Class)].
    public <T> @Nullable T get(String column, Class<T> type) {
        return get(layout.index(column), type);
    }

    private int checked(int column) {
        layout.kind(column);
        return column;
    }

    // ---- primitive types

    /// The whole number.
    ///
    /// @throws dev.luma.db.error.ConversionException if the value is NULL or not within `long`
    public long getLong(int column) {
        // The way of most values of most programs: no object is made.
        return switch (layout.kind(column)) {
            case INTEGER, BOOLEAN -> present(column, long.class).longAt(column);
            case UNSIGNED ->
                Conversion.signed(
                        layout.column(column), present(column, long.class).longAt(column));
            default -> Conversion.toLong(layout.column(column), value(column, long.class));
        };
    }

    public long getLong(String column) {
        return getLong(layout.index(column));
    }

    /// The whole number.
    ///
    /// @throws dev.luma.db.error.ConversionException if the value is NULL or not within `int`
    public int getInt(int column) {
        return switch (layout.kind(column)) {
            case INTEGER, BOOLEAN ->
                Conversion.narrow(
                        layout.column(column), present(column, int.class).longAt(column));
            default -> Conversion.toInt(layout.column(column), value(column, int.class));
        };
    }

    public int getInt(String column) {
        return getInt(layout.index(column));
    }

    /// The nearest `double`.
    ///
    /// @throws dev.luma.db.error.ConversionException if the value is NULL, no number, or beyond every `double`
    public double getDouble(int column) {
        return switch (layout.kind(column)) {
            case FLOAT, DOUBLE -> present(column, double.class).doubleAt(column);
            case INTEGER -> present(column, double.class).longAt(column);
            default -> Conversion.toDouble(layout.column(column), value(column, double.class));
        };
    }

    public double getDouble(String column) {
        return getDouble(layout.index(column));
    }

    /// From `1`, `0`, `true` and `false`, as a number, a bit or text.
    ///
    /// @throws dev.luma.db.error.ConversionException if the value is NULL or anything else
    public boolean getBoolean(int column) {
        if (layout.kind(column) == Kind.BOOLEAN) {
            return present(column, boolean.class).longAt(column) != 0;
        }
        return Conversion.toBoolean(layout.column(column), value(column, boolean.class));
    }

    public boolean getBoolean(String column) {
        return getBoolean(layout.index(column));
    }

    private Cells present(int column, Class<?> primitive) {
        final Cells shown = cells();
        if (shown.isNull(column)) {
            throw Conversion.nothing(layout.column(column), primitive);
        }
        return shown;
    }

    private Object value(int column, Class<?> primitive) {
        final Object value = cells().valueAt(column);
        if (value == null) {
            throw Conversion.nothing(layout.column(column), primitive);
        }
        return value;
    }

    // ---- objects

    /// The value as the server would print it; BYTES if they are UTF-8; BITS as a number; or null for NULL.
    public @Nullable String getString(int column) {
        final Kind kind = layout.kind(column);
        final Cells shown = cells();
        return switch (kind) {
            case BYTES, BITS, VECTOR, UUID -> {
                final Object value = shown.valueAt(column);
                yield value == null ? null : Conversion.toText(layout.column(column), value);
            }
            default -> shown.isNull(column) ? null : shown.textAt(column);
        };
    }

    public @Nullable String getString(String column) {
        return getString(layout.index(column));
    }

    /// The number, exactly, or null for NULL.
    public @Nullable BigDecimal getDecimal(int column) {
        return get(column, BigDecimal.class);
    }

    public @Nullable BigDecimal getDecimal(String column) {
        return getDecimal(layout.index(column));
    }

    /// The bytes, those of a text in UTF-8, or null for NULL. The array is the caller's own.
    public byte @Nullable [] getBytes(int column) {
        return get(column, byte[].class);
    }

    public byte @Nullable [] getBytes(String column) {
        return getBytes(layout.index(column));
    }

    /// For people who debug: labels and values, cut short.
    @Override
    public String toString() {
        if (cells == null) {
            return "Row[over]";
        }
        final StringBuilder text = new StringBuilder("Row[");
        for (int i = 0; i < columns().size(); i++) {
            text.append(i == 0 ? "" : ", ").append(layout.column(i).label()).append('=');
            text.append(shown(get(i)));
        }
        return text.append(']').toString();
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case byte[] bytes -> bytes.length + " bytes";
            case float[] vector -> "vector of " + vector.length;
            default -> {
                final String text = value.toString();
                yield text.length() > 60 ? text.substring(0, 60) + "…" : text;
            }
        };
    }
}
