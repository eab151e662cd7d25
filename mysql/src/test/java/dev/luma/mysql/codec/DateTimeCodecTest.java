package dev.luma.mysql.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.ConversionException;
import dev.luma.mysql.wire.ColumnType;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimeCodecTest {
    /// Captured from MySQL 9.7.4 and MariaDB 11.8.6, which agree.
    @ParameterizedTest
    @CsvSource({
        "0, e8 07 02 1d 0c 22 38,             2024-02-29 12:34:56,        2024-02-29T12:34:56",
        "0, e8 07 01 01,                      2024-01-01 00:00:00,        2024-01-01T00:00",
        "1, e8 07 02 1d 0c 22 38 a0 86 01 00, 2024-02-29 12:34:56.1,      2024-02-29T12:34:56.1",
        "1, e8 07 02 1d 0c 22 38,             2024-02-29 12:34:56.0,      2024-02-29T12:34:56",
        "3, e8 07 02 1d 0c 22 38 78 e0 01 00, 2024-02-29 12:34:56.123,    2024-02-29T12:34:56.123",
        "6, e8 07 02 1d 0c 22 38 0c 00 00 00, 2024-02-29 12:34:56.000012, 2024-02-29T12:34:56.000012",
        "6, 0f 27 0c 1f 17 3b 3b 3f 42 0f 00, 9999-12-31 23:59:59.999999, 9999-12-31T23:59:59.999999",
        "6, e8 07 01 01,                      2024-01-01 00:00:00.000000, 2024-01-01T00:00",
        "31, e8 07 01 01,                     2024-01-01 00:00:00.000000, 2024-01-01T00:00",
    })
    @Tag("T13")
    void readsTheSameFromBothForms(int decimals, String binary, String text, LocalDateTime value) {
        final Codec dateTime = codec(ColumnType.DATETIME, decimals);
        final Codec timestamp = codec(ColumnType.TIMESTAMP, decimals);

        assertEquals(value, WireValue.text(text).fromText(dateTime));
        assertEquals(value, WireValue.hex(binary).fromBinary(dateTime));
        assertEquals(text, WireValue.hex(binary).textFromBinary(dateTime));
        assertEquals(value.toInstant(ZoneOffset.UTC), WireValue.text(text).fromText(timestamp));
        assertEquals(value.toInstant(ZoneOffset.UTC), WireValue.hex(binary).fromBinary(timestamp));
        assertEquals(text, WireValue.hex(binary).textFromBinary(timestamp));
        assertFalse(WireValue.text(text).isNullInText(dateTime));
        assertFalse(WireValue.hex(binary).isNullInBinary(dateTime));
    }

    /// Captured from MySQL 9.7.4 and MariaDB 11.8.6, which agree.
    @ParameterizedTest
    @CsvSource({
        "0, '',                   0000-00-00 00:00:00",
        "6, '',                   0000-00-00 00:00:00.000000",
        "0, e8 07 00 00,          2024-00-00 00:00:00",
        "0, e8 07 00 00 0c 22 38, 2024-00-00 12:34:56",
    })
    void readsADayThatNoCalendarHasAsTextOnly(int decimals, String binary, String text) {
        for (final int type : new int[] {ColumnType.DATETIME, ColumnType.TIMESTAMP}) {
            final Codec codec = codec(type, decimals);

            final var refused = assertThrows(
                    ConversionException.class, () -> WireValue.text(text).fromText(codec));
            assertThrows(ConversionException.class, () -> WireValue.hex(binary).fromBinary(codec));

            assertTrue(refused.getMessage().contains(text.substring(0, 10)), refused.getMessage());
            assertEquals(text, WireValue.hex(binary).textFromBinary(codec));
            assertTrue(WireValue.text(text).isNullInText(codec));
            assertTrue(WireValue.hex(binary).isNullInBinary(codec));
        }
    }

    @Test
    void givesMicrosecondsBeyondTheDecimalsToTheValueOnly() {
        final Codec codec = codec(ColumnType.DATETIME, 2);
        final WireValue value = WireValue.hex("e8 07 02 1d 0c 22 38 40 e2 01 00");

        assertEquals(LocalDateTime.of(2024, 2, 29, 12, 34, 56, 123_456_000), value.fromBinary(codec));
        assertEquals("2024-02-29 12:34:56.12", value.textFromBinary(codec));
    }

    @Test
    void countsTheSecondsOfTimestampsBefore1970() {
        final Codec codec = codec(ColumnType.TIMESTAMP, 6);

        assertEquals(
                LocalDateTime.of(1969, 12, 31, 23, 59, 59, 500_000_000).toInstant(ZoneOffset.UTC),
                WireValue.text("1969-12-31 23:59:59.500000").fromText(codec));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-02-29",
                "2024-02-29 ",
                "2024-02-29 1",
                "2024-02-29 12",
                "2024-02-29 12:34",
                "2024-02-29 12:34:5",
                "2024-02-29 12:34:56.",
                "2024-02-29 12:34:56.1234567",
                "2024-02-29T12:34:56",
                "2024-02-29 24:00:00",
                "2024-02-29 23:60:00",
                "2024-02-29 23:59:60",
                "2024-02-29 23:59:59,5",
                "2024-02-29 23-59-59",
                "2024-13-29 00:00:00",
                "2024-02-29 -1:00:00",
                "2024-02-29 12:34:56.-1",
                "2024-02-29 12:34:56.5x"
            })
    void refusesWhatIsNoDateAndTime(String text) {
        assertThrows(ConversionException.class, () -> WireValue.text(text).fromText(codec(ColumnType.DATETIME, 0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e8",
                "e8 07 02",
                "e8 07 02 1d 0c",
                "e8 07 02 1d 0c 22",
                "e8 07 02 1d 0c 22 38 01",
                "e8 07 0d 1d 0c 22 38",
                "e8 07 02 1d 18 00 00",
                "e8 07 02 1d 00 3c 00",
                "e8 07 02 1d 00 00 3c",
                "e8 07 02 1d ff 00 00",
                "e8 07 02 1d 0c 22 38 40 42 0f 00",
                "e8 07 02 1d 0c 22 38 ff ff ff ff",
                "e8 07 02 1d 0c 22 38 00 00 00 00 00"
            })
    void refusesBytesThatAreNoDateAndTime(String hex) {
        final Codec codec = codec(ColumnType.DATETIME, 6);

        assertThrows(ConversionException.class, () -> WireValue.hex(hex).fromBinary(codec));
        assertThrows(ConversionException.class, () -> WireValue.hex(hex).textFromBinary(codec));
    }

    private static Codec codec(int type, int decimals) {
        return Codecs.of(Definitions.binary(type, 0, 19, decimals), ValueOptions.DEFAULTS);
    }
}
