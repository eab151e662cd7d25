package dev.luma.lang.resolve;

import dev.luma.lang.diagnostic.Note;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// "Did you mean …?"
public final class Suggestions {
    /// What names in other languages are called here.
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("null", "nil"),
            Map.entry("none", "nil"),
            Map.entry("undefined", "nil"),
            Map.entry("this", "self"),
            Map.entry("string", "str"),
            Map.entry("boolean", "bool"),
            Map.entry("integer", "int"),
            Map.entry("long", "int"),
            Map.entry("double", "float"),
            Map.entry("number", "float"),
            Map.entry("println", "print"),
            Map.entry("printf", "print"),
            Map.entry("echo", "print"),
            Map.entry("puts", "print"),
            Map.entry("length", "len"),
            Map.entry("size", "len"),
            Map.entry("count", "len"),
            Map.entry("push", "add"),
            Map.entry("append", "add"),
            Map.entry("extend", "add_all"),
            Map.entry("sort", "sorted"),
            Map.entry("foreach", "walk"),
            Map.entry("each", "walk"),
            Map.entry("reduce", "fold"),
            Map.entry("includes", "contains"),
            Map.entry("containskey", "has"),
            Map.entry("contains", "has"),
            Map.entry("has", "contains"),
            Map.entry("substring", "slice"),
            Map.entry("substr", "slice"),
            Map.entry("strip", "trim"),
            Map.entry("touppercase", "upper"),
            Map.entry("tolowercase", "lower"),
            Map.entry("remove", "remove_at"));

    private Suggestions() {}

    /// The help for an unknown name; none if no known one is near.
    public static Note[] didYouMean(String name, Collection<String> known) {
        final String nearest = nearest(name, known);
        return nearest == null ? new Note[0] : new Note[] {Note.help("did you mean `" + nearest + "`?")};
    }

    /// The known name that another language has this one for; else the one that differs least, if that may be a
    /// slip: one change in short names, one in three characters in long ones.
    static @Nullable String nearest(String name, Collection<String> known) {
        final String foreign = FOREIGN.get(name.toLowerCase(Locale.ROOT));
        if (foreign != null && known.contains(foreign)) {
            return foreign;
        }
        String best = null;
        int least = name.length() < 2 ? 1 : Math.max(1, name.length() / 3) + 1;
        for (final String one : known) {
            final int distance = one.equalsIgnoreCase(name) ? 0 : distance(name, one, least);
            if (distance < least && !one.equals(name)) {
                best = one;
                least = distance;
            }
        }
        return best;
    }

    /// How many characters must be added, taken out, replaced or swapped with the next one; `limit` if not fewer.
    private static int distance(String from, String to, int limit) {
        if (Math.abs(from.length() - to.length()) >= limit) {
            return limit;
        }
        final String a = from.toLowerCase(Locale.ROOT);
        final String b = to.toLowerCase(Locale.ROOT);
        final int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                final int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], 1 + cost[i - 2][j - 2]);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
