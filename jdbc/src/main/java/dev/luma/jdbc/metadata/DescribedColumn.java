package dev.luma.jdbc.metadata;

import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;

/// A column that no result set has brought: one of a table or routine, as the dictionary tells of it, or one of our own
/// results.
///
/// @param label also its name
record DescribedColumn(String label, String typeName, Kind kind, long length, int decimals, boolean nullable)
        implements ColumnInfo {
    private static final int NAME_LENGTH = 64;

    /// A text of ours.
    static ColumnInfo text(String label) {
        return new DescribedColumn(label, "VARCHAR", Kind.TEXT, NAME_LENGTH, 0, true);
    }

    /// A `short` of ours.
    static ColumnInfo small(String label) {
        return new DescribedColumn(label, "SMALLINT", Kind.INTEGER, 5, 0, true);
    }

    /// An `int` of ours.
    static ColumnInfo integer(String label) {
        return new DescribedColumn(label, "INTEGER", Kind.INTEGER, 10, 0, true);
    }

    /// A `long` of ours.
    static ColumnInfo whole(String label) {
        return new DescribedColumn(label, "BIGINT", Kind.INTEGER, 19, 0, true);
    }

    /// A `boolean` of ours.
    static ColumnInfo truth(String label) {
        return new DescribedColumn(label, "BOOLEAN", Kind.BOOLEAN, 1, 0, true);
    }

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
}
