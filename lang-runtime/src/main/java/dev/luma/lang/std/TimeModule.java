package dev.luma.lang.std;

import dev.luma.lang.runtime.Panics;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Luma's `time`.
public final class TimeModule {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /// Java's own takes years of nine digits, which are more milliseconds than an int can count, and a point without a
    /// fraction.
    private static final DateTimeFormatter READABLE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd'T'HH:mm")
            .optionalStart()
            .appendPattern(":ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalEnd()
            .appendOffsetId()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /// From year 0 to year 9999, which four digits can write.
    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();

    private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private TimeModule() {}

    public static long now() {
        return System.currentTimeMillis();
    }

    public static long nanos() {
        return System.nanoTime();
    }

    public static void sleep(long ms) {
        if (ms <= 0) {
            return;
        }
        try {
            Thread.sleep(Sizes.millis(ms));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static String iso(long ms) {
        if (ms < FIRST || ms > LAST) {
            throw Panics.convert(ms, "a time of four-digit years");
        }
        return ISO.format(Instant.ofEpochMilli(ms));
    }

    public static @Nullable Long parseIso(String text) {
        try {
            return OffsetDateTime.parse(text, READABLE).toInstant().toEpochMilli();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
