package dev.luma.jdbc.vendor;

import dev.luma.db.spi.SqlDialect;
import java.util.List;
import java.util.stream.Collectors;

/// What MySQL and MariaDB say alike.
sealed interface MySqlFamily extends Vendor permits MySql, MariaDb {
    @Override
    default ScalarFunctions functions() {
        return ScalarFunctions.MYSQL;
    }

    /// Whether an `INSERT` can give rows.
    boolean hasReturning();

    @Override
    default KeyPlan keys(String sql, SqlDialect dialect, List<String> columns) {
        final InsertStatement insert = InsertStatement.parse(sql, dialect);
        if (insert == null) {
            return new KeyPlan.None();
        }
        final boolean certain = insert.isCertain() && !insert.returns();
        if (certain && hasReturning() && !columns.isEmpty()) {
            return new KeyPlan.Returning(insert.returning(quoted(columns, dialect)));
        }
        if (!certain || insert.rows().size() == 1) {
            return new KeyPlan.First();
        }
        if (hasReturning()) {
            return new KeyPlan.ReturningKey("SELECT * FROM " + insert.table() + " LIMIT 0", insert);
        }
        return insert.rows().isEmpty()
                ? new KeyPlan.First()
                : new KeyPlan.Counted(Keys.questionAbout(insert.table(), dialect), insert);
    }

    private static String quoted(List<String> columns, SqlDialect dialect) {
        return columns.stream().map(dialect::quotedName).collect(Collectors.joining(", "));
    }

    @Override
    default String nameQuote() {
        return "`";
    }
}
