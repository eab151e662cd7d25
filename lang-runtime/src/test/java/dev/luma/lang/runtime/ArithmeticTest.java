package dev.luma.lang.runtime;

import static dev.luma.lang.runtime.Panicking.panics;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ArithmeticTest {
    private static final long MAX = Long.MAX_VALUE;
    private static final long MIN = Long.MIN_VALUE;

    @Test
    void calculates() {
        assertEquals(5, Arithmetic.add(2, 3));
        assertEquals(-1, Arithmetic.subtract(2, 3));
        assertEquals(6, Arithmetic.multiply(2, 3));
        assertEquals(-2, Arithmetic.divide(-7, 3));
        assertEquals(-1, Arithmetic.remainder(-7, 3));
        assertEquals(1, Arithmetic.remainder(7, -3));
        assertEquals(0, Arithmetic.remainder(MIN, -1));
        assertEquals(-MAX, Arithmetic.negate(MAX));
        assertEquals(7, Arithmetic.abs(-7));
    }

    @Test
    void panicsWhereTheResultDoesNotFit() {
        overflows("9223372036854775807 + 1", () -> Arithmetic.add(MAX, 1));
        overflows("-9223372036854775808 - 1", () -> Arithmetic.subtract(MIN, 1));
        overflows("9223372036854775807 * 2", () -> Arithmetic.multiply(MAX, 2));
        overflows("-9223372036854775808 / -1", () -> Arithmetic.divide(MIN, -1));
        overflows("-(-9223372036854775808)", () -> Arithmetic.negate(MIN));
        overflows("abs(-9223372036854775808)", () -> Arithmetic.abs(MIN));
    }

    private static void overflows(String what, Executable action) {
        panics("overflow", "integer overflow: " + what, action);
    }

    @Test
    void panicsWhenDividingByZero() {
        panics("divide", "division by zero", () -> Arithmetic.divide(1, 0));
        panics("divide", "division by zero", () -> Arithmetic.remainder(1, 0));
    }
}
