package dev.luma.mysql.protocol;

/// What a lost answer leaves open, judged by a statement's first word. A word that is not known here counts as one
/// that writes, which is the careful side.
public enum StatementVerb {
    /// Changes nothing: after a lost answer nothing is in doubt.
    READS,
    /// Changes rows: in doubt only if it commits by itself, under autocommit.
    WRITES,
    /// Commits, whether a transaction is open or not: COMMIT, and the statements that do so by implication.
    COMMITS;

    /// The verb of `sql`, whose leading comments and parentheses do not count.
    public static StatementVerb of(String sql) {
        final int from = skipIgnorable(sql);
        int to = from;
        while (to < sql.length() && isLetter(sql.charAt(to))) {
            to++;
        }
        return switch (upper(sql, from, to)) {
            case "SELECT",
                    "SHOW",
                    "EXPLAIN",
                    "DESCRIBE",
                    "DESC",
                    "VALUES",
                    "TABLE",
                    "USE",
                    "SET",
                    "ROLLBACK",
                    "SAVEPOINT",
                    "RELEASE",
                    "DO",
                    "HELP",
                    "FETCH",
                    "CLOSE" -> READS;
            case "COMMIT",
                    "BEGIN",
                    "START",
                    "CREATE",
                    "ALTER",
                    "DROP",
                    "TRUNCATE",
                    "RENAME",
                    "GRANT",
                    "REVOKE",
                    "LOCK",
                    "UNLOCK",
                    "ANALYZE",
                    "OPTIMIZE",
                    "REPAIR",
                    "CHECK",
                    "INSTALL",
                    "UNINSTALL",
                    "XA" -> COMMITS;
            default -> WRITES;
        };
    }

    private static int skipIgnorable(String sql) {
        int at = 0;
        while (at < sql.length()) {
            final char here = sql.charAt(at);
            if (here <= ' ' || here == '(') {
                at++;
            } else if (here == '#' || sql.startsWith("--", at)) {
                final int end = sql.indexOf('\n', at);
                at = end < 0 ? sql.length() : end + 1;
            } else if (sql.startsWith("/*", at) && !sql.startsWith("/*!", at) && !sql.startsWith("/*M!", at)) {
                final int end = sql.indexOf("*/", at + 2);
                at = end < 0 ? sql.length() : end + 2;
            } else {
                break;
            }
        }
        return at;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /// ASCII only, so that no locale has a say.
    static String upper(String sql, int from, int to) {
        final StringBuilder word = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            final char c = sql.charAt(i);
            word.append(c >= 'a' ? (char) (c - 32) : c);
        }
        return word.toString();
    }
}
