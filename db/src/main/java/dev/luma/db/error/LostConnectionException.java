package dev.luma.db.error;

import org.jspecify.annotations.Nullable;

/// The line died, and with it whatever was under way. The connection is closed.
public final class LostConnectionException extends DbException {
    private static final long serialVersionUID = 1L;

    /// @param retry [Retry#SAFE] only if nothing of the command was sent, else [Retry#UNKNOWN]
    public LostConnectionException(String message, Retry retry, @Nullable Throwable cause) {
        super(message, SqlState.LOST_CONNECTION, retry, false, cause);
    }

    /// For a server that said why it ends the line (shutdown, killed, idle too long) before it did.
    public LostConnectionException(ServerError error, Retry retry) {
        super(error.message(), error.sqlState(), error.code(), retry, false, null);
    }
}
