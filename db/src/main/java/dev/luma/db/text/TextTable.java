package dev.luma.db.text;

import dev.luma.db.error.ProtocolException;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows that a text driver gave, as columns and cells: a column is every key that any row has, and its kind is that
/// of its values, or TEXT where they differ.
record TextTable(List<ColumnInfo> columns, List<TextCells> rows) {
    static TextTable of(List<? extends Map<String, ?>> maps) {
        final Set<String> labels = new LinkedHashSet<>();
        for (final Map<String, ?> map : maps) {
            labels.addAll(map.keySet());
        }
        final List<ColumnInfo> columns = new ArrayList<>();
        final List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < maps.size(); i++) {
            rows.add(new @Nullable Object[labels.size()]);
        }
        for (final String label : labels) {
            columns.add(new TextColumn(label, fill(rows, columns.size(), label, maps)));
        }
        return new TextTable(
                List.copyOf(columns), rows.stream().map(TextCells::new).toList());
    }

    /// Puts one column's values into the rows.
    private static Kind fill(
            List<@Nullable Object[]> rows, int index, String label, List<? extends Map<String, ?>> maps) {
        Kind kind = null;
        boolean mixed = false;
        for (int i = 0; i < rows.size(); i++) {
            final @Nullable Object[] row = rows.get(i);
            final Object value = natural(label, maps.get(i).get(label));
            row[index] = value;
            if (value != null) {
                mixed |= kind != null && kind != kind(value);
                kind = kind(value);
            }
        }
        if (mixed) {
            for (final @Nullable Object[] row : rows) {
                row[index] = text(row[index]);
            }
        }
        return mixed || kind == null ? Kind.TEXT : kind;
    }

    private static @Nullable Object natural(String label, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean truth -> truth;
            case byte[] bytes -> bytes;
            case Long number -> number;
            case Integer number -> number.longValue();
            case Short number -> number.longValue();
            case Byte number -> number.longValue();
            case Float number -> number;
            case Double number -> number;
            case BigDecimal number -> number;
            case BigInteger number -> new BigDecimal(number);
            case CharSequence text -> text.toString();
            default ->
                throw new ProtocolException(
                        "the driver gave a " + value.getClass().getName() + " in column `" + label
                                + "`: a String, Number, Boolean, byte[] or null is due");
        };
    }

    private static Kind kind(Object natural) {
        return switch (natural) {
            case String text -> Kind.TEXT;
            case Boolean truth -> Kind.BOOLEAN;
            case byte[] bytes -> Kind.BYTES;
            case Long number -> Kind.INTEGER;
            case Float number -> Kind.FLOAT;
            case Double number -> Kind.DOUBLE;
            default -> Kind.DECIMAL;
        };
    }

    static @Nullable String text(@Nullable Object natural) {
        return switch (natural) {
            case null -> null;
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            default -> natural.toString();
        };
    }
}
