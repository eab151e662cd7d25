package dev.luma.jdbc.value;

import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;

/// A column of a result, and what it is to JDBC: what `ResultSetMetaData` and `DatabaseMetaData` tell of a column comes
/// from here.
///
/// @param kind that of `info`, near at hand
public record ResultColumn(ColumnInfo info, JdbcType type, Kind kind) implements Place {
    private static final int DATE_WIDTH = 10;
    private static final int DATETIME_WIDTH = 19;
    /// `-838:59:59`
    private static final int TIME_WIDTH = 10;

    private static final int FLOAT_WIDTH = 12;
    private static final int DOUBLE_WIDTH = 22;
    private static final int UUID_WIDTH = 36;
    private static final int TINYTEXT_WIDTH = 255;
    private static final int TEXT_WIDTH = 65_535;
    private static final int MEDIUMTEXT_WIDTH = 16_777_215;

    public static ResultColumn of(ColumnInfo info, ValueSettings settings) {
        return new ResultColumn(info, JdbcType.of(info, settings), info.kind());
    }

    /// Digits of a number, characters of a text, a date or a time, bytes of bytes, bits of bits; the largest `int` if
    /// there may be more of them.
    public int precision() {
        return switch (type) {
            case TINY_BOOLEAN, BIT, BOOLEAN -> 1;
            case TINYINT -> 3;
            case SMALLINT -> isYear() ? 4 : 5;
            case YEAR -> 4;
            case INTEGER, UNSIGNED_INTEGER -> ofInteger();
            case BIGINT -> 19;
            case UNSIGNED_BIGINT -> 20;
            case REAL -> info.decimals() > 0 ? length() : FLOAT_WIDTH;
            case DOUBLE -> info.decimals() > 0 ? length() : DOUBLE_WIDTH;
            case DATE -> DATE_WIDTH;
            case TIME -> TIME_WIDTH + fraction();
            case DATETIME, TIMESTAMP -> DATETIME_WIDTH + fraction();
            case UUID -> UUID_WIDTH;
            case VARCHAR, LONGVARCHAR -> ofText();
            case DECIMAL, CHAR, BINARY, VARBINARY, LONGVARBINARY, BITS, VECTOR, NULL -> length();
        };
    }

    private int ofInteger() {
        return switch (info.typeName()) {
            case "MEDIUMINT" -> 7;
            case "MEDIUMINT UNSIGNED" -> 8;
            default -> 10;
        };
    }

    private int ofText() {
        return switch (info.typeName()) {
            case "TINYTEXT" -> TINYTEXT_WIDTH;
            case "TEXT" -> TEXT_WIDTH;
            case "MEDIUMTEXT" -> MEDIUMTEXT_WIDTH;
            case "LONGTEXT", "JSON" -> Integer.MAX_VALUE;
            default -> length();
        };
    }

    private int length() {
        return (int) Math.min(info.length(), Integer.MAX_VALUE);
    }

    /// The point and the digits behind it.
    private int fraction() {
        return info.decimals() == 0 ? 0 : info.decimals() + 1;
    }

    /// As SQL names it, such as `BIGINT UNSIGNED`; BOOLEAN is what a TINYINT(1) is where it is read as one, and
    /// what makes one.
    public String typeName() {
        return type == JdbcType.TINY_BOOLEAN ? "BOOLEAN" : info.typeName();
    }

    /// Digits behind the point, of a number or of a second.
    public int scale() {
        return info.decimals();
    }

    /// The most characters that its text takes.
    public int displaySize() {
        return switch (type) {
            case TINYINT, SMALLINT, INTEGER, UNSIGNED_INTEGER, BIGINT -> precision() + (isSigned() ? 1 : 0);
            case DECIMAL -> precision() + (isSigned() ? 1 : 0) + (scale() > 0 ? 1 : 0);
            default -> precision();
        };
    }

    /// Whether it holds numbers below zero.
    public boolean isSigned() {
        return switch (type) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE ->
                !info.typeName().endsWith(" UNSIGNED") && !isYear();
            default -> false;
        };
    }

    boolean isYear() {
        return info.typeName().equals("YEAR");
    }

    @Override
    public String words() {
        return "column `" + info.label() + "` (" + typeName() + ")";
    }
}
