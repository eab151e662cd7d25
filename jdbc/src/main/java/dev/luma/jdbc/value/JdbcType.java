package dev.luma.jdbc.value;

import dev.luma.db.spi.ColumnInfo;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.UUID;

/// What a column is to JDBC: a code of [Types], and the class of what `getObject` gives, which is always the one that
/// `getColumnClassName` names.
public enum JdbcType {
    /// TINYINT(1), unless it is switched off.
    TINY_BOOLEAN(Types.BIT, Boolean.class),
    /// BIT(1).
    BIT(Types.BIT, Boolean.class),
    /// BIT of more bits.
    BITS(Types.BIT, byte[].class),
    BOOLEAN(Types.BOOLEAN, Boolean.class),
    TINYINT(Types.TINYINT, Integer.class),
    /// SMALLINT, and YEAR as a number.
    SMALLINT(Types.SMALLINT, Integer.class),
    INTEGER(Types.INTEGER, Integer.class),
    UNSIGNED_INTEGER(Types.INTEGER, Long.class),
    BIGINT(Types.BIGINT, Long.class),
    UNSIGNED_BIGINT(Types.BIGINT, BigInteger.class),
    DECIMAL(Types.DECIMAL, BigDecimal.class),
    REAL(Types.REAL, Float.class),
    DOUBLE(Types.DOUBLE, Double.class),
    /// CHAR, ENUM, SET, and what a server has for network addresses.
    CHAR(Types.CHAR, String.class),
    VARCHAR(Types.VARCHAR, String.class),
    /// TEXT and larger ones, and JSON.
    LONGVARCHAR(Types.LONGVARCHAR, String.class),
    /// BINARY and geometries.
    BINARY(Types.BINARY, byte[].class),
    VARBINARY(Types.VARBINARY, byte[].class),
    /// BLOB and larger ones.
    LONGVARBINARY(Types.LONGVARBINARY, byte[].class),
    /// YEAR as the first day of it.
    YEAR(Types.DATE, Date.class),
    DATE(Types.DATE, Date.class),
    TIME(Types.TIME, Time.class),
    /// A wall clock's reading, of which not every one is a moment.
    DATETIME(Types.TIMESTAMP, LocalDateTime.class),
    TIMESTAMP(Types.TIMESTAMP, Timestamp.class),
    UUID(Types.OTHER, UUID.class),
    VECTOR(Types.OTHER, float[].class),
    /// `SELECT NULL`.
    NULL(Types.NULL, Object.class);

    private static final String UNSIGNED = " UNSIGNED";

    private final int code;
    private final Class<?> javaClass;

    JdbcType(int code, Class<?> javaClass) {
        this.code = code;
        this.javaClass = javaClass;
    }

    /// One of [Types].
    public int code() {
        return code;
    }

    /// Of what `getObject` gives.
    public Class<?> javaClass() {
        return javaClass;
    }

    public static JdbcType of(ColumnInfo column, ValueSettings settings) {
        return switch (column.kind()) {
            case BOOLEAN -> BOOLEAN;
            case INTEGER -> integer(column, settings);
            case UNSIGNED -> UNSIGNED_BIGINT;
            case DECIMAL -> DECIMAL;
            case FLOAT -> REAL;
            case DOUBLE -> DOUBLE;
            case TEXT -> text(column.typeName());
            case JSON -> LONGVARCHAR;
            case BYTES -> bytes(column.typeName());
            case BITS -> column.length() == 1 ? BIT : BITS;
            case DATE -> DATE;
            case DATETIME -> DATETIME;
            case TIMESTAMP -> TIMESTAMP;
            case TIME -> TIME;
            case UUID -> UUID;
            case VECTOR -> VECTOR;
        };
    }

    private static JdbcType integer(ColumnInfo column, ValueSettings settings) {
        final String name = column.typeName();
        return switch (name) {
            case "TINYINT" -> settings.tinyInt1isBit() && column.length() == 1 ? TINY_BOOLEAN : TINYINT;
            case "TINYINT UNSIGNED" -> TINYINT;
            case "SMALLINT", "SMALLINT UNSIGNED" -> SMALLINT;
            case "YEAR" -> settings.yearIsDateType() ? YEAR : SMALLINT;
            case "INT", "INTEGER", "MEDIUMINT", "MEDIUMINT UNSIGNED" -> INTEGER;
            default -> name.endsWith(UNSIGNED) ? UNSIGNED_INTEGER : BIGINT;
        };
    }

    private static JdbcType text(String name) {
        return switch (name) {
            case "CHAR", "ENUM", "SET", "INET4", "INET6" -> CHAR;
            case "TEXT", "MEDIUMTEXT", "LONGTEXT" -> LONGVARCHAR;
            case "NULL" -> NULL;
            default -> VARCHAR;
        };
    }

    private static JdbcType bytes(String name) {
        return switch (name) {
            case "BLOB", "MEDIUMBLOB", "LONGBLOB" -> LONGVARBINARY;
            case "BINARY",
                    "GEOMETRY",
                    "POINT",
                    "LINESTRING",
                    "POLYGON",
                    "MULTIPOINT",
                    "MULTILINESTRING",
                    "MULTIPOLYGON",
                    "GEOMETRYCOLLECTION" -> BINARY;
            default -> VARBINARY;
        };
    }
}
