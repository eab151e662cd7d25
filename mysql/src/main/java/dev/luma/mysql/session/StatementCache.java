package dev.luma.mysql.session;

import dev.luma.mysql.session.SessionState.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The statements that the server keeps prepared for this session, the least recently used first.
///
/// A statement is found by its exact text within the context in which it was prepared, since the same text in another
/// schema or under another `sql_mode` is another statement.
final class StatementCache {
    private final int capacity;
    private final Map<Context, Map<String, ServerStatement>> byContext = new LinkedHashMap<>(4, 0.75f, true);
    private Context context = new Context("", "", -1);
    private Map<String, ServerStatement> current = statements();
    private int size;

    /// @param capacity how many statements to keep; 0 for none
    StatementCache(int capacity) {
        this.capacity = capacity;
    }

    private static Map<String, ServerStatement> statements() {
        return new LinkedHashMap<>(16, 0.75f, true);
    }

    /// The statement of this text that nobody uses at the moment; null if there is none.
    @Nullable
    ServerStatement find(String sql, Context now) {
        enter(now);
        final ServerStatement found = current.get(sql);
        return found == null || found.isInUse() ? null : found;
    }

    private void enter(Context now) {
        if (!now.equals(context)) {
            current = byContext.computeIfAbsent(now, ignored -> statements());
        }
        context = now;
    }

    /// Keeps a statement.
    ///
    /// @return false if there is one of its text already, or nothing is kept at all
    boolean keep(ServerStatement statement, Context preparedIn) {
        enter(preparedIn);
        if (capacity == 0 || current.putIfAbsent(statement.sql(), statement) != null) {
            return false;
        }
        statement.kept(true);
        size++;
        while (size > capacity && evictEldest()) {
            // One too many at most, unless others are in use.
        }
        return true;
    }

    /// Lets go of the statement that was used longest ago, and has the server forget it.
    ///
    /// @return false if there is none that nobody uses
    boolean evictEldest() {
        for (final Map<String, ServerStatement> statements : byContext.values()) {
            final ServerStatement eldest = eldestUnused(statements);
            if (eldest != null) {
                statements.remove(eldest.sql());
                size--;
                eldest.kept(false);
                eldest.forget();
                byContext
                        .entrySet()
                        .removeIf(entry ->
                                entry.getValue().isEmpty() && !entry.getKey().equals(context));
                return true;
            }
        }
        return false;
    }

    private static @Nullable ServerStatement eldestUnused(Map<String, ServerStatement> statements) {
        for (final ServerStatement statement : statements.values()) {
            if (!statement.isInUse()) {
                return statement;
            }
        }
        return null;
    }

    /// The server has forgotten all of them.
    void clear() {
        byContext.values().forEach(statements -> statements.values().forEach(statement -> statement.kept(false)));
        byContext.clear();
        current = statements();
        context = new Context("", "", -1);
        size = 0;
    }

    int size() {
        return size;
    }
}
