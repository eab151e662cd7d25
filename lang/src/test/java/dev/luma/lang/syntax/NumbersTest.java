package dev.luma.lang.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0,0",
        "42,42",
        "007,7",
        "1_000_000,1000000",
        "9223372036854775807,9223372036854775807",
        "0xFF,255",
        "0xfF_fF,65535",
        "0xFFFF_FFFF_FFFF_FFFF,-1",
        "0x0000_0000_0000_0000_0001,1",
        "0b1010,10",
        "0b1111111111111111111111111111111111111111111111111111111111111111,-1",
    })
    void readsInts(String literal, long value) {
        assertNull(Numbers.fault(literal));
        assertEquals(value, Numbers.intValue(literal));
    }

    @ParameterizedTest
    @CsvSource({"1.5,1.5", "2.0e-3,0.002", "1e9,1e9", "1E+2,100", "1_0.2_5,10.25", "0.0,0"})
    void readsFloats(String literal, double value) {
        assertTrue(Numbers.isFloat(literal));
        assertNull(Numbers.fault(literal));
        assertEquals(value, Numbers.floatValue(literal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12abc", "1_", "0x", "0b", "0b12", "0xG", "0x_1", "1.", "1.5.", "1e", "1e_5", "1_.5", "1._5"})
    void refusesWhatIsNoNumber(String literal) {
        assertEquals("is not a number", Numbers.fault(literal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775809",
                "99999999999999999999",
                "0x1_0000_0000_0000_0000",
                "0b10000000000000000000000000000000000000000000000000000000000000000",
                "1e309"
            })
    void refusesWhatIsTooLarge(String literal) {
        assertEquals("does not fit in 64 bits", Numbers.fault(literal));
    }

    @Test
    void knowsTheLiteralThatNeedsAMinus() {
        assertTrue(Numbers.isMinOnly("9223372036854775808"));
        assertTrue(Numbers.isMinOnly("9_223_372_036_854_775_808"));
        assertEquals(Long.MIN_VALUE, Numbers.intValue("9223372036854775808"));
    }
}
