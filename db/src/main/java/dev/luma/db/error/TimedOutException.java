package dev.luma.db.error;

import org.jspecify.annotations.Nullable;

/// Our deadline passed before the answer was complete.
public final class TimedOutException extends DbException {
    private static final long serialVersionUID = 1L;

    /// @param connectionUsable whether the answer's rest was drained, so that the connection can go on
    public TimedOutException(String message, boolean connectionUsable, @Nullable Throwable cause) {
        super(message, SqlState.TIMED_OUT, Retry.UNKNOWN, connectionUsable, cause);
    }

    /// For a limit that the server kept: it ended the statement, and the connection goes on.
    public TimedOutException(ServerError error) {
        super(error.message(), error.sqlState(), error.code(), Retry.UNKNOWN, true, null);
    }
}
