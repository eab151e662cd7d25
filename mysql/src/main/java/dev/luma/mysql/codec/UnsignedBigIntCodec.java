package dev.luma.mysql.codec;

import dev.luma.db.spi.Kind;
import java.math.BigInteger;

/// BIGINT UNSIGNED: eight bytes, little-endian. As a `long` it is its 64 bits, as an object a [BigInteger].
final class UnsignedBigIntCodec extends IntegerCodec {
    private static final int MAX_DIGITS = 20;

    UnsignedBigIntCodec(int zerofill) {
        super(Kind.UNSIGNED, "BIGINT UNSIGNED", 0, Long.MAX_VALUE, zerofill);
    }

    @Override
    int binaryWidth() {
        return Long.BYTES;
    }

    @Override
    Object fromText(byte[] bytes, int at, int length) {
        return unsigned(longFromText(bytes, at, length));
    }

    @Override
    Object fromBinary(byte[] bytes, int at, int length) {
        return unsigned(longFromBinary(bytes, at, length));
    }

    @Override
    long longFromText(byte[] bytes, int at, int length) {
        final int end = at + length;
        final int from = skipZeros(bytes, at, end);
        if (from >= end || end - from > MAX_DIGITS) {
            throw refuseText(bytes, at, length);
        }
        long value = 0;
        for (int i = from; i < end; i++) {
            final int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9 || (i - from >= SAFE_DIGITS && overflows(value, digit))) {
                throw refuseText(bytes, at, length);
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /// Whether another digit would go beyond 2^64 - 1.
    private static boolean overflows(long value, int digit) {
        final long largest = Long.divideUnsigned(-1L, 10);
        final int beyond = Long.compareUnsigned(value, largest);
        return beyond > 0 || (beyond == 0 && digit > Long.remainderUnsigned(-1L, 10));
    }

    @Override
    long longFromBinary(byte[] bytes, int at, int length) {
        requireWidth(bytes, at, length);
        return LittleEndian.int64(bytes, at);
    }

    @Override
    String textFromBinary(byte[] bytes, int at, int length) {
        return filled(Long.toUnsignedString(longFromBinary(bytes, at, length)));
    }

    static BigInteger unsigned(long bits) {
        final BigInteger low = BigInteger.valueOf(bits & Long.MAX_VALUE);
        return bits >= 0 ? low : low.setBit(Long.SIZE - 1);
    }
}
