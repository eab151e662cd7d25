package dev.luma.db.text;

import dev.luma.db.error.UsageException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Parameters in the few types that a text driver knows: null, [Boolean], [Number], [String] and `byte[]`.
final class Values {
    /// Digits that a plain decimal may have: `1E1000000000` is never written out.
    private static final int MAX_DIGITS = 1_000;

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter();
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(TIME)
            .toFormatter();

    private Values() {}

    /// @throws UsageException if the value cannot be told to a text driver
    static @Nullable Object normal(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean truth -> truth;
            case byte[] bytes -> bytes;
            case Number number -> number(number);
            case CharSequence text -> text.toString();
            case Character character -> character.toString();
            case Enum<?> constant -> constant.name();
            case UUID uuid -> uuid.toString();
            case LocalDate date -> date.toString();
            case LocalDateTime time -> time.format(DATE_TIME);
            case LocalTime time -> time.format(TIME);
            case Duration span -> clock(span);
            case float[] vector -> vector(vector);
            case Instant instant -> throw needsZone(instant);
            case OffsetDateTime time -> throw needsZone(time);
            case ZonedDateTime time -> throw needsZone(time);
            default ->
                throw new UsageException("a " + value.getClass().getName() + " is no value that a statement takes");
        };
    }

    private static Number number(Number number) {
        switch (number) {
            case Long n -> {}
            case Integer n -> {}
            case Short n -> {}
            case Byte n -> {}
            case Double real -> requireFinite(real);
            case Float real -> requireFinite(real);
            case BigDecimal decimal -> requireShort(decimal);
            case BigInteger integer -> requireShort(new BigDecimal(integer));
            default ->
                throw new UsageException("a " + number.getClass().getName() + " is no number that a statement takes");
        }
        return number;
    }

    private static void requireFinite(double number) {
        if (!Double.isFinite(number)) {
            throw new UsageException("infinity and NaN are no values that a statement takes");
        }
    }

    private static void requireShort(BigDecimal number) {
        if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
            throw new UsageException("a number of more than " + MAX_DIGITS + " digits is none that a statement takes");
        }
    }

    private static UsageException needsZone(Object instant) {
        return new UsageException(
                "an " + instant.getClass().getSimpleName()
                        + " has no text that every database reads alike: give a LocalDateTime in the zone that the column means");
    }

    /// `[-]H:MM:SS[.fraction]`, as MySQL writes a TIME.
    private static String clock(Duration span) {
        final Duration size = span.abs();
        final String whole = "%s%02d:%02d:%02d"
                .formatted(span.isNegative() ? "-" : "", size.toHours(), size.toMinutesPart(), size.toSecondsPart());
        if (size.toNanosPart() == 0) {
            return whole;
        }
        return whole + "." + "%09d".formatted(size.toNanosPart()).replaceAll("0+$", "");
    }

    private static String vector(float[] vector) {
        for (final float number : vector) {
            requireFinite(number);
        }
        return Arrays.toString(vector).replace(" ", "");
    }
}
