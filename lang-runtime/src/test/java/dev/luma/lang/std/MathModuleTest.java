package dev.luma.lang.std;

import static dev.luma.lang.runtime.Panicking.panics;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MathModuleTest {
    @Test
    void hasConstants() {
        assertEquals(3.141592653589793, MathModule.PI);
        assertEquals(2.718281828459045, MathModule.E);
        assertEquals(Double.POSITIVE_INFINITY, MathModule.INF);
        assertTrue(MathModule.isNan(MathModule.NAN));
        assertEquals(Long.MAX_VALUE, MathModule.MAX_INT);
        assertEquals(Long.MIN_VALUE, MathModule.MIN_INT);
    }

    @Test
    void comparesAndDropsSigns() {
        assertEquals(7, MathModule.abs(-7));
        assertEquals(7.5, MathModule.abs(-7.5));
        panics("overflow", () -> MathModule.abs(Long.MIN_VALUE));
        assertEquals(1, MathModule.min(1, 2));
        assertEquals(2, MathModule.max(1, 2));
        assertEquals(1.0, MathModule.min(1.0, 2.0));
        assertEquals(2.0, MathModule.max(1.0, 2.0));
        assertTrue(MathModule.isNan(MathModule.min(1, Double.NaN)));
        assertTrue(MathModule.isNan(MathModule.max(Double.NaN, 1)));
        assertFalse(MathModule.isNan(1));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 1",
        "-0.5, -1",
        "1.5, 2",
        "2.5, 3",
        "-2.5, -3",
        "2.4, 2",
        "0.49999999999999994, 0",
        "4503599627370497.5, 4503599627370498",
        "9007199254740993, 9007199254740992",
        "1e300, 1e300",
        "-0.2, -0.0",
        "Infinity, Infinity",
        "NaN, NaN"
    })
    void roundsAHalfAwayFromZero(double number, double rounded) {
        assertEquals(rounded, MathModule.round(number));
    }

    @Test
    void calculates() {
        assertEquals(-2.0, MathModule.floor(-1.5));
        assertEquals(-1.0, MathModule.ceil(-1.5));
        assertEquals(3.0, MathModule.sqrt(9));
        assertTrue(MathModule.isNan(MathModule.sqrt(-1)));
        assertEquals(1.0, MathModule.exp(0));
        assertEquals(1.0, MathModule.log(Math.E));
        assertEquals(3.0, MathModule.log10(1000));
        assertEquals(Double.NEGATIVE_INFINITY, MathModule.log(0));
        assertEquals(0.0, MathModule.sin(0));
        assertEquals(1.0, MathModule.cos(0));
        assertEquals(0.0, MathModule.tan(0));
        assertEquals(Math.PI / 2, MathModule.atan2(1, 0));
        assertEquals(1024.0, MathModule.pow(2, 10));
    }

    @ParameterizedTest
    @CsvSource({
        "1.005, 2, 1.00",
        "2.675, 2, 2.67",
        "0.5, 0, 1",
        "-0.5, 0, -1",
        "1234567.125, 2, 1234567.13",
        "1e21, 1, 1000000000000000000000.0",
        "-0.001, 2, 0.00",
        "NaN, 2, nan",
        "-Infinity, 2, -inf"
    })
    void writesSoManyDigits(double number, long digits, String text) {
        assertEquals(text, MathModule.fixed(number, digits));
    }

    @Test
    void refusesDigitsThatNobodyReads() {
        panics("convert", "-1 digits are not within 0 to 100", () -> MathModule.fixed(1, -1));
        panics("convert", "101 digits are not within 0 to 100", () -> MathModule.fixed(1, 101));
    }

    @Test
    void staysWithinTheBoundsOfChance() {
        for (int i = 0; i < 1_000; i++) {
            final double real = MathModule.random();
            assertTrue(real >= 0 && real < 1);
            final long whole = MathModule.randomInt(-2, 3);
            assertTrue(whole >= -2 && whole < 3);
        }
        assertEquals(5, MathModule.randomInt(5, 6));
        panics("convert", "no number is 5 or more and less than 5", () -> MathModule.randomInt(5, 5));
    }
}
