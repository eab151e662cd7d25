package dev.luma.db.spi;

/// What a server tells of one result column.
public interface ColumnInfo {
    /// The name in the result: the alias, if the statement gives one.
    String label();

    /// The column's own name; empty for an expression.
    String name();

    /// The table's own name; empty for an expression.
    String table();

    /// The table's name in the statement: the alias, if the statement gives one.
    default String tableLabel() {
        return table();
    }

    /// The schema (MySQL: database); empty for an expression.
    String schema();

    /// The type as SQL would name it, such as `BIGINT UNSIGNED`.
    String typeName();

    /// The natural Java type of its values.
    Kind kind();

    /// The widest value in characters (for text), digits (for numbers) or bytes; 0 if the server does not tell.
    long length();

    /// Digits behind the point, of a number or of a second; 0 if there are none.
    int decimals();

    /// Whether the server says that it can hold NULL; true where it does not tell.
    boolean nullable();

    /// Whether the server generates its values by itself where none is given, as an auto-increment column's; false
    /// where it does not tell.
    default boolean generated() {
        return false;
    }
}
