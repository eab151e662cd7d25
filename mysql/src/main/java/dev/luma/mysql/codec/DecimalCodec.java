package dev.luma.mysql.codec;

import dev.luma.db.spi.Kind;
import dev.luma.mysql.wire.Lenenc;
import dev.luma.toolbox.buffer.Buffer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/// DECIMAL: digits with a point, in text and binary rows and as a parameter alike.
///
/// MySQL has up to 65 digits with up to 30 behind the point, MariaDB up to 38. There is never an exponent.
final class DecimalCodec extends Codec {
    /// Longer texts are refused before anything is made of them.
    private static final int MAX_LENGTH = 128;
    /// What is sent may be longer than a server takes, for the server to judge; not without end, though.
    private static final int MAX_SENT = 1024;

    DecimalCodec(boolean unsigned) {
        super(Kind.DECIMAL, unsigned ? "DECIMAL UNSIGNED" : "DECIMAL");
    }

    @Override
    Object fromText(byte[] bytes, int at, int length) {
        if (length > MAX_LENGTH) {
            throw refuse(bytes, at, length, "more than " + MAX_LENGTH + " characters");
        }
        final int end = at + length;
        final boolean negative = length > 0 && bytes[at] == '-';
        final int first = negative ? at + 1 : at;
        int point = end;
        int digits = 0;
        long unscaled = 0;
        for (int i = first; i < end; i++) {
            final int digit = bytes[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits++;
                unscaled = unscaled * 10 + digit;
            } else if (bytes[i] == '.' && point == end && i > first && i < end - 1) {
                point = i;
            } else {
                throw refuse(bytes, at, length, "no decimal number");
            }
        }
        if (digits == 0) {
            throw refuse(bytes, at, length, "no decimal number");
        }
        if (digits > IntegerCodec.SAFE_DIGITS) {
            return new BigDecimal(new String(bytes, at, length, StandardCharsets.ISO_8859_1));
        }
        return BigDecimal.valueOf(negative ? -unscaled : unscaled, Math.max(end - point - 1, 0));
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

    /// Writes a value as a parameter: its plain digits, without an exponent.
    ///
    /// @param number which parameter, from 1
    static void encode(Buffer out, BigDecimal value, int number) {
        final long behind = Math.max(value.scale(), 0);
        final long before = Math.max((long) value.precision() - value.scale(), 1);
        if (before + behind > MAX_SENT) {
            throw Parameters.refused(
                    number, "is a decimal of " + (before + behind) + " digits, of which a server takes 65 at most");
        }
        Lenenc.writeString(out, value.toPlainString());
    }
}
