package dev.luma.mysql.codec;

import dev.luma.db.spi.Kind;
import dev.luma.toolbox.buffer.Buffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// TIMESTAMP in a session whose time zone is UTC: a moment. Its bytes are those of a DATETIME.
final class TimestampCodec extends DateTimeCodec {
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long MICROS = 1_000_000;

    private static final Instant FIRST = LocalDate.of(0, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final Instant BEYOND =
            LocalDate.of(CalendarDate.MAX_YEAR + 1, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

    TimestampCodec(int decimals) {
        super(Kind.TIMESTAMP, "TIMESTAMP", decimals);
    }

    @Override
    Object value(LocalDate date, long micros) {
        return Instant.ofEpochSecond(date.toEpochDay() * SECONDS_PER_DAY + micros / MICROS, micros % MICROS * 1000);
    }

    /// Writes a value as a parameter, as UTC's wall clock shows it; what is smaller than a microsecond is cut off.
    ///
    /// @param number which parameter, from 1
    static void encode(Buffer out, Instant value, int number) {
        if (value.isBefore(FIRST) || !value.isBefore(BEYOND)) {
            throw Parameters.refused(number, "is an instant outside the years 0 to 9999, which a server has");
        }
        encode(out, LocalDateTime.ofEpochSecond(value.getEpochSecond(), value.getNano(), ZoneOffset.UTC), number);
    }
}
