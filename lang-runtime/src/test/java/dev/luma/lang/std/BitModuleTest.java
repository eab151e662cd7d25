package dev.luma.lang.std;

import static dev.luma.lang.runtime.Panicking.panics;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BitModuleTest {
    @Test
    void combinesTwoOrMore() {
        assertEquals(0b1000, BitModule.and(0b1100, 0b1010));
        assertEquals(0b1110, BitModule.or(0b1100, 0b1010));
        assertEquals(0b0110, BitModule.xor(0b1100, 0b1010));
        assertEquals(0b1000, BitModule.and(0b1100, 0b1010, new long[] {0b1001}));
        assertEquals(0b1111, BitModule.or(0b1100, 0b1010, new long[] {0b1001}));
        assertEquals(0b1111, BitModule.xor(0b1100, 0b1010, new long[] {0b1001}));
        assertEquals(0b1000, BitModule.and(0b1100, 0b1010, new long[0]));
        assertEquals(-1, BitModule.not(0));
    }

    @Test
    void shifts() {
        assertEquals(0x100, BitModule.shl(1, 8));
        assertEquals(Long.MIN_VALUE, BitModule.shl(1, 63));
        assertEquals(0, BitModule.shl(1, 64));
        assertEquals(1, BitModule.shr(-1, 63));
        assertEquals(0, BitModule.shr(-1, 64));
        assertEquals(0, BitModule.shr(-1, Long.MAX_VALUE));
        assertEquals(-1, BitModule.sar(-2, 1));
        assertEquals(-1, BitModule.sar(-2, 64));
        assertEquals(0, BitModule.sar(2, 1_000));
        panics("convert", "-1 is less than 0", () -> BitModule.shl(1, -1));
        panics("convert", "-1 is less than 0", () -> BitModule.shr(1, -1));
        panics("convert", "-1 is less than 0", () -> BitModule.sar(1, -1));
    }

    @Test
    void asksAndClears() {
        assertTrue(BitModule.has(0b110, 0b010));
        assertTrue(BitModule.has(0b110, 0));
        assertFalse(BitModule.has(0b110, 0b011));
        assertEquals(0b100, BitModule.clear(0b110, 0b011));
        assertEquals(64, BitModule.count(-1));
        assertEquals(0, BitModule.count(0));
        assertEquals(0xFF, BitModule.lowByte(-1));
        assertEquals(0, BitModule.lowByte(256));
    }

    @Test
    void wraps() {
        assertEquals(Long.MIN_VALUE, BitModule.add(Long.MAX_VALUE, 1));
        assertEquals(Long.MAX_VALUE, BitModule.sub(Long.MIN_VALUE, 1));
        assertEquals(-2, BitModule.mul(Long.MAX_VALUE, 2));
    }

    @Test
    void writesHexadecimalDigits() {
        assertEquals("ff", BitModule.hex(255));
        assertEquals("0", BitModule.hex(0));
        assertEquals("ffffffffffffffff", BitModule.hex(-1));
    }
}
