package dev.luma.lang.std;

import dev.luma.lang.runtime.Panics;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/// Bytes as text, or a panic.
final class Utf8 {
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    static String text(byte[] bytes) {
        return text(bytes, 0, bytes.length);
    }

    static String text(byte[] bytes, int offset, int length) {
        final String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        // The JVM decodes fastest, and puts this character where the bytes are no text.
        return text.indexOf(REPLACEMENT) < 0 ? text : checked(bytes, offset, length);
    }

    private static String checked(byte[] bytes, int offset, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Panics.utf8(wrongAt(ByteBuffer.wrap(bytes, offset, length).slice()));
        }
    }

    /// How many bytes stand before the first that does not fit.
    private static int wrongAt(ByteBuffer bytes) {
        final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        final CharBuffer target = CharBuffer.allocate(bytes.remaining());
        decoder.decode(bytes, target, true);
        return bytes.position();
    }
}
