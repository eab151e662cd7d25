package dev.luma.jdbc.value;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Natural values to dates and times. What a type does not hold is cut off where it was asked for so, as JDBC has it: a
/// DATETIME gives its date, or its time of day. A time beyond a day is none.
final class Times {
    /// The longest text that can be a date or a time; longer ones are refused unread.
    private static final int MAX_TEXT = 64;

    /// The length of `2026-02-10`.
    private static final int DATE = 10;

    private static final Duration DAY = Duration.ofDays(1);
    private static final Pattern CLOCK = Pattern.compile("(-?)(\\d{1,7}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?");

    /// A wall clock and its distance from UTC, as `2026-02-10T09:30:00+01:00`, `+01` or `Z`.
    private static final DateTimeFormatter WITH_OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .parseLenient()
            .appendOffset("+HH:MM", "Z")
            .toFormatter();

    private Times() {}

    static LocalDate toDate(Place place, Object value) throws SQLException {
        return switch (value) {
            case LocalDate date -> date;
            case LocalDateTime time -> time.toLocalDate();
            case String text -> reading(place, text, "date").toLocalDate();
            case Long year -> year(place, year);
            default -> throw Misfit.kind(place, "date", "it holds none");
        };
    }

    private static LocalDate year(Place place, long number) throws SQLException {
        if (!(place instanceof ResultColumn column) || !column.isYear()) {
            throw Misfit.kind(place, "date", "it holds none");
        }
        return LocalDate.of((int) number, 1, 1);
    }

    /// A time of day alone is one of 1970-01-01.
    static LocalDateTime toDateTime(Place place, Object value) throws SQLException {
        return switch (value) {
            case LocalDateTime time -> time;
            case LocalDate date -> date.atStartOfDay();
            case Duration span -> LocalDate.EPOCH.atTime(ofDay(place, span));
            case String text -> reading(place, text, "date and time");
            case Long year -> year(place, year).atStartOfDay();
            default -> throw Misfit.kind(place, "date and time", "it holds none");
        };
    }

    static LocalTime toTime(Place place, Object value) throws SQLException {
        return switch (value) {
            case Duration span -> ofDay(place, span);
            case LocalTime time -> time;
            case LocalDateTime time -> time.toLocalTime();
            case String text -> {
                if (text.length() > DATE && text.charAt(4) == '-') {
                    yield reading(place, text, "time").toLocalTime();
                }
                yield ofDay(place, clock(place, text));
            }
            default -> throw Misfit.kind(place, "time", "it holds none");
        };
    }

    private static LocalTime ofDay(Place place, Duration span) throws SQLException {
        if (span.isNegative() || span.compareTo(DAY) >= 0) {
            throw Misfit.time(place, clockText(span), "time of day", "ask for Duration or String");
        }
        return LocalTime.ofNanoOfDay(span.toNanos());
    }

    static Duration toDuration(Place place, Object value) throws SQLException {
        return switch (value) {
            case Duration span -> span;
            case LocalTime time -> Duration.ofNanos(time.toNanoOfDay());
            case String text -> clock(place, text);
            default -> throw Misfit.kind(place, "Duration", "it holds no span of time");
        };
    }

    /// A wall clock's reading is one of `zone`'s clocks.
    static Instant toInstant(Place place, Object value, ZoneId zone) throws SQLException {
        return switch (value) {
            case Instant moment -> moment;
            case OffsetDateTime moment -> moment.toInstant();
            case String text -> {
                final OffsetDateTime moment = withOffset(text);
                yield moment != null
                        ? moment.toInstant()
                        : WallClocks.instant(place, reading(place, text, "moment"), zone);
            }
            default -> WallClocks.instant(place, toDateTime(place, value), zone);
        };
    }

    static Year toYear(Place place, Object value) throws SQLException {
        return switch (value) {
            case LocalDate date -> Year.of(date.getYear());
            case LocalDateTime time -> Year.of(time.getYear());
            default -> Year.of((int) Numbers.toLong(place, value, Year.MIN_VALUE, Year.MAX_VALUE, "Year"));
        };
    }

    // ---- texts

    private static @Nullable OffsetDateTime withOffset(String text) {
        if (text.length() > MAX_TEXT || text.length() <= DATE) {
            return null;
        }
        try {
            return OffsetDateTime.parse(withT(text), WITH_OFFSET);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalDateTime reading(Place place, String text, String target) throws SQLException {
        try {
            if (text.length() <= DATE) {
                return LocalDate.parse(text).atStartOfDay();
            }
            if (text.length() <= MAX_TEXT) {
                return LocalDateTime.parse(withT(text));
            }
        } catch (DateTimeException e) {
            // told below
        }
        throw Misfit.time(place, text, target, "it takes 2026-02-10 or 2026-02-10 09:30:00");
    }

    /// SQL writes a blank where ISO 8601 writes a `T`.
    private static String withT(String text) {
        return text.length() > DATE && text.charAt(DATE) == ' '
                ? text.substring(0, DATE) + 'T' + text.substring(DATE + 1)
                : text;
    }

    private static Duration clock(Place place, String text) throws SQLException {
        final Matcher parts = CLOCK.matcher(text.length() <= MAX_TEXT ? text : "");
        if (!parts.matches()) {
            throw Misfit.time(place, text, "time", "it takes 09:30:00");
        }
        final String seconds = parts.group(4);
        final String fraction = parts.group(5);
        final long minute = Long.parseLong(parts.group(3));
        final long second = seconds == null ? 0 : Long.parseLong(seconds);
        if (minute > 59 || second > 59) {
            throw Misfit.time(place, text, "time", "it takes 09:30:00");
        }
        final Duration span = Duration.ofHours(Long.parseLong(parts.group(2)))
                .plusMinutes(minute)
                .plusSeconds(second)
                .plusNanos(fraction == null ? 0 : Long.parseLong((fraction + "00000000").substring(0, 9)));
        return "-".equals(parts.group(1)) ? span.negated() : span;
    }

    /// As SQL writes a TIME.
    static String clockText(Duration span) {
        final Duration length = span.abs();
        final StringBuilder text = new StringBuilder(span.isNegative() ? "-" : "");
        text.append(length.toHours() < 10 ? "0" : "").append(length.toHours()).append(':');
        text.append(length.toMinutesPart() < 10 ? "0" : "")
                .append(length.toMinutesPart())
                .append(':');
        text.append(length.toSecondsPart() < 10 ? "0" : "").append(length.toSecondsPart());
        appendFraction(text, length.toNanosPart());
        return text.toString();
    }

    /// As SQL writes a DATETIME.
    static String text(LocalDateTime reading) {
        return reading.toLocalDate() + " "
                + clockText(Duration.ofNanos(reading.toLocalTime().toNanoOfDay()));
    }

    private static void appendFraction(StringBuilder text, int nanos) {
        if (nanos == 0) {
            return;
        }
        final String digits = String.valueOf(1_000_000_000 + nanos);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        text.append('.').append(digits, 1, end);
    }

    /// Where UTC is in the times of day of a zone: as `java.sql.Time` has it, on 1970-01-01.
    static ZoneOffset offsetOfTimes(ZoneId zone) {
        return zone.getRules().getOffset(Instant.EPOCH);
    }
}
