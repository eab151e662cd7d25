package dev.luma.jdbc.result;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Cuts texts and bytes off, as `Statement.setMaxFieldSize` asks for.
final class FieldLimit {
    private static final FieldLimit NONE = new FieldLimit(0);

    private final int bytes;

    private FieldLimit(int bytes) {
        this.bytes = bytes;
    }

    /// @param bytes how many there may be at most; 0 for all
    static FieldLimit of(int bytes) {
        return bytes == 0 ? NONE : new FieldLimit(bytes);
    }

    boolean isSet() {
        return bytes > 0;
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
