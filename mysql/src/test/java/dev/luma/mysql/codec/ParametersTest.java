package dev.luma.mysql.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.UsageException;
import dev.luma.mysql.wire.ColumnType;
import dev.luma.mysql.wire.Lenenc;
import dev.luma.mysql.wire.server.ColumnDefinition;
import dev.luma.toolbox.buffer.Buffer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    private static final HexFormat HEX = HexFormat.of();

    /// The bytes behind the types; MySQL 9.7.4, MariaDB 11.4.5 and 11.8.6 were seen to read them as these values.
    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(true, "0100", "01"),
                Arguments.of(false, "0100", "00"),
                Arguments.of((byte) -128, "0100", "80"),
                Arguments.of((short) -2, "0200", "feff"),
                Arguments.of(-5, "0300", "fbffffff"),
                Arguments.of(-5L, "0800", "fbffffffffffffff"),
                Arguments.of(BigInteger.valueOf(Long.MIN_VALUE), "0800", "0000000000000080"),
                Arguments.of(BigInteger.TWO.pow(63), "0880", "0000000000000080"),
                Arguments.of(BigInteger.TWO.pow(64).subtract(BigInteger.ONE), "0880", "ffffffffffffffff"),
                Arguments.of(BigInteger.TWO.pow(64), "f600", lenenc("18446744073709551616")),
                Arguments.of(
                        BigInteger.TWO.pow(63).negate().subtract(BigInteger.ONE),
                        "f600",
                        lenenc("-9223372036854775809")),
                Arguments.of(1.5f, "0400", "0000c03f"),
                Arguments.of(1.5, "0500", "000000000000f83f"),
                Arguments.of(-0.0, "0500", "0000000000000080"),
                Arguments.of(new BigDecimal("1.50"), "f600", lenenc("1.50")),
                Arguments.of(new BigDecimal("1E+5"), "f600", lenenc("100000")),
                Arguments.of(new BigDecimal("-1E-30"), "f600", lenenc("-0.000000000000000000000000000001")),
                Arguments.of("", "fd00", "00"),
                Arguments.of("abc", "fd00", lenenc("abc")),
                Arguments.of("ä€😀", "fd00", "09c3a4e282acf09f9880"),
                Arguments.of(CharBuffer.wrap("abc"), "fd00", lenenc("abc")),
                Arguments.of('é', "fd00", "02c3a9"),
                Arguments.of(DayOfWeek.MONDAY, "fd00", lenenc("MONDAY")),
                Arguments.of(
                        UUID.fromString("123e4567-e89b-12d3-a456-426655440000"),
                        "fd00",
                        lenenc("123e4567-e89b-12d3-a456-426655440000")),
                Arguments.of(new byte[] {0, -1}, "fc00", "0200ff"),
                Arguments.of(new byte[0], "fc00", "00"),
                Arguments.of(new float[] {1, 2.5f}, "fc00", "080000803f00002040"),
                Arguments.of(Year.of(2026), "0200", "ea07"),
                Arguments.of(LocalDate.of(2024, 2, 29), "0a00", "04e807021d"),
                Arguments.of(LocalDate.of(0, 1, 1), "0a00", "0400000101"),
                Arguments.of(LocalDate.of(9999, 12, 31), "0a00", "040f270c1f"),
                Arguments.of(LocalDateTime.of(2024, 2, 29, 12, 34, 56), "0c00", "07e807021d0c2238"),
                Arguments.of(
                        LocalDateTime.of(2024, 2, 29, 12, 34, 56, 123_456_000), "0c00", "0be807021d0c223840e20100"),
                Arguments.of(LocalDateTime.of(2024, 2, 29, 0, 0), "0c00", "07e807021d000000"),
                Arguments.of(Instant.parse("2024-02-29T12:34:56.123456Z"), "0700", "0be807021d0c223840e20100"),
                Arguments.of(Instant.parse("1969-12-31T23:59:59.5Z"), "0700", "0bb1070c1f173b3b20a10700"),
                Arguments.of(OffsetDateTime.parse("2024-02-29T13:34:56+01:00"), "0700", "07e807021d0c2238"),
                Arguments.of(
                        LocalDateTime.of(2024, 2, 29, 13, 34, 56).atZone(ZoneId.of("Europe/Berlin")),
                        "0700",
                        "07e807021d0c2238"),
                Arguments.of(LocalTime.of(12, 34, 56), "0b00", "0800000000000c2238"),
                Arguments.of(LocalTime.of(12, 34, 56, 700_000_000), "0b00", "0c00000000000c223860ae0a00"),
                Arguments.of(LocalTime.MIDNIGHT, "0b00", "00"),
                Arguments.of(Duration.ZERO, "0b00", "00"),
                Arguments.of(Duration.ofHours(-1), "0b00", "080100000000010000"),
                Arguments.of(Duration.parse("PT838H59M59S"), "0b00", "080022000000163b3b"),
                Arguments.of(Duration.parse("PT-838H-59M-58.999999S"), "0b00", "0c0122000000163b3a3f420f00"),
                Arguments.of(Duration.parse("PT838H59M59.999999999S"), "0b00", "0c0022000000163b3b3f420f00"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void sendsAValueAsItsClassSays(Object value, String type, String bytes) {
        assertEquals("00" + "01" + type + bytes, encode(new Parameters(1, ValueOptions.DEFAULTS), value));
    }

    /// What is smaller than a microsecond is cut off, so that no value becomes one of the next day.
    @Test
    void cutsOffNanoseconds() {
        assertEquals(
                encode(LocalDateTime.of(2024, 12, 31, 23, 59, 59, 999_999_000)),
                encode(LocalDateTime.of(2024, 12, 31, 23, 59, 59, 999_999_999)));
        assertEquals(encode(Duration.ofNanos(-1000)), encode(Duration.ofNanos(-1999)));
        assertEquals(encode(Duration.ZERO), encode(Duration.ofNanos(-999)));
        assertEquals(encode(LocalTime.of(0, 0)), encode(LocalTime.of(0, 0, 0, 999)));
    }

    @Test
    void marksNullsInTheBitmap() {
        final Object[] values = new Object[9];
        values[1] = (byte) 7;

        assertEquals(
                "fd01" + "01" + "0600" + "0100" + "0600".repeat(7) + "07",
                encode(new Parameters(9, ValueOptions.DEFAULTS), values));
    }

    /// MySQL 9.7.4 makes no JSON of a BLOB: error 3144.
    @Test
    @Tag("N13")
    void sendsBytesAsTextWhereTheServerMakesJsonOfThem() {
        final Layout targets = Layout.of(
                List.of(
                        Definitions.text(ColumnType.JSON, ColumnDefinition.BINARY, 0xFFFF_FFFCL),
                        Definitions.text(ColumnType.BLOB, Definitions.NO_FLAGS, 0xFFFF_FFFFL)),
                ValueOptions.DEFAULTS);
        final byte[] json = {'{', '}'};

        assertEquals(
                "00" + "01" + "fd00" + "fc00" + "027b7d" + "027b7d",
                encode(new Parameters(targets, false, ValueOptions.DEFAULTS), json, json));
    }

    @Test
    void appendsNothingForAStatementWithoutParameters() {
        assertEquals("", encode(new Parameters(0, ValueOptions.DEFAULTS), new Object[0]));
    }

    @Test
    void appendsBehindWhatIsThereAlready() {
        final Buffer out = new Buffer();
        out.writeInt32(0);
        out.readByte();

        new Parameters(1, ValueOptions.DEFAULTS).encode(out, new Object[] {"ü"});

        assertEquals("00000000" + "00" + "01" + "fd00" + "02c3bc", HEX.formatHex(out.toBytes()));
    }

    // ---- types that the server knows

    @Test
    void sendsTheTypesOnceIfTheServerAcceptsThem() {
        final Parameters parameters = new Parameters(2, ValueOptions.DEFAULTS);
        encode(parameters, 1, "a");
        parameters.accepted();

        assertEquals("00" + "00" + "02000000" + "0162", encode(parameters, 2, "b"));
    }

    @Test
    void sendsTheTypesAgainUnlessTheServerAcceptedThem() {
        final Parameters parameters = new Parameters(1, ValueOptions.DEFAULTS);
        encode(parameters, 1);

        assertEquals("00" + "01" + "0300" + "02000000", encode(parameters, 2));
    }

    @Test
    void sendsTheTypesAgainIfOneChanges() {
        final Parameters parameters = new Parameters(1, ValueOptions.DEFAULTS);
        encode(parameters, 1);
        parameters.accepted();

        assertEquals("00" + "01" + "0800" + "0200000000000000", encode(parameters, 2L));
        parameters.accepted();
        assertEquals(
                "00" + "01" + "0880" + "ffffffffffffffff", encode(parameters, new BigInteger("18446744073709551615")));
    }

    @Test
    void keepsTheTypesWhenAValueIsNull() {
        final Parameters parameters = new Parameters(1, ValueOptions.DEFAULTS);
        encode(parameters, 1);
        parameters.accepted();

        assertEquals("01" + "00", encode(parameters, (Object) null));
        parameters.accepted();
        assertEquals("00" + "00" + "02000000", encode(parameters, 2));
    }

    @Test
    void sendsTheTypesAgainAfterAValueThatItRefused() {
        final Parameters parameters = new Parameters(2, ValueOptions.DEFAULTS);
        encode(parameters, 1, 1);
        parameters.accepted();
        assertThrows(UsageException.class, () -> encode(parameters, "a", Optional.empty()));

        assertEquals("00" + "01" + "0300" + "0300" + "0200000003000000", encode(parameters, 2, 3));
    }

    // ---- refused

    static List<Object> unsupported() {
        return List.of(
                new StringTokenizer(""), Optional.of(1), List.of(1), new int[] {1}, new Object(), new AtomicLong());
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void refusesAClassThatHasNoType(Object value) {
        final String said = refusal(1, value);

        assertTrue(said.startsWith("parameter 2 is a " + value.getClass().getTypeName()), said);
        assertTrue(said.contains("LocalDateTime"), said);
    }

    static List<Object> outOfRange() {
        return List.of(
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                Float.NaN,
                Float.POSITIVE_INFINITY,
                LocalDate.of(-1, 12, 31),
                LocalDate.of(10_000, 1, 1),
                LocalDate.MIN,
                LocalDateTime.MAX,
                LocalDateTime.of(-44, 3, 15, 12, 0),
                Instant.MIN,
                Instant.MAX,
                Instant.parse("-0001-12-31T23:59:59Z"),
                Instant.parse("+10000-01-01T00:00:00Z"),
                OffsetDateTime.MAX,
                Year.of(-1),
                Duration.ofHours(839),
                Duration.ofHours(-839),
                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                Duration.ofSeconds(Long.MIN_VALUE),
                new BigDecimal("1E1000000000"),
                new BigDecimal("1E-1000000000"),
                new BigDecimal(BigInteger.TEN.pow(2000)),
                BigInteger.TEN.pow(2000),
                "\uD83D",
                "a\uDE00b",
                "\uDE00\uD83D",
                "\uD83D\uD83D\uDE00",
                '\uD83D');
    }

    @ParameterizedTest
    @MethodSource("outOfRange")
    void refusesAValueThatNoServerHolds(Object value) {
        final String said = refusal(1, value);

        assertTrue(said.startsWith("parameter 2 "), said);
        assertFalse(said.contains(value.toString()) && !(value instanceof Number), said);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 9, 100})
    void appendsNothingIfTheLastValueIsRefused(int before) {
        final Object[] values = new Object[before + 1];
        Arrays.fill(values, "text");
        values[before] = Double.NaN;
        final Buffer out = new Buffer();
        out.writeInt16(0x1234);

        final var e = assertThrows(
                UsageException.class, () -> new Parameters(before + 1, ValueOptions.DEFAULTS).encode(out, values));

        assertTrue(e.getMessage().startsWith("parameter " + (before + 1) + " "), e.getMessage());
        assertEquals("3412", HEX.formatHex(out.toBytes()));
    }

    @Test
    void refusesAMomentWhereTheZoneIsTheServers() {
        final Parameters parameters =
                new Parameters(1, new ValueOptions(ValueOptions.ZeroDates.REJECT, Optional.empty()));

        final var e = assertThrows(UsageException.class, () -> encode(parameters, Instant.EPOCH));

        assertTrue(e.getMessage().startsWith("parameter 1 is a moment (Instant)"), e.getMessage());
        assertTrue(e.getMessage().contains("LocalDateTime"), e.getMessage());
    }

    // ---- text

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 250, 251, 252, 65_535, 65_536, 70_000})
    void sendsTextOfAnyLength(int length) {
        for (final String unit : List.of("a", "ü", "€", "😀")) {
            final String text = unit.repeat(length);
            final Buffer out = new Buffer();
            new Parameters(1, ValueOptions.DEFAULTS).encode(out, new Object[] {text});

            out.skip(4);
            assertEquals(text, Lenenc.readString(out));
            assertFalse(out.hasRemaining());
        }
    }

    private static String lenenc(String ascii) {
        return HEX.toHexDigits((byte) ascii.length()) + HEX.formatHex(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encode(Object value) {
        return encode(new Parameters(1, ValueOptions.DEFAULTS), value);
    }

    private static String encode(Parameters parameters, Object... values) {
        final Buffer out = new Buffer();
        parameters.encode(out, values == null ? new Object[] {null} : values);
        return HEX.formatHex(out.toBytes());
    }

    private static String refusal(Object... values) {
        final Parameters parameters = new Parameters(values.length, ValueOptions.DEFAULTS);
        return assertThrows(UsageException.class, () -> encode(parameters, values))
                .getMessage();
    }
}
