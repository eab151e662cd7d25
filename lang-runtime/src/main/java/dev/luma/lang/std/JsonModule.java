package dev.luma.lang.std;

import org.jspecify.annotations.Nullable;

/// Luma's `json`.
public final class JsonModule {
    /// Values may lie in each other so deep.
    static final int MAX_DEPTH = 512;

    private JsonModule() {}

    public static @Nullable Object parse(String text) {
        return new JsonParser(text).parse();
    }

    public static String write(@Nullable Object value) {
        return new JsonWriter(false).write(value);
    }

    public static String pretty(@Nullable Object value) {
        return new JsonWriter(true).write(value);
    }
}
