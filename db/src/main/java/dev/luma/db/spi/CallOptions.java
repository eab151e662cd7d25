package dev.luma.db.spi;

import dev.luma.db.error.UsageException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How one call shall run.
///
/// ```java
/// db.with(CallOptions.timeout(Duration.ofSeconds(2)).fetchSize(500)).query("SELECT * FROM big");
/// ```
///
/// @param timeout for the call and all of its rows, from the moment it is made; empty for none
/// @param fetchSize how many rows at a time a cursor on the server hands out; 0 for no cursor: the rows come in one
///     stream, as fast as they are read
/// @param attributes what travels beside the statement for the server to see, by name (MySQL's query attributes)
public record CallOptions(Optional<Duration> timeout, int fetchSize, Map<String, @Nullable Object> attributes) {
    /// Nothing but the statement.
    public static final CallOptions NONE = new CallOptions(Optional.empty(), 0, Map.of());

    public CallOptions {
        if (timeout.isPresent() && !timeout.get().isPositive()) {
            throw new UsageException("a timeout is longer than nothing, and this one is " + timeout.get());
        }
        if (fetchSize < 0) {
            throw new UsageException("a cursor cannot fetch " + fetchSize + " rows at a time");
        }
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /// @param limit longer than zero
    public static CallOptions timeout(Duration limit) {
        return NONE.withTimeout(limit);
    }

    /// @param rows at least 1; see [#fetchSize()]
    public static CallOptions cursor(int rows) {
        return NONE.fetchSize(rows);
    }

    /// The same with another timeout.
    ///
    /// @param limit longer than zero
    public CallOptions withTimeout(Duration limit) {
        return new CallOptions(Optional.of(limit), fetchSize, attributes);
    }

    /// The same with a cursor on the server.
    public CallOptions fetchSize(int rows) {
        return new CallOptions(timeout, rows, attributes);
    }

    /// The same with one attribute more.
    public CallOptions attribute(String name, @Nullable Object value) {
        final Map<String, @Nullable Object> more = new LinkedHashMap<>(attributes);
        more.put(name, value);
        return new CallOptions(timeout, fetchSize, more);
    }

    /// Whether the driver has to do anything beyond running the statement; the timeout is `db`'s affair.
    public boolean concernsDriver() {
        return fetchSize > 0 || !attributes.isEmpty();
    }
}
