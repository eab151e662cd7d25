package dev.luma.db;

import com.google.errorprone.annotations.MustBeClosed;
import dev.luma.db.error.SqlState;
import dev.luma.db.error.UsageException;

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
/// [Connection#transaction] does the same without a chance to forget anything. Once the transaction was ended, all of
/// its methods throw a [UsageException].
public final class Transaction extends Executor implements AutoCloseable {
    private final Connection connection;
    private final long number;

    /// @param number by which `conversation` knows it
    @MustBeClosed
    Transaction(Connection connection, Conversation conversation, long number) {
        super(conversation, Manner.PLAIN);
        this.connection = connection;
        this.number = number;
    }

    // ---- savepoints

    /// Marks a place to come back to. A savepoint of the same name moves. One round trip.
    ///
    /// @param name any text; the driver quotes it
    public Savepoint savepoint(String name) {
        requireUsable();
        conversation.command("SAVEPOINT", session -> session.savepoint(name));
        return new Savepoint(this, name);
    }

    void rollbackTo(Savepoint savepoint) {
        requireUsable();
        conversation.command("ROLLBACK TO SAVEPOINT", session -> session.rollbackTo(savepoint.name()));
    }

    void release(Savepoint savepoint) {
        requireUsable();
        conversation.command("RELEASE SAVEPOINT", session -> session.release(savepoint.name()));
    }

    // ---- its end

    /// Makes the work lasting. The transaction is over afterwards, even if this fails; one round trip.
    ///
    /// @throws UsageException if it was ended before, or the server has rolled it back by itself
    /// @throws dev.luma.db.error.CommitUnknownException if the line died before the server's answer
    public void commit() {
        requireUsable();
        conversation.commit();
    }

    /// Undoes the work. Rows that are still being read are dropped. The transaction is over afterwards, even if this
    /// fails; one round trip.
    ///
    /// @throws UsageException if it was ended before, also by a statement that commits implicitly
    public void rollback() {
        requireUsable();
        conversation.rollback();
    }

    /// Whether it was neither committed nor rolled back.
    public boolean isOpen() {
        return conversation.isOpen(number);
    }

    @Override
    void requireUsable() {
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
