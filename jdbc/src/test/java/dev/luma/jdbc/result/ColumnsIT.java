package dev.luma.jdbc.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every column type: what the metadata tell of it, and what `getObject` gives, which is of the class that they
/// tell and can be bound again.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
class ColumnsIT {
    private static final ZoneId HERE = TimeZone.getDefault().toZoneId();
    private static final int ANY = Integer.MAX_VALUE;

    /// @param sql the column's type
    /// @param literal of a value
    /// @param text what `getString` gives
    private record Case(
            String sql,
            String literal,
            int code,
            String name,
            int precision,
            int scale,
            int displaySize,
            boolean signed,
            Object value,
            String text) {}

    private final RealServer server;

    ColumnsIT(RealServer server) {
        this.server = server;
    }

    private static Case number(
            String sql,
            String literal,
            int code,
            String name,
            int precision,
            int display,
            boolean signed,
            Object value) {
        return new Case(sql, literal, code, name, precision, 0, display, signed, value, String.valueOf(value));
    }

    private static List<Case> numbers() {
        return List.of(
                new Case("BOOLEAN", "TRUE", Types.BIT, "BOOLEAN", 1, 0, 1, false, true, "1"),
                new Case("BIT(1)", "b'1'", Types.BIT, "BIT", 1, 0, 1, false, true, "1"),
                new Case(
                        "BIT(12)", "b'101010101010'", Types.BIT, "BIT", 12, 0, 12, false, new byte[] {10, -86}, "2730"),
                number("TINYINT", "-128", Types.TINYINT, "TINYINT", 3, 4, true, -128),
                number("TINYINT UNSIGNED", "255", Types.TINYINT, "TINYINT UNSIGNED", 3, 3, false, 255),
                number("SMALLINT", "-32768", Types.SMALLINT, "SMALLINT", 5, 6, true, -32_768),
                number("SMALLINT UNSIGNED", "64000", Types.SMALLINT, "SMALLINT UNSIGNED", 5, 5, false, 64_000),
                number("MEDIUMINT", "-8388608", Types.INTEGER, "MEDIUMINT", 7, 8, true, -8_388_608),
                number("MEDIUMINT UNSIGNED", "16777215", Types.INTEGER, "MEDIUMINT UNSIGNED", 8, 8, false, 16_777_215),
                number("INT", "-2147483648", Types.INTEGER, "INT", 10, 11, true, Integer.MIN_VALUE),
                number("INT UNSIGNED", "4294967295", Types.INTEGER, "INT UNSIGNED", 10, 10, false, 4_294_967_295L),
                number("BIGINT", "-9223372036854775808", Types.BIGINT, "BIGINT", 19, 20, true, Long.MIN_VALUE),
                number(
                        "BIGINT UNSIGNED",
                        "18446744073709551615",
                        Types.BIGINT,
                        "BIGINT UNSIGNED",
                        20,
                        20,
                        false,
                        new BigInteger("18446744073709551615")),
                number("FLOAT", "1.5", Types.REAL, "FLOAT", 12, 12, true, 1.5f),
                number("DOUBLE", "0.1", Types.DOUBLE, "DOUBLE", 22, 22, true, 0.1),
                new Case(
                        "DECIMAL(10,2)",
                        "-1.5",
                        Types.DECIMAL,
                        "DECIMAL",
                        10,
                        2,
                        12,
                        true,
                        new BigDecimal("-1.50"),
                        "-1.50"),
                new Case(
                        "DECIMAL(12,0) UNSIGNED",
                        "15",
                        Types.DECIMAL,
                        "DECIMAL UNSIGNED",
                        12,
                        0,
                        12,
                        false,
                        new BigDecimal("15"),
                        "15"));
    }

    private static Case text(String sql, int code, String name, int precision) {
        return new Case(sql, "'bcd'", code, name, precision, 0, precision, false, "bcd", "bcd");
    }

    private static Case bytes(String sql, int code, int precision) {
        final String name = sql.replaceAll("\\(.*", "");
        return new Case(
                sql,
                "'bcd'",
                code,
                name,
                precision,
                0,
                precision,
                false,
                "bcd".getBytes(StandardCharsets.UTF_8),
                "bcd");
    }

    private static List<Case> texts() {
        return List.of(
                text("CHAR(10)", Types.CHAR, "CHAR", 10),
                text("VARCHAR(100)", Types.VARCHAR, "VARCHAR", 100),
                text("VARCHAR(10) CHARACTER SET latin1", Types.VARCHAR, "VARCHAR", 10),
                text("TINYTEXT", Types.VARCHAR, "TINYTEXT", 255),
                text("TEXT", Types.LONGVARCHAR, "TEXT", 65_535),
                text("MEDIUMTEXT", Types.LONGVARCHAR, "MEDIUMTEXT", 16_777_215),
                text("LONGTEXT", Types.LONGVARCHAR, "LONGTEXT", Integer.MAX_VALUE),
                text("ENUM('a', 'bcd')", Types.CHAR, "ENUM", 3),
                text("SET('a', 'bcd')", Types.CHAR, "SET", 5),
                new Case(
                        "JSON",
                        "'{\"a\": 1}'",
                        Types.LONGVARCHAR,
                        "JSON",
                        Integer.MAX_VALUE,
                        0,
                        Integer.MAX_VALUE,
                        false,
                        "{\"a\": 1}",
                        "{\"a\": 1}"),
                bytes("BINARY(3)", Types.BINARY, 3),
                bytes("VARBINARY(100)", Types.VARBINARY, 100),
                bytes("TINYBLOB", Types.VARBINARY, 255),
                bytes("BLOB", Types.LONGVARBINARY, 65_535),
                bytes("MEDIUMBLOB", Types.LONGVARBINARY, 16_777_215),
                bytes("LONGBLOB", Types.LONGVARBINARY, Integer.MAX_VALUE));
    }

    private static List<Case> times() {
        final LocalDateTime reading = LocalDateTime.of(2026, 2, 10, 9, 30, 0, 123_456_000);
        return List.of(
                number("YEAR", "2026", Types.SMALLINT, "YEAR", 4, 4, false, 2026),
                new Case(
                        "DATE",
                        "'2026-02-10'",
                        Types.DATE,
                        "DATE",
                        10,
                        0,
                        10,
                        false,
                        Date.valueOf("2026-02-10"),
                        "2026-02-10"),
                new Case(
                        "DATETIME",
                        "'2026-02-10 09:30:00'",
                        Types.TIMESTAMP,
                        "DATETIME",
                        19,
                        0,
                        19,
                        false,
                        reading.withNano(0),
                        "2026-02-10 09:30:00"),
                new Case(
                        "DATETIME(6)",
                        "'2026-02-10 09:30:00.123456'",
                        Types.TIMESTAMP,
                        "DATETIME",
                        26,
                        6,
                        26,
                        false,
                        reading,
                        "2026-02-10 09:30:00.123456"),
                new Case(
                        "TIMESTAMP(3) NULL",
                        "'2026-02-10 09:30:00.123'",
                        Types.TIMESTAMP,
                        "TIMESTAMP",
                        23,
                        3,
                        23,
                        false,
                        Timestamp.valueOf("2026-02-10 09:30:00.123"),
                        "2026-02-10 09:30:00.123"),
                new Case(
                        "TIME",
                        "'12:34:56'",
                        Types.TIME,
                        "TIME",
                        10,
                        0,
                        10,
                        false,
                        Time.valueOf("12:34:56"),
                        "12:34:56"),
                new Case(
                        "TIME(3)",
                        "'12:34:56.000'",
                        Types.TIME,
                        "TIME",
                        14,
                        3,
                        14,
                        false,
                        Time.valueOf("12:34:56"),
                        "12:34:56.000"));
    }

    private List<Case> others() {
        final float[] vector = {1, 2.5f, -3};
        final UUID uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
        if (!server.isMariaDb()) {
            return List.of(new Case(
                    "VECTOR(3)",
                    "STRING_TO_VECTOR('[1,2.5,-3]')",
                    Types.OTHER,
                    "VECTOR",
                    ANY,
                    0,
                    ANY,
                    false,
                    vector,
                    "[1.0, 2.5, -3.0]"));
        }
        return List.of(
                new Case("UUID", "'" + uuid + "'", Types.OTHER, "UUID", 36, 0, 36, false, uuid, uuid.toString()),
                new Case("INET6", "'::1'", Types.CHAR, "INET6", 39, 0, 39, false, "::1", "::1"),
                new Case("INET4", "'1.2.3.4'", Types.CHAR, "INET4", 15, 0, 15, false, "1.2.3.4", "1.2.3.4"));
    }

    @TestFactory
    Stream<DynamicTest> tellsAndGivesWhatItTells() {
        final List<Case> all = new ArrayList<>(numbers());
        all.addAll(texts());
        all.addAll(times());
        all.addAll(others());
        return all.stream().map(c -> DynamicTest.dynamicTest(c.sql(), () -> check(c)));
    }

    private void check(Case c) throws SQLException {
        try (Shown shown = Shown.in(server, HERE)) {
            shown.db().exec("DROP TEMPORARY TABLE IF EXISTS a_column");
            shown.db().exec("CREATE TEMPORARY TABLE a_column (v " + c.sql() + ")");
            shown.db().exec("INSERT INTO a_column VALUES (" + c.literal() + ")");
            final String select = "SELECT v FROM a_column";
            try (ResultSet text = shown.text(select)) {
                checkColumn(c, text.getMetaData());
                checkValue(c, text);
            }
            try (ResultSet binary = shown.binary(select)) {
                checkColumn(c, binary.getMetaData());
                checkValue(c, binary);
            }
            shown.exec("UPDATE a_column SET v = ?", 1, p -> p.setObject(1, c.value()));
            try (ResultSet again = shown.text(select)) {
                checkValue(c, again);
            }
            shown.exec("UPDATE a_column SET v = ?", 1, p -> p.setObject(1, c.value(), c.code()));
            try (ResultSet again = shown.text(select)) {
                checkValue(c, again);
            }
            shown.exec("UPDATE a_column SET v = ?", 1, p -> p.setNull(1));
            try (ResultSet nothing = shown.text(select)) {
                assertTrue(nothing.next());
                assertEquals(null, nothing.getObject(1));
                assertTrue(nothing.wasNull());
            }
        }
    }

    private static void checkColumn(Case c, ResultSetMetaData column) throws SQLException {
        assertEquals(1, column.getColumnCount());
        assertEquals(c.code(), column.getColumnType(1));
        assertEquals(c.name(), column.getColumnTypeName(1));
        assertEquals(c.value().getClass().getName(), column.getColumnClassName(1));
        if (c.precision() != ANY || c.sql().endsWith("TEXT")) {
            assertEquals(c.precision(), column.getPrecision(1));
            assertEquals(c.displaySize(), column.getColumnDisplaySize(1));
        }
        assertEquals(c.scale(), column.getScale(1));
        assertEquals(c.signed(), column.isSigned(1));
        assertEquals(ResultSetMetaData.columnNullable, column.isNullable(1));
    }

    private static void checkValue(Case c, ResultSet rows) throws SQLException {
        assertTrue(rows.next());
        final Object value = rows.getObject(1);
        if (c.value() instanceof byte[] bytes) {
            assertArrayEquals(bytes, (byte[]) value);
        } else if (c.value() instanceof float[] vector) {
            assertArrayEquals(vector, (float[]) value);
        } else {
            assertEquals(c.value(), value);
        }
        assertEquals(c.text(), rows.getString(1));
    }
}
