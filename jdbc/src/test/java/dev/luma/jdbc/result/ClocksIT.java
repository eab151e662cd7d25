package dev.luma.jdbc.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Dates and times: what a wall clock shows is never shifted, and a moment is the same one for everybody.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
class ClocksIT {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String SELECT = "SELECT d, dt, ts, t FROM clocks";

    private final RealServer server;
    private Shown shown;

    @SuppressWarnings("NullAway.Init") // opened before each test
    ClocksIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        shown = Shown.in(server, BERLIN);
        shown.db().exec("DROP TABLE IF EXISTS clocks");
        shown.db().exec("CREATE TABLE clocks (d DATE, dt DATETIME(6), ts TIMESTAMP(6) NULL, t TIME(6))");
        shown.db().exec("INSERT INTO clocks VALUES (NULL, NULL, NULL, NULL)");
    }

    @AfterEach
    void close() {
        shown.db().exec("DROP TABLE clocks");
        shown.close();
    }

    private ResultSet row() throws SQLException {
        final ResultSet rows = shown.text(SELECT);
        assertTrue(rows.next());
        return rows;
    }

    private void set(String column, Shown.Binding binding) throws SQLException {
        shown.exec("UPDATE clocks SET " + column + " = ?", 1, binding);
    }

    private static Calendar calendar(String zone) {
        return new GregorianCalendar(TimeZone.getTimeZone(zone), Locale.ROOT);
    }

    private static Timestamp at(String moment) {
        return Timestamp.from(Instant.parse(moment));
    }

    // ---- a DATETIME that no clock showed

    @Test
    void aDatetimeInTheGapOfSummerTimeIsNotShifted() throws SQLException {
        final LocalDateTime skipped = LocalDateTime.of(2026, 3, 29, 2, 30);
        set("dt", p -> p.setObject(1, skipped));

        try (ResultSet row = row()) {
            assertEquals("2026-03-29 02:30:00.000000", row.getString("dt"));
            assertEquals(skipped, row.getObject("dt"));
            assertEquals(skipped, row.getObject("dt", LocalDateTime.class));
            assertEquals(Date.valueOf("2026-03-29"), row.getDate("dt"));
            assertEquals(LocalTime.of(2, 30), row.getObject("dt", LocalTime.class));
            final var e = assertThrows(SQLDataException.class, () -> row.getTimestamp("dt"));
            assertEquals("22007", e.getSQLState());
            assertTrue(e.getMessage().contains("Europe/Berlin"), e.getMessage());
            assertThrows(SQLDataException.class, () -> row.getObject("dt", Instant.class));
            assertEquals(at("2026-03-29T02:30:00Z"), row.getTimestamp("dt", calendar("UTC")));
        }
    }

    // ---- round trips

    @Test
    void aTimestampIsTheSameMomentInBothKindsOfColumn() throws SQLException {
        final Timestamp moment = at("2026-01-10T08:30:00.123456Z");
        set("dt", p -> p.setTimestamp(1, moment));
        set("ts", p -> p.setTimestamp(1, moment));

        try (ResultSet row = row()) {
            assertEquals(moment, row.getTimestamp("dt"));
            assertEquals(moment, row.getTimestamp("ts"));
            assertEquals("2026-01-10 09:30:00.123456", row.getString("dt"));
        }
        try (Shown elsewhere = Shown.in(server, ZoneId.of("Asia/Tokyo"));
                ResultSet row = elsewhere.text(SELECT)) {
            assertTrue(row.next());
            assertEquals(moment, row.getTimestamp("ts"));
            assertEquals(LocalDateTime.of(2026, 1, 10, 9, 30, 0, 123_456_000), row.getObject("dt"));
        }
    }

    @Test
    void aMomentOfJavaTimeIsTheSameOneInAnySession() throws SQLException {
        final Instant moment = Instant.parse("2026-07-01T10:00:00.000001Z");
        for (final Object same :
                new Object[] {moment, moment.atOffset(ZoneOffset.ofHours(-7)), moment.atZone(ZoneId.of("Asia/Kolkata"))
                }) {
            set("ts", p -> p.setObject(1, same));

            try (ResultSet row = row()) {
                assertEquals(moment, row.getObject("ts", Instant.class));
                assertEquals(moment, row.getObject("ts", OffsetDateTime.class).toInstant());
                assertEquals(moment.atZone(BERLIN), row.getObject("ts", ZonedDateTime.class));
                assertEquals(Timestamp.from(moment), row.getObject("ts"));
            }
            try (Shown elsewhere = Shown.in(server, ZoneOffset.UTC);
                    ResultSet row = elsewhere.binary(SELECT)) {
                assertTrue(row.next());
                assertEquals(moment, row.getObject("ts", Instant.class));
                assertEquals("2026-07-01 10:00:00.000001", row.getString("ts"));
            }
        }
    }

    @Test
    void aCalendarSaysWhichZonesClockIsMeant() throws SQLException {
        final Timestamp moment = at("2026-07-01T10:00:00Z");
        for (final String column : new String[] {"dt", "ts"}) {
            set(column, p -> p.setTimestamp(1, moment, calendar("America/New_York")));

            try (ResultSet row = row()) {
                assertEquals("2026-07-01 06:00:00.000000", row.getString(column));
                assertEquals(moment, row.getTimestamp(column, calendar("America/New_York")));
                assertEquals(LocalDateTime.of(2026, 7, 1, 6, 0), row.getObject(column, LocalDateTime.class));
            }
        }
    }

    @Test
    void aDateIsTheSameDayInAnyZone() throws SQLException {
        final Calendar far = calendar("Pacific/Kiritimati");
        for (final String day : new String[] {"2020-05-08", "1500-02-28", "0001-01-01", "9999-12-31"}) {
            final LocalDate date = LocalDate.parse(day);
            set("d", p -> p.setObject(1, date));
            final Date there;
            final Date here;
            try (ResultSet row = row()) {
                assertEquals(day, row.getString("d"));
                assertEquals(date, row.getObject("d", LocalDate.class));
                there = row.getDate("d", far);
                here = row.getDate("d");
                assertEquals(day, here.toString());
            }
            set("d", p -> p.setDate(1, there, far));
            try (ResultSet row = row()) {
                assertEquals(day, row.getString("d"));
            }
            set("d", p -> p.setDate(1, here));
            try (ResultSet row = row()) {
                assertEquals(day, row.getString("d"));
            }
        }
    }

    @Test
    @Tag("T18")
    void aDateOfJavaUtilKeepsItsTimeOfDay() throws SQLException {
        final java.util.Date moment = java.util.Date.from(Instant.parse("2026-07-01T10:00:00.250Z"));
        set("dt", p -> p.setObject(1, moment));

        try (ResultSet row = row()) {
            assertEquals("2026-07-01 12:00:00.250000", row.getString("dt"));
            assertEquals(moment, row.getObject("dt", java.util.Date.class));
            assertEquals(moment, row.getObject("dt", Calendar.class).getTime());
        }
        final Calendar calendar = calendar("UTC");
        calendar.setTime(moment);
        set("dt", p -> p.setObject(1, calendar));
        try (ResultSet row = row()) {
            assertEquals("2026-07-01 12:00:00.250000", row.getString("dt"));
        }
    }

    // ---- fractions of a second

    @Test
    void fractionsOfASecondAreKeptOnEitherServer() throws SQLException {
        set("dt", p -> p.setTimestamp(1, at("2026-07-01T10:00:00.000012Z")));
        set("t", p -> p.setObject(1, LocalTime.of(1, 2, 3, 100_000_000)));
        try (ResultSet row = row()) {
            assertEquals("2026-07-01 12:00:00.000012", row.getString("dt"));
            assertEquals("01:02:03.100000", row.getString("t"));
        }

        final Time time = new Time(Time.valueOf("00:00:12").getTime() + 345);
        set("t", p -> p.setTime(1, time));
        try (ResultSet row = row()) {
            assertEquals("00:00:12.345000", row.getString("t"));
            assertEquals(time, row.getTime("t"));
        }
    }

    // ---- TIME

    @Test
    void aTimeBeyondADayIsNoTimeOfDay() throws SQLException {
        for (final Duration span :
                new Duration[] {Duration.ofHours(25), Duration.ofHours(-1), Duration.ofHours(838), Duration.ofDays(1)
                }) {
            set("t", p -> p.setObject(1, span));

            try (ResultSet row = row()) {
                assertEquals(span, row.getObject("t", Duration.class));
                for (final Class<?> type : new Class<?>[] {LocalTime.class, Time.class, Timestamp.class}) {
                    final var e = assertThrows(SQLDataException.class, () -> row.getObject("t", type));
                    assertEquals("22007", e.getSQLState());
                    assertTrue(e.getMessage().contains("Duration"), e.getMessage());
                }
                assertThrows(SQLDataException.class, () -> row.getObject("t"));
                assertThrows(SQLDataException.class, () -> row.getTime("t"));
            }
        }
        set("t", p -> p.setObject(1, "-01:30:00", Types.TIME));
        try (ResultSet row = row()) {
            assertEquals(Duration.ofMinutes(-90), row.getObject("t", Duration.class));
        }
    }

    @Test
    void midnightIsATimeAndNotNull() throws SQLException {
        set("t", p -> p.setObject(1, LocalTime.MIDNIGHT));

        try (ResultSet text = row()) {
            assertIsMidnight(text);
        }
        try (ResultSet binary = shown.binary(SELECT)) {
            assertTrue(binary.next());
            assertIsMidnight(binary);
        }
    }

    private static void assertIsMidnight(ResultSet row) throws SQLException {
        assertEquals(LocalTime.MIDNIGHT, row.getObject("t", LocalTime.class));
        assertEquals(Time.valueOf("00:00:00"), row.getTime("t"));
        assertFalse(row.wasNull());
    }

    @Test
    void aTimeIsTheSameInTheCalendarsZone() throws SQLException {
        final Time time = new Time(12 * 3_600_000L);
        set("t", p -> p.setTime(1, time, calendar("America/New_York")));

        try (ResultSet row = row()) {
            assertEquals("07:00:00.000000", row.getString("t"));
            assertEquals(time, row.getTime("t", calendar("America/New_York")));
        }
    }

    @Test
    @Tag("T19")
    void aSharedCalendarIsNeverChanged() throws SQLException {
        final Calendar shared = calendar("Asia/Tokyo");
        shared.setTimeInMillis(77);
        set("dt", p -> p.setTimestamp(1, at("2026-07-01T10:00:00Z"), shared));

        try (ResultSet row = row()) {
            row.getTimestamp("dt", shared);
            row.getDate("dt", shared);
        }
        assertEquals(77, shared.getTimeInMillis());
    }

    // ---- dates that no calendar has

    @Test
    void aZeroDateIsAnErrorAndItsTextIsThere() throws SQLException {
        shown.db().exec("SET sql_mode=''");
        shown.db().exec("UPDATE clocks SET d='0000-00-00', dt='2025-00-10 01:02:03', ts='0000-00-00'");

        try (ResultSet row = row()) {
            assertEquals("0000-00-00", row.getString("d"));
            assertThrows(SQLDataException.class, () -> row.getDate("d"));
            assertEquals("2025-00-10 01:02:03.000000", row.getString("dt"));
            assertThrows(SQLDataException.class, () -> row.getTimestamp("dt"));
            assertThrows(SQLDataException.class, () -> row.getTimestamp("ts"));
            assertThrows(SQLDataException.class, () -> row.getObject("ts", LocalDateTime.class));
            assertEquals("0000-00-00 00:00:00.000000", row.getString("ts"));
        }
    }
}
