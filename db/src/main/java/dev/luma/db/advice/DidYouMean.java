package dev.luma.db.advice;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The half sentence that follows an unknown name in a message.
public final class DidYouMean {
    /// Longer names are not compared: the work grows with the square.
    private static final int MAX_LENGTH = 100;

    private static final int MAX_LISTED = 20;

    private DidYouMean() {}

    /// `: did you mean `timeout`?` if one known name is close to `given`, else nothing.
    public static String suggestion(String given, Collection<String> known) {
        final String closest = closest(given, known);
        return closest == null ? "" : ": did you mean `" + closest + "`?";
    }

    /// As [#suggestion], or else a list of what is known.
    public static String suggestionOrList(String given, Collection<String> known) {
        final String suggestion = suggestion(given, known);
        return suggestion.isEmpty() ? ": there is " + list(known) : suggestion;
    }

    /// The names between back quotes, cut short where they are many.
    public static String list(Collection<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        final StringBuilder text = new StringBuilder();
        int count = 0;
        for (final String name : names) {
            if (count == MAX_LISTED) {
                return text.append(", … (").append(names.size()).append(')').toString();
            }
            text.append(count++ == 0 ? "`" : ", `").append(name).append('`');
        }
        return text.toString();
    }

    private static @Nullable String closest(String given, Collection<String> known) {
        final String wanted = plain(given);
        String closest = null;
        int least = Math.max(1, wanted.length() / 3) + 1;
        for (final String name : known) {
            final int distance = distance(wanted, plain(name), least);
            if (distance < least) {
                least = distance;
                closest = name;
            }
        }
        return closest;
    }

    /// Names that differ only in case, `_` and `-` are the same name, misspelt.
    private static String plain(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    /// Insertions, deletions, replacements and swaps of neighbours that make `b` of `a`; at most `limit`.
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit || a.length() > MAX_LENGTH || b.length() > MAX_LENGTH) {
            return limit;
        }
        final int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : step(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int step(int[][] edits, String a, String b, int i, int j) {
        final int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        final int least = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        final boolean swapped =
                i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, 1 + edits[i - 2][j - 2]) : least;
    }
}
