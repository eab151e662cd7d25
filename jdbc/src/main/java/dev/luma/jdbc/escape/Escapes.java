package dev.luma.jdbc.escape;

import dev.luma.db.spi.SqlDialect;
import dev.luma.jdbc.vendor.ScalarFunctions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// A connection's translator of JDBC's escapes, which remembers the texts that it met last. Safe for any thread.
///
/// | escape | becomes |
/// |---|---|
/// | `{fn name(…)}` | the function, as this server calls it |
/// | `{d '…'}`, `{t '…'}`, `{ts '…'}` | `DATE '…'`, `TIME '…'`, `TIMESTAMP '…'` |
/// | `{oj …}` | what stands in it |
/// | `{escape '\'}` | `ESCAPE '\\'`, as many backslashes as the session wants |
/// | `{limit n offset m}` | `LIMIT n OFFSET m` |
/// | `{call name(…)}`, `{call name}` | `CALL name(…)`, `CALL name()` |
/// | `{?= call name(…)}` | `SELECT name(…)` |
///
/// They may stand within each other. Whatever else begins with a brace, and all that is in quotes or comments, is left
/// as it is.
public final class Escapes {
    private static final int MAX_STATEMENTS = 128;
    /// Longer statements are rarely run twice, and would hold the memory.
    private static final int MAX_LENGTH = 16 * 1024;

    private final ScalarFunctions functions;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, String> known = new LinkedHashMap<>(64, 0.75f, true);
    private SqlDialect dialect = SqlDialect.STANDARD;

    public Escapes(ScalarFunctions functions) {
        this.functions = functions;
    }

    /// The statement without escapes. One that has no brace is given back as it is, after one look.
    ///
    /// @param now the session's dialect, which a statement may have changed since
    public String translate(String sql, SqlDialect now) {
        return sql.indexOf('{') < 0 ? sql : translateWithBraces(sql, now);
    }

    private String translateWithBraces(String sql, SqlDialect now) {
        lock.lock();
        try {
            if (!now.equals(dialect)) {
                known.clear();
                dialect = now;
            }
            final String before = known.get(sql);
            if (before != null) {
                return before;
            }
            final String translated = new EscapeTranslator(sql, now, functions).translate();
            if (sql.length() <= MAX_LENGTH) {
                known.put(sql, translated);
                if (known.size() > MAX_STATEMENTS) {
                    known.remove(known.keySet().iterator().next());
                }
            }
            return translated;
        } finally {
            lock.unlock();
        }
    }
}
