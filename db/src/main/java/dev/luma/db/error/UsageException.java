package dev.luma.db.error;

/// The caller's mistake: a bad DSN, a missing parameter, a closed handle. Nothing was sent.
public final class UsageException extends DbException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        this(SqlState.WRONG_USE, message);
    }

    /// @param sqlState one of [SqlState]
    public UsageException(String sqlState, String message) {
        super(message, sqlState, Retry.NEVER, !sqlState.equals(SqlState.CLOSED), null);
    }
}
