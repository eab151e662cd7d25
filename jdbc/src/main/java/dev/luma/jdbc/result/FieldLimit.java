package dev.luma.jdbc.result;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Cuts texts and bytes off, as `Statement.setMaxFieldSize` asks for.
final class FieldLimit {
    private final int bytes;

    /// @param bytes how many there may be at most; 0 for all
    FieldLimit(int bytes) {
        this.bytes = bytes;
    }

    byte[] cut(byte[] value) {
        return bytes == 0 || value.length <= bytes ? value : Arrays.copyOf(value, bytes);
    }

    /// A character that does not fit whole is left out.
    String cut(String value) {
        if (bytes == 0 || value.length() <= bytes / 3) {
            return value;
        }
        final byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        if (encoded.length <= bytes) {
            return value;
        }
        int end = bytes;
        while (end > 0 && (encoded[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(encoded, 0, end, StandardCharsets.UTF_8);
    }
}
