package dev.luma.jdbc.vendor;

import dev.luma.db.spi.SqlDialect;
import dev.luma.db.sql.SqlScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads an [InsertStatement], token by token.
final class InsertParser {
    private static final Set<String> PRIORITIES = Set.of("LOW_PRIORITY", "HIGH_PRIORITY", "DELAYED");

    private final String sql;
    private final SqlDialect dialect;
    /// The current token, in upper case if it is a word; empty at the end.
    private String token = "";
    private int from;
    private int to;
    private boolean certain = true;

    InsertParser(String sql, SqlDialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
    }

    @Nullable
    InsertStatement parse() {
        next();
        if (!token.equals("INSERT") && !token.equals("REPLACE")) {
            return null;
        }
        certain = !hidesWords();
        next();
        while (PRIORITIES.contains(token) || token.equals("IGNORE")) {
            certain &= !token.equals("IGNORE");
            next();
        }
        if (token.equals("INTO")) {
            next();
        }
        final String table = table();
        certain &= !table.isEmpty();
        if (token.equals("PARTITION")) {
            next();
            skipBrackets();
        }
        return rest(table, columns());
    }

    /// A comment that a server runs may hold anything; `LAST_INSERT_ID(…)` makes a key of its argument.
    private boolean hidesWords() {
        final String outline = SqlScanner.outline(sql, dialect).toUpperCase(Locale.ROOT);
        return outline.contains(SqlScanner.EXECUTED) || outline.contains("LAST_INSERT_ID");
    }

    private String table() {
        final int begin = from;
        int end = from;
        while (isName()) {
            end = to;
            next();
            if (!token.equals(".")) {
                break;
            }
            next();
        }
        return sql.substring(begin, end);
    }

    private boolean isName() {
        return !token.isEmpty()
                && (Names.isWordPart(token.charAt(0)) || token.charAt(0) == '`' || token.charAt(0) == '"');
    }

    /// Empty too if what is in brackets are no names, but a query.
    private List<String> columns() {
        final List<String> columns = new ArrayList<>();
        if (!token.equals("(")) {
            return columns;
        }
        next();
        while (isName()) {
            columns.add(Names.unquoted(sql.substring(from, to)));
            next();
            if (token.equals(",")) {
                next();
            }
        }
        if (!token.equals(")") || columns.size() > 1 && columns.getFirst().equalsIgnoreCase("SELECT")) {
            return List.of();
        }
        next();
        return columns;
    }

    private List<List<String>> rows() {
        final List<List<String>> rows = new ArrayList<>();
        if (token.equals("SET")) {
            rows.add(List.of());
        } else if (token.equals("VALUES") || token.equals("VALUE")) {
            do {
                next();
                if (!token.equals("(")) {
                    return List.of();
                }
                rows.add(row());
            } while (token.equals(","));
        }
        return rows;
    }

    private InsertStatement rest(String table, List<String> columns) {
        final List<List<String>> rows = rows();
        boolean returns = false;
        while (!token.isEmpty() && !token.equals(";")) {
            certain &= !token.equals("DUPLICATE");
            returns |= token.equals("RETURNING");
            next();
        }
        final int end = from;
        if (token.equals(";")) {
            next();
            certain &= token.isEmpty();
        }
        return new InsertStatement(
                sql.substring(0, end).stripTrailing(),
                table,
                List.copyOf(columns),
                List.copyOf(rows),
                certain,
                returns);
    }

    private List<String> row() {
        final List<String> expressions = new ArrayList<>();
        int begin = to;
        int level = 1;
        while (level > 0 && !token.isEmpty()) {
            next();
            if (token.equals("(")) {
                level++;
            } else if (token.equals(")")) {
                level--;
            }
            if (level == 0 || level == 1 && token.equals(",")) {
                expressions.add(sql.substring(begin, from).strip());
                begin = to;
            }
        }
        next();
        return expressions.size() == 1 && expressions.getFirst().isEmpty() ? List.of() : List.copyOf(expressions);
    }

    private void skipBrackets() {
        int level = 0;
        do {
            level += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
            next();
        } while (level > 0 && !token.isEmpty());
    }

    // ---- tokens

    private void next() {
        from = to;
        while (from < sql.length() && isBlankOrComment()) {
            from = SqlScanner.afterToken(sql, from, dialect);
        }
        to = from;
        while (to < sql.length() && Names.isWordPart(sql.charAt(to))) {
            to++;
        }
        if (to == from && to < sql.length()) {
            to = afterQuotes(SqlScanner.afterToken(sql, from, dialect));
        }
        token = sql.substring(from, to).toUpperCase(Locale.ROOT);
    }

    /// A doubled quote goes on with the same name.
    private int afterQuotes(int end) {
        final char quote = sql.charAt(from);
        int at = end;
        while ((quote == '`' || quote == '"') && at < sql.length() && sql.charAt(at) == quote) {
            at = SqlScanner.afterToken(sql, at, dialect);
        }
        return at;
    }

    private boolean isBlankOrComment() {
        final char c = sql.charAt(from);
        return c <= ' ' || (c == '-' || c == '#' || c == '/') && SqlScanner.afterToken(sql, from, dialect) > from + 1;
    }
}
