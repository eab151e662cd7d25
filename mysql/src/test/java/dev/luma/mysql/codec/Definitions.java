package dev.luma.mysql.codec;

import dev.luma.mysql.wire.server.ColumnDefinition;

/// Column definitions as the servers send them.
final class Definitions {
    static final int UTF8MB4 = 255;
    static final int NO_FLAGS = 0;

    private Definitions() {}

    /// A column whose values are no text.
    static ColumnDefinition binary(int type, int flags, long length, int decimals) {
        return column(type, ColumnDefinition.BINARY_COLLATION, flags, length, decimals, "", "");
    }

    /// A column whose values are text.
    static ColumnDefinition text(int type, int flags, long length) {
        return column(type, UTF8MB4, flags, length, 0, "", "");
    }

    /// A column of which MariaDB's extended metadata tell more.
    static ColumnDefinition extended(int type, long length, String dataType, String format) {
        return column(type, UTF8MB4, NO_FLAGS, length, 0, dataType, format);
    }

    static ColumnDefinition column(
            int type, int collation, int flags, long length, int decimals, String dataType, String format) {
        return new ColumnDefinition(
                "shop", "o", "orders", "label", "name", dataType, format, collation, length, type, flags, decimals);
    }
}
