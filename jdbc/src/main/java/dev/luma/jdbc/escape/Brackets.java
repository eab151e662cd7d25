package dev.luma.jdbc.escape;

import dev.luma.db.spi.SqlDialect;
import dev.luma.db.sql.SqlScanner;
import java.util.ArrayList;
import java.util.List;

/// What stands between brackets, split at its commas.
final class Brackets {
    private Brackets() {}

    /// Splits at the commas that stand in no inner brackets, quotes or comments.
    ///
    /// @param open where the opening bracket is
    /// @return each argument without the blanks around it; empty for `()`
    static List<String> split(String text, int open, SqlDialect dialect) {
        final List<String> arguments = new ArrayList<>();
        int begin = open + 1;
        int level = 1;
        for (int at = begin; at < text.length() && level > 0; at = SqlScanner.afterToken(text, at, dialect)) {
            switch (text.charAt(at)) {
                case '(' -> level++;
                case ')' -> level--;
                default -> {
                    // Not where one ends.
                }
            }
            if (level == 0 || level == 1 && text.charAt(at) == ',') {
                arguments.add(text.substring(begin, at).strip());
                begin = at + 1;
            }
        }
        return arguments.size() == 1 && arguments.getFirst().isEmpty() ? List.of() : List.copyOf(arguments);
    }
}
