package dev.luma.mysql.codec;

import dev.luma.db.spi.Kind;

/// INT and MEDIUMINT: four bytes, little-endian. A MEDIUMINT has only 24 bits, and travels in four bytes nevertheless.
final class IntCodec extends IntegerCodec {
    private static final int MEDIUM_BITS = 24;

    private final boolean unsigned;

    private IntCodec(String name, int bits, boolean unsigned, int zerofill) {
        super(
                Kind.INTEGER,
                unsigned ? name + " UNSIGNED" : name,
                unsigned ? 0 : -1L << (bits - 1),
                unsigned ? (1L << bits) - 1 : (1L << (bits - 1)) - 1,
                zerofill);
        this.unsigned = unsigned;
    }

    static IntCodec of(boolean unsigned, int zerofill) {
        return new IntCodec("INT", Integer.SIZE, unsigned, zerofill);
    }

    static IntCodec medium(boolean unsigned, int zerofill) {
        return new IntCodec("MEDIUMINT", MEDIUM_BITS, unsigned, zerofill);
    }

    @Override
    int binaryWidth() {
        return Integer.BYTES;
    }

    @Override
    long longFromBinary(byte[] bytes, int at, int length) {
        requireWidth(bytes, at, length);
        final int value = LittleEndian.int32(bytes, at);
        return unsigned ? Integer.toUnsignedLong(value) : value;
    }
}
