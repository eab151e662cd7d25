package dev.luma.lang.runtime;

import org.jspecify.annotations.Nullable;

/// What a panic carries: Luma's `error`. Its text form is its message.
public final class LumaError implements CoreObject {
    /// The code of an error that was given none.
    public static final String PLAIN = "panic";

    private final String message;
    private final String code;
    private final @Nullable Object data;
    private volatile @Nullable Panic origin;

    public LumaError(String message) {
        this(message, PLAIN, null);
    }

    public LumaError(String message, String code, @Nullable Object data) {
        this.message = message;
        this.code = code;
        this.data = data;
    }

    public String message() {
        return message;
    }

    public String code() {
        return code;
    }

    /// The value that was given along, boxed; null if none was.
    public @Nullable Object data() {
        return data;
    }

    /// Where the first panic with it began, as `file:line`; empty before.
    public String at() {
        final Panic first = origin;
        return first == null ? "" : Frames.place(first);
    }

    /// An error that is passed on keeps the place where it began.
    void beganWith(Panic panic) {
        if (origin == null) {
            origin = panic;
        }
    }

    /// The first panic with it.
    ///
    /// @param latest if there was none before
    Panic origin(Panic latest) {
        final Panic first = origin;
        return first == null ? latest : first;
    }

    @Override
    public String typeName() {
        return "error";
    }

    @Override
    public String text() {
        return message;
    }

    @Override
    public String toString() {
        return message;
    }
}
