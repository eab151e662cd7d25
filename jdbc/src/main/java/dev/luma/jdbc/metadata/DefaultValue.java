package dev.luma.jdbc.metadata;

import org.jspecify.annotations.Nullable;

/// The default of a column as `getColumns` wants it: a text in quotes, anything else as it would stand in a statement.
final class DefaultValue {
    private DefaultValue() {}

    /// @param value as the dictionary has it
    /// @param extra what else the dictionary says, in upper case
    /// @param isExpression whether the dictionary has it as it would stand in a statement: MariaDB does, for MySQL
    ///     it is a bare text unless it was generated
    static @Nullable String of(@Nullable String value, String extra, DictionaryColumn type, boolean isExpression) {
        if (value == null || isExpression && value.equals("NULL")) {
            return null;
        }
        final boolean isPlain =
                isExpression || extra.contains("DEFAULT_GENERATED") || isClock(value) || !isQuoted(type);
        return isPlain ? value : "'" + value.replace("'", "''") + "'";
    }

    private static boolean isClock(String value) {
        return value.regionMatches(true, 0, "CURRENT_TIMESTAMP", 0, "CURRENT_TIMESTAMP".length());
    }

    private static boolean isQuoted(DictionaryColumn type) {
        return !type.isNumber()
                && switch (type.column().type()) {
                    case TINY_BOOLEAN, BIT, BITS, BOOLEAN -> false;
                    default -> true;
                };
    }
}
