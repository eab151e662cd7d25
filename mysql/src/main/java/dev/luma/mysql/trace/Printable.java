package dev.luma.mysql.trace;

import dev.luma.toolbox.buffer.Buffer;

/// Text from either side in a form that stays on its line: control characters, line ends and what turns the direction
/// of writing are escaped, and what is long is cut.
final class Printable {
    /// What stands for a secret, and for a parameter's value.
    static final String MASK = "***";

    private static final String CUT = "...";
    private static final int LONGEST_VALUE = 80;
    private static final int LONGEST_SQL = 2000;
    private static final int LONGEST_DUMP = 64;

    private Printable() {}

    /// A name, as it is.
    static String name(String text) {
        return escaped(text, LONGEST_VALUE, false);
    }

    /// A statement, as it is.
    static String sql(String text) {
        return escaped(text, LONGEST_SQL, false);
    }

    /// A value between quotes, in which a quote and a backslash have a backslash in front.
    static String quoted(String text) {
        return '"' + escaped(text, LONGEST_VALUE, true) + '"';
    }

    private static String escaped(String text, int longest, boolean inQuotes) {
        final StringBuilder shown = new StringBuilder(Math.min(text.length(), longest) + 8);
        for (int i = 0; i < text.length(); i++) {
            if (i == longest) {
                return shown.append(CUT).toString();
            }
            append(shown, text.charAt(i), inQuotes);
        }
        return shown.toString();
    }

    private static void append(StringBuilder shown, char c, boolean inQuotes) {
        switch (c) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            case '"', '\\' -> shown.append(inQuotes ? "\\" : "").append(c);
            default -> {
                if (isHarmless(c)) {
                    shown.append(c);
                } else {
                    shown.append(String.format("\\u%04X", (int) c));
                }
            }
        }
    }

    private static boolean isHarmless(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /// `0x` and the first bytes.
    static String hex(byte[] bytes) {
        final int shown = Math.min(bytes.length, LONGEST_VALUE / 2);
        final StringBuilder hex = new StringBuilder("0x");
        for (int i = 0; i < shown; i++) {
            appendHex(hex, bytes[i]);
        }
        return hex.append(shown < bytes.length ? CUT : "").toString();
    }

    /// The first bytes of a packet, one by one.
    static String dump(Buffer packet) {
        packet.seek(0);
        final int shown = Math.min(packet.remaining(), LONGEST_DUMP);
        final StringBuilder hex = new StringBuilder(3 * shown + CUT.length());
        for (int i = 0; i < shown; i++) {
            hex.append(i == 0 ? "" : " ");
            appendHex(hex, (byte) packet.peek(i));
        }
        return hex.append(shown < packet.remaining() ? " " + CUT : "").toString();
    }

    private static void appendHex(StringBuilder hex, byte value) {
        hex.append(Character.toUpperCase(Character.forDigit(value >> 4 & 0xF, 16)));
        hex.append(Character.toUpperCase(Character.forDigit(value & 0xF, 16)));
    }
}
