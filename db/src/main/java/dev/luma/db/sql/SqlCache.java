package dev.luma.db.sql;

import dev.luma.db.spi.SqlDialect;
import java.util.LinkedHashMap;
import java.util.Map;

/// The statements that were scanned last, so that one that runs again and again is scanned once. For one thread at a
/// time.
public final class SqlCache {
    private static final int MAX_STATEMENTS = 128;

    /// Longer statements (inserts of many rows) are rarely run twice, and would hold the memory.
    private static final int MAX_LENGTH = 16 * 1024;

    private final Map<String, ParsedSql> statements = new LinkedHashMap<>(64, 0.75f, true);
    private SqlDialect dialect = SqlDialect.STANDARD;

    /// Finds the parameters of a statement, or remembers them.
    ///
    /// @param now the session's dialect, which a statement may have changed since
    /// @throws dev.luma.db.error.UsageException if it has both `?` and `:name`
    public ParsedSql parse(String sql, SqlDialect now) {
        if (!now.equals(dialect)) {
            statements.clear();
            dialect = now;
        }
        final ParsedSql known = statements.get(sql);
        if (known != null) {
            return known;
        }
        final ParsedSql parsed = SqlScanner.parse(sql, dialect);
        if (sql.length() <= MAX_LENGTH) {
            statements.put(sql, parsed);
            if (statements.size() > MAX_STATEMENTS) {
                statements.remove(statements.keySet().iterator().next());
            }
        }
        return parsed;
    }

    int size() {
        return statements.size();
    }
}
