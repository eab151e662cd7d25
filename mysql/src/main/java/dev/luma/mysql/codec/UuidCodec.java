package dev.luma.mysql.codec;

import dev.luma.db.spi.Kind;
import java.util.UUID;

/// MariaDB's UUID: 36 characters of text, in text and binary rows alike. A parameter is sent as the same text.
final class UuidCodec extends Codec {
    private static final int LENGTH = 36;

    UuidCodec() {
        super(Kind.UUID, "UUID");
    }

    @Override
    Object fromText(byte[] bytes, int at, int length) {
        if (length != LENGTH || !hasDashes(bytes, at)) {
            throw refuse(bytes, at, length, "no UUID");
        }
        long high = 0;
        long low = 0;
        int wrong = 0;
        for (int i = 0; i < LENGTH; i++) {
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                continue;
            }
            final int digit = Character.digit(bytes[at + i], 16);
            wrong |= digit;
            high = high << 4 | low >>> 60;
            low = low << 4 | digit;
        }
        if (wrong < 0) {
            throw refuse(bytes, at, length, "no UUID");
        }
        return new UUID(high, low);
    }

    private static boolean hasDashes(byte[] bytes, int at) {
        return bytes[at + 8] == '-' && bytes[at + 13] == '-' && bytes[at + 18] == '-' && bytes[at + 23] == '-';
    }

    @Override
    Object fromBinary(byte[] bytes, int at, int length) {
        return fromText(bytes, at, length);
    }

    @Override
    String textFromText(byte[] bytes, int at, int length) {
        fromText(bytes, at, length);
        return super.textFromText(bytes, at, length);
    }

    @Override
    String textFromBinary(byte[] bytes, int at, int length) {
        return textFromText(bytes, at, length);
    }
}
