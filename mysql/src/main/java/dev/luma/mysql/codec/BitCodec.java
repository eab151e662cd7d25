package dev.luma.mysql.codec;

import dev.luma.db.spi.Kind;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// BIT(1) to BIT(64): the bits in as few bytes as hold them, most significant first; text and binary rows are alike.
///
/// Some expressions on BIT columns come under the same type as decimal digits, in both forms. MariaDB says which, by a
/// flag (`MAX(b)`, `COALESCE(b, 0)`; seen on 11.4.5 and 11.8.6). MySQL does not (`COALESCE(b, b)`, `ANY_VALUE(b)`;
/// seen on 9.7.4), so there a value counts as digits if it cannot be so many bits. What can be both is taken for bits:
/// of a BIT(6) to BIT(8) one digit, of a BIT(14) to BIT(16) two, and so on.
final class BitCodec extends Codec {
    private static final int MAX_BITS = 64;
    /// Of 2^64 - 1.
    private static final int MAX_DIGITS = 20;

    private final int bits;
    private final int width;
    private final boolean printed;

    /// @param bits how many; more than 64 count as 64
    /// @param printed whether values that look like decimal digits are
    BitCodec(long bits, boolean printed) {
        super(Kind.BITS, "BIT");
        this.bits = Math.clamp(bits, 1, MAX_BITS);
        this.width = (this.bits + 7) / 8;
        this.printed = printed;
    }

    @Override
    Object fromText(byte[] bytes, int at, int length) {
        final boolean digits = (printed || !areBits(bytes, at, length)) && areDigits(bytes, at, length);
        if (digits) {
            return ofDigits(bytes, at, length);
        }
        if (!areBits(bytes, at, length)) {
            throw refuse(bytes, at, length, bits + " bits in " + width + " bytes needed");
        }
        return Arrays.copyOfRange(bytes, at, at + length);
    }

    private boolean areBits(byte[] bytes, int at, int length) {
        return length == width && (bytes[at] & 0xFF) >> (bits - 8 * (width - 1)) == 0;
    }

    private static boolean areDigits(byte[] bytes, int at, int length) {
        int wrong = length - 1 | MAX_DIGITS - length;
        for (int i = at; i < at + length && wrong >= 0; i++) {
            final int digit = bytes[i] - '0';
            wrong = digit | 9 - digit;
        }
        return wrong >= 0;
    }

    private byte[] ofDigits(byte[] bytes, int at, int length) {
        final BigInteger value = new BigInteger(new String(bytes, at, length, StandardCharsets.ISO_8859_1));
        if (value.bitLength() > bits) {
            throw refuse(bytes, at, length, "no number of " + bits + " bits");
        }
        // eight bits more, so that the sign is in a byte of its own
        final byte[] its = value.setBit(8 * width).toByteArray();
        return Arrays.copyOfRange(its, its.length - width, its.length);
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
