package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Row;
import dev.luma.db.Statement;
import dev.luma.db.error.ServerException;
import dev.luma.db.error.UsageException;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ServerTest
class ParametersIT {
    private final RealServer server;
    private Connection db;

    ParametersIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        db = Opened.on(server);
    }

    @AfterEach
    void close() {
        db.close();
    }

    /// What the server makes of a value, in its own words.
    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(true, "1"),
                Arguments.of((byte) -128, "-128"),
                Arguments.of((short) -32_768, "-32768"),
                Arguments.of(Integer.MIN_VALUE, "-2147483648"),
                Arguments.of(Long.MIN_VALUE, "-9223372036854775808"),
                Arguments.of(new BigInteger("18446744073709551615"), "18446744073709551615"),
                Arguments.of(new BigInteger("99999999999999999999999999"), "99999999999999999999999999"),
                Arguments.of(new BigInteger("-99999999999999999999999999"), "-99999999999999999999999999"),
                Arguments.of(1.5f, "1.5"),
                Arguments.of(-1.0e-7, "-0.0000001"),
                Arguments.of(new BigDecimal("-1.50"), "-1.50"),
                Arguments.of(new BigDecimal("1E+5"), "100000"),
                Arguments.of("ä€😀 \\' \"", "ä€😀 \\' \""),
                Arguments.of("", ""),
                Arguments.of(new StringBuilder("text").reverse(), "txet"),
                Arguments.of('é', "é"),
                Arguments.of(DayOfWeek.MONDAY, "MONDAY"),
                Arguments.of(new UUID(1, 2), "00000000-0000-0001-0000-000000000002"),
                Arguments.of("bytes".getBytes(StandardCharsets.US_ASCII), "bytes"),
                Arguments.of(Year.of(2026), "2026"),
                Arguments.of(LocalDate.of(2024, 2, 29), "2024-02-29"),
                Arguments.of(LocalDate.of(9999, 12, 31), "9999-12-31"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void arrivesAsItWasMeant(Object value, String text) {
        assertEquals(
                text,
                db.query("SELECT CAST(? AS CHAR)", value).first(String.class).orElseThrow());
    }

    @Test
    void sendsTimesToTheMicrosecond() {
        final Row row = db.query(
                        "SELECT CAST(? AS DATETIME(6)), CAST(? AS DATETIME(6)), CAST(? AS DATETIME(6)),"
                                + " CAST(? AS TIME(6)), CAST(? AS TIME(6))",
                        LocalDateTime.of(2024, 2, 29, 23, 59, 59, 999_999_999),
                        Instant.parse("2024-02-29T12:34:56.000012999Z"),
                        LocalDateTime.of(2024, 2, 29, 1, 30).atZone(ZoneId.of("Asia/Seoul")),
                        LocalTime.of(12, 34, 56, 1_000),
                        Duration.ofMillis(-500))
                .first()
                .orElseThrow();

        assertEquals("2024-02-29 23:59:59.999999", row.getString(0));
        assertEquals("2024-02-29 12:34:56.000012", row.getString(1));
        assertEquals("2024-02-28 16:30:00.000000", row.getString(2));
        assertEquals("12:34:56.000001", row.getString(3));
        assertEquals("-00:00:00.500000", row.getString(4));
    }

    @Test
    void sendsBytesAndVectorsAsTheyAre() {
        assertEquals(
                "00FF80",
                db.query("SELECT HEX(?)", new byte[] {0, -1, -128})
                        .first(String.class)
                        .orElseThrow());
        assertEquals(
                "0000803F00002040",
                db.query("SELECT HEX(?)", new float[] {1, 2.5f})
                        .first(String.class)
                        .orElseThrow());
    }

    @Test
    void sendsNullBesideValues() {
        final Row row = db.query("SELECT ?, ?, ?", null, "a", null).first().orElseThrow();

        assertTrue(row.isNull(0));
        assertEquals("a", row.getString(1));
        assertNull(row.getString(2));
    }

    /// The types travel only when they change; the server must never read a value by the type of another.
    @Test
    void changesTypesFromOneRunToTheNext() {
        final List<Object> values = new ArrayList<>();
        values.addAll(List.of(1, 2, 3L, "4", "5", 6.5, new BigDecimal("7.25"), (byte) 8));
        values.add(null);
        values.addAll(List.of((byte) 9, new BigInteger("18446744073709551615"), -1L, true, "ü"));
        values.add(null);
        values.add(10);
        try (Statement statement = db.prepare("SELECT CAST(? AS CHAR)")) {
            for (final Object value : values) {
                final String expected = value == null ? null : value.equals(true) ? "1" : value.toString();

                final Row row = statement.query(value).first().orElseThrow();

                assertEquals(expected, row.getString(0));
            }
        }
    }

    /// After an error nobody knows which types the server has taken.
    @Test
    void sendsTheTypesAgainAfterAnError() {
        db.exec("CREATE TEMPORARY TABLE numbered (id INT PRIMARY KEY, note VARCHAR(5))");
        try (Statement insert = db.prepare("INSERT INTO numbered VALUES (?, ?)")) {
            insert.exec(1, "a");
            insert.exec(2, "b");
            assertThrows(ServerException.class, () -> insert.exec(2L, 1.5));
            insert.exec(3, "c");
            assertThrows(ServerException.class, () -> insert.exec("4", "too long for it"));
            insert.exec("5", 6L);
        }

        assertEquals(
                List.of("1a", "2b", "3c", "56"),
                db.query("SELECT CONCAT(id, note) FROM numbered ORDER BY id").all(String.class));
    }

    @Test
    void sendsNothingAndGoesOnAfterAValueThatItRefuses() {
        try (Statement statement = db.prepare("SELECT CAST(? AS CHAR), CAST(? AS CHAR)")) {
            final var e = assertThrows(UsageException.class, () -> statement.query(1, OffsetDateTime.MAX));
            assertTrue(e.getMessage().contains("parameter 2 "), e.getMessage());
            assertThrows(UsageException.class, () -> statement.query("a".repeat(100_000), Double.NaN));

            final Row row = statement.query(1, "b").first().orElseThrow();

            assertEquals("1b", row.getString(0) + row.getString(1));
        }
    }

    @Test
    void sendsMoreParametersThanABitmapsByteHolds() {
        final Object[] values = new Object[300];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 3 == 0 ? null : i % 3 == 1 ? Integer.valueOf(i) : "s" + i;
        }
        final String marks = ("CAST(? AS CHAR),").repeat(300).replaceAll(",$", "");

        final Row row = db.query("SELECT " + marks, values).first().orElseThrow();

        for (int i = 0; i < values.length; i++) {
            assertEquals(values[i] == null ? null : values[i].toString(), row.getString(i));
        }
    }

    @Test
    void sendsTextOfEveryLength() {
        try (Statement statement = db.prepare("SELECT CAST(? AS CHAR)")) {
            for (final int length : new int[] {0, 1, 83, 84, 250, 251, 252, 1000, 65_535, 65_536, 100_000}) {
                for (final String unit : List.of("a", "é", "€", "😀")) {
                    final String text = unit.repeat(length);

                    assertEquals(text, statement.query(text).first(String.class).orElseThrow());
                }
            }
        }
    }

    @Test
    void sendsBytesOfAMegabyte() {
        final byte[] bytes = new byte[1 << 20];
        new Random(1).nextBytes(bytes);
        db.exec("CREATE TEMPORARY TABLE large (b LONGBLOB)");

        db.exec("INSERT INTO large VALUES (?)", bytes);

        assertArrayEquals(
                bytes, db.query("SELECT b FROM large").first(byte[].class).orElseThrow());
        assertFalse(db.query("SELECT b FROM large WHERE b <> ?", bytes).next());
    }

    /// MySQL drops the fraction of a DATETIME parameter that it stores as text (seen on 9.7.4).
    @Test
    void keepsTheFractionOfATimeThatIsStoredAsText() {
        db.exec("CREATE TEMPORARY TABLE kept (v VARCHAR(40), b BLOB)");
        final LocalDateTime clock = LocalDateTime.parse("2026-02-10T09:30:00.123456");
        final Instant moment = clock.toInstant(ZoneOffset.UTC);
        for (final Object value :
                List.of(clock, moment, moment.atOffset(ZoneOffset.UTC), moment.atZone(ZoneId.of("UTC")))) {
            db.exec("DELETE FROM kept");
            db.exec("INSERT INTO kept VALUES (?, ?)", value, value);
            assertEquals(
                    "2026-02-10 09:30:00.123456 2026-02-10 09:30:00.123456",
                    only("SELECT CONCAT(v, ' ', CAST(b AS CHAR)) FROM kept"));
        }
        db.exec("UPDATE kept SET v = ?", LocalDateTime.parse("2026-02-10T09:30:00"));
        assertEquals("2026-02-10 09:30:00", only("SELECT v FROM kept"));
    }

    private String only(String sql) {
        return db.query(sql).first(String.class).orElseThrow();
    }
}
