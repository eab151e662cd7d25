package dev.luma.toolbox.bits;

import java.math.BigInteger;
import java.util.Objects;

/// Bits inside bytes: bitmaps, flag words, integers of any width up to 8 bytes, and unsigned numbers.
///
/// Bitmaps count from the lowest bit of the first byte, as MySQL's NULL bitmaps do.
public final class Bits {
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    private Bits() {}

    // ---- bitmaps

    /// How many bytes hold `bits` bits.
    ///
    /// @param bits 0 or more
    public static int bytesFor(int bits) {
        return (bits >>> 3) + ((bits & 7) == 0 ? 0 : 1);
    }

    /// Whether a bit is set in the bitmap that begins at `offset`.
    ///
    /// @param index 0 or more
    public static boolean isSet(byte[] bitmap, int offset, int index) {
        return (bitmap[byteOf(offset, index)] & (1 << (index & 7))) != 0;
    }

    /// Sets a bit in the bitmap that begins at `offset`.
    ///
    /// @param index 0 or more
    public static void set(byte[] bitmap, int offset, int index) {
        bitmap[byteOf(offset, index)] |= (byte) (1 << (index & 7));
    }

    /// Clears a bit in the bitmap that begins at `offset`.
    ///
    /// @param index 0 or more
    public static void clear(byte[] bitmap, int offset, int index) {
        bitmap[byteOf(offset, index)] &= (byte) ~(1 << (index & 7));
    }

    private static int byteOf(int offset, int index) {
        if (index < 0) {
            throw new IndexOutOfBoundsException("bit " + index);
        }
        return offset + (index >>> 3);
    }

    // ---- flags

    /// Whether all bits of `wanted` are set.
    public static boolean hasAll(long flags, long wanted) {
        return (flags & wanted) == wanted;
    }

    /// Whether at least one bit of `wanted` is set.
    public static boolean hasAny(long flags, long wanted) {
        return (flags & wanted) != 0;
    }

    // ---- integers of any width

    /// An unsigned integer, lowest byte first.
    ///
    /// @param width in bytes, 0 to 8; with 8 the result is an unsigned `long`
    /// @throws IndexOutOfBoundsException if the bytes are not there, or the width is out of range
    public static long littleEndian(byte[] bytes, int offset, int width) {
        checkWidth(bytes, offset, width);
        long value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = (value << 8) | (bytes[offset + i] & 0xFF);
        }
        return value;
    }

    /// An unsigned integer, highest byte first, as MySQL sends BIT columns.
    ///
    /// @param width in bytes, 0 to 8; with 8 the result is an unsigned `long`
    /// @throws IndexOutOfBoundsException if the bytes are not there, or the width is out of range
    public static long bigEndian(byte[] bytes, int offset, int width) {
        checkWidth(bytes, offset, width);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = (value << 8) | (bytes[offset + i] & 0xFF);
        }
        return value;
    }

    /// Writes the lowest `width` bytes of a value, lowest first.
    ///
    /// @param width in bytes, 0 to 8
    /// @throws IndexOutOfBoundsException if there is no room, or the width is out of range
    public static void putLittleEndian(byte[] bytes, int offset, int width, long value) {
        checkWidth(bytes, offset, width);
        for (int i = 0; i < width; i++) {
            bytes[offset + i] = (byte) (value >>> (8 * i));
        }
    }

    /// Writes the lowest `width` bytes of a value, highest first.
    ///
    /// @param width in bytes, 0 to 8
    /// @throws IndexOutOfBoundsException if there is no room, or the width is out of range
    public static void putBigEndian(byte[] bytes, int offset, int width, long value) {
        checkWidth(bytes, offset, width);
        for (int i = 0; i < width; i++) {
            bytes[offset + width - 1 - i] = (byte) (value >>> (8 * i));
        }
    }

    private static void checkWidth(byte[] bytes, int offset, int width) {
        if (width > 8) {
            throw new IndexOutOfBoundsException("an integer of " + width + " bytes does not fit a long");
        }
        Objects.checkFromIndexSize(offset, width, bytes.length);
    }

    /// Takes the lowest `bits` bits of a value as a signed number, in two's complement.
    ///
    /// @param bits 1 to 64
    public static long signed(long value, int bits) {
        if (bits < 1 || bits > 64) {
            throw new IndexOutOfBoundsException("a number of " + bits + " bits does not fit a long");
        }
        return value << (64 - bits) >> (64 - bits);
    }

    // ---- unsigned numbers

    /// The number that an unsigned `long` stands for, 0 to 2^64-1.
    public static BigInteger unsigned(long value) {
        BigInteger signed = BigInteger.valueOf(value);
        return value >= 0 ? signed : signed.add(TWO_TO_64);
    }

    /// The unsigned `long` that stands for a number.
    ///
    /// @throws ArithmeticException if the number is not within 0 to 2^64-1
    public static long unsignedLong(BigInteger value) {
        if (value.signum() < 0 || value.bitLength() > 64) {
            throw new ArithmeticException(value + " is not within 0 to 2^64-1");
        }
        return value.longValue();
    }
}
