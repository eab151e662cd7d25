package dev.luma.db.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.luma.db.FakeColumn;
import dev.luma.db.error.ConversionException;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A number is the same number by whichever way it came, or is refused by all of them.
class ConversionPropertyTest {
    private static final ColumnInfo INTEGER = FakeColumn.of("c", Kind.INTEGER);
    private static final ColumnInfo TEXT = FakeColumn.of("c", Kind.TEXT);
    private static final ColumnInfo DECIMAL = FakeColumn.of("c", Kind.DECIMAL);
    private static final ColumnInfo UNSIGNED = FakeColumn.of("c", Kind.UNSIGNED);
    private static final ColumnInfo BITS = FakeColumn.of("c", Kind.BITS);

    private final Random random = new Random(4711);

    /// Of every size alike.
    private long anyLong() {
        return random.nextLong() >> random.nextInt(64);
    }

    @Test
    void readsALongAlikeFromEachForm() {
        for (int i = 0; i < 20_000; i++) {
            final long value = anyLong();
            final BigDecimal decimal = BigDecimal.valueOf(value);
            assertEquals(value, Conversion.toLong(INTEGER, value));
            assertEquals(value, Conversion.toLong(TEXT, Long.toString(value)));
            assertEquals(
                    value,
                    Conversion.toLong(TEXT, decimal.setScale(random.nextInt(5)).toString()));
            assertEquals(value, Conversion.toLong(DECIMAL, decimal));
            assertEquals(value, Conversion.toLong(DECIMAL, decimal.stripTrailingZeros()));
            assertEquals(value, Conversion.toLong(UNSIGNED, BigInteger.valueOf(value)));
            assertEquals(BigInteger.valueOf(value), Conversion.to(TEXT, Long.toString(value), BigInteger.class));
        }
    }

    @Test
    void narrowsAlikeFromEachForm() {
        for (int i = 0; i < 20_000; i++) {
            final long value = anyLong();
            final List<Runnable> ways = List.of(
                    () -> assertEquals(value, Conversion.toInt(INTEGER, value)),
                    () -> assertEquals(value, Conversion.narrow(INTEGER, value)),
                    () -> assertEquals(value, Conversion.toInt(TEXT, Long.toString(value))),
                    () -> assertEquals(value, Conversion.toInt(DECIMAL, BigDecimal.valueOf(value))));
            for (final Runnable way : ways) {
                if (value == (int) value) {
                    way.run();
                } else {
                    assertThrows(ConversionException.class, way::run);
                }
            }
        }
    }

    @Test
    void readsUnsignedNumbersAlikeFromEachForm() {
        for (int i = 0; i < 20_000; i++) {
            final BigInteger value = new BigInteger(random.nextInt(65), random);
            assertEquals(value, Conversion.to(UNSIGNED, value, BigInteger.class));
            assertEquals(value, Conversion.to(TEXT, value.toString(), BigInteger.class));
            assertEquals(value, Conversion.to(BITS, value.toByteArray(), BigInteger.class));
            if (value.bitLength() < 64) {
                assertEquals(value.longValue(), Conversion.signed(UNSIGNED, value.longValue()));
            } else {
                assertThrows(ConversionException.class, () -> Conversion.signed(UNSIGNED, value.longValue()));
                assertThrows(ConversionException.class, () -> Conversion.toLong(BITS, value.toByteArray()));
            }
        }
    }

    @Test
    void readsADoubleAlikeFromText() {
        for (int i = 0; i < 20_000; i++) {
            final double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertEquals(value, Conversion.toDouble(TEXT, Double.toString(value)));
                assertEquals(value, Conversion.toDouble(TEXT, (value < 0 ? "-" : "") + new BigDecimal(value).abs()));
            }
        }
    }

    @Test
    void readsTimesAlikeFromText() {
        for (int i = 0; i < 20_000; i++) {
            final long seconds = random.nextLong(-3_020_399, 3_020_400);
            final Duration span =
                    Duration.ofSeconds(seconds).plusNanos(seconds < 0 ? 0 : random.nextInt(1_000_000) * 1000L);
            final Duration size = span.abs();
            final String text = "%s%02d:%02d:%02d.%06d"
                    .formatted(
                            span.isNegative() ? "-" : "",
                            size.toHours(),
                            size.toMinutesPart(),
                            size.toSecondsPart(),
                            size.toNanosPart() / 1000);
            assertEquals(span, Conversion.to(TEXT, text, Duration.class));

            final LocalDateTime time = LocalDateTime.ofEpochSecond(
                    random.nextLong(-30_000_000_000L, 200_000_000_000L),
                    random.nextInt(1_000_000) * 1000,
                    ZoneOffset.UTC);
            assertEquals(time, Conversion.to(TEXT, time.toString().replace('T', ' '), LocalDateTime.class));
        }
    }

    @Test
    void answersAnyTextWithAValueOrARefusal() {
        final String signs = "0123456789+-.eE:/ TZaxN_";
        final List<Class<?>> types = List.of(
                int.class,
                long.class,
                double.class,
                float.class,
                boolean.class,
                BigInteger.class,
                BigDecimal.class,
                LocalDateTime.class,
                Duration.class,
                java.time.LocalDate.class,
                java.time.Instant.class,
                java.util.UUID.class);
        for (int i = 0; i < 50_000; i++) {
            final StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(24), 0, signs.length()).forEach(at -> text.append(signs.charAt(at)));
            final Class<?> type = types.get(random.nextInt(types.size()));
            try {
                Conversion.to(TEXT, text.toString(), type);
            } catch (ConversionException e) {
                assertEquals("22018", e.sqlState());
            }
        }
    }
}
