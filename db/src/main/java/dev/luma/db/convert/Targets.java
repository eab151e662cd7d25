package dev.luma.db.convert;

import dev.luma.db.spi.ColumnInfo;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The types that can be asked for, beside enums and a value's own.
final class Targets {
    /// From a natural value to one type.
    interface Converter {
        Object convert(ColumnInfo column, Object value);
    }

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            boolean.class, Boolean.class,
            byte.class, Byte.class,
            short.class, Short.class,
            int.class, Integer.class,
            long.class, Long.class,
            float.class, Float.class,
            double.class, Double.class,
            char.class, Character.class);

    private static final Map<Class<?>, Converter> CONVERTERS = Map.ofEntries(
            Map.entry(Boolean.class, Numbers::toBoolean),
            Map.entry(Byte.class, (column, value) ->
                    (byte) within(column, value, Byte.MIN_VALUE, Byte.MAX_VALUE, "byte")),
            Map.entry(Short.class, (column, value) ->
                    (short) within(column, value, Short.MIN_VALUE, Short.MAX_VALUE, "short")),
            Map.entry(Integer.class, (column, value) ->
                    (int) within(column, value, Integer.MIN_VALUE, Integer.MAX_VALUE, "int")),
            Map.entry(Long.class, (column, value) -> Numbers.toLong(column, value, "long")),
            Map.entry(Float.class, Numbers::toFloat),
            Map.entry(Double.class, Numbers::toDouble),
            Map.entry(Character.class, Texts::toChar),
            Map.entry(BigInteger.class, Numbers::toBigInteger),
            Map.entry(BigDecimal.class, (column, value) -> Numbers.toDecimal(column, value, "BigDecimal")),
            Map.entry(Number.class, (column, value) -> Numbers.toDecimal(column, value, "Number")),
            Map.entry(String.class, Texts::toText),
            Map.entry(CharSequence.class, Texts::toText),
            Map.entry(byte[].class, Texts::toBytes),
            Map.entry(float[].class, Texts::toVector),
            Map.entry(UUID.class, Texts::toUuid),
            Map.entry(LocalDate.class, Times::toDate),
            Map.entry(LocalDateTime.class, Times::toDateTime),
            Map.entry(LocalTime.class, Times::toTime),
            Map.entry(Instant.class, Times::toInstant),
            Map.entry(OffsetDateTime.class, Times::toOffsetDateTime),
            Map.entry(
                    ZonedDateTime.class,
                    (column, value) -> Times.toInstant(column, value).atZone(ZoneOffset.UTC)),
            Map.entry(Duration.class, Times::toDuration),
            Map.entry(Year.class, Times::toYear));

    private Targets() {}

    static @Nullable Converter of(Class<?> type) {
        return CONVERTERS.get(type);
    }

    /// The class whose objects hold values of this type.
    static Class<?> boxed(Class<?> type) {
        return BOXES.getOrDefault(type, type);
    }

    static long within(ColumnInfo column, Object value, long least, long greatest, String target) {
        final long number = Numbers.toLong(column, value, target);
        if (number < least || number > greatest) {
            throw Misfit.fit(column, value, target);
        }
        return number;
    }
}
