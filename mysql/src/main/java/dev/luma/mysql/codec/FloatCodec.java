package dev.luma.mysql.codec;

import dev.luma.db.spi.Kind;

/// FLOAT: four bytes of IEEE 754, little-endian, in a binary row.
///
/// A text row has only six digits of it: 16777216 comes as `16777200`, in both servers. So the number of a text row is
/// the one that those digits name, and only a binary row, or FLOAT(M,D), tells all. The text forms agree.
final class FloatCodec extends Codec {
    private final int decimals;
    private final int zerofill;

    FloatCodec(boolean unsigned, int decimals, int zerofill) {
        super(Kind.FLOAT, unsigned ? "FLOAT UNSIGNED" : "FLOAT");
        this.decimals = decimals;
        this.zerofill = zerofill;
    }

    @Override
    int binaryWidth() {
        return Float.BYTES;
    }

    @Override
    Object fromText(byte[] bytes, int at, int length) {
        return (float) doubleFromText(bytes, at, length);
    }

    @Override
    Object fromBinary(byte[] bytes, int at, int length) {
        return (float) doubleFromBinary(bytes, at, length);
    }

    /// A float's value exactly: 0.1f, not 0.1.
    @Override
    double doubleFromText(byte[] bytes, int at, int length) {
        final double read = FloatingText.parse(bytes, at, length);
        final float value = Double.isNaN(read) ? Float.NaN : FloatingText.narrow(read, bytes, at, length);
        if (!Float.isFinite(value)) {
            throw refuse(bytes, at, length, "no number that a FLOAT can hold");
        }
        return value;
    }

    @Override
    double doubleFromBinary(byte[] bytes, int at, int length) {
        if (length != Float.BYTES) {
            throw refuse(bytes, at, length, "4 bytes needed");
        }
        final float value = Float.intBitsToFloat(LittleEndian.int32(bytes, at));
        if (!Float.isFinite(value)) {
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
        return FloatingText.ofFloat((float) doubleFromBinary(bytes, at, length), decimals, zerofill);
    }
}
