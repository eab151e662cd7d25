package dev.luma.jdbc.value;

import dev.luma.db.spi.Kind;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;

/// Natural values to texts, bytes, UUIDs and vectors.
final class Texts {
    private static final int UUID_LENGTH = 36;
    private static final int UUID_BYTES = 16;

    private Texts() {}

    /// The text of a value that a server prints as bare bytes, or not at all.
    static String toText(ResultColumn column, Object value) throws SQLException {
        return switch (value) {
            case byte[] bytes -> column.kind() == Kind.BITS ? new BigInteger(1, bytes).toString() : utf8(column, bytes);
            case float[] vector -> Arrays.toString(vector);
            default -> value.toString();
        };
    }

    private static String utf8(Place place, byte[] bytes) throws SQLException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Misfit.text(place, bytes, "text in UTF-8: ask for its bytes");
        }
    }

    static UUID toUuid(Place place, Object value) throws SQLException {
        return switch (value) {
            case UUID uuid -> uuid;
            case byte[] bytes -> uuid(place, bytes);
            case String text -> uuid(place, text);
            default -> throw Misfit.kind(place, "UUID", "it holds none");
        };
    }

    private static UUID uuid(Place place, byte[] bytes) throws SQLException {
        if (bytes.length == UUID_LENGTH) {
            return uuid(place, utf8(place, bytes));
        }
        if (bytes.length != UUID_BYTES) {
            throw Misfit.text(place, bytes, "UUID, which takes 16 bytes");
        }
        final ByteBuffer words = ByteBuffer.wrap(bytes);
        return new UUID(words.getLong(), words.getLong());
    }

    private static UUID uuid(Place place, String text) throws SQLException {
        try {
            // The JDK would also take 1-2-3-4-5.
            if (text.length() == UUID_LENGTH) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw Misfit.text(place, text, "UUID");
    }

    /// Most significant byte first.
    static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(UUID_BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    /// As servers keep a vector: four bytes for each entry, little-endian.
    static byte[] bytes(float[] vector) {
        final ByteBuffer bytes =
                ByteBuffer.allocate(Float.BYTES * vector.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return bytes.array();
    }

    static float[] toVector(Place place, Object value) throws SQLException {
        return switch (value) {
            case float[] vector -> vector;
            case byte[] bytes -> vector(place, bytes);
            default -> throw Misfit.kind(place, "float[]", "it holds no vector");
        };
    }

    /// MariaDB's vectors are plain bytes by all that it tells of them.
    private static float[] vector(Place place, byte[] bytes) throws SQLException {
        if (bytes.length % Float.BYTES != 0) {
            throw Misfit.text(place, bytes, "vector, which takes four bytes for each entry");
        }
        final float[] entries = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(entries);
        return entries;
    }

    static char toChar(Place place, String text) throws SQLException {
        if (text.length() != 1) {
            throw Misfit.text(place, text, "single character");
        }
        return text.charAt(0);
    }
}
