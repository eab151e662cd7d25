package dev.luma.jdbc.statement;

import dev.luma.db.Row;
import dev.luma.db.Rows;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The warnings of a statement, which the server is asked for when the application asks: it keeps those of the last
/// command alone.
final class StatementWarnings {
    private static final String WARNING = "01000";
    private static final int UNCOUNTED = -1;

    private final StatementHost host;
    /// Which command of the connection was the statement's.
    private long command;
    private int count;
    private @Nullable SQLWarning read;

    StatementWarnings(StatementHost host) {
        this.host = host;
    }

    /// The statement has run; there are no others any more.
    void begin() {
        command = host.commands();
        count = 0;
        read = null;
    }

    /// The server counted so many.
    void counted(int warnings) {
        count = warnings;
    }

    /// How many the server counted nobody knows before it is asked.
    void uncounted() {
        count = UNCOUNTED;
    }

    /// Called by who holds the connection's lock. One round trip, if there are any.
    @Nullable
    SQLWarning get() throws SQLException {
        if (read == null && count != 0) {
            final boolean wasLast = host.commands() == command;
            if (wasLast || count != UNCOUNTED) {
                read = wasLast ? fetched() : gone();
            }
        }
        return read;
    }

    void add(SQLWarning warning) {
        if (read == null) {
            read = warning;
        } else {
            read.setNextWarning(warning);
        }
    }

    private @Nullable SQLWarning fetched() throws SQLException {
        final Optional<String> sql = host.vendor().session().warnings();
        if (sql.isEmpty()) {
            return count == UNCOUNTED ? null : gone();
        }
        SQLWarning first = null;
        try (Rows rows = host.ready().query(sql.get())) {
            while (rows.next()) {
                final SQLWarning warning = warning(rows.row());
                if (first == null) {
                    first = warning;
                } else {
                    first.setNextWarning(warning);
                }
            }
        } catch (RuntimeException e) {
            throw host.failed(e);
        }
        return first;
    }

    /// A row is a level, a code and a message.
    private static SQLWarning warning(Row row) {
        return new SQLWarning(row.getString(2), WARNING, row.getInt(1));
    }

    private SQLWarning gone() {
        return new SQLWarning(
                "the server had " + count + (count == 1 ? " warning" : " warnings")
                        + " for this statement; another one has"
                        + " run since, so that it does not know their words any more",
                WARNING);
    }

    void clear() {
        count = 0;
        read = null;
    }
}
