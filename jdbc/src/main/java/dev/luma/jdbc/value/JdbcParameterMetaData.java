package dev.luma.jdbc.value;

import dev.luma.db.spi.ColumnInfo;
import dev.luma.jdbc.error.SqlExceptions;
import dev.luma.jdbc.error.Unwrapping;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.List;

/// What a statement's parameters are. MySQL tells of each what it will make of the value; MariaDB tells how many there
/// are, and no more, so that asking for a type there is refused, not guessed.
public final class JdbcParameterMetaData implements ParameterMetaData, Unwrapping {
    private static final String NO_SUCH_PARAMETER = "07009";

    private final int count;
    private final ResultColumns told;
    private final List<Integer> modes;

    /// @param told by the server, of each parameter; empty if it does not tell
    public JdbcParameterMetaData(int count, List<ColumnInfo> told, ValueSettings settings) {
        this(count, told, settings, List.of());
    }

    /// Of a call.
    ///
    /// @param modes of each parameter, as [ParameterMetaData] numbers them; empty if all take values in
    public JdbcParameterMetaData(int count, List<ColumnInfo> told, ValueSettings settings, List<Integer> modes) {
        this.count = count;
        this.told = ResultColumns.of(told, settings);
        this.modes = List.copyOf(modes);
    }

    private void requireExisting(int parameter) throws SQLException {
        if (parameter < 1 || parameter > count) {
            throw new SQLSyntaxErrorException(
                    "there is no parameter " + parameter + ": the statement has " + count, NO_SUCH_PARAMETER);
        }
    }

    private ResultColumn at(int parameter) throws SQLException {
        requireExisting(parameter);
        if (told.size() < count) {
            throw SqlExceptions.notSupported("this server does not tell what type a parameter is of");
        }
        return told.get(parameter - 1);
    }

    @Override
    public int getParameterCount() {
        return count;
    }

    @Override
    public int getParameterType(int parameter) throws SQLException {
        return at(parameter).type().code();
    }

    @Override
    public String getParameterTypeName(int parameter) throws SQLException {
        return at(parameter).info().typeName();
    }

    @Override
    public String getParameterClassName(int parameter) throws SQLException {
        return at(parameter).type().javaClass().getName();
    }

    @Override
    public int getPrecision(int parameter) throws SQLException {
        return at(parameter).precision();
    }

    @Override
    public int getScale(int parameter) throws SQLException {
        return at(parameter).scale();
    }

    @Override
    public boolean isSigned(int parameter) throws SQLException {
        return at(parameter).isSigned();
    }

    @Override
    public int isNullable(int parameter) throws SQLException {
        requireExisting(parameter);
        return parameterNullableUnknown;
    }

    @Override
    public int getParameterMode(int parameter) throws SQLException {
        requireExisting(parameter);
        return modes.isEmpty() ? parameterModeIn : modes.get(parameter - 1);
    }
}
