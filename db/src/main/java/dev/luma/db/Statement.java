package dev.luma.db;

import com.google.errorprone.annotations.MustBeClosed;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Answer;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.CallOptions;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.OnFailure;
import dev.luma.db.spi.PreparedSession;
import dev.luma.db.sql.ParsedSql;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A statement that the server has parsed already, to run many times. Belongs to its [Connection].
///
/// ```java
/// try (Statement insert = db.prepare("INSERT INTO users (name, age) VALUES (:name, :age)")) {
///     insert.exec(Map.of("name", "Alice", "age", 30));
///     insert.exec(Map.of("name", "Bob", "age", 25));
/// }
/// ```
///
/// What the methods take, give and throw is as with those of [Connection].
public final class Statement implements AutoCloseable {
    private final Conversation conversation;
    private final ParsedSql parsed;
    private final String sql;
    private final PreparedSession prepared;
    private final CallOptions options;
    private final Manner manner;
    private volatile boolean closed;

    Statement(Conversation conversation, String sql, ParsedSql parsed, PreparedSession prepared, CallOptions options) {
        this.conversation = conversation;
        this.options = options;
        this.manner = Manner.of(options);
        this.sql = sql;
        this.parsed = parsed;
        this.prepared = prepared;
    }

    /// The statement as it was given.
    public String sql() {
        return sql;
    }

    /// How many values it takes; a name that stands twice in it counts twice.
    public int parameterCount() {
        return prepared.parameterCount();
    }

    /// The columns that its rows will have; empty for a statement without rows, or where the server tells only when it
    /// runs.
    public List<ColumnInfo> columns() {
        return prepared.columns();
    }

    /// What the server said it will make of each value, in order; empty where it does not tell.
    public List<ColumnInfo> parameters() {
        return prepared.parameters();
    }

    /// Has [#columns] and [#parameters] tell what is so now: tables change, and the connection may have kept the
    /// statement from before. One round trip.
    public void describe() {
        conversation.describe(prepared);
    }

    public Rows query(@Nullable Object... values) {
        return conversation.query(sql, manner, () -> answerOfQuery(bind(values)));
    }

    public Rows query(Map<String, ?> named) {
        return conversation.query(sql, manner, () -> answerOfQuery(bind(named)));
    }

    public ExecResult exec(@Nullable Object... values) {
        return conversation.exec(sql, manner, () -> answerOfExec(bind(values)));
    }

    public ExecResult exec(Map<String, ?> named) {
        return conversation.exec(sql, manner, () -> answerOfExec(bind(named)));
    }

    @MustBeClosed
    public Results execute(@Nullable Object... values) {
        return conversation.execute(sql, manner, () -> prepared.execute(bind(values), options));
    }

    @MustBeClosed
    public Results execute(Map<String, ?> named) {
        return conversation.execute(sql, manner, () -> prepared.execute(bind(named), options));
    }

    /// As [#batch(Iterable, OnFailure)] with [OnFailure#STOP]: all of the rows, or none.
    public BatchResult batch(Iterable<?> rows) {
        return batch(rows, OnFailure.STOP);
    }

    /// Runs it once for each row of values, in few round trips; see [Connection#batch(String, Iterable, OnFailure)].
    public BatchResult batch(Iterable<?> rows, OnFailure onFailure) {
        return conversation.batch(sql, manner, () -> {
            requireOpen();
            final BatchRows source = Arguments.rows(parsed, rows);
            return source.whole(prepared.batch(source, onFailure));
        });
    }

    /// The same statement, with these options for each call. Closing either closes both.
    public Statement with(CallOptions callOptions) {
        return new Statement(conversation, sql, parsed, prepared, callOptions);
    }

    /// The same statement, with so much time for each call; see [Connection#within].
    ///
    /// @param timeout longer than zero
    public Statement within(Duration timeout) {
        return with(options.withTimeout(timeout));
    }

    private Answer answerOfQuery(@Nullable Object[] bound) {
        return options.concernsDriver() ? prepared.execute(bound, options) : prepared.query(bound);
    }

    private Answer answerOfExec(@Nullable Object[] bound) {
        return options.concernsDriver() ? prepared.execute(bound, options) : prepared.exec(bound);
    }

    private @Nullable Object[] bind(@Nullable Object @Nullable [] values) {
        final Map<?, ?> named = Arguments.named(values);
        if (named != null) {
            return bind(named);
        }
        requireOpen();
        final @Nullable Object[] bound = Arguments.of(values);
        parsed.requirePositional();
        ParsedSql.requireCount(prepared.parameterCount(), bound.length);
        return bound;
    }

    private @Nullable Object[] bind(Map<?, ?> named) {
        requireOpen();
        return Arguments.of(parsed, named);
    }

    private void requireOpen() {
        if (closed) {
            throw new UsageException("the prepared statement is closed: prepare it again");
        }
    }

    /// Has the server forget it. Twice is fine; rows that are still being read stay readable.
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            conversation.forget(prepared);
        }
    }
}
