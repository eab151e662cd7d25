package dev.luma.db;

/// A place in an open [Transaction] to come back to.
///
/// ```java
/// Savepoint before = tx.savepoint("before the guess");
/// try {
///     tx.exec("INSERT INTO guesses (id) VALUES (1)");
/// } catch (ConstraintException e) {
///     before.rollback();
/// }
/// ```
///
/// It lasts as long as its transaction, unless it was released, or the transaction went back to an earlier one: the
/// server forgets it then, and says so when it is used.
public final class Savepoint {
    private final Transaction transaction;
    private final String name;

    Savepoint(Transaction transaction, String name) {
        this.transaction = transaction;
        this.name = name;
    }

    /// As it was given.
    public String name() {
        return name;
    }

    /// Undoes what the transaction did since. The savepoint stays, and may be used again. One round trip.
    ///
    /// @throws dev.luma.db.error.ServerException if the server does not know it any more
    public void rollback() {
        transaction.rollbackTo(this);
    }

    /// Forgets the savepoint, and keeps what was done since. One round trip.
    ///
    /// @throws dev.luma.db.error.ServerException if the server does not know it any more
    public void release() {
        transaction.release(this);
    }

    @Override
    public String toString() {
        return "Savepoint[" + name + "]";
    }
}
