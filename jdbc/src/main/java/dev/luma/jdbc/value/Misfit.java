package dev.luma.jdbc.value;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.HexFormat;

/// The wording of what does not fit, with the SQLSTATE that the SQL standard has for it.
final class Misfit {
    private static final String OUT_OF_RANGE = "22003";
    private static final String INVALID_DATETIME = "22007";
    private static final String INVALID_CAST = "22018";
    private static final int SHOWN = 32;

    private Misfit() {}

    /// A number that the asked-for type cannot hold.
    static SQLException range(Place place, Object value, String target) {
        return new SQLDataException(place.words() + ": " + shown(value) + " does not fit in " + target, OUT_OF_RANGE);
    }

    /// A text that is none of what was asked for.
    static SQLException text(Place place, Object value, String target) {
        return new SQLDataException(place.words() + ": " + shown(value) + " is no " + target, INVALID_CAST);
    }

    /// A kind of value that never becomes the asked-for type.
    static SQLException kind(Place place, String target, String advice) {
        return new SQLDataException(place.words() + " cannot be read as " + target + ": " + advice, INVALID_CAST);
    }

    /// A date or a time that the asked-for type cannot hold.
    static SQLException time(Place place, Object value, String target, String advice) {
        return new SQLDataException(
                place.words() + ": " + shown(value) + " is no " + target + ": " + advice, INVALID_DATETIME);
    }

    /// A value in few characters.
    private static String shown(Object value) {
        return switch (value) {
            case CharSequence text -> quoted(text);
            case byte[] bytes -> bytes.length + " bytes" + (bytes.length == 0 ? "" : " (" + start(bytes) + ")");
            case float[] vector -> "a vector of " + vector.length;
            default -> shortened(value.toString());
        };
    }

    private static String quoted(CharSequence text) {
        return text.length() > SHOWN
                ? "'" + text.subSequence(0, SHOWN) + "…' (" + text.length() + " characters)"
                : "'" + text + "'";
    }

    private static String start(byte[] bytes) {
        final int length = Math.min(bytes.length, 8);
        return HexFormat.of().formatHex(bytes, 0, length) + (length < bytes.length ? "…" : "");
    }

    private static String shortened(String text) {
        return text.length() > 2 * SHOWN ? text.substring(0, 2 * SHOWN) + "…" : text;
    }
}
