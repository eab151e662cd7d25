package dev.luma.mysql.codec;

import dev.luma.db.spi.Kind;
import dev.luma.mysql.wire.Lenenc;
import dev.luma.toolbox.buffer.Buffer;
import java.util.Arrays;

/// MySQL's VECTOR: four bytes of IEEE 754, little-endian, for each entry, in text and binary rows and as a parameter
/// alike. Its text form is ours, since the server's rows have none; `STRING_TO_VECTOR` reads it: `[1.0, 2.5]`.
final class VectorCodec extends Codec {
    VectorCodec() {
        super(Kind.VECTOR, "VECTOR");
    }

    @Override
    Object fromText(byte[] bytes, int at, int length) {
        if (length % Float.BYTES != 0) {
            throw refuse(bytes, at, length, "4 bytes for each entry needed");
        }
        final float[] entries = new float[length / Float.BYTES];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = Float.intBitsToFloat(LittleEndian.int32(bytes, at + Float.BYTES * i));
        }
        return entries;
    }

    @Override
    Object fromBinary(byte[] bytes, int at, int length) {
        return fromText(bytes, at, length);
    }

    @Override
    String textFromText(byte[] bytes, int at, int length) {
        return Arrays.toString((float[]) fromText(bytes, at, length));
    }

    @Override
    String textFromBinary(byte[] bytes, int at, int length) {
        return textFromText(bytes, at, length);
    }

    /// Writes a value as a parameter. It travels as bytes, since MariaDB knows no parameters of type VECTOR.
    static void encode(Buffer out, float[] entries) {
        Lenenc.writeInteger(out, Parameters.requireRoom(out, (long) Float.BYTES * entries.length));
        for (final float entry : entries) {
            out.writeFloat32(entry);
        }
    }
}
