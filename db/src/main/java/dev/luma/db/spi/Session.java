package dev.luma.db.spi;

import dev.luma.db.error.UsageException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One conversation with a server, as a driver offers it to `db`.
///
/// **Threads.** `db` calls a session from one thread at a time and guards that; only [#abort] and [#isOpen] may come
/// from any thread, at any time.
///
/// **Answers.** At most one [Answer] is open. `db` closes it before it asks for anything else, and does not look at it
/// again; a session may hand out the same object for every statement.
///
/// **Errors.** Every method throws [dev.luma.db.error.DbException] and nothing else. After one, [#isOpen] says whether
/// the session can go on.
public interface Session extends AutoCloseable {
    /// For a statement without parameters.
    @Nullable
    Object[] NO_VALUES = {};

    /// What is known of the server; fixed at login.
    ServerInfo server();

    /// What this session can do beyond plain statements.
    Capabilities capabilities();

    /// Which characters quote and comment in this session's SQL, so that `db` finds its `:name` parameters.
    default SqlDialect dialect() {
        return SqlDialect.STANDARD;
    }

    /// From when on a statement is slow, so that it is logged; zero for never. Fixed at login.
    default Duration slowStatement() {
        return Duration.ofSeconds(1);
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

    /// As [#execute(String, Object[])], in a special way.
    ///
    /// @param options of which the timeout is not this method's affair: `db` keeps it, by [#cancel]
    /// @throws dev.luma.db.error.UsageException if the driver does not know that way
    default Answer execute(String sql, @Nullable Object[] values, CallOptions options) {
        if (options.concernsDriver()) {
            throw new UsageException("the driver for " + server().product()
                    + " knows neither cursors on the server nor attributes: call it without fetchSize and attribute");
        }
        return execute(sql, values);
    }

    /// Runs one statement once for each row of values, in as few round trips as the driver knows how to. The rows are
    /// taken from `rows` as they are sent, so they may be many.
    ///
    /// @param rows each as `values` of [#execute(String, Object[])]
    /// @return what each row did
    /// @throws dev.luma.db.error.DbException on the first failure of a row under [OnFailure#STOP], which leaves nothing
    ///     of the batch behind; on the loss of the connection; it tells the row
    default BatchResult batch(String sql, Iterator<@Nullable Object[]> rows, OnFailure onFailure) {
        return new OneByOne(this).run(sql, rows, onFailure);
    }

    /// Runs different statements without values, in order and in as few round trips as the driver knows how to: a row
    /// of the batch is a statement.
    ///
    /// @return what each did
    /// @throws dev.luma.db.error.DbException as for [#batch(String, Iterator, OnFailure)]
    default BatchResult batch(List<String> statements, OnFailure onFailure) {
        return new OneByOne(this).run(statements, onFailure);
    }

    /// Prepares a statement on the server, to run it many times.
    PreparedSession prepare(String sql);

    /// Whether a transaction is open, by the server's own word where it gives one.
    boolean inTransaction();

    /// Begins a transaction with these options. `db` calls it only when none is open.
    void begin(TransactionOptions options);

    void commit();

    void rollback();

    /// How statements run from now on that no [#begin] precedes: each as a transaction of its own, or in one that
    /// begins by itself with the first of them and lasts to [#commit] or [#rollback]. `db` calls it only when no
    /// transaction is open; the session begins with `autocommit` on. One round trip.
    ///
    /// @param on each on its own
    /// @param options the isolation level and access mode of these transactions; where they say `SERVER_DEFAULT`, it
    ///     stays what it was
    /// @return false if the driver does not know how to, and has done nothing: whoever wants a transaction begins it
    default boolean autocommit(boolean on, TransactionOptions options) {
        return false;
    }

    /// Marks a place in the open transaction to come back to. A mark of the same name moves.
    ///
    /// @param name any text, which is quoted where it must be
    default void savepoint(String name) {
        execute("SAVEPOINT " + dialect().quotedName(name), NO_VALUES).close();
    }

    /// Undoes what came after the mark, which stays.
    default void rollbackTo(String savepoint) {
        execute("ROLLBACK TO SAVEPOINT " + dialect().quotedName(savepoint), NO_VALUES)
                .close();
    }

    /// Forgets the mark, and keeps what came after it.
    default void release(String savepoint) {
        execute("RELEASE SAVEPOINT " + dialect().quotedName(savepoint), NO_VALUES)
                .close();
    }

    /// Asks the server for a sign of life.
    void ping();

    /// As [#ping()], where the answer is to come in time; if not, the session is closed.
    ///
    /// @param limit longer than zero. A driver that cannot keep to it waits for as long as it takes
    /// @throws dev.luma.db.error.TimedOutException if it did not come
    default void ping(Duration limit) {
        ping();
    }

    /// How long one message of the server may take from now on, while a statement is under way: where it takes longer,
    /// the call ends in a [dev.luma.db.error.TimedOutException], and the session is closed.
    ///
    /// @param limit zero for what was agreed when the session was opened
    /// @return false if the driver does not know how to, and has done nothing
    default boolean readTimeout(Duration limit) {
        return false;
    }

    /// Brings the session back to where it was after its login, for its next user: no transaction, no temporary table,
    /// no variable of the last one's is left.
    ///
    /// @throws UsageException if the driver cannot: the session is to be closed, and another opened
    default void reset() {
        throw new UsageException("the driver for " + server().product()
                + " cannot bring a session back to its beginning: close it, and open another");
    }

    /// Stops the call that is under way, from any thread, so that the server works on it no longer: that call fails
    /// with a [dev.luma.db.error.CancelledException], and the session goes on if the driver can see to that. Never
    /// hits a later call. Returns when it is done or known to be in vain; throws nothing. Without a better way, as
    /// [#abort].
    default void cancel() {
        abort();
    }

    /// How often a wait for the server has begun or ended, from any thread: odd while one lasts. By it `db` tells a
    /// server that does not stop a call from rows that nobody reads at the moment.
    ///
    /// @return negative if the driver does not count; a call whose time is over is waited for then
    default long waits() {
        return -1;
    }

    /// False once the session was closed, by either side.
    boolean isOpen();

    /// Says goodbye if no answer is open, and closes. Twice is fine; throws nothing.
    @Override
    void close();

    /// Closes at once and without a word, from any thread: a call that is under way on another thread fails with a
    /// [dev.luma.db.error.CancelledException]. Twice is fine; throws nothing.
    void abort();
}
