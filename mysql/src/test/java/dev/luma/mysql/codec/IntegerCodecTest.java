package dev.luma.mysql.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.ConversionException;
import dev.luma.mysql.wire.ColumnType;
import dev.luma.mysql.wire.server.ColumnDefinition;
import java.math.BigInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntegerCodecTest {
    private static final int UNSIGNED_ZEROFILL = ColumnDefinition.UNSIGNED | ColumnDefinition.ZEROFILL;

    /// Captured from MySQL 9.7.4 and MariaDB 11.8.6, which agree.
    @ParameterizedTest
    @CsvSource({
        "01, 00, 80,                       -128",
        "01, 00, 7f,                       127",
        "01, 20, ff,                       255",
        "02, 00, 00 80,                    -32768",
        "02, 20, ff ff,                    65535",
        "09, 00, 00 00 80 ff,              -8388608",
        "09, 00, ff ff 7f 00,              8388607",
        "09, 20, ff ff ff 00,              16777215",
        "03, 00, 00 00 00 80,              -2147483648",
        "03, 20, ff ff ff ff,              4294967295",
        "08, 00, 00 00 00 00 00 00 00 80,  -9223372036854775808",
        "08, 00, ff ff ff ff ff ff ff 7f,  9223372036854775807",
        "0d, 60, ea 07,                    2026",
    })
    void readsTheSameFromBothForms(String type, String flags, String binary, String text) {
        final Codec codec = codec(Integer.parseInt(type, 16), Integer.parseInt(flags, 16), 4);

        assertEquals(Long.parseLong(text), WireValue.text(text).fromText(codec));
        assertEquals(Long.parseLong(text), WireValue.hex(binary).fromBinary(codec));
        assertEquals(Long.parseLong(text), WireValue.text(text).longFromText(codec));
        assertEquals(Long.parseLong(text), WireValue.hex(binary).longFromBinary(codec));
        assertEquals(text, WireValue.text(text).textFromText(codec));
        assertEquals(text, WireValue.hex(binary).textFromBinary(codec));
    }

    @ParameterizedTest
    @CsvSource({
        "ff ff ff ff ff ff ff ff, 18446744073709551615",
        "00 00 00 00 00 00 00 80, 9223372036854775808",
        "ff ff ff ff ff ff ff 7f, 9223372036854775807",
        "00 00 00 00 00 00 00 00, 0",
    })
    void readsAnUnsignedBigintAsBitsAndAsANumber(String binary, String text) {
        final Codec codec = codec(ColumnType.LONGLONG, ColumnDefinition.UNSIGNED, 20);

        assertEquals(new BigInteger(text), WireValue.text(text).fromText(codec));
        assertEquals(new BigInteger(text), WireValue.hex(binary).fromBinary(codec));
        assertEquals(Long.parseUnsignedLong(text), WireValue.text(text).longFromText(codec));
        assertEquals(Long.parseUnsignedLong(text), WireValue.hex(binary).longFromBinary(codec));
        assertEquals(text, WireValue.hex(binary).textFromBinary(codec));
    }

    /// Captured from MySQL 9.7.4 and MariaDB 11.8.6, which agree.
    @ParameterizedTest
    @CsvSource({
        "01, 3,  07,                      007",
        "03, 8,  2a 00 00 00,             00000042",
        "02, 10, 01 00,                   0000000001",
        "08, 20, 05 00 00 00 00 00 00 00, 00000000000000000005",
        "08, 60, 05 00 00 00 00 00 00 00, 000000000000000000000000000000000000000000000000000000000005",
        "0d, 4,  00 00,                   0000",
        "0d, 2,  05 00,                   05",
    })
    @Tag("N6")
    void padsTheTextOfZerofillAndReadsThroughThePadding(String type, int width, String binary, String text) {
        final Codec codec = codec(Integer.parseInt(type, 16), UNSIGNED_ZEROFILL, width);

        assertEquals(text, WireValue.text(text).textFromText(codec));
        assertEquals(text, WireValue.hex(binary).textFromBinary(codec));
        assertEquals(Long.parseLong(text), WireValue.text(text).longFromText(codec));
    }

    @ParameterizedTest
    @CsvSource({
        "01, 00, 128",
        "01, 00, -129",
        "01, 20, 256",
        "01, 20, -1",
        "02, 00, 32768",
        "09, 00, 8388608",
        "09, 20, 16777216",
        "03, 00, 99999999999",
        "03, 00, 2147483648",
        "03, 20, 4294967296",
        "08, 00, 9223372036854775808",
        "08, 00, -9223372036854775809",
        "08, 00, 9999999999999999999",
        "08, 00, -9999999999999999999",
        "08, 00, 18446744073709551617",
        "08, 20, 18446744073709551616",
        "08, 20, 18446744073709551625",
        "08, 20, 99999999999999999999",
        "08, 20, -1",
        "0d, 60, 65536",
    })
    void refusesANumberBeyondItsType(String type, String flags, String text) {
        final Codec codec = codec(Integer.parseInt(type, 16), Integer.parseInt(flags, 16), 20);

        assertThrows(ConversionException.class, () -> WireValue.text(text).longFromText(codec));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "+", "+1", "--1", "abc", "1a", "a1", "1 ", " 1", "1.0", "1e3", "0x1", "٣", "/", ":"})
    void refusesWhatIsNoNumber(String text) {
        for (final int flags : new int[] {0, ColumnDefinition.UNSIGNED}) {
            for (final int type : new int[] {ColumnType.TINY, ColumnType.LONG, ColumnType.LONGLONG}) {
                final Codec codec = codec(type, flags, 20);

                assertThrows(
                        ConversionException.class, () -> WireValue.text(text).longFromText(codec));
            }
        }
    }

    @Test
    void refusesTenMillionDigits() {
        for (final int flags : new int[] {0, ColumnDefinition.UNSIGNED, ColumnDefinition.ZEROFILL}) {
            for (final int type : new int[] {ColumnType.TINY, ColumnType.LONG, ColumnType.LONGLONG}) {
                final Codec codec = codec(type, flags, 20);
                for (final String digit : new String[] {"0", "9"}) {
                    final WireValue value = WireValue.text(digit.repeat(10_000_000));
                    assertThrows(ConversionException.class, () -> value.longFromText(codec));
                    assertThrows(ConversionException.class, () -> value.textFromText(codec));
                }
            }
        }
        assertEquals(7, WireValue.text("0".repeat(254) + "7").longFromText(codec(ColumnType.LONG, 0x60, 255)));
    }

    @Test
    void refusesABinaryValueOfTheWrongWidth() {
        final Codec codec = codec(ColumnType.LONG, 0, 11);

        final var e = assertThrows(
                ConversionException.class, () -> WireValue.hex("01 02 03").longFromBinary(codec));

        assertTrue(e.getMessage().contains("INT: 4 bytes needed"), e.getMessage());
    }

    @Test
    void saysWhatCameAndWhatItCouldHaveBeen() {
        final Codec codec = codec(ColumnType.TINY, ColumnDefinition.UNSIGNED, 3);

        final var e = assertThrows(
                ConversionException.class, () -> WireValue.text("256").longFromText(codec));

        assertEquals(
                "the server sent \"256\" (3 bytes) for TINYINT UNSIGNED: no whole number from 0 to 255",
                e.getMessage());
    }

    private static Codec codec(int type, int flags, long length) {
        return Codecs.of(Definitions.binary(type, flags, length, 0), ValueOptions.DEFAULTS);
    }
}
