package dev.luma.db.error;

import org.jspecify.annotations.Nullable;

/// No connection came about. Nothing was done on the server, so trying again is safe.
public final class CannotConnectException extends DbException {
    private static final long serialVersionUID = 1L;

    /// At which step connecting failed.
    public enum Reason {
        /// The host's name has no address.
        UNKNOWN_HOST,
        /// Nothing listens at any of the addresses.
        REFUSED,
        /// The deadline passed, at whichever step.
        TIMED_OUT,
        /// The line was encrypted wrongly, or not as the caller demands.
        TLS,
        /// The server's limit of connections is reached.
        TOO_MANY_CONNECTIONS,
        /// The server ended the line, or said no before it asked for a password.
        REJECTED,
        /// Anything else that the network reported.
        NETWORK
    }

    private final Reason reason;

    public CannotConnectException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, SqlState.CANNOT_CONNECT, Retry.SAFE, false, cause);
        this.reason = reason;
    }

    /// For a refusal that the server itself explained.
    public CannotConnectException(Reason reason, ServerError error) {
        super(error.message(), error.sqlState(), error.code(), Retry.SAFE, false, null);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
