package dev.luma.mysql.codec;

import dev.luma.db.spi.Kind;

/// DOUBLE: eight bytes of IEEE 754, little-endian; decimal digits in a text row, which name the same number.
final class DoubleCodec extends Codec {
    private final int decimals;
    private final int zerofill;

    DoubleCodec(boolean unsigned, int decimals, int zerofill) {
        super(Kind.DOUBLE, unsigned ? "DOUBLE UNSIGNED" : "DOUBLE");
        this.decimals = decimals;
        this.zerofill = zerofill;
    }

    @Override
    int binaryWidth() {
        return Double.BYTES;
    }

    @Override
    Object fromText(byte[] bytes, int at, int length) {
        return doubleFromText(bytes, at, length);
    }

    @Override
    Object fromBinary(byte[] bytes, int at, int length) {
        return doubleFromBinary(bytes, at, length);
    }

    @Override
    double doubleFromText(byte[] bytes, int at, int length) {
        final double value = FloatingText.parse(bytes, at, length);
        if (Double.isNaN(value)) {
            throw refuse(bytes, at, length, "no number that a DOUBLE can hold");
        }
        return value;
    }

    @Override
    double doubleFromBinary(byte[] bytes, int at, int length) {
        if (length != Double.BYTES) {
            throw refuse(bytes, at, length, "8 bytes needed");
        }
        final double value = Double.longBitsToDouble(LittleEndian.int64(bytes, at));
        if (!Double.isFinite(value)) {
            throw refuse(bytes, at, length, "no finite number");
        }
        return value;
    }

    @Override
    String textFromText(byte[] bytes, int at, int length) {
        doubleFromText(bytes, at, length);
        return super.textFromText(bytes, at, length);
    }

    @Override
    String textFromBinary(byte[] bytes, int at, int length) {
        return FloatingText.ofDouble(doubleFromBinary(bytes, at, length), decimals, zerofill);
    }
}
