package dev.luma.db.convert;

import dev.luma.db.spi.ColumnInfo;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Natural values to dates and times. A wall clock's reading never becomes an instant, nor the other way round: that
/// takes a zone, which only the caller knows.
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

    static LocalDate toDate(ColumnInfo column, Object value) {
        return switch (value) {
            case LocalDate date -> date;
            case LocalDateTime time -> midnight(column, value, time);
            case String text -> midnight(column, value, wallClock(column, text, "LocalDate"));
            case Instant instant -> throw needsZone(column, "LocalDate");
            default -> throw Misfit.kind(column, "LocalDate", "it holds no date");
        };
    }

    private static LocalDate midnight(ColumnInfo column, Object value, LocalDateTime time) {
        if (!time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            throw Misfit.fit(column, value, "LocalDate", "it has a time of day, so ask for LocalDateTime");
        }
        return time.toLocalDate();
    }

    static LocalDateTime toDateTime(ColumnInfo column, Object value) {
        return switch (value) {
            case LocalDateTime time -> time;
            case LocalDate date -> date.atStartOfDay();
            case String text -> wallClock(column, text, "LocalDateTime");
            case Instant instant -> throw needsZone(column, "LocalDateTime");
            default -> throw Misfit.kind(column, "LocalDateTime", "it holds no date");
        };
    }

    private static LocalDateTime wallClock(ColumnInfo column, String text, String target) {
        return text.length() <= DATE
                ? parsed(column, text, target, LocalDate::parse).atStartOfDay()
                : parsed(column, text, target, t -> LocalDateTime.parse(withT(t)));
    }

    static Instant toInstant(ColumnInfo column, Object value) {
        return switch (value) {
            case Instant instant -> instant;
            case String text ->
                parsed(column, text, "Instant", t -> OffsetDateTime.parse(withT(t), WITH_OFFSET))
                        .toInstant();
            case LocalDateTime time ->
                throw Misfit.kind(
                        column,
                        "Instant",
                        "it is a wall clock's reading in no zone, so ask for LocalDateTime and say the zone yourself");
            default -> throw Misfit.kind(column, "Instant", "it holds no instant");
        };
    }

    static OffsetDateTime toOffsetDateTime(ColumnInfo column, Object value) {
        if (value instanceof String text) {
            return parsed(column, text, "OffsetDateTime", t -> OffsetDateTime.parse(withT(t), WITH_OFFSET));
        }
        return toInstant(column, value).atOffset(ZoneOffset.UTC);
    }

    static Duration toDuration(ColumnInfo column, Object value) {
        return switch (value) {
            case Duration span -> span;
            case String text -> clock(column, text, "Duration");
            default -> throw Misfit.kind(column, "Duration", "it holds no span of time");
        };
    }

    static LocalTime toTime(ColumnInfo column, Object value) {
        final Duration span = switch (value) {
            case Duration duration -> duration;
            case String text -> clock(column, text, "LocalTime");
            default -> throw Misfit.kind(column, "LocalTime", "it holds no time of day");
        };
        if (span.isNegative() || span.compareTo(DAY) >= 0) {
            throw Misfit.fit(column, value, "LocalTime", "it is beyond one day, so ask for Duration");
        }
        return LocalTime.ofNanoOfDay(span.toNanos());
    }

    static Year toYear(ColumnInfo column, Object value) {
        final long year = Numbers.toLong(column, value, "Year");
        if (year < Year.MIN_VALUE || year > Year.MAX_VALUE) {
            throw Misfit.fit(column, value, "Year");
        }
        return Year.of((int) year);
    }

    private static Duration clock(ColumnInfo column, String text, String target) {
        final Matcher parts = CLOCK.matcher(text.length() <= MAX_TEXT ? text : "");
        if (!parts.matches()) {
            throw Misfit.fit(column, text, target);
        }
        final String seconds = parts.group(4);
        final String fraction = parts.group(5);
        final long minute = Long.parseLong(parts.group(3));
        final long second = seconds == null ? 0 : Long.parseLong(seconds);
        if (minute > 59 || second > 59) {
            throw Misfit.fit(column, text, target);
        }
        final Duration span = Duration.ofHours(Long.parseLong(parts.group(2)))
                .plusMinutes(minute)
                .plusSeconds(second)
                .plusNanos(fraction == null ? 0 : Long.parseLong((fraction + "00000000").substring(0, 9)));
        return "-".equals(parts.group(1)) ? span.negated() : span;
    }

    private interface Parser<T> {
        T parse(String text);
    }

    private static <T> T parsed(ColumnInfo column, String text, String target, Parser<T> parser) {
        if (text.length() > MAX_TEXT) {
            throw Misfit.fit(column, text, target);
        }
        try {
            return parser.parse(text);
        } catch (DateTimeException e) {
            throw Misfit.fit(column, text, target);
        }
    }

    /// SQL writes a blank where ISO 8601 writes a `T`.
    private static String withT(String text) {
        return text.length() > DATE && text.charAt(DATE) == ' '
                ? text.substring(0, DATE) + 'T' + text.substring(DATE + 1)
                : text;
    }

    private static RuntimeException needsZone(ColumnInfo column, String target) {
        return Misfit.kind(
                column, target, "it is an instant, so ask for Instant or OffsetDateTime and say the zone yourself");
    }
}
