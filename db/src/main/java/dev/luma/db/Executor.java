package dev.luma.db;

import com.google.errorprone.annotations.MustBeClosed;
import dev.luma.db.spi.Answer;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.CallOptions;
import dev.luma.db.spi.OnFailure;
import dev.luma.db.spi.Session;
import dev.luma.db.spi.SqlDialect;
import dev.luma.db.sql.ParsedSql;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Runs statements: what a [Connection], a [Transaction] and either of them [#with] options have in common.
///
/// **Values** take the place of `?` marks, or of `:name`s where they come in a map; they travel beside the statement,
/// and never become part of it where the driver can bind. **Failures** are [dev.luma.db.error.DbException]s.
public abstract sealed class Executor permits Connection, Transaction, Cancellable, ExecutorWithOptions {
    final Conversation conversation;
    final Manner manner;

    Executor(Conversation conversation, Manner manner) {
        this.conversation = conversation;
        this.manner = manner;
    }

    /// @throws dev.luma.db.error.UsageException if nothing may be run here any more
    abstract void requireUsable();

    // ---- in a special way

    /// The same, with these options for each call.
    ///
    /// ```java
    /// db.with(CallOptions.cursor(500)).query("SELECT * FROM big").walk(row -> print(row));
    /// ```
    public Executor with(CallOptions callOptions) {
        return new ExecutorWithOptions(this, callOptions);
    }

    /// The same, with so much time for each call and its rows. When it is over the server's work is stopped, and the
    /// call fails with a [dev.luma.db.error.TimedOutException], which tells whether the connection goes on.
    ///
    /// ```java
    /// db.within(Duration.ofSeconds(2)).query("SELECT COUNT(*) FROM big");
    /// ```
    ///
    /// @param timeout longer than zero
    public Executor within(Duration timeout) {
        return with(manner.options().withTimeout(timeout));
    }

    /// The same, where another thread can stop the call that is under way, and no other of the connection.
    public Cancellable cancellable() {
        return new Cancellable(this);
    }

    // ---- statements

    /// Runs a statement and gives its rows, which come one by one; those of the first result that has any. A statement
    /// without rows gives none.
    ///
    /// @throws dev.luma.db.error.UsageException if the values are not those of the parameters, rows are still open,
    ///     or the connection is closed
    public Rows query(String sql, @Nullable Object... values) {
        requireUsable();
        final Map<?, ?> named = Arguments.named(values);
        return named == null
                ? conversation.query(sql, manner, () -> query(conversation.session(), sql, Arguments.of(values)))
                : queryNamed(sql, named);
    }

    /// As [#query(String, Object...)], with a value for each `:name`; none may be missing or left over.
    public Rows query(String sql, Map<String, ?> named) {
        requireUsable();
        return queryNamed(sql, named);
    }

    private Rows queryNamed(String sql, Map<?, ?> named) {
        return conversation.query(sql, manner, () -> {
            final ParsedSql parsed = conversation.parse(sql);
            return query(conversation.session(), parsed.text(), Arguments.of(parsed, named));
        });
    }

    private Answer query(Session session, String sql, @Nullable Object[] values) {
        return manner.options().concernsDriver()
                ? session.execute(sql, values, manner.options())
                : session.query(sql, values);
    }

    /// Runs a statement and gives what it did. Rows, if it has any, are dropped; of several results, the last outcome
    /// counts.
    ///
    /// @throws dev.luma.db.error.UsageException as for [#query(String, Object...)]
    public ExecResult exec(String sql, @Nullable Object... values) {
        requireUsable();
        final Map<?, ?> named = Arguments.named(values);
        return named == null
                ? conversation.exec(sql, manner, () -> exec(conversation.session(), sql, Arguments.of(values)))
                : execNamed(sql, named);
    }

    /// As [#exec(String, Object...)], with a value for each `:name`; none may be missing or left over.
    public ExecResult exec(String sql, Map<String, ?> named) {
        requireUsable();
        return execNamed(sql, named);
    }

    private ExecResult execNamed(String sql, Map<?, ?> named) {
        return conversation.exec(sql, manner, () -> {
            final ParsedSql parsed = conversation.parse(sql);
            return exec(conversation.session(), parsed.text(), Arguments.of(parsed, named));
        });
    }

    private Answer exec(Session session, String sql, @Nullable Object[] values) {
        return manner.options().concernsDriver()
                ? session.execute(sql, values, manner.options())
                : session.exec(sql, values);
    }

    /// Runs a statement that may give several results.
    ///
    /// @throws dev.luma.db.error.UsageException as for [#query(String, Object...)]
    @MustBeClosed
    public Results execute(String sql, @Nullable Object... values) {
        requireUsable();
        final Map<?, ?> named = Arguments.named(values);
        return named == null
                ? conversation.execute(
                        sql, manner, () -> conversation.session().execute(sql, Arguments.of(values), manner.options()))
                : conversation.execute(sql, manner, () -> {
                    final ParsedSql parsed = conversation.parse(sql);
                    return conversation.session().execute(parsed.text(), Arguments.of(parsed, named), manner.options());
                });
    }

    /// The key that the server generated for the last [#exec]; 0 if none. Unsigned.
    public long lastInsertId() {
        return conversation.lastInsertId();
    }

    // ---- many rows

    /// As [#batch(String, Iterable, OnFailure)] with [OnFailure#STOP]: all of the rows, or none.
    public BatchResult batch(String sql, Iterable<?> rows) {
        return batch(sql, rows, OnFailure.STOP);
    }

    /// Runs one statement once for each row of values, in few round trips, and tells what each row did. The statement
    /// goes to the server as it is.
    ///
    /// ```java
    /// db.batch("UPDATE stock SET pieces = pieces - ? WHERE id = ?", List.of(List.of(2, 17), List.of(1, 23)));
    /// ```
    ///
    /// @param rows each an `Object[]` or a [List] with a value for each `?`, a [Map] with one for each `:name`, or the
    ///     only value. They are taken as they are sent, so there may be more than memory holds
    /// @param onFailure whether a row that fails undoes the batch ([OnFailure#STOP]: it runs in a transaction of its
    ///     own, or in a savepoint of the one that is open), or the others go on
    /// @return what each row did; under [OnFailure#KEEP_GOING] with the failures
    /// @throws dev.luma.db.error.DbException under [OnFailure#STOP], what went wrong with the row it tells; nothing of
    ///     the batch stays, save in tables without transactions
    public BatchResult batch(String sql, Iterable<?> rows, OnFailure onFailure) {
        requireUsable();
        return conversation.batch(sql, manner, () -> {
            final ParsedSql parsed = conversation.parse(sql);
            final BatchRows source = Arguments.rows(parsed, rows);
            return source.whole(conversation.session().batch(parsed.text(), source, onFailure));
        });
    }

    /// Runs different statements without values, in order and in few round trips, and tells what each did: a row of the
    /// result is a statement.
    ///
    /// ```java
    /// db.batch(List.of("DELETE FROM basket", "UPDATE stock SET pieces = 0"), OnFailure.STOP);
    /// ```
    ///
    /// @param onFailure as for [#batch(String, Iterable, OnFailure)]; a statement that commits by itself, as one that
    ///     changes a table's definition does, keeps what ran before it
    public BatchResult batch(List<String> statements, OnFailure onFailure) {
        requireUsable();
        return statements.isEmpty()
                ? new BatchResult.Notes().result()
                : conversation.batch(
                        statements.getFirst(),
                        manner,
                        () -> conversation.session().batch(List.copyOf(statements), onFailure));
    }

    /// As [#insertMany(String, List, Iterable, OnFailure)] with [OnFailure#STOP]: all of the rows, or none.
    public BatchResult insertMany(String table, List<String> columns, Iterable<?> rows) {
        return insertMany(table, columns, rows, OnFailure.STOP);
    }

    /// Inserts many rows into a table, in few round trips, and tells what each did, the generated key among it.
    ///
    /// ```java
    /// BatchResult inserted = db.insertMany("users", List.of("name", "age"), List.of(List.of("Ann", 31), List.of("Bo",
    /// 7)));
    /// long firstKey = inserted.key(0);
    /// ```
    ///
    /// @param table its name, or schema and name with a point between them; quoted where it must be
    /// @param columns their names, as the values of each row follow each other
    /// @param rows as for [#batch(String, Iterable, OnFailure)]; the names of a [Map] are those of the columns
    public BatchResult insertMany(String table, List<String> columns, Iterable<?> rows, OnFailure onFailure) {
        requireUsable();
        final SqlDialect dialect = conversation.session().dialect();
        final String sql = "INSERT INTO " + path(dialect, table) + " ("
                + columns.stream().map(dialect::quotedName).collect(Collectors.joining(", ")) + ") VALUES ("
                + String.join(", ", columns.stream().map(column -> "?").toList()) + ")";
        return conversation.batch(sql, manner, () -> {
            final BatchRows source = Arguments.rows(columns, rows);
            return source.whole(conversation.session().batch(sql, source, onFailure));
        });
    }

    private static String path(SqlDialect dialect, String table) {
        return List.of(table.split("\\.", -1)).stream().map(dialect::quotedName).collect(Collectors.joining("."));
    }
}
