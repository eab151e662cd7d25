package dev.luma.lang.std;

import dev.luma.lang.runtime.LumaError;
import org.jspecify.annotations.Nullable;

/// The fields of `error`.
public final class Errors {
    private Errors() {}

    public static String message(LumaError self) {
        return self.message();
    }

    public static String code(LumaError self) {
        return self.code();
    }

    public static @Nullable Object data(LumaError self) {
        return self.data();
    }

    public static String at(LumaError self) {
        return self.at();
    }
}
