package dev.luma.jdbc.vendor;

import dev.luma.db.spi.SqlDialect;
import java.util.List;
import java.util.Optional;

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

    @Override
    public Optional<Dictionary> dictionary() {
        return Optional.empty();
    }

    @Override
    public List<SqlTypeInfo> types() {
        return List.of();
    }

    @Override
    public List<String> keywords() {
        return List.of();
    }

    @Override
    public Limits limits() {
        return Limits.UNKNOWN;
    }

    @Override
    public List<String> tableTypes() {
        return List.of("TABLE", "VIEW");
    }

    @Override
    public String nameQuote() {
        return "\"";
    }
}
