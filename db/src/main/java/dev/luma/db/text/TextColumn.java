package dev.luma.db.text;

import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;

/// A column of which only the name is told; its kind was seen at its values.
record TextColumn(String label, Kind kind) implements ColumnInfo {
    @Override
    public String name() {
        return "";
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
        return kind.name();
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
