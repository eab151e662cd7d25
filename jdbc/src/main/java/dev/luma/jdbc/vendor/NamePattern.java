package dev.luma.jdbc.vendor;

import org.jspecify.annotations.Nullable;

/// A pattern of `DatabaseMetaData`: `%` stands for any text, `_` for any character, and behind a `\` either stands for
/// itself.
///
/// @param text null if nothing is asked for, so that everything matches
public record NamePattern(@Nullable String text) {
    /// Everything.
    public static final NamePattern ALL = new NamePattern(null);

    /// What `getSearchStringEscape` tells.
    public static final String ESCAPE = "\\";

    /// Ours, in a condition: the backslash is written otherwise by `sql_mode`.
    private static final char ESCAPE_IN_SQL = '|';

    private static final char ANY_TEXT = '%';
    private static final char ANY_CHARACTER = '_';

    /// Exactly this name.
    public static NamePattern exactly(String name) {
        return new NamePattern(name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"));
    }

    /// Whether it leaves nothing out.
    public boolean matchesAll() {
        return text == null || text.equals("%");
    }

    /// The only name that matches, null if there may be several.
    public @Nullable String onlyName() {
        if (text == null) {
            return null;
        }
        final StringBuilder name = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            final char c = text.charAt(at);
            if (c == ANY_TEXT || c == ANY_CHARACTER) {
                return null;
            }
            at += isEscape(at) ? 1 : 0;
            name.append(text.charAt(at));
        }
        return name.toString();
    }

    /// Whether a backslash at `at` takes away the next character's meaning.
    private boolean isEscape(int at) {
        final String pattern = text;
        return pattern != null && pattern.charAt(at) == '\\' && at + 1 < pattern.length();
    }

    /// The pattern for a `LIKE ? ESCAPE '|'`.
    String forLike() {
        final StringBuilder like = new StringBuilder();
        final String pattern = text == null ? "%" : text;
        for (int at = 0; at < pattern.length(); at++) {
            final boolean escaped = isEscape(at);
            at += escaped ? 1 : 0;
            final char c = pattern.charAt(at);
            if (c == ESCAPE_IN_SQL || escaped && (c == ANY_TEXT || c == ANY_CHARACTER)) {
                like.append(ESCAPE_IN_SQL);
            }
            like.append(c);
        }
        return like.toString();
    }

    /// Whether a name matches, in exactly these letters.
    public boolean matches(String name) {
        return text == null || new Matching(text, name).matches();
    }

    /// The usual walk with one place to come back to: no pattern takes longer than both lengths multiplied.
    private static final class Matching {
        private final String pattern;
        private final String name;

        Matching(String pattern, String name) {
            this.pattern = pattern;
            this.name = name;
        }

        boolean matches() {
            int p = 0;
            int n = 0;
            int afterAny = -1;
            int nameThen = 0;
            while (n < name.length()) {
                if (p < pattern.length() && pattern.charAt(p) == ANY_TEXT) {
                    afterAny = ++p;
                    nameThen = n;
                } else if (p < pattern.length() && stepMatches(p, n)) {
                    p += isEscaped(p) ? 2 : 1;
                    n++;
                } else if (afterAny >= 0) {
                    p = afterAny;
                    n = ++nameThen;
                } else {
                    return false;
                }
            }
            while (p < pattern.length() && pattern.charAt(p) == ANY_TEXT) {
                p++;
            }
            return p == pattern.length();
        }

        private boolean isEscaped(int p) {
            return pattern.charAt(p) == '\\' && p + 1 < pattern.length();
        }

        private boolean stepMatches(int p, int n) {
            if (isEscaped(p)) {
                return pattern.charAt(p + 1) == name.charAt(n);
            }
            return pattern.charAt(p) == ANY_CHARACTER || pattern.charAt(p) == name.charAt(n);
        }
    }
}
