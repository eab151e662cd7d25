package dev.luma.jdbc.result;

import dev.luma.db.spi.ColumnInfo;
import dev.luma.jdbc.error.Unwrapping;
import dev.luma.jdbc.value.ResultColumn;
import dev.luma.jdbc.value.ResultColumns;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;

/// What the columns of a result are. It outlives the result.
///
/// A database of MySQL's and MariaDB's is a catalog here, and there are no schemas, as with the established drivers.
public final class JdbcResultSetMetaData implements ResultSetMetaData, Unwrapping {
    private static final String NO_SUCH_INDEX = "07009";

    private final ResultColumns columns;

    public JdbcResultSetMetaData(ResultColumns columns) {
        this.columns = columns;
    }

    private ResultColumn at(int column) throws SQLException {
        if (column < 1 || column > columns.size()) {
            throw new SQLSyntaxErrorException(
                    "there is no column " + column + ": the result has " + columns.size() + ", counted from 1",
                    NO_SUCH_INDEX);
        }
        return columns.get(column - 1);
    }

    private ColumnInfo info(int column) throws SQLException {
        return at(column).info();
    }

    @Override
    public int getColumnCount() {
        return columns.size();
    }

    // ---- names

    @Override
    public String getColumnLabel(int column) throws SQLException {
        return info(column).label();
    }

    /// The column's own name; of an expression the label.
    @Override
    public String getColumnName(int column) throws SQLException {
        final ColumnInfo info = info(column);
        return info.name().isEmpty() ? info.label() : info.name();
    }

    /// The table's own name; empty for an expression.
    @Override
    public String getTableName(int column) throws SQLException {
        return info(column).table();
    }

    /// The table's database; empty for an expression.
    @Override
    public String getCatalogName(int column) throws SQLException {
        return info(column).schema();
    }

    /// Empty.
    @Override
    public String getSchemaName(int column) throws SQLException {
        at(column);
        return "";
    }

    // ---- types

    @Override
    public int getColumnType(int column) throws SQLException {
        return at(column).type().code();
    }

    /// As SQL would name it, such as `BIGINT UNSIGNED`.
    @Override
    public String getColumnTypeName(int column) throws SQLException {
        return at(column).typeName();
    }

    /// Of what `getObject` gives.
    @Override
    public String getColumnClassName(int column) throws SQLException {
        return at(column).type().javaClass().getName();
    }

    @Override
    public int getPrecision(int column) throws SQLException {
        return at(column).precision();
    }

    @Override
    public int getScale(int column) throws SQLException {
        return at(column).scale();
    }

    @Override
    public int getColumnDisplaySize(int column) throws SQLException {
        return at(column).displaySize();
    }

    @Override
    public boolean isSigned(int column) throws SQLException {
        return at(column).isSigned();
    }

    /// Of bytes and JSON true. Of a text false, as with the servers' own collations: none tells a column's.
    @Override
    public boolean isCaseSensitive(int column) throws SQLException {
        return switch (info(column).kind()) {
            case BYTES, JSON -> true;
            default -> false;
        };
    }

    @Override
    public boolean isCurrency(int column) throws SQLException {
        at(column);
        return false;
    }

    // ---- uses

    @Override
    public int isNullable(int column) throws SQLException {
        return info(column).nullable() ? columnNullable : columnNoNulls;
    }

    @Override
    public boolean isAutoIncrement(int column) throws SQLException {
        return info(column).generated();
    }

    @Override
    public boolean isSearchable(int column) throws SQLException {
        at(column);
        return true;
    }

    /// Whether it is an expression.
    @Override
    public boolean isReadOnly(int column) throws SQLException {
        return info(column).name().isEmpty();
    }

    @Override
    public boolean isWritable(int column) throws SQLException {
        return !isReadOnly(column);
    }

    @Override
    public boolean isDefinitelyWritable(int column) throws SQLException {
        return isWritable(column);
    }
}
