package dev.luma.db.convert;

import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/// Natural values to and from text and bytes.
final class Texts {
    private Texts() {}

    /// The text of a value that a server prints as bare bytes, or not at all.
    static String toText(ColumnInfo column, Object value) {
        return switch (value) {
            case String text -> text;
            case byte[] bytes -> column.kind() == Kind.BITS ? new BigInteger(1, bytes).toString() : utf8(column, bytes);
            case float[] vector -> Arrays.toString(vector);
            default -> value.toString();
        };
    }

    private static String utf8(ColumnInfo column, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Misfit.fit(column, bytes, "String", "they are not UTF-8 text, so ask for byte[]");
        }
    }

    static byte[] toBytes(ColumnInfo column, Object value) {
        return switch (value) {
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            case UUID uuid ->
                ByteBuffer.allocate(16)
                        .putLong(uuid.getMostSignificantBits())
                        .putLong(uuid.getLeastSignificantBits())
                        .array();
            default -> throw Misfit.kind(column, "byte[]", "it holds neither bytes nor text");
        };
    }

    static char toChar(ColumnInfo column, Object value) {
        final String text = toText(column, value);
        if (text.length() != 1) {
            throw Misfit.fit(column, value, "char");
        }
        return text.charAt(0);
    }

    static UUID toUuid(ColumnInfo column, Object value) {
        return switch (value) {
            case UUID uuid -> uuid;
            case byte[] bytes -> uuid(column, bytes);
            case String text -> uuid(column, text);
            default -> throw Misfit.kind(column, "UUID", "it holds none");
        };
    }

    private static UUID uuid(ColumnInfo column, byte[] bytes) {
        if (bytes.length != 16) {
            throw Misfit.fit(column, bytes, "UUID", "it takes 16 bytes");
        }
        final ByteBuffer words = ByteBuffer.wrap(bytes);
        return new UUID(words.getLong(), words.getLong());
    }

    private static UUID uuid(ColumnInfo column, String text) {
        // The JDK would also take 1-2-3-4-5.
        if (text.length() != 36) {
            throw Misfit.fit(column, text, "UUID");
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Misfit.fit(column, text, "UUID");
        }
    }

    static float[] toVector(ColumnInfo column, Object value) {
        return switch (value) {
            case float[] vector -> vector;
            case byte[] bytes -> vector(column, bytes);
            default -> throw Misfit.kind(column, "float[]", "it holds no vector");
        };
    }

    /// MariaDB's vectors are plain bytes by all that it tells of them: four for each entry, little-endian.
    private static float[] vector(ColumnInfo column, byte[] bytes) {
        if (column.kind() != Kind.BYTES || bytes.length % Float.BYTES != 0) {
            throw Misfit.fit(column, bytes, "float[]", "a vector takes four bytes for each entry");
        }
        final float[] entries = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(entries);
        return entries;
    }

    /// The constant of that very name, or else the only one that differs in case alone.
    static <E extends Enum<E>> E toEnum(ColumnInfo column, Object value, Class<E> type) {
        if (!(value instanceof String text)) {
            throw Misfit.kind(column, type.getSimpleName(), "an enum constant is read from its name");
        }
        E found = null;
        for (final E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
            if (constant.name().equalsIgnoreCase(text)) {
                if (found != null) {
                    throw Misfit.fit(column, text, type.getSimpleName(), "constants differ in case alone");
                }
                found = constant;
            }
        }
        if (found == null) {
            throw Misfit.fit(column, text, type.getSimpleName(), "no constant has this name");
        }
        return found;
    }
}
