package dev.luma.toolbox.bits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitsTest {
    @Test
    void countsTheBytesOfABitmap() {
        assertEquals(0, Bits.bytesFor(0));
        assertEquals(1, Bits.bytesFor(1));
        assertEquals(1, Bits.bytesFor(8));
        assertEquals(2, Bits.bytesFor(9));
        assertEquals(1 << 28, Bits.bytesFor(Integer.MAX_VALUE));
    }

    @Test
    void countsBitsFromTheLowestOfTheFirstByte() {
        byte[] bitmap = {0, (byte) 0b1000_0001, 0b0000_0010};
        assertTrue(Bits.isSet(bitmap, 1, 0));
        assertFalse(Bits.isSet(bitmap, 1, 1));
        assertTrue(Bits.isSet(bitmap, 1, 7));
        assertTrue(Bits.isSet(bitmap, 1, 9));
        assertTrue(Bits.isSet(bitmap, 2, 1));
    }

    @Test
    void setsAndClearsOneBitAndNoOther() {
        byte[] bitmap = new byte[3];
        Bits.set(bitmap, 1, 15);
        Bits.set(bitmap, 1, 3);
        assertArrayEquals(new byte[] {0, 8, (byte) 0x80}, bitmap);
        Bits.clear(bitmap, 1, 3);
        assertArrayEquals(new byte[] {0, 0, (byte) 0x80}, bitmap);
    }

    @Test
    void refusesBitsOutsideTheArray() {
        byte[] bitmap = new byte[2];
        assertThrows(IndexOutOfBoundsException.class, () -> Bits.isSet(bitmap, 1, 8));
        assertThrows(IndexOutOfBoundsException.class, () -> Bits.isSet(bitmap, 1, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> Bits.set(bitmap, 0, 16));
        assertThrows(IndexOutOfBoundsException.class, () -> Bits.clear(bitmap, 0, -8));
    }

    @Test
    void tellsAllFlagsFromAnyFlag() {
        assertTrue(Bits.hasAll(0b1110, 0b0110));
        assertFalse(Bits.hasAll(0b1010, 0b0110));
        assertTrue(Bits.hasAny(0b1010, 0b0110));
        assertFalse(Bits.hasAny(0b1001, 0b0110));
        assertTrue(Bits.hasAll(-1L, 1L << 63));
    }

    @Test
    void readsBothByteOrders() {
        byte[] bytes = {9, 1, 2, (byte) 0xFF, 9};
        assertEquals(0xFF0201, Bits.littleEndian(bytes, 1, 3));
        assertEquals(0x0102FF, Bits.bigEndian(bytes, 1, 3));
        assertEquals(0, Bits.bigEndian(bytes, 5, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void readsWhatItWrites(int width) {
        Random random = new Random(width);
        long mask = width == 8 ? -1L : (1L << (8 * width)) - 1;
        for (int i = 0; i < 100; i++) {
            long value = random.nextLong();
            byte[] bytes = new byte[11];
            Bits.putLittleEndian(bytes, 2, width, value);
            assertEquals(value & mask, Bits.littleEndian(bytes, 2, width));
            Bits.putBigEndian(bytes, 2, width, value);
            assertEquals(value & mask, Bits.bigEndian(bytes, 2, width));
            assertEquals(0, bytes[0] | bytes[1] | bytes[10]);
        }
    }

    @Test
    void refusesIntegersThatAreNotThereOrTooWide() {
        byte[] bytes = new byte[16];
        assertThrows(IndexOutOfBoundsException.class, () -> Bits.littleEndian(bytes, 14, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> Bits.bigEndian(bytes, 0, 9));
        assertThrows(IndexOutOfBoundsException.class, () -> Bits.putBigEndian(bytes, -1, 2, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> Bits.putLittleEndian(bytes, 0, -1, 0));
    }

    @ParameterizedTest
    @CsvSource({"0x7FFFFF, 24, 8388607", "0x800000, 24, -8388608", "0xFFFFFF, 24, -1", "1, 1, -1", "-5, 64, -5"})
    void extendsTheSign(String value, int bits, long expected) {
        assertEquals(expected, Bits.signed(Long.decode(value), bits));
    }

    @Test
    void refusesSignedNumbersOfNoWidth() {
        assertThrows(IndexOutOfBoundsException.class, () -> Bits.signed(1, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> Bits.signed(1, 65));
    }

    @Test
    void convertsUnsignedNumbersBothWays() {
        BigInteger most = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
        assertEquals(most, Bits.unsigned(-1L));
        assertEquals(BigInteger.TEN, Bits.unsigned(10));
        assertEquals(-1L, Bits.unsignedLong(most));
        assertEquals(Long.MIN_VALUE, Bits.unsignedLong(BigInteger.TWO.pow(63)));
        assertThrows(ArithmeticException.class, () -> Bits.unsignedLong(BigInteger.TWO.pow(64)));
        assertThrows(ArithmeticException.class, () -> Bits.unsignedLong(BigInteger.ONE.negate()));
    }
}
