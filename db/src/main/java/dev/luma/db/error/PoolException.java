package dev.luma.db.error;

/// The pool had no connection to give: all stayed in use for as long as the caller would wait, or it is closed.
public final class PoolException extends DbException {
    private static final long serialVersionUID = 1L;

    public PoolException(String message) {
        super(message, SqlState.CANNOT_CONNECT, Retry.SAFE, false, null);
    }
}
