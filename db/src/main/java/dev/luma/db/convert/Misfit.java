package dev.luma.db.convert;

import dev.luma.db.error.ConversionException;
import dev.luma.db.spi.ColumnInfo;
import java.util.HexFormat;

/// The wording of what does not fit.
final class Misfit {
    private static final int SHOWN = 32;

    private Misfit() {}

    /// A value that the asked-for type cannot hold.
    static ConversionException fit(ColumnInfo column, Object value, String target) {
        return new ConversionException(name(column) + ": " + shown(value) + " does not fit in " + target);
    }

    /// A value that the asked-for type cannot hold, and why or what to do.
    static ConversionException fit(ColumnInfo column, Object value, String target, String advice) {
        return new ConversionException(
                name(column) + ": " + shown(value) + " does not fit in " + target + ": " + advice);
    }

    /// A kind of value that never becomes the asked-for type.
    static ConversionException kind(ColumnInfo column, String target, String advice) {
        return new ConversionException(name(column) + " cannot be read as " + target + ": " + advice);
    }

    /// NULL, asked for as a primitive.
    static ConversionException nothing(ColumnInfo column, Class<?> primitive) {
        final String boxed = Targets.boxed(primitive).getSimpleName();
        return new ConversionException(name(column) + " is NULL, which " + primitive.getSimpleName()
                + " cannot hold: ask isNull first, or get(…, " + boxed + ".class), which gives null");
    }

    static String name(ColumnInfo column) {
        return "column `" + column.label() + "` (" + column.typeName() + ")";
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
