package dev.luma.db;

import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;

/// A column for tests.
public record FakeColumn(String label, Kind kind, String typeName, String table) implements ColumnInfo {
    public static FakeColumn of(String label, Kind kind) {
        return new FakeColumn(label, kind, kind.name(), "");
    }

    @Override
    public String name() {
        return label;
    }

    @Override
    public String schema() {
        return "";
    }

    @Override
    public long length() {
        return 0;
    }

    @Override
    public int decimals() {
        return 0;
    }

    @Override
    public boolean nullable() {
        return true;
    }
}
