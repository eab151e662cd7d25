package dev.luma.mysql.regression;

import dev.luma.db.Connection;
import dev.luma.db.Row;
import dev.luma.db.Statement;
import java.util.List;

/// One query, read through the text protocol and through the binary one.
public final class BothForms {
    private BothForms() {}

    /// The first row of the query, in each form.
    ///
    /// @param sql without parameters
    public static List<Row> of(Connection db, String sql) {
        return all(db, sql).stream().map(List::getFirst).toList();
    }

    /// All rows of the query, in each form.
    ///
    /// @param sql without parameters
    public static List<List<Row>> all(Connection db, String sql) {
        final List<Row> text = db.query(sql).all();
        try (Statement statement = db.prepare(sql)) {
            return List.of(text, statement.query().all());
        }
    }
}
