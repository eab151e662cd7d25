package dev.luma.mysql.codec;

import dev.luma.db.spi.Kind;

/// TINYINT, which is also what BOOL and BOOLEAN columns are: one byte.
final class TinyIntCodec extends IntegerCodec {
    private final boolean unsigned;

    TinyIntCodec(boolean unsigned, int zerofill) {
        super(
                Kind.INTEGER,
                unsigned ? "TINYINT UNSIGNED" : "TINYINT",
                unsigned ? 0 : Byte.MIN_VALUE,
                unsigned ? 0xFF : Byte.MAX_VALUE,
                zerofill);
        this.unsigned = unsigned;
    }

    @Override
    int binaryWidth() {
        return 1;
    }

    @Override
    long longFromBinary(byte[] bytes, int at, int length) {
        requireWidth(bytes, at, length);
        return unsigned ? bytes[at] & 0xFF : bytes[at];
    }
}
