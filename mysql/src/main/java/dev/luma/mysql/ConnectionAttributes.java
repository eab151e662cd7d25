package dev.luma.mysql;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the server shows its administrator of this client, in `performance_schema.session_connect_attrs`.
///
/// Servers refuse a login with 64 KiB of attributes or more, so what does not fit is cut: a value at its end,
/// between two characters; what remains for no value at all is left out. The driver's own stand first.
///
/// @see <a
/// href="https://dev.mysql.com/doc/refman/9.7/en/performance-schema-connection-attribute-tables.html">MySQL's
/// manual</a>
final class ConnectionAttributes {
    /// Of all names and values together, each behind its length.
    static final int MAX_BYTES = 0xFFFF;

    private static final int LONGEST_LENGTH = 3;
    private static final String VERSION = Optional.ofNullable(
                    Mysql.class.getPackage().getImplementationVersion())
            .orElse("unreleased");

    private ConnectionAttributes() {}

    /// The driver's own, and the caller's, who may replace those.
    static Map<String, String> of(Map<String, String> callers) {
        final Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("_client_name", "luma-mysql");
        attributes.put("_client_version", VERSION);
        attributes.put("_os", System.getProperty("os.name", ""));
        attributes.put("_platform", System.getProperty("os.arch", ""));
        attributes.put("_pid", String.valueOf(ProcessHandle.current().pid()));
        attributes.putAll(callers);
        return fitting(attributes);
    }

    static Map<String, String> fitting(Map<String, String> attributes) {
        if (longest(attributes) <= MAX_BYTES) {
            return attributes;
        }
        final Map<String, String> fitting = new LinkedHashMap<>();
        int left = MAX_BYTES;
        for (final Map.Entry<String, String> attribute : attributes.entrySet()) {
            final int room = left - LONGEST_LENGTH - utf8Length(attribute.getKey()) - LONGEST_LENGTH;
            final String value = cut(attribute.getValue(), room);
            if (room >= 0 && (!value.isEmpty() || attribute.getValue().isEmpty())) {
                fitting.put(attribute.getKey(), value);
                left = room - utf8Length(value);
            }
        }
        return fitting;
    }

    /// What they cannot be longer than, for a look that costs nothing.
    private static long longest(Map<String, String> attributes) {
        long length = 0;
        for (final Map.Entry<String, String> attribute : attributes.entrySet()) {
            length += 2 * LONGEST_LENGTH
                    + 3L * (attribute.getKey().length() + attribute.getValue().length());
        }
        return length;
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /// As many characters from the beginning as take no more than `room` bytes of UTF-8.
    private static String cut(String text, int room) {
        int bytes = 0;
        int at = 0;
        while (at < text.length()) {
            final int character = text.codePointAt(at);
            bytes += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x1_0000 ? 3 : 4;
            if (bytes > room) {
                return text.substring(0, at);
            }
            at += Character.charCount(character);
        }
        return text;
    }
}
