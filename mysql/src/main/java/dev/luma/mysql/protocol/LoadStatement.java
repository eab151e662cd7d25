package dev.luma.mysql.protocol;

import dev.luma.db.error.UsageException;

/// A `LOAD DATA LOCAL INFILE 'name' …` statement, or `LOAD XML`, of which only the name matters here: a server may ask
/// for what goes by that name, and for nothing else.
///
/// @see <a href="https://dev.mysql.com/doc/refman/9.7/en/load-data.html">LOAD DATA</a>
public final class LoadStatement {
    private final String sql;
    private final boolean backslashEscapes;
    private int at;

    private LoadStatement(String sql, boolean backslashEscapes) {
        this.sql = sql;
        this.backslashEscapes = backslashEscapes;
    }

    /// The name in the statement, as the server reads it.
    ///
    /// @param backslashEscapes whether a backslash in a string escapes what follows
    /// @throws UsageException if it is no statement that loads from the client
    public static String name(String sql, boolean backslashEscapes) {
        final LoadStatement statement = new LoadStatement(sql, backslashEscapes);
        final boolean begins = statement.takes("LOAD") && (statement.takes("DATA") || statement.takes("XML"));
        if (begins && !statement.takes("LOW_PRIORITY")) {
            statement.takes("CONCURRENT");
        }
        if (!begins || !statement.takes("LOCAL") || !statement.takes("INFILE")) {
            throw new UsageException("what loads from a reader begins with LOAD DATA LOCAL INFILE '…', or LOAD XML, and"
                    + " this statement does not: " + sql);
        }
        return statement.string();
    }

    private boolean takes(String word) {
        skipIgnorable();
        final int end = at + word.length();
        if (!sql.regionMatches(true, at, word, 0, word.length()) || end < sql.length() && isWord(sql.charAt(end))) {
            return false;
        }
        at = end;
        return true;
    }

    private static boolean isWord(char c) {
        return c == '_' || c == '$' || Character.isLetterOrDigit(c);
    }

    /// What stands between words; comments that a server runs are words.
    private void skipIgnorable() {
        while (at < sql.length()) {
            if (sql.charAt(at) <= ' ') {
                at++;
            } else if (sql.startsWith("/*", at) && !sql.startsWith("/*!", at) && !sql.startsWith("/*M!", at)) {
                skipBehind("*/", at + 2);
            } else if (sql.charAt(at) == '#' || sql.startsWith("-- ", at)) {
                skipBehind("\n", at);
            } else {
                return;
            }
        }
    }

    private void skipBehind(String end, int from) {
        final int found = sql.indexOf(end, from);
        at = found < 0 ? sql.length() : found + end.length();
    }

    private String string() {
        skipIgnorable();
        final char quote = at < sql.length() ? sql.charAt(at) : ' ';
        if (quote != '\'' && quote != '"') {
            throw new UsageException("behind INFILE stands a name in quotes, and here it does not: " + sql);
        }
        final StringBuilder name = new StringBuilder();
        at++;
        while (at < sql.length()) {
            final char here = sql.charAt(at++);
            if (here == '\\' && backslashEscapes && at < sql.length()) {
                unescape(sql.charAt(at++), name);
            } else if (here != quote) {
                name.append(here);
            } else if (at < sql.length() && sql.charAt(at) == quote) {
                name.append(quote);
                at++;
            } else {
                return name.toString();
            }
        }
        throw new UsageException("the name behind INFILE has no end: " + sql);
    }

    private static void unescape(char escaped, StringBuilder name) {
        switch (escaped) {
            case '0' -> name.append('\0');
            case 'b' -> name.append('\b');
            case 'n' -> name.append('\n');
            case 'r' -> name.append('\r');
            case 't' -> name.append('\t');
            case 'Z' -> name.append('\032');
            case '%', '_' -> name.append('\\').append(escaped);
            default -> name.append(escaped);
        }
    }
}
