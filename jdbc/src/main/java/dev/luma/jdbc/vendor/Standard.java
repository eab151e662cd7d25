package dev.luma.jdbc.vendor;

import dev.luma.db.spi.SqlDialect;
import java.util.List;

/// A server that nothing is known of: the SQL standard's words.
///
/// @param productName what it calls itself
record Standard(String productName, Version version) implements Vendor {
    @Override
    public ScalarFunctions functions() {
        return ScalarFunctions.STANDARD;
    }

    @Override
    public KeyPlan keys(String sql, SqlDialect dialect, List<String> columns) {
        return InsertStatement.parse(sql, dialect) == null ? new KeyPlan.None() : new KeyPlan.First();
    }

    @Override
    public SessionSql session() {
        return SessionSql.UNKNOWN;
    }
}
