package dev.luma.jdbc.escape;

import dev.luma.db.spi.SqlDialect;
import dev.luma.db.sql.SqlScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The call of a procedure or function.
///
/// @param isFunction whether it was `{?= call …}`, so that parameter 1 is what the function returns
/// @param catalog as it was written before the name, without quotes; null if it was not
/// @param name without quotes
/// @param positions of each `?` between the brackets, which of the routine's parameters it belongs to, from 1
public record Call(boolean isFunction, @Nullable String catalog, String name, List<Integer> positions) {
    /// Reads a call, with escapes or without.
    ///
    /// @param sql as the application wrote it
    /// @param translated the same without escapes
    /// @return null if it calls nothing
    public static @Nullable Call parse(String sql, String translated, SqlDialect dialect) {
        final boolean isFunction = isFunctionCall(sql);
        final int verb = firstWord(translated, isFunction ? "SELECT" : "CALL", dialect);
        return verb < 0 ? null : new Reader(translated, dialect).read(verb, isFunction);
    }

    private static boolean isFunctionCall(String sql) {
        final String begin = sql.stripLeading();
        return begin.startsWith("{") && begin.substring(1).stripLeading().startsWith("?");
    }

    /// Behind the first word if it is this one; -1 if not.
    private static int firstWord(String sql, String word, SqlDialect dialect) {
        int at = 0;
        while (at < sql.length() && !Character.isLetter(sql.charAt(at))) {
            final int end = SqlScanner.afterToken(sql, at, dialect);
            if (end == at + 1 && !Character.isWhitespace(sql.charAt(at))) {
                return -1;
            }
            at = end;
        }
        final boolean found = sql.regionMatches(true, at, word, 0, word.length())
                && (at + word.length() == sql.length() || !Character.isLetterOrDigit(sql.charAt(at + word.length())));
        return found ? at + word.length() : -1;
    }

    /// How many marks the application sees.
    public int parameterCount() {
        return positions.size() + (isFunction ? 1 : 0);
    }

    private static final class Reader {
        private final String sql;
        private final SqlDialect dialect;

        Reader(String sql, SqlDialect dialect) {
            this.sql = sql;
            this.dialect = dialect;
        }

        @Nullable
        Call read(int from, boolean isFunction) {
            final List<String> names = new ArrayList<>();
            int at = afterBlanks(from);
            while (at < sql.length() && sql.charAt(at) != '(' && sql.charAt(at) != ';') {
                final int end = afterName(at);
                if (end == at) {
                    return null;
                }
                names.add(unquoted(sql.substring(at, end)));
                at = afterBlanks(end);
                if (at < sql.length() && sql.charAt(at) == '.') {
                    at = afterBlanks(at + 1);
                } else {
                    break;
                }
            }
            if (names.isEmpty()) {
                return null;
            }
            return new Call(
                    isFunction,
                    names.size() > 1 ? names.get(names.size() - 2) : null,
                    names.get(names.size() - 1),
                    at < sql.length() && sql.charAt(at) == '(' ? positions(at) : List.of());
        }

        private List<Integer> positions(int open) {
            final List<String> arguments = Brackets.split(sql, open, dialect);
            final List<Integer> positions = new ArrayList<>();
            for (int i = 0; i < arguments.size(); i++) {
                final int marks =
                        SqlScanner.parse(outline(arguments.get(i)), dialect).parameterCount();
                for (int mark = 0; mark < marks; mark++) {
                    positions.add(i + 1);
                }
            }
            return List.copyOf(positions);
        }

        /// Without colons, which the scanner would take for parameters with names.
        private String outline(String argument) {
            return SqlScanner.outline(argument, dialect).replace(':', ' ');
        }

        private int afterBlanks(int from) {
            int at = from;
            while (at < sql.length() && Character.isWhitespace(sql.charAt(at))) {
                at++;
            }
            return at;
        }

        private int afterName(int from) {
            final char first = sql.charAt(from);
            if (first == '`' || first == '"') {
                int end = SqlScanner.afterToken(sql, from, dialect);
                while (end < sql.length() && sql.charAt(end) == first) {
                    end = SqlScanner.afterToken(sql, end, dialect);
                }
                return end;
            }
            int end = from;
            while (end < sql.length() && isNamePart(sql.charAt(end))) {
                end++;
            }
            return end;
        }

        private static boolean isNamePart(char c) {
            return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c > '\u007f';
        }

        private static String unquoted(String name) {
            final char quote = name.charAt(0);
            if (quote != '`' && quote != '"' || name.length() < 2) {
                return name;
            }
            final String doubled = String.valueOf(quote).repeat(2);
            return name.substring(1, name.length() - 1).replace(doubled, String.valueOf(quote));
        }
    }

    /// Its name as people write it.
    @Override
    public String toString() {
        return (isFunction ? "function " : "procedure ") + (catalog == null ? "" : catalog + ".") + name;
    }
}
