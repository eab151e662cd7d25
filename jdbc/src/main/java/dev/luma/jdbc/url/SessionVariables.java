package dev.luma.jdbc.url;

import dev.luma.db.error.UsageException;
import dev.luma.db.spi.SqlDialect;
import dev.luma.db.sql.SqlScanner;
import java.util.regex.Pattern;

/// The option `sessionVariables`: assignments with commas between them, as `SET` takes them. Those without `@` in front
/// are variables of the session.
public final class SessionVariables {
    private static final Pattern AUTOCOMMIT =
            Pattern.compile("^(?:@@)?(?:session\\s*[.\\s]\\s*)?`?autocommit`?\\s*:?=", Pattern.CASE_INSENSITIVE);

    private SessionVariables() {}

    /// The statement that assigns them.
    ///
    /// @param assignments such as `sql_mode='ANSI',@tenant=7`
    /// @throws UsageException if `autocommit` is one of them, which a connection of JDBC must know of
    public static String set(String assignments) {
        final StringBuilder sql = new StringBuilder("SET ");
        int begin = 0;
        int depth = 0;
        int at = 0;
        while (at <= assignments.length()) {
            final char c = at < assignments.length() ? assignments.charAt(at) : ',';
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (at == assignments.length() || depth == 0 && (c == ',' || c == ';')) {
                append(sql, assignments.substring(begin, at).strip());
                begin = at + 1;
            }
            at = at < assignments.length() ? SqlScanner.afterToken(assignments, at, SqlDialect.MYSQL) : at + 1;
        }
        return sql.toString();
    }

    private static void append(StringBuilder sql, String assignment) {
        if (AUTOCOMMIT.matcher(assignment).find()) {
            throw new UsageException("`sessionVariables` does not take autocommit, since JDBC would not know of it:"
                    + " setAutoCommit(false) switches it off, and so does a pool's own setting");
        }
        if (!assignment.isEmpty()) {
            sql.append(sql.length() == 4 ? "" : ", ")
                    .append(assignment.startsWith("@") ? "" : "SESSION ")
                    .append(assignment);
        }
    }
}
