package dev.luma.db.error;

import org.jspecify.annotations.Nullable;

/// A value does not fit the type that was asked for. The connection, and the row, go on.
public final class ConversionException extends DbException {
    private static final long serialVersionUID = 1L;

    public ConversionException(String message) {
        this(message, null);
    }

    public ConversionException(String message, @Nullable Throwable cause) {
        super(message, SqlState.BAD_CONVERSION, Retry.NEVER, true, cause);
    }
}
