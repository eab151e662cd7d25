package dev.luma.jdbc.value;

import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/// Between the classes of java.sql, which are moments, and a wall clock's reading in some zone, which is what a DATE, a
/// DATETIME and a TIME hold.
///
/// A reading that the zone's clocks skipped is no moment and is refused; one that they showed twice is the earlier
/// moment. A date whose midnight was skipped begins later that day.
///
/// Before 1900 the calendar is [GregorianCalendar]'s, which is Julian up to 1582, as the classes of java.sql print it.
@SuppressWarnings({"JavaUtilDate", "JavaLocalDateTimeGetNano"
}) // it is what java.sql is made of, and nanos are all that is wanted
final class WallClocks {
    private static final int MODERN = 1900;
    private static final long MODERN_MILLIS = -2_208_902_400_000L;
    private static final LocalDate EPOCH = LocalDate.EPOCH;

    private WallClocks() {}

    // ---- readings to moments

    static Timestamp timestamp(Place place, LocalDateTime reading, ZoneId zone) throws SQLException {
        final Timestamp moment = new Timestamp(millis(place, reading, zone));
        moment.setNanos(reading.getNano());
        return moment;
    }

    static Timestamp timestamp(Instant moment) {
        final Timestamp timestamp = new Timestamp(Math.multiplyExact(moment.getEpochSecond(), 1000L));
        timestamp.setNanos(moment.getNano());
        return timestamp;
    }

    static Date date(LocalDate date, ZoneId zone) {
        if (date.getYear() < MODERN) {
            return new Date(old(date.atStartOfDay(), zone));
        }
        return new Date(date.atStartOfDay(zone).toInstant().toEpochMilli());
    }

    /// To the millisecond, which is all that the class holds.
    static Time time(LocalTime time, ZoneId zone) {
        return new Time(EPOCH.atTime(time).atZone(zone).toInstant().toEpochMilli());
    }

    static Instant instant(Place place, LocalDateTime reading, ZoneId zone) throws SQLException {
        return reading.toInstant(offset(place, reading, zone));
    }

    static OffsetDateTime offsetDateTime(Place place, LocalDateTime reading, ZoneId zone) throws SQLException {
        return reading.atOffset(offset(place, reading, zone));
    }

    private static ZoneOffset offset(Place place, LocalDateTime reading, ZoneId zone) throws SQLException {
        if (zone instanceof ZoneOffset offset) {
            return offset;
        }
        final List<ZoneOffset> offsets = zone.getRules().getValidOffsets(reading);
        if (offsets.isEmpty()) {
            throw Misfit.time(
                    place,
                    reading,
                    "moment",
                    "the clocks of " + zone + " skipped it, so ask for LocalDateTime, or give a Calendar of its zone");
        }
        return offsets.getFirst();
    }

    private static long millis(Place place, LocalDateTime reading, ZoneId zone) throws SQLException {
        return reading.getYear() < MODERN
                ? old(reading, zone)
                : reading.toInstant(offset(place, reading, zone)).toEpochMilli();
    }

    private static long old(LocalDateTime reading, ZoneId zone) {
        final Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone(zone), Locale.ROOT);
        calendar.clear();
        if (reading.getYear() < 1) {
            calendar.set(Calendar.ERA, GregorianCalendar.BC);
            calendar.set(Calendar.YEAR, 1 - reading.getYear());
        } else {
            calendar.set(Calendar.YEAR, reading.getYear());
        }
        calendar.set(Calendar.MONTH, reading.getMonthValue() - 1);
        calendar.set(Calendar.DAY_OF_MONTH, reading.getDayOfMonth());
        calendar.set(Calendar.HOUR_OF_DAY, reading.getHour());
        calendar.set(Calendar.MINUTE, reading.getMinute());
        calendar.set(Calendar.SECOND, reading.getSecond());
        return calendar.getTimeInMillis() + reading.getNano() / 1_000_000;
    }

    // ---- moments to readings

    static LocalDateTime reading(java.util.Date moment, ZoneId zone) {
        final long millis = moment.getTime();
        final int nanos =
                moment instanceof Timestamp exact ? exact.getNanos() : (int) Math.floorMod(millis, 1000L) * 1_000_000;
        if (millis < MODERN_MILLIS) {
            return old(millis, zone).withNano(nanos);
        }
        final long second = Math.floorDiv(millis, 1000L);
        final ZoneOffset offset = zone.getRules().getOffset(Instant.ofEpochSecond(second));
        return LocalDateTime.ofEpochSecond(second, nanos, offset);
    }

    private static LocalDateTime old(long millis, ZoneId zone) {
        final Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone(zone), Locale.ROOT);
        calendar.setTimeInMillis(millis);
        final int year = calendar.get(Calendar.YEAR);
        return LocalDateTime.of(
                calendar.get(Calendar.ERA) == GregorianCalendar.BC ? 1 - year : year,
                calendar.get(Calendar.MONTH) + 1,
                calendar.get(Calendar.DAY_OF_MONTH),
                calendar.get(Calendar.HOUR_OF_DAY),
                calendar.get(Calendar.MINUTE),
                calendar.get(Calendar.SECOND));
    }
}
