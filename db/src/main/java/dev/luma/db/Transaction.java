package dev.luma.db;

import com.google.errorprone.annotations.MustBeClosed;
import dev.luma.db.error.SqlState;
import dev.luma.db.error.UsageException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An open transaction, to be ended exactly once: by [#commit] or by [#rollback]. Closed before either, it rolls back.
///
/// ```java
/// try (Transaction tx = db.begin()) {
///     tx.exec("UPDATE accounts SET balance = balance - ? WHERE id = ?", 100, 1);
///     tx.exec("UPDATE accounts SET balance = balance + ? WHERE id = ?", 100, 2);
///     tx.commit();
/// }
/// ```
///
/// [Connection#transaction] does the same without a chance to forget anything. What the statements take, give and throw
/// is as with those of [Connection]; once the transaction was ended, they throw a [UsageException].
public final class Transaction implements AutoCloseable {
    private final Connection connection;
    private final Conversation conversation;
    private final long number;

    /// @param number by which `conversation` knows it
    @MustBeClosed
    Transaction(Connection connection, Conversation conversation, long number) {
        this.connection = connection;
        this.conversation = conversation;
        this.number = number;
    }

    public Rows query(String sql, @Nullable Object... values) {
        requireOpen();
        return connection.query(sql, values);
    }

    public Rows query(String sql, Map<String, ?> named) {
        requireOpen();
        return connection.query(sql, named);
    }

    public ExecResult exec(String sql, @Nullable Object... values) {
        requireOpen();
        return connection.exec(sql, values);
    }

    public ExecResult exec(String sql, Map<String, ?> named) {
        requireOpen();
        return connection.exec(sql, named);
    }

    @MustBeClosed
    public Results execute(String sql, @Nullable Object... values) {
        requireOpen();
        return connection.execute(sql, values);
    }

    public long lastInsertId() {
        return connection.lastInsertId();
    }

    /// Makes the work lasting. The transaction is over afterwards, even if this fails; one round trip.
    ///
    /// @throws UsageException if it was ended before, or the server has rolled it back by itself
    /// @throws dev.luma.db.error.CommitUnknownException if the line died before the server's answer
    public void commit() {
        requireOpen();
        conversation.commit();
    }

    /// Undoes the work. Rows that are still being read are dropped. The transaction is over afterwards, even if this
    /// fails; one round trip.
    ///
    /// @throws UsageException if it was ended before, also by a statement that commits implicitly
    public void rollback() {
        requireOpen();
        conversation.rollback();
    }

    /// Whether it was neither committed nor rolled back.
    public boolean isOpen() {
        return conversation.isOpen(number);
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw new UsageException(
                    SqlState.NO_ACTIVE_TRANSACTION, "this transaction was ended already, by a commit or a rollback");
        }
    }

    /// Rolls back, unless it was ended or its connection is gone, which has done it.
    @Override
    public void close() {
        if (isOpen() && connection.isOpen()) {
            conversation.abandon();
        }
    }
}
