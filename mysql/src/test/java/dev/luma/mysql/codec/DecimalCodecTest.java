package dev.luma.mysql.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.luma.db.error.ConversionException;
import dev.luma.mysql.wire.ColumnType;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalCodecTest {
    private static final Codec CODEC =
            Codecs.of(Definitions.binary(ColumnType.NEWDECIMAL, 0, 67, 30), ValueOptions.DEFAULTS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "-1",
                "1.50",
                "-1.50",
                "0.00",
                "-0.01",
                "000001.50",
                "999999999999999999",
                "-9999999999999999.99",
                "1000000000000000000",
                "0.000000000000000000000000000001",
                "99999999999999999999999999999999999.999999999999999999999999999999",
                "-99999999999999999999999999999999999.999999999999999999999999999999",
                "1.50000000000000000000000000000000000000"
            })
    void keepsEveryDigit(String text) {
        assertEquals(new BigDecimal(text), WireValue.text(text).fromText(CODEC));
        assertEquals(new BigDecimal(text), WireValue.text(text).fromBinary(CODEC));
        assertEquals(text, WireValue.text(text).textFromText(CODEC));
        assertEquals(text, WireValue.text(text).textFromBinary(CODEC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", ".", "1.", ".5", "-.5", "+1", "1e3", "1E1000000000", "1.2.3", "abc", " 1", "1-", "NaN"})
    void refusesWhatIsNoDecimal(String text) {
        assertThrows(ConversionException.class, () -> WireValue.text(text).fromText(CODEC));
        assertThrows(ConversionException.class, () -> WireValue.text(text).fromBinary(CODEC));
    }

    @Test
    void refusesTenMillionDigitsBeforeItReadsThem() {
        assertThrows(
                ConversionException.class,
                () -> WireValue.text("9".repeat(10_000_000)).fromText(CODEC));
    }
}
