package dev.luma.lang.programs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.luma.db.Connection;
import dev.luma.db.Db;
import dev.luma.db.Row;
import dev.luma.db.spi.Kind;
import dev.luma.mysql.Mysql;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;

/// `drivers/mysql.luma` gives the same values as the Java driver, type by type, in text and in binary rows.
@Timeout(300)
final class MysqlValuesIT {
    /// A type, then its values; a name in front says whose type it is.
    private static final String TYPES = """
            TINYINT | -128 | 0 | 127
            TINYINT UNSIGNED | 0 | 255
            BOOLEAN | TRUE | FALSE | 2
            SMALLINT | -32768 | 32767
            SMALLINT UNSIGNED | 65535
            MEDIUMINT | -8388608 | -1 | 8388607
            MEDIUMINT UNSIGNED | 16777215
            INT | -2147483648 | -1 | 2147483647
            INT UNSIGNED | 4294967295
            INT(8) ZEROFILL | 0 | 42 | 4294967295
            BIGINT | -9223372036854775808 | 9223372036854775807
            BIGINT UNSIGNED | 0 | 9223372036854775807 | 9223372036854775808 | 18446744073709551615
            BIGINT(30) ZEROFILL | 7
            YEAR | 1901 | 2026 | 2155 | '0000'
            BIT(1) | b'0' | b'1'
            BIT(5) | b'10101'
            BIT(8) | b'00110101' | b'11111111'
            BIT(12) | 57 | 4095
            BIT(63) | 9223372036854775807
            BIT(64) | 0 | 18446744073709551615
            FLOAT | 0 | -0e0 | 1.5 | -0.1
            FLOAT UNSIGNED | 0.25
            FLOAT(10,3) | 1.5 | -123.456
            DOUBLE | 0 | -0e0 | 0.1 | 1e14 | 1e15 | -1e-15 | 1e-16 | 1.7976931348623157e308 | 2.2250738585072014e-308 | 5e-324
            DOUBLE(10,3) | 1.5 | -123.456
            DECIMAL(10,2) | 1.5 | -99999999.99 | 0
            DECIMAL(65,30) | 99999999999999999999999999999999999.999999999999999999999999999999 | 1e-30
            DECIMAL(8,2) ZEROFILL | 1.5
            CHAR(10) | '' | 'żółć 😀' | '0123456789'
            VARCHAR(10) CHARACTER SET latin1 | 'äöü'
            VARCHAR(300) | '' | REPEAT('ä', 300)
            TINYTEXT | 'a'
            TEXT | '' | REPEAT('x', 65535)
            MEDIUMTEXT | REPEAT('€', 70000)
            LONGTEXT | 'ä€😀'
            BINARY(4) | X'00FF' | 'abcd'
            VARBINARY(10) | '' | X'80FF00'
            TINYBLOB | X'00'
            BLOB | '' | X'FFFE'
            MEDIUMBLOB | REPEAT(X'FF', 70000)
            LONGBLOB | X'0102'
            ENUM('a', 'ü', 'it''s') | 'a' | 'ü' | 'it''s'
            SET('x', 'y', 'ż') | '' | 'x' | 'x,ż'
            DATE | '1000-01-01' | '2024-02-29' | '9999-12-31'
            DATETIME | '1000-01-01 00:00:00' | '2024-02-29 12:34:56' | '9999-12-31 23:59:59'
            DATETIME(3) | '2024-02-29 00:00:00' | '2024-02-29 12:34:56.789'
            DATETIME(6) | '2024-02-29 12:34:56.000001'
            TIMESTAMP NULL | '1970-01-01 00:00:01' | '2038-01-19 03:14:07'
            TIMESTAMP(6) NULL | '2024-02-29 12:34:56.123456'
            TIME | '00:00:00' | '-00:00:01' | '23:59:59' | '-838:59:59' | '838:59:59' | '100:00:00'
            TIME(2) | '12:34:56.78' | '-00:00:00.01'
            TIME(6) | '-838:59:58.999999' | '00:00:00'
            JSON | '{"a": [1, "ü", null]}' | '"x"' | 'null'
            GEOMETRY | ST_GeomFromText('POINT(1 2)') | ST_GeomFromText('LINESTRING(0 0, 1 1)', 4326)
            POINT | ST_GeomFromText('POINT(-1.5 2)')
            mysql VECTOR(3) | STRING_TO_VECTOR('[1.5, -0.25, 3e10]')
            mariadb-11.8 VECTOR(2) | VEC_FromText('[1.5, -0.25]')
            mariadb UUID | '123e4567-e89b-12d3-a456-426614174000'
            mariadb INET4 | '192.168.0.1'
            mariadb INET6 | '2001:db8::ff00:42:8329'
            mariadb DECIMAL(65,38) | 1e-38
            """;

    private static final Pattern OWNER = Pattern.compile("^(mysql|mariadb\\S*) ");

    /// Values that no column has.
    private static final List<String> EXPRESSIONS = List.of(
            "NULL",
            "1",
            "1 = 1",
            "1.50",
            "1e10",
            "'text'",
            "X'00FF'",
            "CAST('2024-02-29' AS DATE)",
            "TIMEDIFF('00:00:00', '01:02:03.5')",
            "18446744073709551615",
            "DATE_ADD('2024-02-29 00:00:00', INTERVAL 1 MICROSECOND)",
            "REPEAT('a', 251)",
            "REPEAT('a', 65536)");

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_4, ServerKind.MARIADB_11_8})
    void columnsOfEveryType(RealServer server) {
        try (Connection java = open(server);
                LumaMysql luma = LumaMysql.connect(server)) {
            for (final String line : TYPES.lines().toList()) {
                final String type = line.substring(0, line.indexOf(" | "));
                final Matcher owner = OWNER.matcher(type);
                if (!owner.find() || server.name().startsWith(owner.group(1))) {
                    fill(java, owner.replaceFirst(""), line.split(" \\| "));
                    assertSame(java, luma, "SELECT v FROM luma_values ORDER BY id", type);
                }
            }
        }
    }

    private static void fill(Connection java, String type, String[] values) {
        java.exec("DROP TABLE IF EXISTS luma_values");
        java.exec("CREATE TABLE luma_values (id INT AUTO_INCREMENT PRIMARY KEY, v " + type + ") CHARACTER SET utf8mb4");
        for (int i = 1; i < values.length; i++) {
            java.exec("INSERT INTO luma_values (v) VALUES (" + values[i] + ")");
        }
        java.exec("INSERT INTO luma_values (v) VALUES (NULL)");
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_4, ServerKind.MARIADB_11_8})
    void datesThatNoCalendarHas(RealServer server) {
        try (Connection java = open(server);
                LumaMysql luma = LumaMysql.connect(server)) {
            java.exec("SET sql_mode = 'ALLOW_INVALID_DATES'");
            fill(java, "DATE", new String[] {"", "'0000-00-00'", "'2025-00-00'", "'2025-02-30'"});
            assertSame(java, luma, "SELECT v FROM luma_values ORDER BY id", "DATE");
            fill(java, "DATETIME(3)", new String[] {"", "'0000-00-00 00:00:00'", "'2025-02-30 01:02:03.004'"});
            assertSame(java, luma, "SELECT v FROM luma_values ORDER BY id", "DATETIME(3)");
        }
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_4, ServerKind.MARIADB_11_8})
    void expressions(RealServer server) {
        try (Connection java = open(server);
                LumaMysql luma = LumaMysql.connect(server)) {
            for (final String expression : EXPRESSIONS) {
                assertSame(java, luma, "SELECT " + expression + " AS v", expression);
            }
        }
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_4, ServerKind.MARIADB_11_8})
    void computedBits(RealServer server) {
        try (Connection java = open(server);
                LumaMysql luma = LumaMysql.connect(server)) {
            fill(java, "BIT(12)", new String[] {"", "57", "4095"});
            assertSame(java, luma, "SELECT MAX(v) AS v FROM luma_values", "MAX");
            assertSame(java, luma, "SELECT COALESCE(v, 0) AS v FROM luma_values ORDER BY id", "COALESCE");
        }
    }

    /// The six digits that the servers print of a FLOAT, and all of it in a binary row.
    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_4, ServerKind.MARIADB_11_8})
    void floatsOfManyDigits(RealServer server) {
        try (Connection java = open(server);
                LumaMysql luma = LumaMysql.connect(server)) {
            fill(java, "FLOAT", new String[] {"", "16777216", "3.14159265", "3.4028234e38", "1.17549435e-38"});
            assertSame(java, luma, "SELECT v FROM luma_values ORDER BY id", "FLOAT");
        }
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_4, ServerKind.MARIADB_11_8})
    void manyColumnsWithNullsBetweenThem(RealServer server) {
        try (LumaMysql luma = LumaMysql.connect(server)) {
            final StringBuilder sql = new StringBuilder("SELECT 0 AS c0");
            for (int i = 1; i < 70; i++) {
                sql.append(", ")
                        .append(i % 3 == 0 ? "NULL" : String.valueOf(i))
                        .append(" AS c")
                        .append(i);
            }
            assertEquals(luma.query(sql.toString()), luma.queryParams(sql.toString()));
            assertEquals(70, luma.queryParams(sql.toString()).getFirst().size());
        }
    }

    /// MySQL makes JSON of a text, and of a BLOB none (error 3144).
    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_4, ServerKind.MARIADB_11_8})
    void bytesBecomeJsonAndStayBytes(RealServer server) {
        final byte[] json = "{\"a\": [1, \"ü\"]}".getBytes(StandardCharsets.UTF_8);
        try (Connection java = open(server);
                LumaMysql luma = LumaMysql.connect(server)) {
            java.exec("DROP TABLE IF EXISTS luma_values");
            java.exec("CREATE TABLE luma_values (id INT, v JSON, raw BLOB)");
            java.exec("INSERT INTO luma_values VALUES (1, ?, ?)", json, json);
            luma.execParams("INSERT INTO luma_values VALUES (2, ?, ?)", json, json);
            assertSame(java, luma, "SELECT v FROM luma_values ORDER BY id", "JSON");
            assertSame(java, luma, "SELECT raw AS v FROM luma_values ORDER BY id", "BLOB");
            assertEquals(
                    1L,
                    luma.query("SELECT COUNT(DISTINCT JSON_EXTRACT(v, '$.a'), raw) AS n FROM luma_values")
                            .getFirst()
                            .get("n"));
        }
    }

    private static Connection open(RealServer server) {
        return Db.open(Mysql.driver(), LumaMysql.dsn(server, "root", ""));
    }

    private static void assertSame(Connection java, LumaMysql luma, String sql, String what) {
        final List<@Nullable Object> text = new ArrayList<>();
        java.query(sql).walk(row -> text.add(inLuma(row)));
        assertSame(text, luma.query(sql), what + " as text");
        final List<@Nullable Object> binary = new ArrayList<>();
        try (var statement = java.prepare(sql)) {
            statement.query().walk(row -> binary.add(inLuma(row)));
        }
        assertSame(binary, luma.queryParams(sql), what + " in binary form");
    }

    private static void assertSame(
            List<@Nullable Object> expected, List<Map<String, @Nullable Object>> rows, String what) {
        assertEquals(expected.size(), rows.size(), what);
        for (int i = 0; i < rows.size(); i++) {
            final Object value = rows.get(i).get("v");
            if (expected.get(i) instanceof byte[] bytes) {
                assertArrayEquals(bytes, assertInstanceOf(byte[].class, value, what), what);
            } else {
                assertEquals(expected.get(i), value, what);
            }
        }
    }

    /// What the Java driver gives, in Luma's types.
    private static @Nullable Object inLuma(Row row) {
        if (row.isNull(0)) {
            return null;
        }
        final Kind kind = row.columns().getFirst().kind();
        return switch (kind) {
            case INTEGER -> row.getLong(0);
            case UNSIGNED, BITS -> unsigned(new BigInteger(String.valueOf(row.getString(0))));
            case FLOAT, DOUBLE -> row.getDouble(0);
            case BYTES -> row.getBytes(0);
            case VECTOR -> entries((float[]) row.get(0));
            default -> row.getString(0);
        };
    }

    private static Object unsigned(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number.toString();
    }

    private static List<Double> entries(float @Nullable [] vector) {
        final List<Double> entries = new ArrayList<>();
        for (final float entry : vector == null ? new float[0] : vector) {
            entries.add((double) entry);
        }
        return entries;
    }
}
