package dev.luma.mysql.codec;

import dev.luma.db.spi.Kind;
import java.util.Arrays;

/// BIT(1) to BIT(64): 1 to 8 bytes, most significant first, in text and binary rows alike.
final class BitCodec extends Codec {
    private static final int MAX_LENGTH = 8;

    BitCodec() {
        super(Kind.BITS, "BIT");
    }

    @Override
    Object fromText(byte[] bytes, int at, int length) {
        if (length < 1 || length > MAX_LENGTH) {
            throw refuse(bytes, at, length, "1 to 8 bytes needed");
        }
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
}
