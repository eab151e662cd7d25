package dev.luma.jdbc.statement;

import dev.luma.db.error.SqlState;
import dev.luma.jdbc.error.SqlExceptions;
import dev.luma.jdbc.escape.Call;
import dev.luma.jdbc.result.JdbcResultSet;
import dev.luma.jdbc.result.ResultSettings;
import dev.luma.jdbc.result.RowSource;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The call of a procedure, `{call p(?, ?)}`, or of a function, `{?= call f(?)}`, where the first parameter is what it
/// returns.
///
/// A parameter that is registered as OUT and has no value goes as NULL; one that has both is INOUT. The values come
/// behind all results: who asks for one before they were read has the rest of the results in memory from then on.
/// Parameters can be named as the routine's own are, for which the server is asked once.
public final class JdbcCallableStatement extends NamedCallableStatement {
    private static final String NO_SUCH_PARAMETER = "07009";

    private final Call call;
    /// The types of those that are OUT or INOUT, by their numbers.
    private final Map<Integer, Integer> registered = new TreeMap<>();

    private @Nullable RoutineParameters routine;
    /// Stands on the only row of what came out.
    private @Nullable JdbcResultSet out;

    private JdbcCallableStatement(StatementHost host, ResultKind kind, String sql, Call call) throws SQLException {
        super(host, kind, sql, call.isFunction() ? 1 : 0);
        this.call = call;
    }

    /// @param sql with JDBC's escapes, or without
    public static JdbcCallableStatement of(StatementHost host, ResultKind kind, String sql) throws SQLException {
        final Call call = Call.parse(sql, host.withoutEscapes(sql), host.dialect());
        if (call == null) {
            throw new SQLSyntaxErrorException(
                    "this is no call of a procedure or function: write {call name(?, ?)} or {?= call name(?)}",
                    "42000");
        }
        return new JdbcCallableStatement(host, kind, sql, call);
    }

    @Override
    Answered.Called called() {
        return call.isFunction() ? Answered.Called.FUNCTION : Answered.Called.PROCEDURE;
    }

    // ---- what goes in

    @Override
    @Nullable
    Object[] bound() throws SQLException {
        out = null;
        for (final int index : registered.keySet()) {
            if (!parameters().isSet(index)) {
                parameters().setNull(index);
            }
        }
        return super.bound();
    }

    @Override
    int parameter(String name) throws SQLException {
        return routine().number(name);
    }

    /// Asked for once.
    private RoutineParameters routine() throws SQLException {
        requireOpen();
        RoutineParameters known = routine;
        if (known == null) {
            known = RoutineParameters.ask(host, call);
            routine = known;
        }
        return known;
    }

    @Override
    public void registerOutParameter(int parameterIndex, int sqlType) throws SQLException {
        requireOpen();
        if (parameterIndex < 1 || parameterIndex > call.parameterCount()) {
            throw new SQLSyntaxErrorException(
                    "there is no parameter " + parameterIndex + ": the call has " + call.parameterCount(),
                    NO_SUCH_PARAMETER);
        }
        if (call.isFunction() && parameterIndex > 1) {
            throw SqlExceptions.usage(
                    SqlState.WRONG_USE,
                    "parameter " + parameterIndex + " is one of a function, and functions take values in only:"
                            + " register number 1, which it returns");
        }
        registered.put(parameterIndex, sqlType);
    }

    @Override
    public void registerOutParameter(int parameterIndex, int sqlType, int scale) throws SQLException {
        registerOutParameter(parameterIndex, sqlType);
    }

    @Override
    public void registerOutParameter(int parameterIndex, int sqlType, @Nullable String typeName) throws SQLException {
        registerOutParameter(parameterIndex, sqlType);
    }

    @Override
    public void registerOutParameter(int parameterIndex, SQLType sqlType) throws SQLException {
        registerOutParameter(parameterIndex, code(sqlType));
    }

    @Override
    public void registerOutParameter(int parameterIndex, SQLType sqlType, int scale) throws SQLException {
        registerOutParameter(parameterIndex, code(sqlType));
    }

    @Override
    public void registerOutParameter(int parameterIndex, SQLType sqlType, @Nullable String typeName)
            throws SQLException {
        registerOutParameter(parameterIndex, code(sqlType));
    }

    private static int code(@Nullable SQLType type) throws SQLException {
        final Integer code =
                SqlExceptions.given(type, "the type of the parameter").getVendorTypeNumber();
        return code == null ? Types.OTHER : code;
    }

    // ---- what comes out

    /// @return on the row of what came out
    private JdbcResultSet out(int parameter) throws SQLException {
        requireOpen();
        if (!registered.containsKey(parameter)) {
            throw SqlExceptions.usage(
                    SqlState.WRONG_USE,
                    "parameter " + parameter + " was not registered: call registerOutParameter before the call is run");
        }
        JdbcResultSet known = out;
        if (known == null) {
            known = shown(outParameters());
            out = known;
        }
        return known;
    }

    private JdbcResultSet shown(@Nullable RowSource row) throws SQLException {
        if (row == null) {
            throw SqlExceptions.usage(
                    SqlState.WRONG_USE,
                    "there are no values of OUT parameters: the call was not run, or " + call + " has none");
        }
        final JdbcResultSet values =
                new JdbcResultSet(this, row, ResultSettings.forwardOnly(host.layouts(), host.lock()));
        values.next();
        return values;
    }

    /// Where a parameter stands among those that came out. They come in their order; where they are others than those
    /// that were registered, the server is asked which.
    private int column(int parameter) throws SQLException {
        final int count = out(parameter).getMetaData().getColumnCount();
        if (count == registered.size()) {
            return List.copyOf(registered.keySet()).indexOf(parameter) + 1;
        }
        final int at = routine().comingOut().indexOf(parameter);
        if (at < 0) {
            throw SqlExceptions.usage(
                    SqlState.WRONG_USE, "parameter " + parameter + " of the " + call + " takes a value in only");
        }
        return at + 1;
    }

    @Override
    public boolean wasNull() throws SQLException {
        requireOpen();
        return out != null && out.wasNull();
    }

    /// In the class of the type that it was registered with.
    @Override
    public @Nullable Object getObject(int parameterIndex) throws SQLException {
        final JdbcResultSet values = out(parameterIndex);
        final int column = column(parameterIndex);
        return switch (registered.getOrDefault(parameterIndex, Types.OTHER)) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> values.getObject(column, Integer.class);
            case Types.BIGINT -> values.getObject(column, Long.class);
            case Types.DECIMAL, Types.NUMERIC -> values.getBigDecimal(column);
            case Types.REAL -> values.getObject(column, Float.class);
            case Types.FLOAT, Types.DOUBLE -> values.getObject(column, Double.class);
            case Types.BIT, Types.BOOLEAN -> values.getObject(column, Boolean.class);
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR ->
                values.getString(column);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> values.getBytes(column);
            case Types.DATE -> values.getDate(column);
            case Types.TIME -> values.getTime(column);
            case Types.TIMESTAMP -> values.getTimestamp(column);
            case Types.CLOB -> values.getClob(column);
            case Types.NCLOB -> values.getNClob(column);
            case Types.BLOB -> values.getBlob(column);
            default -> values.getObject(column);
        };
    }

    @Override
    public @Nullable Array getArray(int parameterIndex) throws SQLException {
        return out(parameterIndex).getArray(column(parameterIndex));
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int parameterIndex) throws SQLException {
        return out(parameterIndex).getBigDecimal(column(parameterIndex));
    }

    @Override
    @Deprecated
    public @Nullable BigDecimal getBigDecimal(int parameterIndex, int scale) throws SQLException {
        return out(parameterIndex).getBigDecimal(column(parameterIndex), scale);
    }

    @Override
    public @Nullable Blob getBlob(int parameterIndex) throws SQLException {
        return out(parameterIndex).getBlob(column(parameterIndex));
    }

    @Override
    public boolean getBoolean(int parameterIndex) throws SQLException {
        return out(parameterIndex).getBoolean(column(parameterIndex));
    }

    @Override
    public byte getByte(int parameterIndex) throws SQLException {
        return out(parameterIndex).getByte(column(parameterIndex));
    }

    @Override
    public byte @Nullable [] getBytes(int parameterIndex) throws SQLException {
        return out(parameterIndex).getBytes(column(parameterIndex));
    }

    @Override
    public @Nullable Reader getCharacterStream(int parameterIndex) throws SQLException {
        return out(parameterIndex).getCharacterStream(column(parameterIndex));
    }

    @Override
    public @Nullable Clob getClob(int parameterIndex) throws SQLException {
        return out(parameterIndex).getClob(column(parameterIndex));
    }

    @Override
    public @Nullable Date getDate(int parameterIndex) throws SQLException {
        return out(parameterIndex).getDate(column(parameterIndex));
    }

    @Override
    public @Nullable Date getDate(int parameterIndex, @Nullable Calendar calendar) throws SQLException {
        return out(parameterIndex).getDate(column(parameterIndex), calendar);
    }

    @Override
    public double getDouble(int parameterIndex) throws SQLException {
        return out(parameterIndex).getDouble(column(parameterIndex));
    }

    @Override
    public float getFloat(int parameterIndex) throws SQLException {
        return out(parameterIndex).getFloat(column(parameterIndex));
    }

    @Override
    public int getInt(int parameterIndex) throws SQLException {
        return out(parameterIndex).getInt(column(parameterIndex));
    }

    @Override
    public long getLong(int parameterIndex) throws SQLException {
        return out(parameterIndex).getLong(column(parameterIndex));
    }

    @Override
    public @Nullable Reader getNCharacterStream(int parameterIndex) throws SQLException {
        return out(parameterIndex).getNCharacterStream(column(parameterIndex));
    }

    @Override
    public @Nullable NClob getNClob(int parameterIndex) throws SQLException {
        return out(parameterIndex).getNClob(column(parameterIndex));
    }

    @Override
    public @Nullable String getNString(int parameterIndex) throws SQLException {
        return out(parameterIndex).getNString(column(parameterIndex));
    }

    @Override
    public <T> @Nullable T getObject(int parameterIndex, Class<T> type) throws SQLException {
        return out(parameterIndex).getObject(column(parameterIndex), type);
    }

    @Override
    public @Nullable Object getObject(int parameterIndex, @Nullable Map<String, Class<?>> map) throws SQLException {
        return out(parameterIndex).getObject(column(parameterIndex), map);
    }

    @Override
    public @Nullable Ref getRef(int parameterIndex) throws SQLException {
        return out(parameterIndex).getRef(column(parameterIndex));
    }

    @Override
    public @Nullable RowId getRowId(int parameterIndex) throws SQLException {
        return out(parameterIndex).getRowId(column(parameterIndex));
    }

    @Override
    public @Nullable SQLXML getSQLXML(int parameterIndex) throws SQLException {
        return out(parameterIndex).getSQLXML(column(parameterIndex));
    }

    @Override
    public short getShort(int parameterIndex) throws SQLException {
        return out(parameterIndex).getShort(column(parameterIndex));
    }

    @Override
    public @Nullable String getString(int parameterIndex) throws SQLException {
        return out(parameterIndex).getString(column(parameterIndex));
    }

    @Override
    public @Nullable Time getTime(int parameterIndex) throws SQLException {
        return out(parameterIndex).getTime(column(parameterIndex));
    }

    @Override
    public @Nullable Time getTime(int parameterIndex, @Nullable Calendar calendar) throws SQLException {
        return out(parameterIndex).getTime(column(parameterIndex), calendar);
    }

    @Override
    public @Nullable Timestamp getTimestamp(int parameterIndex) throws SQLException {
        return out(parameterIndex).getTimestamp(column(parameterIndex));
    }

    @Override
    public @Nullable Timestamp getTimestamp(int parameterIndex, @Nullable Calendar calendar) throws SQLException {
        return out(parameterIndex).getTimestamp(column(parameterIndex), calendar);
    }

    @Override
    public @Nullable URL getURL(int parameterIndex) throws SQLException {
        return out(parameterIndex).getURL(column(parameterIndex));
    }

    // ---- about it

    /// By the routine's own parameters, for which the server is asked once.
    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        final ParameterMetaData described = routine().described(host.values());
        if (described == null) {
            throw SqlExceptions.usage(
                    "42000", "the " + call + " takes other parameters, or this account may not see which");
        }
        return described;
    }
}
