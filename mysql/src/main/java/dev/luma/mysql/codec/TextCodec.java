package dev.luma.mysql.codec;

import dev.luma.db.spi.Kind;
import dev.luma.mysql.wire.Lenenc;
import dev.luma.toolbox.buffer.Buffer;

/// Every type whose values are text: CHAR, VARCHAR, the TEXTs, ENUM, SET, INET4, INET6, and JSON.
///
/// A session speaks utf8mb4, so the bytes are UTF-8 whatever the column's own character set is; text and binary rows
/// and parameters are alike. Malformed sequences become U+FFFD.
final class TextCodec extends Codec {
    TextCodec(Kind kind, String typeName) {
        super(kind, typeName);
    }

    @Override
    Object fromText(byte[] bytes, int at, int length) {
        return textFromText(bytes, at, length);
    }

    @Override
    Object fromBinary(byte[] bytes, int at, int length) {
        return textFromText(bytes, at, length);
    }

    @Override
    String textFromBinary(byte[] bytes, int at, int length) {
        return textFromText(bytes, at, length);
    }

    /// Writes a value as a parameter, straight into the buffer: no array is made for its bytes.
    ///
    /// @param number which parameter, from 1
    static void encode(Buffer out, String text, int number) {
        final int start = out.length();
        Lenenc.writeInteger(out, Parameters.requireRoom(out, text.length()));
        if (!out.writeAscii(text)) {
            out.truncate(start);
            encodeAny(out, text, number);
        }
    }

    private static void encodeAny(Buffer out, String text, int number) {
        final int length = Parameters.requireRoom(out, encodedLength(text, number));
        Lenenc.writeInteger(out, length);
        final int offset = out.length();
        out.writeZeros(length);
        // the buffer's own start lies `position` bytes before the next byte to read
        encode(text, out.array(), out.arrayOffset() - out.position() + offset);
    }

    /// How many bytes of UTF-8 the text takes.
    private static long encodedLength(String text, int number) {
        final int count = text.length();
        long length = count;
        for (int i = 0; i < count; i++) {
            final char unit = text.charAt(i);
            if (unit >= 0x80) {
                length += unit < 0x800 ? 1 : 2;
                // a pair is two characters that take four bytes
                length -= Character.isSurrogate(unit) && isPaired(text, i, number) ? 1 : 0;
            }
        }
        return length;
    }

    private static boolean isPaired(String text, int i, int number) {
        final int high = Character.isHighSurrogate(text.charAt(i)) ? i : i - 1;
        if (high < 0
                || high + 1 == text.length()
                || !Character.isSurrogatePair(text.charAt(high), text.charAt(high + 1))) {
            throw Parameters.refused(
                    number,
                    "has half a surrogate pair at index " + i + ", which stands for no character and cannot be sent");
        }
        return true;
    }

    private static void encode(String text, byte[] into, int at) {
        int next = at;
        for (int i = 0; i < text.length(); i++) {
            final char unit = text.charAt(i);
            if (unit < 0x80) {
                into[next++] = (byte) unit;
            } else if (unit < 0x800) {
                into[next++] = (byte) (0xC0 | (unit >> 6));
                into[next++] = continuation(unit);
            } else if (!Character.isSurrogate(unit)) {
                into[next++] = (byte) (0xE0 | (unit >> 12));
                into[next++] = continuation(unit >> 6);
                into[next++] = continuation(unit);
            } else if (Character.isLowSurrogate(unit)) {
                final int point = Character.toCodePoint(text.charAt(i - 1), unit);
                into[next++] = (byte) (0xF0 | (point >> 18));
                into[next++] = continuation(point >> 12);
                into[next++] = continuation(point >> 6);
                into[next++] = continuation(point);
            }
        }
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }
}
