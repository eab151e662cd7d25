package dev.luma.mysql.script;

import dev.luma.mysql.wire.ColumnType;
import dev.luma.mysql.wire.server.ColumnDefinition;

/// Column definitions as servers send them.
public final class Columns {
    private static final int UTF8MB4 = 255;

    private Columns() {}

    /// A signed INT.
    public static ColumnDefinition integer(String label) {
        return of(label, ColumnType.LONG, ColumnDefinition.BINARY_COLLATION, 11, 0);
    }

    /// A VARCHAR of 32 characters.
    public static ColumnDefinition text(String label) {
        return of(label, ColumnType.VAR_STRING, UTF8MB4, 128, 0);
    }

    public static ColumnDefinition of(String label, int type, int collation, long length, int flags) {
        return new ColumnDefinition("db", "t", "t", label, label, "", "", collation, length, type, flags, 0);
    }
}
