package dev.luma.db.convert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.luma.db.FakeColumn;
import dev.luma.db.error.ConversionException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Kind;
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
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One table of what becomes of a natural value, and one of what does not.
class ConversionTest {
    enum Color {
        RED,
        Red,
        GREEN
    }

    private static final LocalDate DATE = LocalDate.of(2026, 2, 10);
    private static final LocalDateTime MIDNIGHT = DATE.atStartOfDay();
    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 2, 10, 9, 30, 0, 120_000);
    private static final Instant INSTANT = Instant.parse("2026-02-10T09:30:00.000120Z");
    private static final UUID ID = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
    private static final byte[] ID_BYTES = {
        0x12,
        0x3e,
        0x45,
        0x67,
        (byte) 0xe8,
        (byte) 0x9b,
        0x12,
        (byte) 0xd3,
        (byte) 0xa4,
        0x56,
        0x42,
        0x66,
        0x14,
        0x17,
        0x40,
        0x00
    };
    private static final BigInteger UNSIGNED = new BigInteger("18446744073709551615");

    private static Object convert(Kind kind, Object value, Class<?> type) {
        return Conversion.to(new FakeColumn("c", kind, "TYPE", ""), value, type);
    }

    private static String refusal(Kind kind, Object value, Class<?> type) {
        return assertThrows(ConversionException.class, () -> convert(kind, value, type))
                .getMessage();
    }

    static Stream<Arguments> fits() {
        return Stream.of(
                // whole numbers
                arguments(Kind.INTEGER, 7L, long.class, 7L),
                arguments(Kind.INTEGER, 7L, Integer.class, 7),
                arguments(Kind.INTEGER, -128L, byte.class, (byte) -128),
                arguments(Kind.INTEGER, 32767L, Short.class, (short) 32767),
                arguments(Kind.INTEGER, 7L, BigInteger.class, BigInteger.valueOf(7)),
                arguments(Kind.INTEGER, 7L, BigDecimal.class, BigDecimal.valueOf(7)),
                arguments(Kind.INTEGER, 7L, Number.class, 7L),
                arguments(Kind.INTEGER, 7L, Object.class, 7L),
                arguments(Kind.INTEGER, 7L, double.class, 7.0),
                arguments(Kind.INTEGER, 7L, Float.class, 7f),
                arguments(Kind.INTEGER, 7L, String.class, "7"),
                arguments(Kind.INTEGER, 2026L, Year.class, Year.of(2026)),
                arguments(Kind.INTEGER, 1L, boolean.class, true),
                arguments(Kind.BOOLEAN, true, int.class, 1),
                arguments(Kind.BOOLEAN, false, Boolean.class, false),
                arguments(Kind.BOOLEAN, true, BigDecimal.class, BigDecimal.ONE),
                arguments(Kind.UNSIGNED, BigInteger.TEN, long.class, 10L),
                arguments(Kind.UNSIGNED, UNSIGNED, BigInteger.class, UNSIGNED),
                arguments(Kind.UNSIGNED, UNSIGNED, BigDecimal.class, new BigDecimal(UNSIGNED)),
                arguments(Kind.UNSIGNED, UNSIGNED, String.class, "18446744073709551615"),
                // fractions
                arguments(Kind.DECIMAL, new BigDecimal("7.000"), long.class, 7L),
                arguments(Kind.DECIMAL, new BigDecimal("-9223372036854775808"), long.class, Long.MIN_VALUE),
                arguments(Kind.DECIMAL, new BigDecimal("0E-1000000000"), int.class, 0),
                arguments(Kind.DECIMAL, new BigDecimal("1E3"), int.class, 1000),
                arguments(Kind.DECIMAL, new BigDecimal("7.5"), double.class, 7.5),
                arguments(Kind.DECIMAL, new BigDecimal("1.0"), boolean.class, true),
                arguments(Kind.DOUBLE, 7.0, long.class, 7L),
                arguments(Kind.DOUBLE, -0x1p63, long.class, Long.MIN_VALUE),
                arguments(Kind.DOUBLE, 0.1, BigDecimal.class, new BigDecimal("0.1")),
                arguments(Kind.DOUBLE, 0.1, float.class, 0.1f),
                arguments(Kind.DOUBLE, 1e20, BigInteger.class, new BigInteger("100000000000000000000")),
                arguments(Kind.FLOAT, 0.5f, double.class, 0.5),
                arguments(Kind.FLOAT, 0.1f, BigDecimal.class, new BigDecimal("0.1")),
                arguments(Kind.FLOAT, 3f, int.class, 3),
                // text
                arguments(Kind.TEXT, "42", int.class, 42),
                arguments(Kind.TEXT, "-42", long.class, -42L),
                arguments(Kind.TEXT, "+42", long.class, 42L),
                arguments(Kind.TEXT, "00042", int.class, 42),
                arguments(Kind.TEXT, "9223372036854775807", long.class, Long.MAX_VALUE),
                arguments(Kind.TEXT, "-9223372036854775808", long.class, Long.MIN_VALUE),
                arguments(Kind.TEXT, "42.00", int.class, 42),
                arguments(Kind.TEXT, "1e3", int.class, 1000),
                arguments(Kind.TEXT, "0.1", double.class, 0.1),
                arguments(Kind.TEXT, "-0.0", double.class, -0.0),
                arguments(Kind.TEXT, "Infinity", double.class, Double.POSITIVE_INFINITY),
                arguments(Kind.TEXT, "-Infinity", float.class, Float.NEGATIVE_INFINITY),
                arguments(Kind.TEXT, "NaN", double.class, Double.NaN),
                arguments(Kind.TEXT, "0.10", BigDecimal.class, new BigDecimal("0.10")),
                arguments(Kind.TEXT, "TRUE", boolean.class, true),
                arguments(Kind.TEXT, "false", boolean.class, false),
                arguments(Kind.TEXT, "1", boolean.class, true),
                arguments(Kind.TEXT, "0", Boolean.class, false),
                arguments(Kind.TEXT, "x", char.class, 'x'),
                arguments(Kind.TEXT, "x", CharSequence.class, "x"),
                arguments(Kind.TEXT, ID.toString(), UUID.class, ID),
                arguments(Kind.TEXT, "GREEN", Color.class, Color.GREEN),
                arguments(Kind.TEXT, "green", Color.class, Color.GREEN),
                arguments(Kind.TEXT, "Red", Color.class, Color.Red),
                arguments(Kind.JSON, "{}", String.class, "{}"),
                // bits and bytes
                arguments(Kind.BITS, new byte[] {1, 0}, long.class, 256L),
                arguments(Kind.BITS, new byte[] {1}, boolean.class, true),
                arguments(Kind.BITS, new byte[] {-1, -1, -1, -1, -1, -1, -1, -1}, BigInteger.class, UNSIGNED),
                arguments(Kind.BITS, new byte[] {1, 0}, String.class, "256"),
                arguments(Kind.BYTES, new byte[] {'a'}, String.class, "a"),
                arguments(Kind.BYTES, ID_BYTES, UUID.class, ID),
                arguments(Kind.UUID, ID, UUID.class, ID),
                arguments(Kind.UUID, ID, String.class, ID.toString()),
                // dates and times
                arguments(Kind.DATE, DATE, LocalDate.class, DATE),
                arguments(Kind.DATE, DATE, LocalDateTime.class, MIDNIGHT),
                arguments(Kind.DATETIME, MORNING, LocalDateTime.class, MORNING),
                arguments(Kind.DATETIME, MIDNIGHT, LocalDate.class, DATE),
                arguments(Kind.TIMESTAMP, INSTANT, Instant.class, INSTANT),
                arguments(Kind.TIMESTAMP, INSTANT, OffsetDateTime.class, INSTANT.atOffset(ZoneOffset.UTC)),
                arguments(Kind.TIMESTAMP, INSTANT, ZonedDateTime.class, INSTANT.atZone(ZoneOffset.UTC)),
                arguments(Kind.TIME, Duration.ofHours(-838), Duration.class, Duration.ofHours(-838)),
                arguments(Kind.TIME, Duration.ofHours(23), LocalTime.class, LocalTime.of(23, 0)),
                arguments(Kind.TEXT, "2026-02-10", LocalDate.class, DATE),
                arguments(Kind.TEXT, "2026-02-10 00:00:00", LocalDate.class, DATE),
                arguments(Kind.TEXT, "2026-02-10", LocalDateTime.class, MIDNIGHT),
                arguments(Kind.TEXT, "2026-02-10 09:30:00.00012", LocalDateTime.class, MORNING),
                arguments(Kind.TEXT, "2026-02-10T09:30:00.00012", LocalDateTime.class, MORNING),
                arguments(Kind.TEXT, "2026-02-10T10:30:00.00012+01:00", Instant.class, INSTANT),
                arguments(Kind.TEXT, "2026-02-10 10:30:00.00012+01", Instant.class, INSTANT),
                arguments(Kind.TEXT, "2026-02-10 09:30:00.00012Z", Instant.class, INSTANT),
                arguments(
                        Kind.TEXT,
                        "2026-02-10T10:30:00.00012+01:00",
                        OffsetDateTime.class,
                        INSTANT.atOffset(ZoneOffset.ofHours(1))),
                arguments(
                        Kind.TEXT,
                        "838:59:59.000001",
                        Duration.class,
                        seconds(838 * 3600 + 3599).plusNanos(1000)),
                arguments(Kind.TEXT, "-00:00:01.5", Duration.class, Duration.ofMillis(-1500)),
                arguments(Kind.TEXT, "09:30", LocalTime.class, LocalTime.of(9, 30)));
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    @ParameterizedTest
    @MethodSource("fits")
    void convertsWhatFits(Kind kind, Object value, Class<?> type, Object expected) {
        assertEquals(expected, convert(kind, value, type));
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                // too large
                arguments(Kind.INTEGER, 128L, byte.class),
                arguments(Kind.INTEGER, -32769L, short.class),
                arguments(Kind.INTEGER, 2147483648L, int.class),
                arguments(Kind.INTEGER, 1_000_000_000L, Year.class),
                arguments(Kind.UNSIGNED, UNSIGNED, long.class),
                arguments(Kind.UNSIGNED, BigInteger.ONE.shiftLeft(63), Long.class),
                arguments(Kind.DECIMAL, new BigDecimal("9223372036854775808"), long.class),
                arguments(Kind.DECIMAL, new BigDecimal("1E400"), double.class),
                arguments(Kind.DOUBLE, 0x1p63, long.class),
                arguments(Kind.DOUBLE, Double.POSITIVE_INFINITY, long.class),
                arguments(Kind.DOUBLE, Double.NaN, long.class),
                arguments(Kind.DOUBLE, Double.NaN, BigDecimal.class),
                arguments(Kind.DOUBLE, 1e300, float.class),
                arguments(Kind.TEXT, "9223372036854775808", long.class),
                // a fraction
                arguments(Kind.DECIMAL, new BigDecimal("7.5"), long.class),
                arguments(Kind.DECIMAL, new BigDecimal("0.5"), BigInteger.class),
                arguments(Kind.DOUBLE, 7.5, int.class),
                arguments(Kind.FLOAT, 7.5f, long.class),
                arguments(Kind.TEXT, "7.5", int.class),
                // no truth
                arguments(Kind.INTEGER, 2L, boolean.class),
                arguments(Kind.INTEGER, -1L, boolean.class),
                arguments(Kind.TEXT, "yes", boolean.class),
                arguments(Kind.TEXT, "", boolean.class),
                arguments(Kind.BITS, new byte[] {2}, boolean.class),
                // no number
                arguments(Kind.TEXT, "", int.class),
                arguments(Kind.TEXT, "abc", int.class),
                arguments(Kind.TEXT, " 42", int.class),
                arguments(Kind.TEXT, "42 ", long.class),
                arguments(Kind.TEXT, "4_2", int.class),
                arguments(Kind.TEXT, "0x2A", int.class),
                arguments(Kind.TEXT, "٤٢", int.class),
                arguments(Kind.TEXT, "٤٢", double.class),
                arguments(Kind.TEXT, "1f", double.class),
                arguments(Kind.TEXT, "1e400", double.class),
                arguments(Kind.TEXT, "e", double.class),
                arguments(Kind.TEXT, "infinity", double.class),
                arguments(Kind.TEXT, "--1", int.class),
                arguments(Kind.TEXT, "1e99999999999", BigDecimal.class),
                arguments(Kind.BYTES, new byte[] {'1'}, int.class),
                arguments(Kind.DATE, DATE, long.class),
                arguments(Kind.TIME, Duration.ZERO, int.class),
                // dates and times
                arguments(Kind.DATETIME, MORNING, LocalDate.class),
                arguments(Kind.DATETIME, MORNING, Instant.class),
                arguments(Kind.DATETIME, MORNING, OffsetDateTime.class),
                arguments(Kind.DATETIME, MORNING, LocalTime.class),
                arguments(Kind.TIMESTAMP, INSTANT, LocalDateTime.class),
                arguments(Kind.TIMESTAMP, INSTANT, LocalDate.class),
                arguments(Kind.TIME, Duration.ofHours(24), LocalTime.class),
                arguments(Kind.TIME, Duration.ofSeconds(-1), LocalTime.class),
                arguments(Kind.INTEGER, 20260210L, LocalDate.class),
                arguments(Kind.INTEGER, 20260210L, LocalDateTime.class),
                arguments(Kind.INTEGER, 1L, Instant.class),
                arguments(Kind.INTEGER, 1L, Duration.class),
                arguments(Kind.TEXT, "2026-02-30", LocalDate.class),
                arguments(Kind.TEXT, "0000-00-00", LocalDate.class),
                arguments(Kind.TEXT, "2026-02-10 09:30:00", LocalDate.class),
                arguments(Kind.TEXT, "2026-02-10 09:30:00", Instant.class),
                arguments(Kind.TEXT, "2026-02-10 09:30:00+01:00", LocalDateTime.class),
                arguments(Kind.TEXT, "1:60:00", Duration.class),
                arguments(Kind.TEXT, "1:00:60", Duration.class),
                arguments(Kind.TEXT, "1:0:0", Duration.class),
                arguments(Kind.TEXT, "24:00:00", LocalTime.class),
                // the others
                arguments(Kind.TEXT, "xy", char.class),
                arguments(Kind.TEXT, "", char.class),
                arguments(Kind.TEXT, "1-2-3-4-5", UUID.class),
                arguments(Kind.TEXT, "x".repeat(36), UUID.class),
                arguments(Kind.BYTES, new byte[15], UUID.class),
                arguments(Kind.INTEGER, 1L, UUID.class),
                arguments(Kind.INTEGER, 1L, byte[].class),
                arguments(Kind.BYTES, new byte[] {(byte) 0xC3}, String.class),
                arguments(Kind.TEXT, "red", Color.class),
                arguments(Kind.TEXT, "blue", Color.class),
                arguments(Kind.INTEGER, 0L, Color.class));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void refusesWhatDoesNotFit(Kind kind, Object value, Class<?> type) {
        final String message = refusal(kind, value, type);

        assertTrue(message.startsWith("column `c` (TYPE)"), message);
        assertTrue(message.length() < 250, message);
    }

    // ---- the words

    @Test
    void saysWhatToDoInstead() {
        assertEquals(
                "column `c` (TYPE): 5000000000 does not fit in int", refusal(Kind.INTEGER, 5_000_000_000L, int.class));
        assertEquals(
                "column `c` (TYPE): 7.5 does not fit in long: it has a fraction",
                refusal(Kind.DOUBLE, 7.5, long.class));
        assertEquals(
                "column `c` (TYPE): PT25H does not fit in LocalTime: it is beyond one day, so ask for Duration",
                refusal(Kind.TIME, Duration.ofHours(25), LocalTime.class));
        assertEquals(
                "column `c` (TYPE): 2 does not fit in boolean: only 1, 0, true and false do",
                refusal(Kind.INTEGER, 2L, boolean.class));
        assertEquals("column `c` (TYPE): 'abc' does not fit in int", refusal(Kind.TEXT, "abc", int.class));
        assertEquals(
                "column `c` (TYPE) cannot be read as LocalDateTime: it is an instant, so ask for Instant or"
                        + " OffsetDateTime and say the zone yourself",
                refusal(Kind.TIMESTAMP, INSTANT, LocalDateTime.class));
    }

    @Test
    void saysThatATypeIsUnknown() {
        assertThrows(UsageException.class, () -> convert(Kind.TEXT, "x", StringBuilder.class));
        assertThrows(UsageException.class, () -> convert(Kind.TEXT, "x", int[].class));
        assertThrows(UsageException.class, () -> convert(Kind.TEXT, "x", void.class));
    }

    // ---- NULL, bytes, and what is hostile

    @Test
    void keepsNull() {
        assertNull(convert(Kind.TEXT, null, Long.class));
        assertNull(convert(Kind.TEXT, null, String.class));
        assertTrue(refusal(Kind.TEXT, null, long.class).contains("is NULL, which long cannot hold"));
    }

    @Test
    void handsBytesOn() {
        final byte[] bytes = {1, 2};

        assertSame(bytes, convert(Kind.BYTES, bytes, byte[].class));
        assertArrayEquals(new byte[] {'x'}, (byte[]) convert(Kind.TEXT, "x", byte[].class));
        assertArrayEquals(ID_BYTES, (byte[]) convert(Kind.UUID, ID, byte[].class));
    }

    /// Each of these would take minutes, or all memory, if it were worked out.
    @ParameterizedTest
    @ValueSource(
            classes = {
                byte.class,
                int.class,
                long.class,
                BigInteger.class,
                BigDecimal.class,
                double.class,
                float.class,
                boolean.class,
                LocalDate.class,
                LocalDateTime.class,
                Instant.class,
                Duration.class,
                UUID.class,
                Color.class
            })
    void refusesAMillionDigitsUnread(Class<?> type) {
        assertTrue(refusal(Kind.TEXT, "9".repeat(1_000_000), type).length() < 250);
    }

    @Test
    void doesNotWriteAGreatExponentOut() {
        final BigDecimal great = new BigDecimal("1E1000000000");
        final BigDecimal small = new BigDecimal("1E-1000000000");
        for (final Class<?> type : new Class<?>[] {int.class, long.class, BigInteger.class, boolean.class}) {
            refusal(Kind.DECIMAL, great, type);
            refusal(Kind.DECIMAL, small, type);
            refusal(Kind.TEXT, "1E1000000000", type);
            refusal(Kind.TEXT, "1E-1000000000", type);
        }
        refusal(Kind.DECIMAL, great, double.class);
        assertEquals(0.0, convert(Kind.DECIMAL, small, double.class));
    }
}
