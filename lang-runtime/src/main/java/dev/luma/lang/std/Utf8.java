package dev.luma.lang.std;

import dev.luma.lang.runtime.Panics;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/// Bytes as text, or a panic.
final class Utf8 {
    private Utf8() {}

    static String text(byte[] bytes) {
        return text(bytes, 0, bytes.length);
    }

    static String text(byte[] bytes, int offset, int length) {
        if (isAscii(bytes, offset, length)) {
            return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Panics.utf8(wrongAt(ByteBuffer.wrap(bytes, offset, length).slice()));
        }
    }

    private static boolean isAscii(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /// How many bytes stand before the first that does not fit.
    private static int wrongAt(ByteBuffer bytes) {
        final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        final CharBuffer target = CharBuffer.allocate(bytes.remaining());
        decoder.decode(bytes, target, true);
        return bytes.position();
    }
}
