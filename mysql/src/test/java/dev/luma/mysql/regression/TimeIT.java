package dev.luma.mysql.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Db;
import dev.luma.db.Row;
import dev.luma.db.Statement;
import dev.luma.db.error.ConversionException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.BatchResult;
import dev.luma.mysql.Mysql;
import dev.luma.mysql.Opened;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Dates and times that drivers have shifted, cut or refused. What depends on a zone, of this JVM or of the server, is
/// in [TimeZonesIT].
@ServerTest
class TimeIT {
    private final RealServer server;
    private Connection db;

    TimeIT(RealServer server) {
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

    /// Korea had summer time in these two years, and in no other since 1961.
    @Test
    @Tag("T7")
    void keepsTheMomentsOfSeoulsSummerTime() {
        final List<OffsetDateTime> moments = seoulsSummerTime();
        db.exec("CREATE TEMPORARY TABLE moments (id INT PRIMARY KEY, t TIMESTAMP)");
        db.transact(tx -> {
            try (Statement insert = db.prepare("INSERT INTO moments VALUES (?, ?)")) {
                for (int i = 0; i < moments.size(); i++) {
                    insert.exec(i, moments.get(i));
                }
            }
        });
        assertHolds(moments);
    }

    @Test
    @Tag("T7")
    void keepsTheMomentsOfSeoulsSummerTimeInABatch() {
        final List<OffsetDateTime> moments = seoulsSummerTime();
        db.exec("CREATE TEMPORARY TABLE moments (id INT PRIMARY KEY, t TIMESTAMP)");
        final BatchResult result = db.batch(
                "INSERT INTO moments VALUES (?, ?)",
                IntStream.range(0, moments.size())
                        .mapToObj(i -> List.of(i, moments.get(i)))
                        .toList());
        assertEquals(1000, result.totalAffectedRows());
        assertHolds(moments);
    }

    /// A thousand moments in both summers and the winter between.
    private static List<OffsetDateTime> seoulsSummerTime() {
        return Stream.iterate(
                        ZonedDateTime.of(1987, 5, 1, 1, 30, 0, 0, ZoneId.of("Asia/Seoul")), time -> time.plusHours(13))
                .limit(1000)
                .map(ZonedDateTime::toOffsetDateTime)
                .toList();
    }

    private void assertHolds(List<OffsetDateTime> moments) {
        for (final List<Row> rows : BothForms.all(db, "SELECT t, UNIX_TIMESTAMP(t) FROM moments ORDER BY id")) {
            for (int i = 0; i < moments.size(); i++) {
                assertEquals(moments.get(i).toInstant(), rows.get(i).get(0));
                assertEquals(moments.get(i).toEpochSecond(), rows.get(i).getLong(1));
            }
        }
    }

    @Test
    @Tag("T9")
    void writesNothingForAYearBeforeChrist() {
        db.exec("CREATE TEMPORARY TABLE dates (d DATE, dt DATETIME, ts TIMESTAMP NULL)");
        final LocalDate date = LocalDate.of(-43, 3, 15);
        final List<Object> values =
                List.of(date, date.atTime(12, 0), date.atTime(12, 0).atZone(ZoneId.of("Europe/Rome")));
        for (final Object value : values) {
            final UsageException refused =
                    assertThrows(UsageException.class, () -> db.exec("INSERT INTO dates (dt) VALUES (?)", value));

            assertTrue(refused.getMessage().contains("years 0 to 9999"), refused.getMessage());
        }
        assertEquals(0, db.query("SELECT dt FROM dates").count());
    }

    @Test
    @Tag("T10")
    void readsATimeThatIsNoTimeOfDay() {
        db.exec("CREATE TEMPORARY TABLE times (t TIME(6))");
        final Duration longest =
                Duration.ofHours(838).plusMinutes(59).plusSeconds(59).plusNanos(server.isMariaDb() ? 999_999_000 : 0);
        final List<Duration> values =
                List.of(Duration.ofHours(-1), Duration.ofHours(25), longest, longest.negated(), Duration.ofMillis(-1));
        for (final Duration value : values) {
            db.exec("DELETE FROM times");
            db.exec("INSERT INTO times VALUES (?)", value);
            for (final Row row : BothForms.of(db, "SELECT t FROM times")) {
                assertEquals(value, row.get(0));
                assertEquals(value, row.get(0, Duration.class));
                final ConversionException refused =
                        assertThrows(ConversionException.class, () -> row.get(0, LocalTime.class));
                assertTrue(refused.getMessage().contains("ask for Duration"), refused.getMessage());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"00:00:00, 0", "00:00:01, 1000", "-00:00:01, -1000", "26:00:00.5, 93600500", "00:00:00.001, 1"})
    @Tag("T11")
    void readsTimesOfEveryLengthOnTheWire(String text, long millis) {
        for (final Row row : BothForms.of(db, "SELECT CAST('" + text + "' AS TIME(3)), CAST(NULL AS TIME(3))")) {
            assertFalse(row.isNull(0));
            assertEquals(Duration.ofMillis(millis), row.get(0));
            assertTrue(row.isNull(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"000012", "001000", "100000", "000000", "000001", "999999", "120000"})
    @Tag("T13")
    void keepsTheZerosOfAFraction(String fraction) {
        final LocalDateTime time = LocalDateTime.of(2024, 2, 29, 12, 34, 56, Integer.parseInt(fraction) * 1000);
        final Duration span = Duration.between(time.toLocalDate().atStartOfDay(), time);
        db.exec("CREATE TEMPORARY TABLE fractions (t TIME(6), dt DATETIME(6), ts TIMESTAMP(6))");
        db.exec(
                "INSERT INTO fractions VALUES (?, ?, ?), ('12:34:56." + fraction + "', '2024-02-29 12:34:56." + fraction
                        + "', '2024-02-29 12:34:56." + fraction + "')",
                span,
                time,
                time.atOffset(ZoneOffset.UTC));

        for (final List<Row> rows : BothForms.all(db, "SELECT t, dt, ts FROM fractions")) {
            for (final Row row : rows) {
                assertEquals(span, row.get(0));
                assertEquals(time, row.get(1));
                assertEquals(time.toInstant(ZoneOffset.UTC), row.get(2));
                assertEquals("12:34:56." + fraction, row.getString(0));
                assertEquals("2024-02-29 12:34:56." + fraction, row.getString(1));
                assertEquals("2024-02-29 12:34:56." + fraction, row.getString(2));
            }
        }
    }

    /// The server decides, so that text, parameters and other clients agree; `docs/types.md` tells what it does.
    @Test
    @Tag("T15")
    void leavesTheRoundingOfAFractionToTheServer() {
        final LocalDateTime late = LocalDateTime.of(2024, 12, 31, 23, 59, 59, 501_000_000);
        final LocalDateTime sameDay = late.withNano(0);
        final LocalDateTime nextDay = sameDay.plusSeconds(1);
        final String mode = server.isMariaDb() ? "TIME_ROUND_FRACTIONAL" : "TIME_TRUNCATE_FRACTIONAL";
        db.exec("CREATE TEMPORARY TABLE late (t DATETIME(0))");

        assertEquals(List.of(server.isMariaDb() ? sameDay : nextDay), storedAs(late));
        db.exec("SET sql_mode = CONCAT(@@sql_mode, '," + mode + "')");
        assertEquals(List.of(server.isMariaDb() ? nextDay : sameDay), storedAs(late));
    }

    /// What a DATETIME(0) has become, by a parameter, by a literal, and read in both forms: one value, if all agree.
    private List<Object> storedAs(LocalDateTime time) {
        db.exec("DELETE FROM late");
        db.exec("INSERT INTO late VALUES (?), ('" + time + "')", time);
        final List<Object> values = new ArrayList<>();
        for (final List<Row> rows : BothForms.all(db, "SELECT t FROM late")) {
            rows.forEach(row -> values.add(row.get(0)));
        }
        return values.stream().distinct().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reject", "as-null"})
    @Tag("T16")
    void treatsDatesThatNoCalendarHasByThePolicy(String policy) {
        try (Connection own = Db.open(Mysql.driver(), Opened.dsn(server, "luma_test?zeroDates=" + policy))) {
            own.exec("SET sql_mode = ''");
            own.exec("CREATE TEMPORARY TABLE zeros (d DATE, dt DATETIME, ts TIMESTAMP NULL, t TIME, real_one DATE)");
            own.exec("INSERT INTO zeros VALUES ('0000-00-00', '2025-01-00', 0, '00:00:00', '2025-01-01')");
            for (final Row row : BothForms.of(own, "SELECT * FROM zeros")) {
                for (int column = 0; column < 3; column++) {
                    checkZero(row, column, policy.equals("as-null"));
                    // what came before leaves nothing behind
                    assertFalse(row.isNull("real_one"));
                    assertEquals(LocalDate.of(2025, 1, 1), row.get("real_one"));
                }
                assertFalse(row.isNull("t"));
                assertEquals(Duration.ZERO, row.get("t"));
                assertEquals(LocalTime.MIDNIGHT, row.get("t", LocalTime.class));
            }
        }
    }

    private static void checkZero(Row row, int column, boolean asNull) {
        assertEquals(asNull, row.isNull(column));
        if (asNull) {
            assertNull(row.get(column));
            assertNull(row.getString(column));
        } else {
            assertThrows(ConversionException.class, () -> row.get(column));
            assertTrue(List.of("0000-00-00", "2025-01-00 00:00:00", "0000-00-00 00:00:00")
                    .contains(row.getString(column)));
        }
    }

    @Test
    @Tag("T17")
    void readsAYearAsANumber() {
        db.exec("CREATE TEMPORARY TABLE years (y YEAR)");
        db.exec("INSERT INTO years VALUES (?), (?), (2026)", Year.of(2026), 2026);
        for (final List<Row> rows : BothForms.all(db, "SELECT y FROM years")) {
            for (final Row row : rows) {
                assertEquals(2026L, row.get(0));
                assertEquals(2026, row.getInt(0));
                assertEquals("2026", row.getString(0));
                assertEquals(Year.of(2026), row.get(0, Year.class));
                assertEquals("YEAR", row.columns().get(0).typeName());
            }
        }
    }
}
