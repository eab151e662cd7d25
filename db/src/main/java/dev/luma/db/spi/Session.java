package dev.luma.db.spi;

import org.jspecify.annotations.Nullable;

/// One conversation with a server, as a driver offers it to `db`.
///
/// **Threads.** `db` calls a session from one thread at a time and guards that; only [#abort] and [#isOpen] may come
/// from any thread, at any time.
///
/// **Answers.** At most one [Answer] is open. `db` closes it before it asks for anything else.
///
/// **Errors.** Every method throws [dev.luma.db.error.DbException] and nothing else. After one, [#isOpen] says whether
/// the session can go on.
public interface Session extends AutoCloseable {
    /// What is known of the server; fixed at login.
    ServerInfo server();

    /// What this session can do beyond plain statements.
    Capabilities capabilities();

    /// Which characters quote and comment in this session's SQL, so that `db` finds its `:name` parameters.
    default SqlDialect dialect() {
        return SqlDialect.STANDARD;
    }

    /// Runs one statement with values bound to its `?` marks, never spliced into its text by a driver that can bind.
    ///
    /// @param sql the statement; its placeholders are `?` only
    /// @param values one for each `?`, in order: `null`, [Boolean], [Number], [CharSequence], [Character], `byte[]`,
    ///     `java.time` types, [java.util.UUID], [Enum] (its name), `float[]`, or what else the driver documents; the
    ///     array is not kept
    /// @throws dev.luma.db.error.UsageException if their number is not that of the `?` marks
    Answer execute(String sql, @Nullable Object[] values);

    /// As [#execute], for a caller who looks for rows. Only a driver with two ways to run a statement overrides it.
    default Answer query(String sql, @Nullable Object[] values) {
        return execute(sql, values);
    }

    /// As [#execute], for a caller who looks for an outcome. Only a driver with two ways to run a statement overrides
    /// it.
    default Answer exec(String sql, @Nullable Object[] values) {
        return execute(sql, values);
    }

    /// Prepares a statement on the server, to run it many times.
    PreparedSession prepare(String sql);

    /// Whether a transaction is open, by the server's own word where it gives one.
    boolean inTransaction();

    /// Begins a transaction with these options. `db` calls it only when none is open.
    void begin(TransactionOptions options);

    void commit();

    void rollback();

    /// Asks the server for a sign of life.
    void ping();

    /// False once the session was closed, by either side.
    boolean isOpen();

    /// Says goodbye if no answer is open, and closes. Twice is fine; throws nothing.
    @Override
    void close();

    /// Closes at once and without a word, from any thread: a call that is under way on another thread fails with a
    /// [dev.luma.db.error.CancelledException]. Twice is fine; throws nothing.
    void abort();
}
