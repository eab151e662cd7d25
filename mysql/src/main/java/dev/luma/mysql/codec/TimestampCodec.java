package dev.luma.mysql.codec;

import dev.luma.db.spi.Kind;
import dev.luma.toolbox.buffer.Buffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// TIMESTAMP in a session whose time zone is known: a moment. Its bytes are those of a DATETIME, as a clock of that
/// zone shows it. A reading that such clocks show twice is the earlier moment.
final class TimestampCodec extends DateTimeCodec {
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long MICROS = 1_000_000;

    private static final Instant FIRST = LocalDate.of(0, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final Instant BEYOND =
            LocalDate.of(CalendarDate.MAX_YEAR + 1, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

    private final ZoneId zone;

    /// @param zone the session's
    TimestampCodec(int decimals, ZoneId zone) {
        super(Kind.TIMESTAMP, "TIMESTAMP", decimals);
        this.zone = zone;
    }

    @Override
    Object value(LocalDate date, long micros) {
        final long second = date.toEpochDay() * SECONDS_PER_DAY + micros / MICROS;
        final long nano = micros % MICROS * 1000;
        if (zone instanceof ZoneOffset offset) {
            return Instant.ofEpochSecond(second - offset.getTotalSeconds(), nano);
        }
        return LocalDateTime.ofEpochSecond(second, (int) nano, ZoneOffset.UTC)
                .atZone(zone)
                .toInstant();
    }

    /// Writes a value as a parameter, as the zone's wall clock shows it; what is smaller than a microsecond is cut off.
    ///
    /// @param zone the session's
    /// @param number which parameter, from 1
    static void encode(Buffer out, Instant value, ZoneId zone, int number) {
        encode(out, clock(value, zone, number), number);
    }

    /// What the zone's wall clock shows.
    static LocalDateTime clock(Instant value, ZoneId zone, int number) {
        if (value.isBefore(FIRST) || !value.isBefore(BEYOND)) {
            throw Parameters.refused(number, "is an instant outside the years 0 to 9999, which a server has");
        }
        return LocalDateTime.ofInstant(value, zone);
    }
}
