package dev.luma.db.error;

import org.jspecify.annotations.Nullable;

/// The program itself ended the call: by cancel, by interrupting the thread, or by closing the connection under it.
public final class CancelledException extends DbException {
    private static final long serialVersionUID = 1L;

    /// @param connectionUsable whether the answer's rest was drained, so that the connection can go on
    public CancelledException(String message, boolean connectionUsable, @Nullable Throwable cause) {
        super(message, SqlState.CANCELLED, Retry.UNKNOWN, connectionUsable, cause);
    }

    /// For a statement that somebody cancelled on the server; the connection goes on.
    public CancelledException(ServerError error) {
        super(error.message(), error.sqlState(), error.code(), Retry.UNKNOWN, true, null);
    }
}
