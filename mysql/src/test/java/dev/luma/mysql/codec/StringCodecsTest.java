package dev.luma.mysql.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.ConversionException;
import dev.luma.mysql.wire.ColumnType;
import dev.luma.mysql.wire.server.ColumnDefinition;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The types that travel as a string of bytes, alike in text and binary rows.
class StringCodecsTest {
    private static final Codec BIT = codec(Definitions.binary(ColumnType.BIT, ColumnDefinition.UNSIGNED, 10, 0));
    private static final Codec UUID_CODEC = codec(Definitions.extended(ColumnType.STRING, 144, "uuid", ""));
    private static final Codec VECTOR = codec(Definitions.binary(ColumnType.VECTOR, 0, 12, 31));

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "ä€😀", "\0\n'\\", "0000-00-00"})
    void readsTextAsItIs(String text) {
        for (final ColumnDefinition column : new ColumnDefinition[] {
            Definitions.text(ColumnType.VAR_STRING, 0, 40),
            Definitions.text(ColumnType.STRING, ColumnDefinition.ENUM, 40),
            Definitions.text(ColumnType.BLOB, 0, 40),
            Definitions.binary(ColumnType.JSON, 0, 40, 0),
            Definitions.extended(ColumnType.STRING, 156, "inet6", "")
        }) {
            assertEquals(text, WireValue.text(text).fromText(codec(column)));
            assertEquals(text, WireValue.text(text).fromBinary(codec(column)));
            assertEquals(text, WireValue.text(text).textFromBinary(codec(column)));
        }
    }

    @Test
    void readsMalformedTextWithoutFailing() {
        final Codec codec = codec(Definitions.text(ColumnType.VAR_STRING, 0, 40));

        assertEquals("a\uFFFDb", WireValue.hex("61 ff 62").fromText(codec));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "00ff80", "000000000101000000000000000000f03f0000000000000040"})
    void readsBytesAsTheyAre(String hex) {
        final byte[] bytes = HexFormat.of().parseHex(hex);
        for (final int type :
                new int[] {ColumnType.VAR_STRING, ColumnType.STRING, ColumnType.BLOB, ColumnType.GEOMETRY}) {
            final Codec codec = codec(Definitions.binary(type, ColumnDefinition.BINARY, 40, 0));

            assertArrayEquals(bytes, (byte[]) WireValue.of(bytes).fromText(codec));
            assertArrayEquals(bytes, (byte[]) WireValue.of(bytes).fromBinary(codec));
        }
    }

    /// Captured from MySQL 9.7.4 and MariaDB 11.8.6: b'1000000001' as BIT(10).
    @Test
    void readsABitFieldMostSignificantByteFirst() {
        assertArrayEquals(new byte[] {2, 1}, (byte[]) WireValue.hex("02 01").fromText(BIT));
        assertArrayEquals(new byte[] {2, 1}, (byte[]) WireValue.hex("02 01").fromBinary(BIT));
    }

    /// Captured from MySQL 9.7.4, GREATEST and COALESCE over BIT columns, and MariaDB 11.8.6, which sets the flag.
    @ParameterizedTest
    @CsvSource({
        "1,  20,   1,                     01",
        "1,  a0,   1,                     01",
        "8,  a0,   7,                     07",
        "8,  20,   7,                     37",
        "8,  20,   255,                   ff",
        "20, 20,   524289,                080001",
        "20, 20,   7,                     000007",
        "64, 20,   18446744073709551615,  ffffffffffffffff",
        "64, a0,   0,                     0000000000000000",
        "64, a0,   12345678,              0000000000bc614e",
    })
    @Tag("N8")
    void readsABitFieldThatCameAsDigits(int bits, String flags, String text, String expected) {
        final Codec codec = codec(Definitions.binary(ColumnType.BIT, Integer.parseInt(flags, 16), bits, 0));
        assertArrayEquals(
                HexFormat.of().parseHex(expected), (byte[]) WireValue.text(text).fromText(codec));
        assertArrayEquals(
                HexFormat.of().parseHex(expected), (byte[]) WireValue.text(text).fromBinary(codec));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01",
                "04 00",
                "00 00 00",
                "00 00 00 00 00 00 00 00 00",
                "31 30 32 34",
                "31 61 31",
                "2d 31 31",
                "30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30"
            })
    void refusesWhatIsNoBitField(String hex) {
        assertThrows(ConversionException.class, () -> WireValue.hex(hex).fromText(BIT));
        assertThrows(ConversionException.class, () -> WireValue.hex(hex).fromBinary(BIT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123e4567-e89b-12d3-a456-426655440000",
                "00000000-0000-0000-0000-000000000000",
                "ffffffff-ffff-ffff-ffff-ffffffffffff",
                "01a1fc4c-d5b3-76a8-b952-a9503239fb9a"
            })
    void readsAUuid(String text) {
        assertEquals(UUID.fromString(text), WireValue.text(text).fromText(UUID_CODEC));
        assertEquals(UUID.fromString(text), WireValue.text(text).fromBinary(UUID_CODEC));
        assertEquals(text, WireValue.text(text).textFromBinary(UUID_CODEC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "123e4567",
                "123e4567-e89b-12d3-a456-42665544000",
                "123e4567-e89b-12d3-a456-4266554400000",
                "123e4567e-89b-12d3-a456-426655440000",
                "123e4567-e89b-12d3-a456-42665544000g",
                "123e4567-e89b-12d3-a456-4266554400-0",
                "------------------------------------"
            })
    void refusesWhatIsNoUuid(String text) {
        assertThrows(ConversionException.class, () -> WireValue.text(text).fromText(UUID_CODEC));
    }

    /// Captured from MySQL 9.7.4: STRING_TO_VECTOR('[1,2.5,-3]').
    @Test
    void readsAVector() {
        final WireValue value = WireValue.hex("00 00 80 3f 00 00 20 40 00 00 40 c0");

        assertArrayEquals(new float[] {1, 2.5f, -3}, (float[]) value.fromText(VECTOR));
        assertArrayEquals(new float[] {1, 2.5f, -3}, (float[]) value.fromBinary(VECTOR));
        assertEquals("[1.0, 2.5, -3.0]", value.textFromText(VECTOR));
        assertEquals("[1.0, 2.5, -3.0]", value.textFromBinary(VECTOR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "00 00", "00 00 80", "00 00 80 3f 00"})
    @Tag("N15")
    void refusesAVectorWithPartOfAnEntry(String hex) {
        final var e =
                assertThrows(ConversionException.class, () -> WireValue.hex(hex).fromBinary(VECTOR));

        assertTrue(e.getMessage().contains("VECTOR"), e.getMessage());
        assertThrows(ConversionException.class, () -> WireValue.hex(hex).textFromText(VECTOR));
    }

    private static Codec codec(ColumnDefinition column) {
        return Codecs.of(column, ValueOptions.DEFAULTS);
    }
}
