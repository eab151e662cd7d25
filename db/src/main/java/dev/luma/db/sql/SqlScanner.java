package dev.luma.db.sql;

import dev.luma.db.error.UsageException;
import dev.luma.db.spi.SqlDialect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Finds `?` and `:name` outside quotes and comments, in one pass.
///
/// Skipped are `'…'`, `"…"`, `` `…` ``, `$tag$…$tag$`, `-- …`, `/* … */` (MySQL's executable `/*! … */` too) and,
/// by dialect, `# …`. A quote that is never closed lasts to the end: the server will say so. A `:` is part of
/// something else when another `:` or a `=` touches it (`a::int`, `@v := 1`), or a name or quote stands right
/// before it (`label:`, `12:30`).
public final class SqlScanner {
    /// What stands in an [#outline] for a comment that a server runs.
    public static final String EXECUTED = "/*!";

    private static final int[] NONE = {};

    private final String sql;
    private final SqlDialect dialect;
    private final List<String> names = new ArrayList<>();
    private int[] marks = NONE;
    private int markCount;
    private boolean questionMarks;

    /// The statement so far with `?` for each name; what lies behind `copied` is still to be copied. Unused without
    /// names.
    private final StringBuilder rewritten = new StringBuilder();

    private int copied;

    private SqlScanner(String sql, SqlDialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
    }

    /// Finds the parameters of a statement.
    ///
    /// @throws UsageException if it has both `?` and `:name`
    public static ParsedSql parse(String sql, SqlDialect dialect) {
        return new SqlScanner(sql, dialect).parse();
    }

    /// The first word of a statement in upper case, behind comments and opening parentheses; empty if there is none.
    public static String firstWord(String sql, SqlDialect dialect) {
        return new SqlScanner(sql, dialect).firstWord();
    }

    /// The statement with nothing in its quotes, and a blank for each comment; so every word in it is a word of the
    /// statement's own. A comment that a server runs (`/*! … */`, `/*M! … */`) becomes [#EXECUTED].
    public static String outline(String sql, SqlDialect dialect) {
        return new SqlScanner(sql, dialect).outline();
    }

    /// Where the quoted part, comment or single character that begins at `at` ends.
    ///
    /// @param at 0 to the statement's length, exclusive, and no place within a quoted part or comment
    public static int afterToken(String sql, int at, SqlDialect dialect) {
        return switch (sql.charAt(at)) {
            case '\'', '"', '`', '$', '-', '#', '/' -> new SqlScanner(sql, dialect).afterToken(at);
            default -> at + 1;
        };
    }

    private ParsedSql parse() {
        int at = 0;
        while (at < sql.length()) {
            at = switch (sql.charAt(at)) {
                case '?' -> questionMark(at);
                case ':' -> colon(at);
                default -> afterToken(at);
            };
        }
        if (questionMarks && !names.isEmpty()) {
            throw new UsageException(
                    "the statement has both ? and :" + names.getFirst() + " parameters: use one form for all of them");
        }
        final String text = names.isEmpty()
                ? sql
                : rewritten.append(sql, copied, sql.length()).toString();
        return new ParsedSql(text, List.copyOf(names), Arrays.copyOf(marks, markCount));
    }

    private String firstWord() {
        int at = 0;
        while (at < sql.length()) {
            if (isNameStart(sql.charAt(at))) {
                return sql.substring(at, afterName(at)).toUpperCase(Locale.ROOT);
            }
            at = afterToken(at);
        }
        return "";
    }

    private String outline() {
        final StringBuilder outline = new StringBuilder(sql.length());
        int at = 0;
        while (at < sql.length()) {
            final int end = afterToken(at);
            outline.append(end == at + 1 ? sql.substring(at, end) : shortened(at));
            at = end;
        }
        return outline.toString();
    }

    /// What stands for the quote or comment that begins at `at`.
    private String shortened(int at) {
        return switch (sql.charAt(at)) {
            case '\'' -> "''";
            case '"' -> "\"\"";
            case '`' -> "``";
            case '$' -> "$$";
            case '/' -> sql.startsWith(EXECUTED, at) || sql.startsWith("/*M!", at) ? EXECUTED : " ";
            default -> " ";
        };
    }

    // ---- parameters

    private int questionMark(int at) {
        questionMarks = true;
        mark(at);
        return at + 1;
    }

    private int colon(int at) {
        final char next = charAt(at + 1);
        if (next == ':') {
            return at + 2;
        }
        if (!isNameStart(next) || belongsToPrevious(at)) {
            return at + 1;
        }
        final int end = afterName(at + 1);
        names.add(sql.substring(at + 1, end));
        rewritten.append(sql, copied, at);
        mark(rewritten.length());
        rewritten.append('?');
        copied = end;
        return end;
    }

    private boolean belongsToPrevious(int at) {
        final char previous = at == 0 ? ' ' : sql.charAt(at - 1);
        return isNamePart(previous) || previous == '\'' || previous == '"' || previous == '`' || previous == ':';
    }

    private void mark(int position) {
        if (markCount == marks.length) {
            marks = Arrays.copyOf(marks, Math.max(8, 2 * markCount));
        }
        marks[markCount++] = position;
    }

    // ---- everything else

    /// Where the quote, comment or single character that begins at `at` ends.
    private int afterToken(int at) {
        return switch (sql.charAt(at)) {
            case '\'', '"' -> afterQuoted(at, dialect.backslashEscapes());
            case '`' -> afterQuoted(at, false);
            case '$' -> afterDollar(at);
            case '-' -> beginsDashComment(at) ? afterLine(at) : at + 1;
            case '#' -> dialect.hashComments() ? afterLine(at) : at + 1;
            case '/' -> charAt(at + 1) == '*' ? after("*/", at + 2) : at + 1;
            default -> at + 1;
        };
    }

    /// A doubled quote ends one quoted part and begins the next, which comes to the same.
    private int afterQuoted(int at, boolean backslashEscapes) {
        final char quote = sql.charAt(at);
        int end = at + 1;
        while (end < sql.length() && sql.charAt(end) != quote) {
            end += backslashEscapes && sql.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + 1, sql.length());
    }

    /// `$tag$…$tag$`, `$$…$$`; but not `a$b$` nor `$1`.
    private int afterDollar(int at) {
        if (at > 0 && isNamePart(sql.charAt(at - 1))) {
            return at + 1;
        }
        final int tagEnd = isNameStart(charAt(at + 1)) ? afterName(at + 1) : at + 1;
        if (charAt(tagEnd) != '$') {
            return at + 1;
        }
        return after(sql.substring(at, tagEnd + 1), tagEnd + 1);
    }

    private boolean beginsDashComment(int at) {
        if (charAt(at + 1) != '-') {
            return false;
        }
        return !dialect.dashesNeedSpace() || at + 2 >= sql.length() || charAt(at + 2) <= ' ';
    }

    /// A lone carriage return does not end the line: where a server thinks otherwise, a parameter behind it is missing,
    /// whereas the other error would put a value into a comment.
    private int afterLine(int at) {
        return after("\n", at);
    }

    private int after(String end, int from) {
        final int found = sql.indexOf(end, from);
        return found < 0 ? sql.length() : found + end.length();
    }

    private int afterName(int at) {
        int end = at;
        while (end < sql.length() && isNamePart(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    /// NUL behind the end.
    private char charAt(int at) {
        return at < sql.length() ? sql.charAt(at) : '\0';
    }

    private static boolean isNameStart(char c) {
        return c == '_' || Character.isLetter(c);
    }

    private static boolean isNamePart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }
}
