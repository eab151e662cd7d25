package dev.luma.db.error;

/// The server does not believe the user, or we do not trust how it asked.
public final class NotAuthenticatedException extends DbException {
    private static final long serialVersionUID = 1L;

    /// For a refusal on our side: an authentication method that is not allowed here.
    public NotAuthenticatedException(String message) {
        super(message, SqlState.NOT_AUTHENTICATED, Retry.NEVER, false, null);
    }

    /// For what the server said.
    public NotAuthenticatedException(ServerError error) {
        super(error.message(), error.sqlState(), error.code(), Retry.NEVER, false, null);
    }
}
