package dev.luma.mysql;

import static dev.luma.testkit.server.ServerKind.MARIADB_11_4;
import static dev.luma.testkit.server.ServerKind.MARIADB_11_8;
import static dev.luma.testkit.server.ServerKind.MYSQL_9_7;

import dev.luma.db.spi.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Every column type of MySQL 9.7, MariaDB 11.4 and 11.8, with its least and greatest values and what is odd about it.
/// A type that differs between servers stands here once for each way.
final class ColumnTypes {
    private static final String NINES_65 = "99999999999999999999999999999999999.999999999999999999999999999999";

    private ColumnTypes() {}

    static List<ColumnCases> all() {
        return Stream.of(integers(), fractions(), texts(), bytes(), times(), others())
                .flatMap(List::stream)
                .toList();
    }

    private static List<ColumnCases> integers() {
        return List.of(
                ColumnCases.of("TINYINT", "TINYINT", Kind.INTEGER)
                        .value("-128", -128L)
                        .value("0", 0L)
                        .value("127", 127L),
                ColumnCases.of("TINYINT UNSIGNED", "TINYINT UNSIGNED", Kind.INTEGER)
                        .value("0", 0L)
                        .value("255", 255L),
                ColumnCases.of("BOOLEAN", "TINYINT", Kind.INTEGER)
                        .value("TRUE", 1L)
                        .value("FALSE", 0L)
                        .value("2", 2L),
                ColumnCases.of("SMALLINT", "SMALLINT", Kind.INTEGER)
                        .value("-32768", -32_768L)
                        .value("32767", 32_767L),
                ColumnCases.of("SMALLINT UNSIGNED", "SMALLINT UNSIGNED", Kind.INTEGER)
                        .value("65535", 65_535L),
                ColumnCases.of("MEDIUMINT", "MEDIUMINT", Kind.INTEGER)
                        .value("-8388608", -8_388_608L)
                        .value("-1", -1L)
                        .value("8388607", 8_388_607L),
                ColumnCases.of("MEDIUMINT UNSIGNED", "MEDIUMINT UNSIGNED", Kind.INTEGER)
                        .value("16777215", 16_777_215L),
                ColumnCases.of("INT", "INT", Kind.INTEGER)
                        .value("-2147483648", -2_147_483_648L)
                        .value("-1", -1L)
                        .value("2147483647", 2_147_483_647L),
                ColumnCases.of("INT UNSIGNED", "INT UNSIGNED", Kind.INTEGER).value("4294967295", 4_294_967_295L),
                ColumnCases.of("INT(8) ZEROFILL", "INT UNSIGNED", Kind.INTEGER)
                        .value("0", 0L, "00000000")
                        .value("42", 42L, "00000042")
                        .value("4294967295", 4_294_967_295L),
                ColumnCases.of("BIGINT", "BIGINT", Kind.INTEGER)
                        .value("-9223372036854775808", Long.MIN_VALUE)
                        .value("9223372036854775807", Long.MAX_VALUE),
                ColumnCases.of("BIGINT UNSIGNED", "BIGINT UNSIGNED", Kind.UNSIGNED)
                        .value("0", BigInteger.ZERO)
                        .value("9223372036854775808", new BigInteger("9223372036854775808"))
                        .value("18446744073709551615", new BigInteger("18446744073709551615")),
                ColumnCases.of("BIGINT(30) ZEROFILL", "BIGINT UNSIGNED", Kind.UNSIGNED)
                        .value("7", BigInteger.valueOf(7), "000000000000000000000000000007"),
                ColumnCases.of("YEAR", "YEAR", Kind.INTEGER)
                        .value("1901", 1901L)
                        .value("2026", 2026L)
                        .value("2155", 2155L)
                        .value("'0000'", 0L, "0000"),
                ColumnCases.of("SERIAL", "BIGINT UNSIGNED", Kind.UNSIGNED).value("5", BigInteger.valueOf(5)));
    }

    private static List<ColumnCases> fractions() {
        return List.of(
                ColumnCases.of("FLOAT", "FLOAT", Kind.FLOAT)
                        .value("0", 0f, "0")
                        .value("-0e0", -0f, "-0")
                        .value("1.5", 1.5f)
                        .value("-0.1", -0.1f)
                        .lossy("16777216", 16_777_216f, 16_777_200f, "16777200")
                        .lossy("3.14159265", 3.14159265f, 3.14159f, "3.14159")
                        .lossy("3.4028234e38", Float.MAX_VALUE, 3.40282e38f, "3.40282e38")
                        .lossy("1.17549435e-38", 1.17549435e-38f, 1.17549e-38f, "1.17549e-38"),
                ColumnCases.of("FLOAT UNSIGNED", "FLOAT UNSIGNED", Kind.FLOAT).value("0.25", 0.25f),
                ColumnCases.of("FLOAT(10,3)", "FLOAT", Kind.FLOAT)
                        .value("1.5", 1.5f, "1.500")
                        .value("-123.456", -123.456f, "-123.456"),
                ColumnCases.of("FLOAT ZEROFILL", "FLOAT UNSIGNED", Kind.FLOAT).value("1.5", 1.5f, "0000000001.5"),
                ColumnCases.of("DOUBLE", "DOUBLE", Kind.DOUBLE)
                        .value("0", 0.0, "0")
                        .value("-0e0", -0.0, "-0")
                        .value("1.5", 1.5)
                        .value("0.1", 0.1)
                        .value("1e14", 1e14, "100000000000000")
                        .value("1e15", 1e15, "1e15")
                        .value("-1e-15", -1e-15, "-0.000000000000001")
                        .value("1e-16", 1e-16, "1e-16")
                        .value("1.7976931348623157e308", Double.MAX_VALUE, "1.7976931348623157e308")
                        .value("2.2250738585072014e-308", Double.MIN_NORMAL, "2.2250738585072014e-308")
                        .value("5e-324", Double.MIN_VALUE, "5e-324"),
                ColumnCases.of("DOUBLE UNSIGNED", "DOUBLE UNSIGNED", Kind.DOUBLE)
                        .value("0.25", 0.25),
                ColumnCases.of("DOUBLE(10,3)", "DOUBLE", Kind.DOUBLE)
                        .value("1.5", 1.5, "1.500")
                        .value("-123.456", -123.456),
                ColumnCases.of("DECIMAL(10,2)", "DECIMAL", Kind.DECIMAL)
                        .value("1.5", new BigDecimal("1.50"))
                        .value("-99999999.99", new BigDecimal("-99999999.99"))
                        .value("0", new BigDecimal("0.00")),
                ColumnCases.of("DECIMAL(65,30)", "DECIMAL", Kind.DECIMAL)
                        .value(NINES_65, new BigDecimal(NINES_65))
                        .value("-" + NINES_65, new BigDecimal("-" + NINES_65))
                        .value("1e-30", new BigDecimal("1e-30"), "0." + "0".repeat(29) + "1"),
                ColumnCases.of("DECIMAL(65,38)", "DECIMAL", Kind.DECIMAL)
                        .on(MARIADB_11_4, MARIADB_11_8)
                        .value("1e-38", new BigDecimal("1e-38"), "0." + "0".repeat(37) + "1"),
                ColumnCases.of("DECIMAL(18)", "DECIMAL", Kind.DECIMAL)
                        .value("999999999999999999", new BigDecimal("999999999999999999")),
                ColumnCases.of("DECIMAL(10,2) UNSIGNED", "DECIMAL UNSIGNED", Kind.DECIMAL)
                        .value("99999999.99", new BigDecimal("99999999.99")),
                ColumnCases.of("DECIMAL(8,2) ZEROFILL", "DECIMAL UNSIGNED", Kind.DECIMAL)
                        .value("1.5", new BigDecimal("1.50"), "000001.50"));
    }

    private static List<ColumnCases> texts() {
        return List.of(
                ColumnCases.of("CHAR(10)", "CHAR", Kind.TEXT)
                        .value("''", "")
                        .value("'żółć 😀'", "żółć 😀")
                        .value("'0123456789'", "0123456789"),
                ColumnCases.of("VARCHAR(10)", "VARCHAR", Kind.TEXT)
                        .value("''", "")
                        .value("'ä€😀 \\'\\\\'", "ä€😀 '\\"),
                ColumnCases.of("VARCHAR(10) CHARACTER SET latin1", "VARCHAR", Kind.TEXT)
                        .value("'äöü'", "äöü"),
                ColumnCases.of("VARCHAR(10) COLLATE utf8mb4_bin", "VARCHAR", Kind.TEXT)
                        .value("'😀'", "😀"),
                ColumnCases.of("TINYTEXT", "TINYTEXT", Kind.TEXT).value("'a'", "a"),
                ColumnCases.of("TEXT", "TEXT", Kind.TEXT)
                        .value("''", "")
                        .value("REPEAT('€', 20000)", "€".repeat(20_000)),
                ColumnCases.of("MEDIUMTEXT", "MEDIUMTEXT", Kind.TEXT).value("REPEAT('a', 100000)", "a".repeat(100_000)),
                ColumnCases.of("LONGTEXT", "LONGTEXT", Kind.TEXT).value("'a'", "a"),
                ColumnCases.of("ENUM('a','b,c','😀')", "ENUM", Kind.TEXT)
                        .value("'a'", "a")
                        .value("'b,c'", "b,c")
                        .value("'😀'", "😀"),
                ColumnCases.of("SET('a','b')", "SET", Kind.TEXT).value("''", "").value("'b,a'", "a,b"),
                ColumnCases.of("JSON", "JSON", Kind.JSON)
                        .on(MYSQL_9_7)
                        .value("'{\"b\":1,  \"a\":\"ä\"}'", "{\"a\": \"ä\", \"b\": 1}")
                        .value("'null'", "null"),
                ColumnCases.of("JSON", "JSON", Kind.JSON)
                        .on(MARIADB_11_4, MARIADB_11_8)
                        .value("'{\"b\":1,  \"a\":\"ä\"}'", "{\"b\":1,  \"a\":\"ä\"}")
                        .value("'null'", "null"),
                ColumnCases.of("INET4", "INET4", Kind.TEXT)
                        .on(MARIADB_11_4, MARIADB_11_8)
                        .value("'0.0.0.0'", "0.0.0.0")
                        .value("'255.255.255.255'", "255.255.255.255"),
                ColumnCases.of("INET6", "INET6", Kind.TEXT)
                        .on(MARIADB_11_4, MARIADB_11_8)
                        .value("'::'", "::")
                        .value("'1.2.3.4'", "::ffff:1.2.3.4")
                        .value("'FE80::1'", "fe80::1"));
    }

    private static List<ColumnCases> bytes() {
        return List.of(
                ColumnCases.of("BINARY(4)", "BINARY", Kind.BYTES).value("x'616200ff'", hex("616200ff"), null),
                ColumnCases.of("VARBINARY(10)", "VARBINARY", Kind.BYTES)
                        .value("x''", hex(""), "")
                        .value("'abc'", hex("616263"), "abc")
                        .value("x'00ff80'", hex("00ff80"), null),
                ColumnCases.of("TINYBLOB", "TINYBLOB", Kind.BYTES).value("x'00'", hex("00"), "\0"),
                ColumnCases.of("BLOB", "BLOB", Kind.BYTES)
                        .value("x''", hex(""), "")
                        .value(
                                "REPEAT('x', 65535)",
                                "x".repeat(65_535).getBytes(StandardCharsets.US_ASCII),
                                "x".repeat(65_535)),
                ColumnCases.of("MEDIUMBLOB", "MEDIUMBLOB", Kind.BYTES)
                        .value(
                                "REPEAT('x', 70000)",
                                "x".repeat(70_000).getBytes(StandardCharsets.US_ASCII),
                                "x".repeat(70_000)),
                ColumnCases.of("LONGBLOB", "LONGBLOB", Kind.BYTES).value("x'80'", hex("80"), null),
                ColumnCases.of("BIT(1)", "BIT", Kind.BITS)
                        .value("b'0'", hex("00"), "0")
                        .value("b'1'", hex("01"), "1"),
                ColumnCases.of("BIT(10)", "BIT", Kind.BITS).value("b'1000000001'", hex("0201"), "513"),
                ColumnCases.of("BIT(64)", "BIT", Kind.BITS)
                        .value("18446744073709551615", hex("ffffffffffffffff"), "18446744073709551615"),
                ColumnCases.of("GEOMETRY", "GEOMETRY", Kind.BYTES)
                        .value(
                                "ST_GeomFromText('POINT(1 2)')",
                                hex("000000000101000000000000000000f03f0000000000000040"),
                                null),
                ColumnCases.of("POINT", "GEOMETRY", Kind.BYTES)
                        .on(MYSQL_9_7)
                        .value(
                                "ST_GeomFromText('POINT(1 2)', 4326)",
                                hex("e6100000010100000000000000000000400000" + "00000000f03f"),
                                null),
                ColumnCases.of("POINT", "POINT", Kind.BYTES)
                        .on(MARIADB_11_4, MARIADB_11_8)
                        .value(
                                "ST_GeomFromText('POINT(1 2)', 4326)",
                                hex("e61000000101000000000000000000f03f0000000000000040"),
                                null));
    }

    private static List<ColumnCases> times() {
        return List.of(
                ColumnCases.of("DATE", "DATE", Kind.DATE)
                        .value("'1000-01-01'", LocalDate.of(1000, 1, 1))
                        .value("'2024-02-29'", LocalDate.of(2024, 2, 29))
                        .value("'9999-12-31'", LocalDate.of(9999, 12, 31)),
                ColumnCases.of("DATETIME", "DATETIME", Kind.DATETIME)
                        .value("'1000-01-01 00:00:00'", LocalDateTime.of(1000, 1, 1, 0, 0), "1000-01-01 00:00:00")
                        .value("'2022-03-27 02:00:00'", LocalDateTime.of(2022, 3, 27, 2, 0), "2022-03-27 02:00:00")
                        .value(
                                "'9999-12-31 23:59:59'",
                                LocalDateTime.of(9999, 12, 31, 23, 59, 59),
                                "9999-12-31 23:59:59"),
                ColumnCases.of("DATETIME(1)", "DATETIME", Kind.DATETIME)
                        .value("'2024-02-29 12:34:56'", dateTime(0), "2024-02-29 12:34:56.0")
                        .value("'2024-02-29 12:34:56.1'", dateTime(100_000), "2024-02-29 12:34:56.1"),
                ColumnCases.of("DATETIME(6)", "DATETIME", Kind.DATETIME)
                        .value("'2024-02-29 12:34:56'", dateTime(0), "2024-02-29 12:34:56.000000")
                        .value("'2024-02-29 12:34:56.000012'", dateTime(12), "2024-02-29 12:34:56.000012")
                        .value("'2024-02-29 12:34:56.999999'", dateTime(999_999), "2024-02-29 12:34:56.999999")
                        .value("'2024-02-29'", LocalDateTime.of(2024, 2, 29, 0, 0), "2024-02-29 00:00:00.000000"),
                ColumnCases.of("TIMESTAMP NULL", "TIMESTAMP", Kind.TIMESTAMP)
                        .value("'1970-01-01 00:00:01'", Instant.ofEpochSecond(1), "1970-01-01 00:00:01")
                        .value("'2022-03-27 02:00:00'", Instant.parse("2022-03-27T02:00:00Z"), "2022-03-27 02:00:00")
                        .value(
                                "'2038-01-19 03:14:07'",
                                Instant.ofEpochSecond(Integer.MAX_VALUE),
                                "2038-01-19 03:14:07"),
                ColumnCases.of("TIMESTAMP(3) NULL", "TIMESTAMP", Kind.TIMESTAMP)
                        .value(
                                "'2024-02-29 12:34:56.123'",
                                Instant.parse("2024-02-29T12:34:56.123Z"),
                                "2024-02-29 12:34:56.123"),
                ColumnCases.of("TIME", "TIME", Kind.TIME)
                        .value("'00:00:00'", Duration.ZERO, "00:00:00")
                        .value("'-01:00:00'", Duration.ofHours(-1), "-01:00:00")
                        .value("'25:00:00'", Duration.ofHours(25), "25:00:00")
                        .value("'838:59:59'", Duration.parse("PT838H59M59S"), "838:59:59")
                        .value("'-838:59:59'", Duration.parse("PT-838H-59M-59S"), "-838:59:59"),
                ColumnCases.of("TIME(3)", "TIME", Kind.TIME)
                        .value("'12:34:56.001'", Duration.parse("PT12H34M56.001S"), "12:34:56.001"),
                ColumnCases.of("TIME(6)", "TIME", Kind.TIME)
                        .value("'00:00:00'", Duration.ZERO, "00:00:00.000000")
                        .value("'00:00:00.000012'", Duration.ofNanos(12_000), "00:00:00.000012")
                        .value("'-00:00:00.5'", Duration.ofMillis(-500), "-00:00:00.500000")
                        .value("'837:59:59.999999'", Duration.parse("PT837H59M59.999999S"), "837:59:59.999999"),
                ColumnCases.of("TIME(6)", "TIME", Kind.TIME)
                        .on(MYSQL_9_7)
                        .unbindable("'838:59:58.999999'", Duration.parse("PT838H59M58.999999S"), "838:59:58.999999")
                        .value("'-838:59:59'", Duration.parse("PT-838H-59M-59S"), "-838:59:59.000000"),
                ColumnCases.of("TIME(6)", "TIME", Kind.TIME)
                        .on(MARIADB_11_4, MARIADB_11_8)
                        .value("'838:59:59.999999'", Duration.parse("PT838H59M59.999999S"), "838:59:59.999999")
                        .value("'-838:59:59.999999'", Duration.parse("PT-838H-59M-59.999999S"), "-838:59:59.999999"));
    }

    private static List<ColumnCases> others() {
        final UUID uuid = UUID.fromString("123e4567-e89b-12d3-a456-426655440000");
        return List.of(
                ColumnCases.of("UUID", "UUID", Kind.UUID)
                        .on(MARIADB_11_4, MARIADB_11_8)
                        .value("'123E4567-E89B-12D3-A456-426655440000'", uuid)
                        .value("'00000000-0000-0000-0000-000000000000'", new UUID(0, 0))
                        .value("'ffffffff-ffff-ffff-ffff-ffffffffffff'", new UUID(-1, -1)),
                ColumnCases.of("VECTOR(3)", "VECTOR", Kind.VECTOR)
                        .on(MYSQL_9_7)
                        .value("STRING_TO_VECTOR('[1,2.5,-3]')", new float[] {1, 2.5f, -3}, "[1.0, 2.5, -3.0]"),
                ColumnCases.of("VECTOR(3)", "VARBINARY", Kind.BYTES)
                        .on(MARIADB_11_8)
                        .value("VEC_FromText('[1,2.5,-3]')", hex("0000803f00002040000040c0"), null));
    }

    private static LocalDateTime dateTime(int micros) {
        return LocalDateTime.of(2024, 2, 29, 12, 34, 56, micros * 1000);
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
