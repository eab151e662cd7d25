package dev.luma.jdbc.logic;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a script wants done, in order.
sealed interface Entry {
    /// The line at which it begins, from 1.
    int line();

    String sql();

    /// Something that gives no rows.
    ///
    /// @param ok whether it is to succeed, and not to fail
    record Statement(int line, String sql, boolean ok) implements Entry {}

    /// Something that gives rows.
    ///
    /// @param types a letter for each column: `I` integer, `R` real, `T` text
    /// @param label what other queries with the same rows have too
    record Query(
            int line,
            String sql,
            String types,
            Order order,
            @Nullable String label,
            Expected expected) implements Entry {}

    /// How the values of a result are brought into the order in which they are compared.
    enum Order {
        /// As they come.
        NOSORT,
        /// By rows.
        ROWSORT,
        /// Each for itself, whatever its row.
        VALUESORT;

        static Order of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
