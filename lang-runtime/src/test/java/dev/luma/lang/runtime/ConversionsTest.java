package dev.luma.lang.runtime;

import static dev.luma.lang.runtime.Panicking.panics;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "+42, 42",
        "007, 7",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808"
    })
    void readsIntsOfASignAndDigits(String text, long number) {
        assertEquals(number, Conversions.toInt(text));
        assertEquals(number, Conversions.intOrNil(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                "--1",
                " 1",
                "1 ",
                "1_000",
                "0x10",
                "1.0",
                "1e3",
                "abc",
                "٣",
                "9223372036854775808",
                "-9223372036854775809",
                "99999999999999999999"
            })
    void refusesAnythingElseAsInt(String text) {
        panics("convert", "cannot convert \"" + text + "\" to int", () -> Conversions.toInt(text));
        assertNull(Conversions.intOrNil(text));
    }

    @Test
    void readsIntsOfOtherBases() {
        assertEquals(255, Conversions.intOrNil("fF", 16));
        assertEquals(-5, Conversions.intOrNil("-101", 2));
        assertEquals(35, Conversions.intOrNil("z", 36));
        assertEquals(Long.MIN_VALUE, Conversions.intOrNil("-8000000000000000", 16));
        assertNull(Conversions.intOrNil("8000000000000000", 16));
        assertNull(Conversions.intOrNil("2", 2));
        panics("convert", "the base 1 is not within 2 to 36", () -> Conversions.intOrNil("1", 1));
        panics("convert", "the base 37 is not within 2 to 36", () -> Conversions.intOrNil("1", 37));
    }

    @Test
    void cutsFloatsTowardsZero() {
        assertEquals(1, Conversions.toInt(1.9));
        assertEquals(-1, Conversions.toInt(-1.9));
        assertEquals(Long.MIN_VALUE, Conversions.toInt(-0x1p63));
        panics("convert", "cannot convert 1.0e30 to int", () -> Conversions.toInt(1e30));
        panics("convert", "cannot convert 9.223372036854776e18 to int", () -> Conversions.toInt(0x1p63));
        panics("convert", "cannot convert nan to int", () -> Conversions.toInt(Double.NaN));
        panics("convert", "cannot convert -inf to int", () -> Conversions.toInt(Double.NEGATIVE_INFINITY));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 1.5",
        "42, 42",
        "+1, 1",
        "-2.0e-3, -0.002",
        "1e9, 1e9",
        "1E+9, 1e9",
        "1_000.2_5, 1000.25",
        "inf, Infinity",
        "-inf, -Infinity",
        "nan, NaN",
        "4.9e-324, 4.9e-324",
        "1e-999, 0"
    })
    void readsFloatsOfLiteralsAndTextForms(String text, double number) {
        assertEquals(number, Conversions.toFloat(text));
        assertEquals(number, Conversions.floatOrNil(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".5",
                "1.",
                "1.e3",
                "e3",
                "1e",
                "1e+",
                "1__0",
                "_1",
                "1_",
                "1._5",
                "0x1p3",
                "1f",
                "1d",
                "NaN",
                "Infinity",
                " 1",
                "1 ",
                "1e999",
                "1.5.2",
                "--1"
            })
    void refusesAnythingElseAsFloat(String text) {
        panics("convert", "cannot convert \"" + text + "\" to float", () -> Conversions.toFloat(text));
        assertNull(Conversions.floatOrNil(text));
    }

    @Test
    void takesBytesFromZeroTo255() {
        assertEquals(0, Conversions.toByte(0));
        assertEquals(255, Conversions.toByte(255));
        panics("convert", "300 does not fit in byte", () -> Conversions.toByte(300));
        panics("convert", "-1 does not fit in byte", () -> Conversions.toByte(-1));
    }

    @Test
    void readsBackWhatItWrote() {
        final Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            final double real = Double.longBitsToDouble(random.nextLong());
            assertEquals(real, Conversions.toFloat(Text.of(real)));
            final long whole = random.nextLong() >> random.nextInt(64);
            assertEquals(whole, Conversions.toInt(Text.of(whole)));
            assertEquals((double) whole, Conversions.toFloat(whole));
            assertEquals(whole, Conversions.intOrNil(Long.toString(whole, 36), 36));
        }
    }
}
