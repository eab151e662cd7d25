package dev.luma.db.error;

import org.jspecify.annotations.Nullable;

/// The line died after a commit was sent (an autocommit statement's too) and before its answer came: the work may have
/// been committed or not. Look before doing it again.
public final class CommitUnknownException extends DbException {
    private static final long serialVersionUID = 1L;

    public CommitUnknownException(String message, @Nullable Throwable cause) {
        super(message, SqlState.COMMIT_UNKNOWN, Retry.UNKNOWN, false, cause);
    }
}
