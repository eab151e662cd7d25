package dev.luma.mysql.codec;

import dev.luma.db.spi.Kind;

/// BIGINT with a sign: eight bytes, little-endian.
final class BigIntCodec extends IntegerCodec {
    BigIntCodec() {
        super(Kind.INTEGER, "BIGINT", Long.MIN_VALUE, Long.MAX_VALUE, 0);
    }

    @Override
    int binaryWidth() {
        return Long.BYTES;
    }

    @Override
    long longFromBinary(byte[] bytes, int at, int length) {
        requireWidth(bytes, at, length);
        return LittleEndian.int64(bytes, at);
    }
}
