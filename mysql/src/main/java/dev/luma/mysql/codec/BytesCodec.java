package dev.luma.mysql.codec;

import dev.luma.db.spi.Kind;
import dev.luma.mysql.wire.Lenenc;
import dev.luma.toolbox.buffer.Buffer;
import java.util.Arrays;

/// Every type whose values are bytes: BINARY, VARBINARY, the BLOBs, GEOMETRY and its kin (SRID and WKB), MariaDB's
/// VECTOR, which does not say what it is, and types that we do not know. Text and binary rows and parameters are alike.
final class BytesCodec extends Codec {
    BytesCodec(String typeName) {
        super(Kind.BYTES, typeName);
    }

    @Override
    Object fromText(byte[] bytes, int at, int length) {
        return Arrays.copyOfRange(bytes, at, at + length);
    }

    @Override
    Object fromBinary(byte[] bytes, int at, int length) {
        return fromText(bytes, at, length);
    }

    @Override
    String textFromBinary(byte[] bytes, int at, int length) {
        return textFromText(bytes, at, length);
    }

    /// Writes a value as a parameter.
    static void encode(Buffer out, byte[] value) {
        Parameters.requireRoom(out, value.length);
        Lenenc.writeBytes(out, value);
    }
}
