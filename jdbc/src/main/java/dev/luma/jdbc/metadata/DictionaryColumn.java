package dev.luma.jdbc.metadata;

import dev.luma.db.Row;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;
import dev.luma.jdbc.value.ResultColumn;
import dev.luma.jdbc.value.ValueSettings;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The type of a column or parameter as the dictionary tells of it, in the words that a result set has for it.
///
/// @param column as if it were one of a result
/// @param octets the most bytes of a text or of bytes, null for anything else
public record DictionaryColumn(
        ResultColumn column, @Nullable Long octets) {
    private static final String UNSIGNED = " UNSIGNED";

    /// @param row with `NAME`, `DATA_TYPE`, `FULL_TYPE`, `CHARACTERS`, `OCTETS`, `DIGITS`, `SCALE`, `FRACTION`
    public static DictionaryColumn of(Row row, ValueSettings settings) {
        final String base = text(row, "DATA_TYPE").toUpperCase(Locale.ROOT);
        final String full = text(row, "FULL_TYPE").toUpperCase(Locale.ROOT);
        final String name = full.contains("UNSIGNED") && !base.endsWith(UNSIGNED) ? base + UNSIGNED : base;
        final ColumnInfo info = new DescribedColumn(
                text(row, "NAME"), name, kind(name), length(row, name, full), decimals(row, name), true);
        final Long octets = row.isNull("OCTETS") ? null : Math.min(whole(row, "OCTETS"), Integer.MAX_VALUE);
        return new DictionaryColumn(ResultColumn.of(info, settings), octets);
    }

    private static String text(Row row, String column) {
        final String text = row.getString(column);
        return text == null ? "" : text;
    }

    /// 0 for NULL. An unsigned one is never as large as that matters.
    private static long whole(Row row, String column) {
        return row.isNull(column) ? 0 : row.getLong(column);
    }

    private static Kind kind(String name) {
        return switch (name) {
            case "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "BIGINT", "YEAR" -> Kind.INTEGER;
            case "TINYINT UNSIGNED", "SMALLINT UNSIGNED", "MEDIUMINT UNSIGNED", "INT UNSIGNED" -> Kind.INTEGER;
            case "BIGINT UNSIGNED" -> Kind.UNSIGNED;
            case "DECIMAL", "DECIMAL UNSIGNED" -> Kind.DECIMAL;
            case "FLOAT", "FLOAT UNSIGNED" -> Kind.FLOAT;
            case "DOUBLE", "DOUBLE UNSIGNED" -> Kind.DOUBLE;
            case "BIT" -> Kind.BITS;
            case "DATE" -> Kind.DATE;
            case "DATETIME" -> Kind.DATETIME;
            case "TIMESTAMP" -> Kind.TIMESTAMP;
            case "TIME" -> Kind.TIME;
            case "JSON" -> Kind.JSON;
            case "UUID" -> Kind.UUID;
            case "VECTOR" -> Kind.VECTOR;
            case "BINARY",
                    "VARBINARY",
                    "TINYBLOB",
                    "BLOB",
                    "MEDIUMBLOB",
                    "LONGBLOB",
                    "GEOMETRY",
                    "POINT",
                    "LINESTRING",
                    "POLYGON",
                    "MULTIPOINT",
                    "MULTILINESTRING",
                    "MULTIPOLYGON",
                    "GEOMETRYCOLLECTION",
                    "GEOMCOLLECTION" -> Kind.BYTES;
            default -> Kind.TEXT;
        };
    }

    private static long length(Row row, String name, String full) {
        return switch (name) {
            // What BOOLEAN makes; the width is nothing but that mark.
            case "TINYINT" -> full.startsWith("TINYINT(1)") ? 1 : 3;
            case "INET4" -> 15;
            case "INET6" -> 39;
            case "GEOMETRY",
                    "POINT",
                    "LINESTRING",
                    "POLYGON",
                    "MULTIPOINT",
                    "MULTILINESTRING",
                    "MULTIPOLYGON",
                    "GEOMETRYCOLLECTION",
                    "GEOMCOLLECTION" -> Integer.MAX_VALUE;
            default -> row.isNull("CHARACTERS") ? whole(row, "DIGITS") : whole(row, "CHARACTERS");
        };
    }

    private static int decimals(Row row, String name) {
        final String column = switch (name) {
            case "DATETIME", "TIMESTAMP", "TIME" -> "FRACTION";
            default -> "SCALE";
        };
        return (int) whole(row, column);
    }

    String typeName() {
        return column.typeName();
    }

    long code() {
        return column.type().code();
    }

    long precision() {
        return column.precision();
    }

    boolean isNumber() {
        return switch (column.kind()) {
            case INTEGER, UNSIGNED, DECIMAL, FLOAT, DOUBLE -> true;
            default -> false;
        };
    }

    /// Digits behind the point, null where it has none to speak of.
    @Nullable
    Long scale() {
        return switch (column.kind()) {
            case INTEGER, UNSIGNED -> 0L;
            case DECIMAL, DATETIME, TIMESTAMP, TIME -> (long) column.scale();
            case FLOAT, DOUBLE -> column.scale() == 0 ? null : (long) column.scale();
            default -> null;
        };
    }

    @Nullable
    Long radix() {
        return isNumber() ? 10L : null;
    }

    /// The bytes that a value takes in Java.
    long bytes() {
        return switch (column.type()) {
            case TINY_BOOLEAN, BIT, BOOLEAN, TINYINT -> 1;
            case SMALLINT -> 2;
            case INTEGER, REAL -> 4;
            case UNSIGNED_INTEGER, BIGINT, DOUBLE -> 8;
            case DECIMAL -> precision() + 2;
            default -> octets == null ? precision() : octets;
        };
    }
}
