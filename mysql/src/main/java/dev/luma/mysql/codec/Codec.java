package dev.luma.mysql.codec;

import dev.luma.db.error.ConversionException;
import dev.luma.db.spi.Kind;
import java.nio.charset.StandardCharsets;

/// One SQL type: every form in which its values travel, side by side.
///
/// A form is read from `length` bytes of `bytes` at `at`, which the row's splitter has checked to lie within the
/// packet. Whatever the bytes say, a codec answers with a value or a [ConversionException], and takes memory in
/// proportion to `length` only. NULL never comes here.
///
/// Codecs are immutable and shared by all threads.
public abstract class Codec {
    private final Kind kind;
    private final String typeName;

    /// @param typeName as SQL names it, such as `BIGINT UNSIGNED`
    Codec(Kind kind, String typeName) {
        this.kind = kind;
        this.typeName = typeName;
    }

    /// The natural Java type of the values.
    public final Kind kind() {
        return kind;
    }

    public final String typeName() {
        return typeName;
    }

    /// How many bytes a value takes in a binary row; 0 if its length stands in front of it.
    int binaryWidth() {
        return 0;
    }

    /// The value in its natural type, from a text row.
    abstract Object fromText(byte[] bytes, int at, int length);

    /// The value in its natural type, from a binary row.
    abstract Object fromBinary(byte[] bytes, int at, int length);

    /// The value of an integer type (the 64 bits of an unsigned one), from a text row.
    long longFromText(byte[] bytes, int at, int length) {
        throw notPrimitive();
    }

    /// The value of an integer type (the 64 bits of an unsigned one), from a binary row.
    long longFromBinary(byte[] bytes, int at, int length) {
        throw notPrimitive();
    }

    /// The value of a floating-point type, from a text row.
    double doubleFromText(byte[] bytes, int at, int length) {
        throw notPrimitive();
    }

    /// The value of a floating-point type, from a binary row.
    double doubleFromBinary(byte[] bytes, int at, int length) {
        throw notPrimitive();
    }

    /// The text form, which a text row carries as it is. A type whose texts follow a grammar checks that this one does.
    String textFromText(byte[] bytes, int at, int length) {
        return new String(bytes, at, length, StandardCharsets.UTF_8);
    }

    /// The text form that the server would print for a value of a binary row.
    abstract String textFromBinary(byte[] bytes, int at, int length);

    /// Whether the value counts as NULL by policy, though the server sent one (a zero date).
    boolean isNullInText(byte[] bytes, int at, int length) {
        return false;
    }

    /// Whether the value counts as NULL by policy, though the server sent one (a zero date).
    boolean isNullInBinary(byte[] bytes, int at, int length) {
        return false;
    }

    private IllegalStateException notPrimitive() {
        return new IllegalStateException(typeName + " has no primitive form; ask by its kind, " + kind);
    }

    /// For bytes that are no value of this type. Shows the beginning of what came, as far as it is printable.
    final ConversionException refuse(byte[] bytes, int at, int length, String why) {
        final int shown = Math.min(length, 40);
        final StringBuilder said = new StringBuilder(shown);
        for (int i = at; i < at + shown; i++) {
            said.append(bytes[i] >= ' ' && bytes[i] < 0x7F ? (char) bytes[i] : '?');
        }
        return new ConversionException("the server sent \"" + said + (shown < length ? "…" : "") + "\" (" + length
                + " bytes) for " + typeName + ": " + why);
    }
}
