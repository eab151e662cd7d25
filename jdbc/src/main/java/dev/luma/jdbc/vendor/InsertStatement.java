package dev.luma.jdbc.vendor;

import dev.luma.db.spi.SqlDialect;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An `INSERT` or `REPLACE`, as far as it says which keys will be generated.
///
/// @param text without blanks and a semicolon at its end
/// @param table as it is written, with quotes and schema; empty if it cannot be read
/// @param columns as they are written, without quotes; empty if there is no list
/// @param rows the expressions of each row of `VALUES`, as they are written; empty for another source of rows. A
///     `SET` is a row without expressions
/// @param isCertain whether each of the rows makes one of the table, or the statement fails: there is no `IGNORE`, no
///     `ON DUPLICATE KEY UPDATE`, and nothing else that leaves it in doubt
/// @param returns whether it has a `RETURNING` of its own
public record InsertStatement(
        String text, String table, List<String> columns, List<List<String>> rows, boolean isCertain, boolean returns) {

    /// @return null if it is no `INSERT` or `REPLACE`
    public static @Nullable InsertStatement parse(String sql, SqlDialect dialect) {
        return new InsertParser(sql, dialect).parse();
    }

    /// Whether every row leaves this column to the server: it stands in no list, or each row has `NULL` or `DEFAULT`
    /// there.
    ///
    /// @param column without quotes
    /// @param position which of the table's visible columns it is, from 0; for a statement without a list
    public boolean leavesOut(String column, int position) {
        final int at = columns.isEmpty() ? position : indexOf(column);
        return at < 0 || rows.stream().allMatch(row -> at < row.size() && isNothing(row.get(at)) || row.isEmpty());
    }

    private int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).equalsIgnoreCase(column)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isNothing(String expression) {
        final String word = expression.toUpperCase(Locale.ROOT);
        return word.equals("NULL") || word.equals("DEFAULT");
    }

    /// The statement with a `RETURNING` of these columns.
    ///
    /// @param columns as they stand in a statement, quoted where they must be
    String returning(String columns) {
        // A comment may end the text, and would take the clause with it.
        return text + "\nRETURNING " + columns;
    }
}
