package dev.luma.lang;

import dev.luma.lang.runtime.Panic;
import org.jspecify.annotations.Nullable;

/// A panic that left a function which Java called. Its message is the panic's.
public final class LumaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Panic panic;

    LumaException(Panic panic) {
        super(panic.getMessage(), panic);
        this.panic = panic;
    }

    Panic panic() {
        return panic;
    }

    /// What kind of failure it is: `index`, `convert`, `db.lost`; `panic` if the program gave none.
    public String code() {
        return panic.code();
    }

    /// The value that was given along, as [LumaModule#call] gives values; null if there was none.
    public @Nullable Object data() {
        return JavaValues.ofLuma(panic.error().data());
    }

    /// Where it began, as `file:line`.
    public String at() {
        return panic.error().at();
    }

    /// The message and the Luma calls that led there, a line each, as `luma run` prints them.
    public String report() {
        return panic.report();
    }
}
