package dev.luma.mysql.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.ConversionException;
import dev.luma.mysql.wire.ColumnType;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateCodecTest {
    private static final Codec CODEC = Codecs.of(Definitions.binary(ColumnType.DATE, 0, 10, 0), ValueOptions.DEFAULTS);

    /// Captured from MySQL 9.7.4 and MariaDB 11.8.6, which agree.
    @ParameterizedTest
    @CsvSource({
        "e8 07 02 1d, 2024-02-29",
        "0f 27 0c 1f, 9999-12-31",
        "e8 03 01 01, 1000-01-01",
        "00 00 01 01, 0000-01-01",
    })
    void readsTheSameFromBothForms(String binary, LocalDate date) {
        assertEquals(date, WireValue.text(date.toString()).fromText(CODEC));
        assertEquals(date, WireValue.hex(binary).fromBinary(CODEC));
        assertEquals(date.toString(), WireValue.hex(binary).textFromBinary(CODEC));
        assertFalse(WireValue.text(date.toString()).isNullInText(CODEC));
        assertFalse(WireValue.hex(binary).isNullInBinary(CODEC));
    }

    /// Captured from MySQL 9.7.4 and MariaDB 11.8.6, which agree; the last one under ALLOW_INVALID_DATES.
    @ParameterizedTest
    @CsvSource({
        "'',          0000-00-00",
        "e9 07 00 00, 2025-00-00",
        "e9 07 01 00, 2025-01-00",
        "00 00 00 0a, 0000-00-10",
        "e9 07 02 1e, 2025-02-30",
    })
    void readsADayThatNoCalendarHasAsTextOnly(String binary, String text) {
        final var inText = assertThrows(
                ConversionException.class, () -> WireValue.text(text).fromText(CODEC));
        final var inBinary = assertThrows(
                ConversionException.class, () -> WireValue.hex(binary).fromBinary(CODEC));

        assertTrue(inText.getMessage().contains(text), inText.getMessage());
        assertEquals(inText.getMessage(), inBinary.getMessage());
        assertEquals(text, WireValue.text(text).textFromText(CODEC));
        assertEquals(text, WireValue.hex(binary).textFromBinary(CODEC));
        assertTrue(WireValue.text(text).isNullInText(CODEC));
        assertTrue(WireValue.hex(binary).isNullInBinary(CODEC));
    }

    @Test
    void knowsTheLeapYears() {
        assertEquals(LocalDate.of(2000, 2, 29), WireValue.text("2000-02-29").fromText(CODEC));
        assertThrows(
                ConversionException.class, () -> WireValue.text("1900-02-29").fromText(CODEC));
        assertThrows(
                ConversionException.class, () -> WireValue.text("2025-04-31").fromText(CODEC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024",
                "2024-13-01",
                "2024-01-32",
                "2024/01/01",
                "2024-1-1",
                "2024-01-01 ",
                "20240101",
                "abcd-01-01",
                "2024-01-01 00:00:00",
                "-024-01-01",
                "2024-01--1",
                "2024-0a-01"
            })
    void refusesWhatIsNoDate(String text) {
        assertThrows(ConversionException.class, () -> WireValue.text(text).fromText(CODEC));
        assertFalse(WireValue.text(text).isNullInText(CODEC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e8",
                "e8 07",
                "e8 07 01",
                "e8 07 0d 01",
                "e8 07 01 20",
                "10 27 01 01",
                "e8 07 ff 01",
                "e8 07 01 ff",
                "e8 07 02 1d 00 00 00"
            })
    void refusesBytesThatAreNoDate(String hex) {
        assertThrows(ConversionException.class, () -> WireValue.hex(hex).fromBinary(CODEC));
        assertThrows(ConversionException.class, () -> WireValue.hex(hex).textFromBinary(CODEC));
        assertFalse(WireValue.hex(hex).isNullInBinary(CODEC));
    }
}
