package dev.luma.jdbc.vendor;

/// How much a server takes; 0 where there is no limit, or none is known.
///
/// @param columnsInIndex of one index
/// @param columnsInTable of a table of the default engine
/// @param columnsInSelect of a result
/// @param indexLength bytes of an index's row
/// @param nameLength characters of a table's, a column's or a routine's name
/// @param rowSize bytes of a row, without its large objects
/// @param tablesInSelect of a join
/// @param userNameLength characters of an account's name
public record Limits(
        int columnsInIndex,
        int columnsInTable,
        int columnsInSelect,
        int indexLength,
        int nameLength,
        int rowSize,
        int tablesInSelect,
        int userNameLength) {
    static final Limits UNKNOWN = new Limits(0, 0, 0, 0, 0, 0, 0, 0);
    static final Limits MYSQL = new Limits(16, 1017, 4096, 3072, 64, 65_535, 61, 32);
    static final Limits MARIADB = new Limits(32, 1017, 4096, 3072, 64, 65_535, 61, 128);
}
