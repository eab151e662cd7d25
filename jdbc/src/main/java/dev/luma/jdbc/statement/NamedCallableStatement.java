package dev.luma.jdbc.statement;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The methods of [CallableStatement] that take a parameter's name: each looks up its number and asks the one that
/// takes that.
abstract class NamedCallableStatement extends JdbcPreparedStatement implements CallableStatement {
    /// @param returned how many parameters stand before those of the text
    NamedCallableStatement(StatementHost host, ResultKind kind, String sql, int returned) throws SQLException {
        super(host, kind, sql, KeyRequest.NONE, returned);
    }

    /// The number of the parameter of this name, whatever its case.
    ///
    /// @throws SQLException if there is none
    abstract int parameter(String name) throws SQLException;

    @Override
    public final @Nullable Array getArray(String parameterName) throws SQLException {
        return getArray(parameter(parameterName));
    }

    @Override
    public final @Nullable BigDecimal getBigDecimal(String parameterName) throws SQLException {
        return getBigDecimal(parameter(parameterName));
    }

    @Override
    public final @Nullable Blob getBlob(String parameterName) throws SQLException {
        return getBlob(parameter(parameterName));
    }

    @Override
    public final boolean getBoolean(String parameterName) throws SQLException {
        return getBoolean(parameter(parameterName));
    }

    @Override
    public final byte getByte(String parameterName) throws SQLException {
        return getByte(parameter(parameterName));
    }

    @Override
    public final byte @Nullable [] getBytes(String parameterName) throws SQLException {
        return getBytes(parameter(parameterName));
    }

    @Override
    public final @Nullable Reader getCharacterStream(String parameterName) throws SQLException {
        return getCharacterStream(parameter(parameterName));
    }

    @Override
    public final @Nullable Clob getClob(String parameterName) throws SQLException {
        return getClob(parameter(parameterName));
    }

    @Override
    public final @Nullable Date getDate(String parameterName) throws SQLException {
        return getDate(parameter(parameterName));
    }

    @Override
    public final @Nullable Date getDate(String parameterName, @Nullable Calendar calendar) throws SQLException {
        return getDate(parameter(parameterName), calendar);
    }

    @Override
    public final double getDouble(String parameterName) throws SQLException {
        return getDouble(parameter(parameterName));
    }

    @Override
    public final float getFloat(String parameterName) throws SQLException {
        return getFloat(parameter(parameterName));
    }

    @Override
    public final int getInt(String parameterName) throws SQLException {
        return getInt(parameter(parameterName));
    }

    @Override
    public final long getLong(String parameterName) throws SQLException {
        return getLong(parameter(parameterName));
    }

    @Override
    public final @Nullable Reader getNCharacterStream(String parameterName) throws SQLException {
        return getNCharacterStream(parameter(parameterName));
    }

    @Override
    public final @Nullable NClob getNClob(String parameterName) throws SQLException {
        return getNClob(parameter(parameterName));
    }

    @Override
    public final @Nullable String getNString(String parameterName) throws SQLException {
        return getNString(parameter(parameterName));
    }

    @Override
    public final @Nullable Object getObject(String parameterName) throws SQLException {
        return getObject(parameter(parameterName));
    }

    @Override
    public final <T> @Nullable T getObject(String parameterName, Class<T> type) throws SQLException {
        return getObject(parameter(parameterName), type);
    }

    @Override
    public final @Nullable Object getObject(String parameterName, @Nullable Map<String, Class<?>> map)
            throws SQLException {
        return getObject(parameter(parameterName), map);
    }

    @Override
    public final @Nullable Ref getRef(String parameterName) throws SQLException {
        return getRef(parameter(parameterName));
    }

    @Override
    public final @Nullable RowId getRowId(String parameterName) throws SQLException {
        return getRowId(parameter(parameterName));
    }

    @Override
    public final @Nullable SQLXML getSQLXML(String parameterName) throws SQLException {
        return getSQLXML(parameter(parameterName));
    }

    @Override
    public final short getShort(String parameterName) throws SQLException {
        return getShort(parameter(parameterName));
    }

    @Override
    public final @Nullable String getString(String parameterName) throws SQLException {
        return getString(parameter(parameterName));
    }

    @Override
    public final @Nullable Time getTime(String parameterName) throws SQLException {
        return getTime(parameter(parameterName));
    }

    @Override
    public final @Nullable Time getTime(String parameterName, @Nullable Calendar calendar) throws SQLException {
        return getTime(parameter(parameterName), calendar);
    }

    @Override
    public final @Nullable Timestamp getTimestamp(String parameterName) throws SQLException {
        return getTimestamp(parameter(parameterName));
    }

    @Override
    public final @Nullable Timestamp getTimestamp(String parameterName, @Nullable Calendar calendar)
            throws SQLException {
        return getTimestamp(parameter(parameterName), calendar);
    }

    @Override
    public final @Nullable URL getURL(String parameterName) throws SQLException {
        return getURL(parameter(parameterName));
    }

    @Override
    public final void registerOutParameter(String parameterName, int sqlType) throws SQLException {
        registerOutParameter(parameter(parameterName), sqlType);
    }

    @Override
    public final void registerOutParameter(String parameterName, SQLType sqlType) throws SQLException {
        registerOutParameter(parameter(parameterName), sqlType);
    }

    @Override
    public final void registerOutParameter(String parameterName, int sqlType, @Nullable String typeName)
            throws SQLException {
        registerOutParameter(parameter(parameterName), sqlType, typeName);
    }

    @Override
    public final void registerOutParameter(String parameterName, int sqlType, int scale) throws SQLException {
        registerOutParameter(parameter(parameterName), sqlType, scale);
    }

    @Override
    public final void registerOutParameter(String parameterName, SQLType sqlType, @Nullable String typeName)
            throws SQLException {
        registerOutParameter(parameter(parameterName), sqlType, typeName);
    }

    @Override
    public final void registerOutParameter(String parameterName, SQLType sqlType, int scale) throws SQLException {
        registerOutParameter(parameter(parameterName), sqlType, scale);
    }

    @Override
    public final void setAsciiStream(String parameterName, @Nullable InputStream x) throws SQLException {
        setAsciiStream(parameter(parameterName), x);
    }

    @Override
    public final void setAsciiStream(String parameterName, @Nullable InputStream x, int length) throws SQLException {
        setAsciiStream(parameter(parameterName), x, length);
    }

    @Override
    public final void setAsciiStream(String parameterName, @Nullable InputStream x, long length) throws SQLException {
        setAsciiStream(parameter(parameterName), x, length);
    }

    @Override
    public final void setBigDecimal(String parameterName, @Nullable BigDecimal x) throws SQLException {
        setBigDecimal(parameter(parameterName), x);
    }

    @Override
    public final void setBinaryStream(String parameterName, @Nullable InputStream x) throws SQLException {
        setBinaryStream(parameter(parameterName), x);
    }

    @Override
    public final void setBinaryStream(String parameterName, @Nullable InputStream x, int length) throws SQLException {
        setBinaryStream(parameter(parameterName), x, length);
    }

    @Override
    public final void setBinaryStream(String parameterName, @Nullable InputStream x, long length) throws SQLException {
        setBinaryStream(parameter(parameterName), x, length);
    }

    @Override
    public final void setBlob(String parameterName, @Nullable InputStream x) throws SQLException {
        setBlob(parameter(parameterName), x);
    }

    @Override
    public final void setBlob(String parameterName, @Nullable Blob x) throws SQLException {
        setBlob(parameter(parameterName), x);
    }

    @Override
    public final void setBlob(String parameterName, @Nullable InputStream x, long length) throws SQLException {
        setBlob(parameter(parameterName), x, length);
    }

    @Override
    public final void setBoolean(String parameterName, boolean x) throws SQLException {
        setBoolean(parameter(parameterName), x);
    }

    @Override
    public final void setByte(String parameterName, byte x) throws SQLException {
        setByte(parameter(parameterName), x);
    }

    @Override
    public final void setBytes(String parameterName, byte @Nullable [] x) throws SQLException {
        setBytes(parameter(parameterName), x);
    }

    @Override
    public final void setCharacterStream(String parameterName, @Nullable Reader x) throws SQLException {
        setCharacterStream(parameter(parameterName), x);
    }

    @Override
    public final void setCharacterStream(String parameterName, @Nullable Reader x, int length) throws SQLException {
        setCharacterStream(parameter(parameterName), x, length);
    }

    @Override
    public final void setCharacterStream(String parameterName, @Nullable Reader x, long length) throws SQLException {
        setCharacterStream(parameter(parameterName), x, length);
    }

    @Override
    public final void setClob(String parameterName, @Nullable Reader x) throws SQLException {
        setClob(parameter(parameterName), x);
    }

    @Override
    public final void setClob(String parameterName, @Nullable Clob x) throws SQLException {
        setClob(parameter(parameterName), x);
    }

    @Override
    public final void setClob(String parameterName, @Nullable Reader x, long length) throws SQLException {
        setClob(parameter(parameterName), x, length);
    }

    @Override
    public final void setDate(String parameterName, @Nullable Date x) throws SQLException {
        setDate(parameter(parameterName), x);
    }

    @Override
    public final void setDate(String parameterName, @Nullable Date x, @Nullable Calendar calendar) throws SQLException {
        setDate(parameter(parameterName), x, calendar);
    }

    @Override
    public final void setDouble(String parameterName, double x) throws SQLException {
        setDouble(parameter(parameterName), x);
    }

    @Override
    public final void setFloat(String parameterName, float x) throws SQLException {
        setFloat(parameter(parameterName), x);
    }

    @Override
    public final void setInt(String parameterName, int x) throws SQLException {
        setInt(parameter(parameterName), x);
    }

    @Override
    public final void setLong(String parameterName, long x) throws SQLException {
        setLong(parameter(parameterName), x);
    }

    @Override
    public final void setNCharacterStream(String parameterName, @Nullable Reader x) throws SQLException {
        setNCharacterStream(parameter(parameterName), x);
    }

    @Override
    public final void setNCharacterStream(String parameterName, @Nullable Reader x, long length) throws SQLException {
        setNCharacterStream(parameter(parameterName), x, length);
    }

    @Override
    public final void setNClob(String parameterName, @Nullable Reader x) throws SQLException {
        setNClob(parameter(parameterName), x);
    }

    @Override
    public final void setNClob(String parameterName, @Nullable NClob x) throws SQLException {
        setNClob(parameter(parameterName), x);
    }

    @Override
    public final void setNClob(String parameterName, @Nullable Reader x, long length) throws SQLException {
        setNClob(parameter(parameterName), x, length);
    }

    @Override
    public final void setNString(String parameterName, @Nullable String x) throws SQLException {
        setNString(parameter(parameterName), x);
    }

    @Override
    public final void setNull(String parameterName, int sqlType) throws SQLException {
        setNull(parameter(parameterName), sqlType);
    }

    @Override
    public final void setNull(String parameterName, int sqlType, @Nullable String typeName) throws SQLException {
        setNull(parameter(parameterName), sqlType, typeName);
    }

    @Override
    public final void setObject(String parameterName, @Nullable Object x) throws SQLException {
        setObject(parameter(parameterName), x);
    }

    @Override
    public final void setObject(String parameterName, @Nullable Object x, int sqlType) throws SQLException {
        setObject(parameter(parameterName), x, sqlType);
    }

    @Override
    public final void setObject(String parameterName, @Nullable Object x, SQLType sqlType) throws SQLException {
        setObject(parameter(parameterName), x, sqlType);
    }

    @Override
    public final void setObject(String parameterName, @Nullable Object x, int sqlType, int scaleOrLength)
            throws SQLException {
        setObject(parameter(parameterName), x, sqlType, scaleOrLength);
    }

    @Override
    public final void setObject(String parameterName, @Nullable Object x, SQLType sqlType, int scaleOrLength)
            throws SQLException {
        setObject(parameter(parameterName), x, sqlType, scaleOrLength);
    }

    @Override
    public final void setRowId(String parameterName, @Nullable RowId x) throws SQLException {
        setRowId(parameter(parameterName), x);
    }

    @Override
    public final void setSQLXML(String parameterName, @Nullable SQLXML x) throws SQLException {
        setSQLXML(parameter(parameterName), x);
    }

    @Override
    public final void setShort(String parameterName, short x) throws SQLException {
        setShort(parameter(parameterName), x);
    }

    @Override
    public final void setString(String parameterName, @Nullable String x) throws SQLException {
        setString(parameter(parameterName), x);
    }

    @Override
    public final void setTime(String parameterName, @Nullable Time x) throws SQLException {
        setTime(parameter(parameterName), x);
    }

    @Override
    public final void setTime(String parameterName, @Nullable Time x, @Nullable Calendar calendar) throws SQLException {
        setTime(parameter(parameterName), x, calendar);
    }

    @Override
    public final void setTimestamp(String parameterName, @Nullable Timestamp x) throws SQLException {
        setTimestamp(parameter(parameterName), x);
    }

    @Override
    public final void setTimestamp(String parameterName, @Nullable Timestamp x, @Nullable Calendar calendar)
            throws SQLException {
        setTimestamp(parameter(parameterName), x, calendar);
    }

    @Override
    public final void setURL(String parameterName, @Nullable URL x) throws SQLException {
        setURL(parameter(parameterName), x);
    }
}
