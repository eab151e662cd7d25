package dev.luma.db.spi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A driver in the small size of the contract: four functions over strings. One afternoon is enough to write one.
///
/// ```java
/// final class MyDriver implements TextDriver<MyLine> {
///     public MyLine connect(String dsn) { … }
///     public List<Map<String, String>> query(MyLine line, String sql) { … }
///     public long[] exec(MyLine line, String sql) { … }
///     public void disconnect(MyLine line) { … }
/// }
///
/// Connection db = Db.open(new MyDriver(), "user:pass@host/db");
/// ```
///
/// The driver never sees a placeholder: `db` has put each value into the SQL as a literal. What it throws reaches the
/// application unchanged; a [dev.luma.db.error.DbException] also tells whether the connection is usable afterwards.
/// `db` calls `query` and `exec` from one thread at a time, and `BEGIN`, `COMMIT` and `ROLLBACK` go through `exec`.
///
/// A driver offers more by implementing [Quoting], [Binding] or [Escaping] too.
///
/// @param <C> the driver's own connection value, handed back to it with each call
public interface TextDriver<C> {
    /// What messages call it, such as `mysql`.
    default String name() {
        return "text";
    }

    /// Opens a connection and logs in.
    ///
    /// @param dsn the text that the application gave, unchanged
    C connect(String dsn);

    /// Runs a statement and gives all its rows: each a map from column to value in the order of the columns, so a
    /// [java.util.LinkedHashMap], with null for NULL.
    ///
    /// A value is a [String]; a driver that knows better may give a [Number], a [Boolean] or a `byte[]`.
    List<? extends Map<String, ?>> query(C connection, String sql);

    /// Runs a statement and drops its rows, if it has any.
    ///
    /// @return affected rows and last insert id; 0 where there is nothing to tell
    long[] exec(C connection, String sql);

    /// Closes the connection. May come from another thread while a statement is under way, which then fails. Called
    /// once.
    void disconnect(C connection);

    /// For a driver whose database writes a text literal otherwise than the SQL standard does (`'`, with each `'` in
    /// it doubled).
    interface Quoting {
        /// The whole literal for a text, quotes included. If it doubles a backslash, `db` takes it that `\` escapes in
        /// this database's `'…'` and `"…"`, that `#` begins a comment, and `--` only before white space.
        ///
        /// @throws IllegalArgumentException if no literal can hold the text
        String quote(String value);
    }

    /// For a driver that can send values beside the SQL. Then no value is ever put into a statement's text.
    interface Binding<C> {
        /// As [TextDriver#query].
        ///
        /// @param params one for each `?` of the statement: null, [Boolean], [Number], [String] or `byte[]`
        List<? extends Map<String, ?>> queryParams(C connection, String sql, List<@Nullable Object> params);

        /// As [TextDriver#exec].
        ///
        /// @param params one for each `?` of the statement: null, [Boolean], [Number], [String] or `byte[]`
        long[] execParams(C connection, String sql, List<@Nullable Object> params);
    }

    /// For the driver's own users, who build SQL by hand. `db` never calls it.
    interface Escaping {
        /// Escapes a text for use between quotes.
        String escape(String value);
    }
}
