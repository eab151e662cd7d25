package dev.luma.mysql.protocol;

import dev.luma.db.spi.SqlDialect;
import dev.luma.db.sql.SqlScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether MariaDB's bulk command does with a statement what it does when it runs row by row, and tells what each row
/// did. Judged by the statement's outline, in which no word is part of a literal; what is not understood counts as no.
///
/// It does for an `INSERT` or `REPLACE` with one group of values, which are parameters, constants, and what is reckoned
/// from these. Seen on 11.8.6 of the others:
///
/// | statement                             | in bulk                                                       |
/// |---------------------------------------|---------------------------------------------------------------|
/// | `IGNORE`, `ON DUPLICATE KEY UPDATE`   | rows that insert nothing repeat the key of the row before     |
/// | several groups of values              | the key is the last group's, not the first's                  |
/// | `RETURNING`                           | its rows come instead of counts and keys                      |
/// | `INSERT … SELECT`, several tables     | refused with error 1295, or counts and keys are not told      |
/// | one table's `UPDATE`, `DELETE`        | right, but not where its name is that of a view over several  |
///
/// What the statement does not show is whether its table has triggers: what these insert or change is told like rows.
/// Functions, variables and subqueries among the values may depend on the row before, which in bulk is part of the same
/// statement.
public final class BulkStatement {
    private static final Set<String> NEVER = Set.of("IGNORE", "DELAYED", ";");
    /// The words that may stand among values.
    private static final Set<String> CONSTANTS = Set.of("NULL", "DEFAULT", "TRUE", "FALSE");

    private static final String NAME = "(?:`[^`]+`|[\\w$]+)";
    /// With nothing unusual in between: what is not understood has no name.
    private static final Pattern FILLED = Pattern.compile(
            "\\s*(?:INSERT|REPLACE)\\s+(?:(?:LOW|HIGH)_PRIORITY\\s+)?(?:INTO\\s+)?(" + NAME + "(?:\\." + NAME
                    + ")?)\\s*(?:\\(|VALUES?\\b).*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);

    private final List<String> tokens;
    private int at;

    private BulkStatement(String outline) {
        this.tokens = tokens(outline);
    }

    /// @param dialect as the server reads it now
    public static boolean tellsEachRow(String sql, SqlDialect dialect) {
        final String outline = SqlScanner.outline(sql, dialect);
        return !outline.contains(SqlScanner.EXECUTED) && new BulkStatement(outline).insertsOneGroup();
    }

    /// The name of the table that the statement fills, as it is written there; empty if that is not plain to see.
    public static Optional<String> table(String sql) {
        final Matcher filled = FILLED.matcher(sql);
        return filled.matches() ? Optional.of(filled.group(1)) : Optional.empty();
    }

    private boolean insertsOneGroup() {
        if (tokens.isEmpty()
                || !tokens.getFirst().equals("INSERT") && !tokens.getFirst().equals("REPLACE")) {
            return false;
        }
        int depth = 0;
        while (++at < tokens.size()) {
            final String token = tokens.get(at);
            switch (token) {
                case "(" -> depth++;
                case ")" -> depth--;
                // a name, whatever follows
                case "." -> at++;
                case "VALUES", "VALUE" -> {
                    if (depth == 0) {
                        return isOneGroup(at + 1, tokens.size() - 1);
                    }
                }
                default -> {
                    if (NEVER.contains(token)) {
                        return false;
                    }
                }
            }
        }
        return false;
    }

    /// Whether plain values in parentheses are all that is left.
    private boolean isOneGroup(int open, int close) {
        return open < close
                && tokens.get(open).equals("(")
                && tokens.get(close).equals(")")
                && tokens.subList(open + 1, close).stream().allMatch(BulkStatement::isPlain);
    }

    private static boolean isPlain(String token) {
        return switch (token.charAt(0)) {
            case '(', ')', '`', '@', ';' -> false;
            default -> CONSTANTS.contains(token) || Character.isDigit(token.charAt(0)) || !isWord(token.charAt(0));
        };
    }

    /// Words in upper case, numbers, and other characters one by one.
    private static List<String> tokens(String outline) {
        final List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < outline.length()) {
            final int start = at;
            while (at < outline.length() && isWord(outline.charAt(at))) {
                at++;
            }
            if (at > start) {
                tokens.add(StatementVerb.upper(outline, start, at));
            } else if (outline.charAt(at++) > ' ') {
                tokens.add(outline.substring(start, at));
            }
        }
        return tokens;
    }

    private static boolean isWord(char c) {
        return c == '_' || c == '$' || Character.isLetterOrDigit(c);
    }
}
