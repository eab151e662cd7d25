package dev.luma.mysql.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.luma.db.error.ConversionException;
import dev.luma.mysql.wire.ColumnType;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeCodecTest {
    /// Captured from MySQL 9.7.4 and MariaDB 11.8.6, which agree.
    @ParameterizedTest
    @CsvSource({
        "0, 00 00 00 00 00 0c 22 38,             12:34:56,          PT12H34M56S",
        "0, 01 00 00 00 00 01 00 00,             -01:00:00,         PT-1H",
        "0, 00 22 00 00 00 16 3b 3b,             838:59:59,         PT838H59M59S",
        "0, 01 22 00 00 00 16 3b 3b,             -838:59:59,        PT-838H-59M-59S",
        "0, '',                                  00:00:00,          PT0S",
        "6, '',                                  00:00:00.000000,   PT0S",
        "0, 00 01 00 00 00 01 00 00,             25:00:00,          PT25H",
        "6, 00 22 00 00 00 16 3b 3a 3f 42 0f 00, 838:59:58.999999,  PT838H59M58.999999S",
        "6, 01 22 00 00 00 16 3b 3b,             -838:59:59.000000, PT-838H-59M-59S",
        "6, 00 22 00 00 00 16 3b 3b 3f 42 0f 00, 838:59:59.999999,  PT838H59M59.999999S",
        "6, 00 00 00 00 00 00 00 00 0c 00 00 00, 00:00:00.000012,   PT0.000012S",
        "6, 01 00 00 00 00 00 00 00 20 a1 07 00, -00:00:00.500000,  PT-0.5S",
        "6, 00 04 00 00 00 04 00 00,             100:00:00.000000,  PT100H",
        "3, 00 00 00 00 00 0c 22 38 60 ae 0a 00, 12:34:56.700,      PT12H34M56.7S",
    })
    @Tag("T10")
    @Tag("T11")
    void readsTheSameFromBothForms(int decimals, String binary, String text, Duration value) {
        final Codec codec = codec(decimals);

        assertEquals(value, WireValue.text(text).fromText(codec));
        assertEquals(value, WireValue.hex(binary).fromBinary(codec));
        assertEquals(text, WireValue.hex(binary).textFromBinary(codec));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "1",
                "12:34",
                "12:34:5",
                "1:02:03",
                "839:00:00",
                "-839:00:00",
                "999:59:59",
                "1000:00:00",
                "12:60:00",
                "12:00:60",
                "12-34-56",
                "--1:00:00",
                "+01:00:00",
                "12:34:56.",
                "12:34:56.1234567",
                "12:34:56,5",
                "ab:cd:ef",
                ":00:00",
                "-:00:00",
                "12:34:56 "
            })
    void refusesWhatIsNoSpan(String text) {
        assertThrows(ConversionException.class, () -> WireValue.text(text).fromText(codec(6)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00",
                "00 00 00 00 00",
                "00 00 00 00 00 0c 22",
                "00 00 00 00 00 0c 22 38 00",
                "02 00 00 00 00 0c 22 38",
                "00 23 00 00 00 00 00 00",
                "00 22 00 00 00 17 00 00",
                "00 ff ff ff ff 00 00 00",
                "00 00 00 00 00 18 00 00",
                "00 00 00 00 00 00 3c 00",
                "00 00 00 00 00 00 00 3c",
                "00 00 00 00 00 00 00 00 40 42 0f 00",
                "00 00 00 00 00 00 00 00 ff ff ff ff",
                "00 00 00 00 80 00 00 00"
            })
    void refusesBytesThatAreNoSpan(String hex) {
        assertThrows(ConversionException.class, () -> WireValue.hex(hex).fromBinary(codec(6)));
        assertThrows(ConversionException.class, () -> WireValue.hex(hex).textFromBinary(codec(6)));
    }

    private static Codec codec(int decimals) {
        return Codecs.of(Definitions.binary(ColumnType.TIME, 0, 10, decimals), ValueOptions.DEFAULTS);
    }
}
