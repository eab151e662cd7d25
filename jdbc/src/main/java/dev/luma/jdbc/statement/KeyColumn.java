package dev.luma.jdbc.statement;

import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;

/// The only column of generated keys that the server told beside the statement's outcome.
///
/// @param kind [Kind#INTEGER], or [Kind#UNSIGNED] if a key is too great for that
record KeyColumn(String label, Kind kind) implements ColumnInfo {
    @Override
    public String name() {
        return label;
    }

    @Override
    public String table() {
        return "";
    }

    @Override
    public String schema() {
        return "";
    }

    @Override
    public String typeName() {
        return kind == Kind.UNSIGNED ? "BIGINT UNSIGNED" : "BIGINT";
    }

    @Override
    public long length() {
        return 20;
    }

    @Override
    public int decimals() {
        return 0;
    }

    @Override
    public boolean nullable() {
        return false;
    }
}
