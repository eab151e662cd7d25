package dev.luma.db.error;

import org.jspecify.annotations.Nullable;

/// Bytes came that make no sense where they came. The connection is closed, since nothing after them can be trusted.
public final class ProtocolException extends DbException {
    private static final long serialVersionUID = 1L;

    public ProtocolException(String message) {
        this(message, null);
    }

    public ProtocolException(String message, @Nullable Throwable cause) {
        super(message, SqlState.PROTOCOL_VIOLATION, Retry.UNKNOWN, false, cause);
    }
}
