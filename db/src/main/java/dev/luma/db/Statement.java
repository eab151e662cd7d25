package dev.luma.db;

import com.google.errorprone.annotations.MustBeClosed;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.PreparedSession;
import dev.luma.db.sql.ParsedSql;
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
    private volatile boolean closed;

    Statement(Conversation conversation, String sql, ParsedSql parsed, PreparedSession prepared) {
        this.conversation = conversation;
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

    public Rows query(@Nullable Object... values) {
        return conversation.query(sql, () -> prepared.query(bind(values)));
    }

    public Rows query(Map<String, ?> named) {
        return conversation.query(sql, () -> prepared.query(bind(named)));
    }

    public ExecResult exec(@Nullable Object... values) {
        return conversation.exec(sql, () -> prepared.exec(bind(values)));
    }

    public ExecResult exec(Map<String, ?> named) {
        return conversation.exec(sql, () -> prepared.exec(bind(named)));
    }

    @MustBeClosed
    public Results execute(@Nullable Object... values) {
        return conversation.execute(sql, () -> prepared.execute(bind(values)));
    }

    @MustBeClosed
    public Results execute(Map<String, ?> named) {
        return conversation.execute(sql, () -> prepared.execute(bind(named)));
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
