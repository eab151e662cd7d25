package dev.luma.jdbc.escape;

import dev.luma.db.spi.SqlDialect;
import dev.luma.db.sql.SqlScanner;
import dev.luma.jdbc.vendor.ScalarFunctions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One statement's way from JDBC's escapes to plain SQL.
///
/// First all braces are paired, so that one which nothing closes costs nothing; then what is between each pair is
/// translated, from the outside in.
final class EscapeTranslator {
    /// How deep escapes may stand within each other; what is deeper is left to the server.
    private static final int MAX_DEPTH = 64;

    /// The one quoted character that the dialect's own rules would misread: between these quotes a backslash stands for
    /// itself.
    private static final String BACKSLASH = "'\\'";

    private final String sql;
    private final SqlDialect dialect;
    private final ScalarFunctions functions;
    private final Map<Integer, Integer> closing = new HashMap<>();
    private int depth;

    EscapeTranslator(String sql, SqlDialect dialect, ScalarFunctions functions) {
        this.sql = sql;
        this.dialect = dialect;
        this.functions = functions;
    }

    String translate() {
        pairBraces();
        return closing.isEmpty() ? sql : translated(0, sql.length());
    }

    private void pairBraces() {
        final Deque<Integer> open = new ArrayDeque<>();
        int at = 0;
        while (at < sql.length()) {
            final char c = sql.charAt(at);
            if (c == '{') {
                open.push(at);
            } else if (c == '}' && !open.isEmpty()) {
                closing.put(open.pop(), at);
            }
            at = c == '\'' && isEscapedBackslash(at, open) ? at + BACKSLASH.length() : afterToken(at);
        }
    }

    /// Whether a quote at `at` begins the `'\'` of an `{escape '\'}`.
    private boolean isEscapedBackslash(int at, Deque<Integer> open) {
        if (open.isEmpty() || !sql.startsWith(BACKSLASH, at)) {
            return false;
        }
        final int close = afterBlanks(at + BACKSLASH.length());
        return close < sql.length()
                && sql.charAt(close) == '}'
                && sql.substring(open.element() + 1, at).strip().equalsIgnoreCase("escape");
    }

    private int afterToken(int at) {
        return SqlScanner.afterToken(sql, at, dialect);
    }

    private String translated(int from, int to) {
        final StringBuilder plain = new StringBuilder(to - from + 16);
        int at = from;
        while (at < to) {
            final Integer close = sql.charAt(at) == '{' && depth < MAX_DEPTH ? closing.get(at) : null;
            if (close != null && escape(at + 1, close, plain)) {
                at = close + 1;
            } else {
                final int end = Math.min(afterToken(at), to);
                plain.append(sql, at, end);
                at = end;
            }
        }
        return plain.toString();
    }

    /// @return false if it is none of JDBC's
    private boolean escape(int from, int close, StringBuilder plain) {
        final int begin = Math.min(afterBlanks(from), close);
        final int end = sql.charAt(begin) == '?' ? begin + 1 : afterWord(begin);
        switch (sql.substring(begin, end).toLowerCase(Locale.ROOT)) {
            case "fn" -> plain.append(function(body(end, close)));
            case "d" -> plain.append("DATE ").append(body(end, close));
            case "t" -> plain.append("TIME ").append(body(end, close));
            case "ts" -> plain.append("TIMESTAMP ").append(body(end, close));
            case "oj" -> plain.append(body(end, close));
            case "limit" -> plain.append("LIMIT ").append(body(end, close));
            case "escape" -> plain.append("ESCAPE ").append(likeEscape(end, close));
            case "call" -> plain.append("CALL ").append(call(end, close));
            case "?" -> {
                return functionCall(end, close, plain);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private String body(int from, int close) {
        depth++;
        final String body = translated(from, close).strip();
        depth--;
        return body;
    }

    private String function(String call) {
        final int bracket = call.indexOf('(');
        return bracket <= 0 || !call.endsWith(")")
                ? call
                : functions.call(call.substring(0, bracket).strip(), arguments(call, bracket));
    }

    private List<String> arguments(String call, int open) {
        return Brackets.split(call, open, dialect);
    }

    private String likeEscape(int from, int close) {
        if (!sql.substring(from, close).strip().equals(BACKSLASH)) {
            return body(from, close);
        }
        return dialect.backslashEscapes() ? "'\\\\'" : BACKSLASH;
    }

    private String call(int from, int close) {
        final String body = body(from, close);
        return body.endsWith(")") ? body : body + "()";
    }

    /// `= call name(…)`, behind the mark.
    private boolean functionCall(int from, int close, StringBuilder plain) {
        final int equals = afterBlanks(from);
        if (equals >= close || sql.charAt(equals) != '=') {
            return false;
        }
        final int begin = afterBlanks(equals + 1);
        final int end = afterWord(begin);
        if (!sql.substring(begin, end).equalsIgnoreCase("call")) {
            return false;
        }
        plain.append("SELECT ").append(call(end, close));
        return true;
    }

    private int afterBlanks(int from) {
        int at = from;
        while (at < sql.length() && Character.isWhitespace(sql.charAt(at))) {
            at++;
        }
        return at;
    }

    private int afterWord(int from) {
        int at = from;
        while (at < sql.length() && Character.isLetter(sql.charAt(at))) {
            at++;
        }
        return at;
    }
}
