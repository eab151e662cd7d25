package dev.luma.db;

import com.google.errorprone.annotations.MustBeClosed;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Answer;
import dev.luma.db.spi.ServerInfo;
import dev.luma.db.spi.Session;
import dev.luma.db.spi.TransactionOptions;
import dev.luma.db.sql.ParsedSql;
import dev.luma.db.text.TextSession;
import java.util.Map;
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
/// **Parameters.** `?` takes values in order, `:name` takes them from a map; quotes and comments are left alone. Where
/// the driver can bind, values travel beside the SQL. A value is null, a [Boolean], [Number], [CharSequence],
/// [Character], `byte[]`, enum constant, [java.util.UUID], `float[]`, one of `java.time`, or what else the driver
/// documents. A single [Map] holds named values, a single [java.util.List] the values in order; a single NULL is
/// `(Object) null`. Without values the SQL goes as it is.
///
/// **Threads.** It carries one conversation at a time: a second thread waits until the first one's call is over. Rows
/// that are still being read are in nobody's call, and so any other command while they are open is a
/// [UsageException] that names them. A transaction belongs to the connection, hence to all its threads. [#close] works
/// from any thread, at any time.
///
/// **Failures** are [dev.luma.db.error.DbException]s, which say what can be done about them; afterwards [#isOpen] says
/// whether the connection can go on.
public final class Connection implements AutoCloseable {
    private final Session session;
    private final Conversation conversation;

    private Connection(Session session) {
        this.session = session;
        this.conversation = new Conversation(session);
    }

    /// A connection over a session that a driver has opened, for drivers with an entry point of their own. The session
    /// belongs to the connection from now on.
    public static Connection over(Session session) {
        return new Connection(session);
    }

    // ---- statements

    /// Runs a statement and gives its rows, which come one by one; those of the first result that has any. A statement
    /// without rows gives none.
    ///
    /// @throws UsageException if the values are not those of the parameters, rows are still open, or the connection is
    ///     closed
    public Rows query(String sql, @Nullable Object... values) {
        final Map<?, ?> named = Arguments.named(values);
        return named == null
                ? conversation.query(sql, () -> session.query(sql, Arguments.of(values)))
                : queryNamed(sql, named);
    }

    /// As [#query(String, Object...)], with a value for each `:name`; none may be missing or left over.
    public Rows query(String sql, Map<String, ?> named) {
        return queryNamed(sql, named);
    }

    private Rows queryNamed(String sql, Map<?, ?> named) {
        return conversation.query(sql, () -> bindNamed(sql, named, session::query));
    }

    /// Runs a statement and gives what it did. Rows, if it has any, are dropped; of several results, the last outcome
    /// counts.
    ///
    /// @throws UsageException as for [#query(String, Object...)]
    public ExecResult exec(String sql, @Nullable Object... values) {
        final Map<?, ?> named = Arguments.named(values);
        return named == null
                ? conversation.exec(sql, () -> session.exec(sql, Arguments.of(values)))
                : execNamed(sql, named);
    }

    /// As [#exec(String, Object...)], with a value for each `:name`; none may be missing or left over.
    public ExecResult exec(String sql, Map<String, ?> named) {
        return execNamed(sql, named);
    }

    private ExecResult execNamed(String sql, Map<?, ?> named) {
        return conversation.exec(sql, () -> bindNamed(sql, named, session::exec));
    }

    /// Runs a statement that may give several results.
    ///
    /// @throws UsageException as for [#query(String, Object...)]
    @MustBeClosed
    public Results execute(String sql, @Nullable Object... values) {
        final Map<?, ?> named = Arguments.named(values);
        return named == null
                ? conversation.execute(sql, () -> session.execute(sql, Arguments.of(values)))
                : conversation.execute(sql, () -> bindNamed(sql, named, session::execute));
    }

    private interface Run {
        Answer run(String sql, @Nullable Object[] values);
    }

    private Answer bindNamed(String sql, Map<?, ?> named, Run run) {
        final ParsedSql parsed = conversation.parse(sql);
        return run.run(parsed.text(), Arguments.of(parsed, named));
    }

    /// Has the server parse a statement, to run it many times.
    public Statement prepare(String sql) {
        final ParsedSql parsed = conversation.parse(sql);
        return new Statement(conversation, sql, parsed, conversation.prepare(parsed.text()));
    }

    /// The key that the server generated for the last [#exec]; 0 if none. Unsigned.
    public long lastInsertId() {
        return conversation.lastInsertId();
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

    /// Names the server, never the user or a secret.
    @Override
    public String toString() {
        final ServerInfo server = server();
        return "Connection[" + server.product() + " " + server.version() + " at " + server.address() + "]";
    }
}
