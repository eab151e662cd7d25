package dev.luma.lang.std;

import dev.luma.db.sql.SqlCache;
import dev.luma.lang.runtime.CoreObject;
import dev.luma.lang.runtime.Function;
import dev.luma.lang.runtime.Panic;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Luma's `database`: a connection, and the state of its transaction. One statement runs at a time; another thread
/// waits.
public final class Database implements CoreObject {
    private final DriverLine line;
    private final ReentrantLock lock = new ReentrantLock();
    private final SqlCache scanned = new SqlCache(); // what follows: under the lock
    private long lastInsertId;
    private long transactions;
    private boolean inTransaction;
    private boolean closed;

    Database(DriverLine line) {
        this.line = line;
    }

    @Override
    public String typeName() {
        return "database";
    }

    // ---- statements

    public static QueryRows query(Database self, String sql, @Nullable Object... args) {
        return self.queried(sql, args);
    }

    public static long exec(Database self, String sql, @Nullable Object... args) {
        return self.executed(sql, args);
    }

    public static long lastInsertId(Database self) {
        return self.whileOpen(() -> self.lastInsertId);
    }

    QueryRows queried(String sql, @Nullable Object[] arguments) {
        return whileOpen(() -> new QueryRows(line.query(bound(sql, arguments))));
    }

    long executed(String sql, @Nullable Object[] arguments) {
        return whileOpen(() -> {
            final DriverLine.Outcome outcome = line.exec(bound(sql, arguments));
            lastInsertId = outcome.lastInsertId();
            return outcome.affectedRows();
        });
    }

    private BoundSql bound(String sql, @Nullable Object[] arguments) {
        return BoundSql.of(sql, arguments, scanned, line.dialect());
    }

    // ---- transactions

    public static void beginTransaction(Database self) {
        self.beginNumbered();
    }

    public static void commit(Database self) {
        self.whileOpen(() -> self.end("COMMIT"));
    }

    public static void rollback(Database self) {
        self.whileOpen(() -> self.end("ROLLBACK"));
    }

    public static boolean inTransaction(Database self) {
        return self.whileOpen(() -> self.inTransaction);
    }

    public static DatabaseTransaction begin(Database self) {
        return new DatabaseTransaction(self, self.beginNumbered());
    }

    public static @Nullable Object transaction(Database self, Function body) {
        final DatabaseTransaction transaction = begin(self);
        final Object result;
        try {
            result = body.invoke(transaction);
        } catch (Throwable e) { // a panic, or what `catch` makes one of: it goes on when all is undone
            DatabaseTransaction.abandon(transaction);
            throw e;
        }
        DatabaseTransaction.commit(transaction);
        return result;
    }

    /// Begins a transaction.
    ///
    /// @return its number, by which a statement of it knows whether it is still open
    private long beginNumbered() {
        return whileOpen(() -> {
            if (inTransaction) {
                throw wrong("a transaction is open already");
            }
            line.exec(BoundSql.plain("BEGIN"));
            inTransaction = true;
            return ++transactions;
        });
    }

    /// Ends it, even if the driver panics.
    private boolean end(String statement) {
        if (!inTransaction) {
            throw wrong("no transaction is open");
        }
        inTransaction = false;
        line.exec(BoundSql.plain(statement));
        return true;
    }

    /// Does something in a transaction that must still be open.
    <R extends @Nullable Object> R inTransaction(long number, Action<R> action) {
        return whileOpen(() -> {
            if (!inTransaction || transactions != number) {
                throw wrong("the transaction has ended");
            }
            return action.run();
        });
    }

    void end(long number, String statement) {
        inTransaction(number, () -> end(statement));
    }

    private static Panic wrong(String message) {
        return Panic.of("db.transaction", message);
    }

    // ---- the end

    public static void close(Database self) {
        self.lock.lock();
        try {
            if (!self.closed) {
                self.rollBackQuietly();
                self.closed = true;
                self.line.disconnect();
            }
        } finally {
            self.lock.unlock();
        }
    }

    /// Where it fails the line is gone, and the transaction with it.
    private void rollBackQuietly() {
        if (inTransaction) {
            try {
                end("ROLLBACK");
            } catch (RuntimeException e) {
                inTransaction = false;
            }
        }
    }

    // ---- one at a time

    interface Action<R extends @Nullable Object> {
        R run();
    }

    private <R extends @Nullable Object> R whileOpen(Action<R> action) {
        lock.lock();
        try {
            if (closed) {
                throw Panic.of("db.closed", "the connection is closed");
            }
            return action.run();
        } finally {
            lock.unlock();
        }
    }
}
