package dev.luma.lang.runtime;

import org.jspecify.annotations.Nullable;

/// `value as T`, and the second look at what a test has narrowed. A value that is something else panics.
public final class Casts {
    private Casts() {}

    /// The value itself, if it is of the type.
    public static @Nullable Object cast(@Nullable Object value, LumaType type) {
        if (!type.holds(value)) {
            throw Panics.cast(value, type.text());
        }
        return value;
    }

    public static long toInt(@Nullable Object value) {
        if (value instanceof Long number) {
            return number;
        }
        throw Panics.cast(value, "int");
    }

    public static double toFloat(@Nullable Object value) {
        if (value instanceof Double number) {
            return number;
        }
        throw Panics.cast(value, "float");
    }

    public static boolean toBool(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw Panics.cast(value, "bool");
    }

    /// @return 0 to 255
    public static int toByte(@Nullable Object value) {
        if (value instanceof Byte number) {
            return number & 0xFF;
        }
        throw Panics.cast(value, "byte");
    }

    public static String toStr(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw Panics.cast(value, "str");
    }

    /// The value itself, if it is not nil.
    ///
    /// @param name what the message calls it
    public static Object present(@Nullable Object value, String name) {
        if (value == null) {
            throw Panics.nil(name);
        }
        return value;
    }
}
