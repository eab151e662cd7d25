package dev.luma.lang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/// Expectations of panics.
public final class Panicking {
    private Panicking() {}

    /// It panics with this code and this very message.
    public static Panic panics(String code, String message, Executable action) {
        final Panic panic = panics(code, action);
        assertEquals(message, panic.getMessage());
        return panic;
    }

    /// It panics with this code.
    public static Panic panics(String code, Executable action) {
        final Panic panic = assertThrows(Panic.class, action);
        assertEquals(code, panic.code(), panic::getMessage);
        return panic;
    }
}
