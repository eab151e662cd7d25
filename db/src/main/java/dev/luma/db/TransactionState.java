package dev.luma.db;

import dev.luma.db.error.DbException;
import dev.luma.db.error.SqlState;
import dev.luma.db.error.UsageException;
import org.jspecify.annotations.Nullable;

/// How the transaction of a conversation stands: none, begun, or lost, which means that the server has rolled it back
/// by itself (a deadlock) and that whatever ran now would run outside of it.
///
/// Changed only by who has the turn.
final class TransactionState {
    private static final long NONE = 0;

    private long count;
    private volatile long current = NONE;
    private @Nullable DbException loss;

    /// Gives the new transaction its number.
    long begun() {
        loss = null;
        current = ++count;
        return current;
    }

    void ended() {
        current = NONE;
        loss = null;
    }

    void lost(DbException reason) {
        if (isOpen()) {
            loss = reason;
        }
    }

    boolean isOpen() {
        return current != NONE;
    }

    boolean isOpen(long number) {
        return current == number;
    }

    boolean isLost() {
        return loss != null;
    }

    /// @throws UsageException if the transaction is lost; it stays so until it is rolled back
    void requireUsable() {
        final DbException reason = loss;
        if (reason != null) {
            final UsageException refusal = new UsageException(
                    SqlState.NO_ACTIVE_TRANSACTION,
                    "the server has rolled this transaction back: roll it back here too, and run all of it again");
            refusal.addSuppressed(reason);
            throw refusal;
        }
    }

    /// @throws UsageException if the transaction is lost, which ends it
    void requireNotLost() {
        try {
            requireUsable();
        } catch (UsageException e) {
            ended();
            throw e;
        }
    }
}
