package dev.luma.db;

import com.google.errorprone.annotations.MustBeClosed;
import dev.luma.db.error.DbException;
import dev.luma.db.error.UsageException;
import dev.luma.db.observe.Listener;
import dev.luma.db.spi.CallOptions;
import dev.luma.db.spi.ServerInfo;
import dev.luma.db.spi.Session;
import dev.luma.db.spi.TransactionOptions;
import dev.luma.db.sql.ParsedSql;
import dev.luma.db.text.TextSession;
import dev.luma.db.watch.Watch;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A connection to a database.
///
/// ```java
/// try (Connection db = Db.open(driver, "user:pass@localhost/mydb")) {
///     db.exec("INSERT INTO users (name, age) VALUES (:name, :age)", Map.of("name", "Alice", "age", 30));
///     long id = db.lastInsertId();
///     String name = db.query("SELECT name FROM users WHERE id = ?", id).first(String.class).orElseThrow();
/// }
/// ```
///
/// **Parameters.** `?` takes values in order, `:name` takes them from a map; quotes and comments are left alone.
/// Where the driver can bind, values travel beside the SQL. A value is null, a [Boolean], [Number], [CharSequence],
/// [Character], `byte[]`, enum constant, [java.util.UUID], `float[]`, one of `java.time`, or what else the driver
/// documents. A single [java.util.Map] holds named values, a single [List] the values in order; a single NULL is
/// `(Object) null`. Without values the SQL goes as it is.
///
/// **Threads.** It carries one conversation at a time: a second thread waits until the first one's call is over. Rows
/// that are still being read are in nobody's call, and so any other command while they are open is a
/// [UsageException] that names them. A transaction belongs to the connection, hence to all its threads. [#close] works
/// from any thread, at any time.
///
/// **Failures** are [dev.luma.db.error.DbException]s, which say what can be done about them; afterwards [#isOpen] says
/// whether the connection can go on.
public final class Connection extends Executor implements AutoCloseable {
    private final Session session;

    private Connection(Session session, List<Listener> listeners) {
        super(new Conversation(session, new Watch(session, listeners)), Manner.PLAIN);
        this.session = session;
    }

    /// Opens a session and makes a connection of it, for drivers with an entry point of their own. Listeners hear of
    /// the opening too, and of its failure.
    ///
    /// @param driver its name
    /// @param opening opens the session, which belongs to the connection from then on; what it throws comes through
    public static Connection open(String driver, List<Listener> listeners, Supplier<? extends Session> opening) {
        return new Connection(Watch.connect(driver, listeners, opening), listeners);
    }

    /// A connection over a session that is open already, and belongs to the connection from now on.
    public static Connection over(Session session) {
        return new Connection(session, List.of());
    }

    @Override
    void requireUsable() {
        // The conversation sees to that.
    }

    // ---- statements

    /// Has the server parse a statement, to run it many times.
    public Statement prepare(String sql) {
        final ParsedSql parsed = conversation.parse(sql);
        return new Statement(conversation, sql, parsed, conversation.prepare(parsed.text()), CallOptions.NONE);
    }

    // ---- transactions

    /// Begins a transaction, which lasts to [#commit] or [#rollback].
    ///
    /// @throws UsageException if one is open already
    public void beginTransaction() {
        conversation.beginTransaction(TransactionOptions.defaults());
    }

    /// Makes the transaction's work lasting. It is over afterwards, even if this fails.
    ///
    /// @throws UsageException if none is open, or the server has rolled it back by itself
    /// @throws dev.luma.db.error.CommitUnknownException if the line died before the server's answer
    public void commit() {
        conversation.commit();
    }

    /// Undoes the transaction's work. Rows that this thread is still reading are dropped. It is over afterwards, even
    /// if this fails.
    ///
    /// @throws UsageException if none is open, also if a statement in it has committed it implicitly
    public void rollback() {
        conversation.rollback();
    }

    /// Whether a transaction is open, by the server's own word where it gives one.
    public boolean inTransaction() {
        return conversation.inTransaction();
    }

    /// Begins a transaction as a handle that is to be ended exactly once.
    ///
    /// @throws UsageException if one is open already
    @MustBeClosed
    public Transaction begin() {
        return begin(TransactionOptions.defaults());
    }

    /// As [#begin()], with an isolation level, access mode or snapshot.
    @MustBeClosed
    public Transaction begin(TransactionOptions options) {
        return new Transaction(this, conversation, conversation.beginTransaction(options));
    }

    /// Runs `body` in a transaction: commits when it returns, rolls back when it throws, on every path.
    ///
    /// ```java
    /// long id = db.transaction(tx -> tx.exec("INSERT INTO orders (total) VALUES (?)", total).lastInsertId());
    /// ```
    ///
    /// A body that has ended the transaction itself is taken at its word. A rollback that fails is added to what the
    /// body threw as suppressed.
    ///
    /// @return what `body` returns
    /// @throws E what `body` throws
    /// @throws UsageException if a transaction is open already
    public <T extends @Nullable Object, E extends Exception> T transaction(TransactionBody<T, E> body) throws E {
        return transaction(TransactionOptions.defaults(), body);
    }

    /// As [#transaction(TransactionBody)], with an isolation level, access mode or snapshot.
    public <T extends @Nullable Object, E extends Exception> T transaction(
            TransactionOptions options, TransactionBody<T, E> body) throws E {
        try (Transaction transaction = begin(options)) {
            final T result = body.run(transaction);
            if (transaction.isOpen()) {
                transaction.commit();
            }
            return result;
        }
    }

    /// As [#transaction(TransactionBody)], and runs all of `body` again where the server has undone it for the sake of
    /// another transaction: after a deadlock or a serialisation failure. `body` is to do nothing that cannot be done
    /// twice.
    ///
    /// ```java
    /// db.transaction(RetryPolicy.retry(3), tx -> tx.exec("UPDATE counters SET n = n + 1 WHERE id = 1"));
    /// ```
    ///
    /// @throws E what `body` throws, also if it is the failure of its last attempt; those before are suppressed in it
    public <T extends @Nullable Object, E extends Exception> T transaction(
            RetryPolicy policy, TransactionBody<T, E> body) throws E {
        return transaction(policy, TransactionOptions.defaults(), body);
    }

    /// As [#transaction(RetryPolicy, TransactionBody)], with an isolation level, access mode or snapshot.
    public <T extends @Nullable Object, E extends Exception> T transaction(
            RetryPolicy policy, TransactionOptions options, TransactionBody<T, E> body) throws E {
        DbException before = null;
        for (int attempt = 0; ; attempt++) {
            try {
                return transaction(options, body);
            } catch (DbException e) {
                if (before != null && before != e) {
                    e.addSuppressed(before);
                }
                if (!policy.appliesTo(e, attempt)) {
                    throw e;
                }
                before = e;
            }
            policy.pause(attempt);
        }
    }

    /// As [#transaction(TransactionBody)], for a body that gives nothing back.
    ///
    /// ```java
    /// db.transact(tx -> {
    ///     tx.exec("UPDATE accounts SET balance = balance - 100 WHERE id = 1");
    ///     tx.exec("UPDATE accounts SET balance = balance + 100 WHERE id = 2");
    /// });
    /// ```
    public <E extends Exception> void transact(TransactionAction<E> body) throws E {
        transact(TransactionOptions.defaults(), body);
    }

    /// As [#transact(TransactionAction)], with an isolation level, access mode or snapshot.
    public <E extends Exception> void transact(TransactionOptions options, TransactionAction<E> body) throws E {
        this.<@Nullable Void, E>transaction(options, transaction -> {
            body.run(transaction);
            return null;
        });
    }

    // ---- the connection itself

    /// Stops the call that is under way on another thread, rows that are being read included: the server's work ends,
    /// and that call fails with a [dev.luma.db.error.CancelledException], which tells whether the connection goes on. A
    /// later call is never hit. Where no call is under way nothing happens. Returns when the server has answered.
    ///
    /// It stops whoever's call that is; [#cancellable] tells calls apart.
    public void cancel() {
        conversation.cancel();
    }

    /// Asks the server for a sign of life; one round trip.
    public void ping() {
        conversation.ping();
    }

    /// What is known of the server.
    public ServerInfo server() {
        return session.server();
    }

    /// False once it was closed, by either side as far as is known. Costs no round trip.
    public boolean isOpen() {
        return conversation.isUsable();
    }

    /// What the driver offers beyond this class: its session, under a type of the driver's own. With a
    /// [dev.luma.db.spi.TextDriver], its connection value. Whoever calls it sees to it that no other thread uses the
    /// connection meanwhile.
    ///
    /// @throws UsageException if the driver's session is no `type`
    public <T> T unwrap(Class<T> type) {
        if (type.isInstance(session)) {
            return type.cast(session);
        }
        if (session instanceof TextSession<?> text && type.isInstance(text.connection())) {
            return type.cast(text.connection());
        }
        throw new UsageException(
                "this is a connection to " + session.server().product() + ", and no " + type.getName());
    }

    /// Closes, from any thread, at any time: a call that is under way elsewhere fails. An open transaction is rolled
    /// back. Twice is fine.
    @Override
    public void close() {
        conversation.close();
    }

    /// Names the server and its number for the connection, by which pools' logs can be told apart; never the user or a
    /// secret.
    @Override
    public String toString() {
        final ServerInfo server = server();
        return "Connection[" + server.connectionId() + ", " + server.product() + " " + server.version() + " at "
                + server.address() + "]";
    }
}
