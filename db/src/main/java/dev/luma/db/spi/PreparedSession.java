package dev.luma.db.spi;

import dev.luma.db.error.UsageException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement that the server has parsed already. Belongs to its [Session], and to the same thread at the same time.
public interface PreparedSession extends AutoCloseable {
    String sql();

    int parameterCount();

    /// The columns that the server announced when it prepared; empty for a statement without rows, or where the server
    /// tells only when it runs.
    List<ColumnInfo> columns();

    /// What the server said it will make of each parameter, in order; empty where it does not tell.
    default List<ColumnInfo> parameters() {
        return List.of();
    }

    /// Sees to it that [#columns] and [#parameters] are those of now: tables change, and a session may have kept the
    /// statement from before. One round trip; where a driver tells columns only when the statement runs, none.
    default void describe() {}

    /// Runs it with `values`, whose number is [#parameterCount]; the array is not kept.
    Answer execute(@Nullable Object[] values);

    /// As [#execute], for a caller who looks for rows; see [Session#query].
    default Answer query(@Nullable Object[] values) {
        return execute(values);
    }

    /// As [#execute], for a caller who looks for an outcome; see [Session#exec].
    default Answer exec(@Nullable Object[] values) {
        return execute(values);
    }

    /// As [#execute], in a special way; see [Session#execute(String, Object[], CallOptions)].
    default Answer execute(@Nullable Object[] values, CallOptions options) {
        if (options.concernsDriver()) {
            throw new UsageException("this driver knows neither cursors on the server nor attributes:"
                    + " call it without fetchSize and attribute");
        }
        return execute(values);
    }

    /// Runs it once for each row of values; see [Session#batch].
    BatchResult batch(Iterator<@Nullable Object[]> rows, OnFailure onFailure);

    /// Forgets it on the server, at the latest with the session's next command. Twice is fine; throws nothing.
    @Override
    void close();
}
