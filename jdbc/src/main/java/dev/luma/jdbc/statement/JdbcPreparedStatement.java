package dev.luma.jdbc.statement;

import dev.luma.db.error.SqlState;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Session;
import dev.luma.jdbc.error.SqlExceptions;
import dev.luma.jdbc.result.JdbcResultSetMetaData;
import dev.luma.jdbc.value.JdbcParameterMetaData;
import dev.luma.jdbc.value.ParameterValues;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement that has its text, and takes values for its `?` marks.
///
/// The server parses it when it runs first, and keeps it for the next time that the connection runs the same text,
/// whether this object is closed meanwhile or not.
public non-sealed class JdbcPreparedStatement extends JdbcStatement implements PreparedStatement {
    private final String sql;
    private final ParameterValues parameters;
    private final KeyRequest keys;
    private final int returned;
    private final List<@Nullable Object[]> batch = new ArrayList<>(0);

    /// @param sql with JDBC's escapes
    public JdbcPreparedStatement(StatementHost host, ResultKind kind, String sql, KeyRequest keys) throws SQLException {
        this(host, kind, sql, keys, 0);
    }

    /// @param returned how many parameters stand before those of the text, and take no value
    JdbcPreparedStatement(StatementHost host, ResultKind kind, String sql, KeyRequest keys, int returned)
            throws SQLException {
        super(host, kind);
        this.sql = host.withoutEscapes(sql);
        this.parameters = new ParameterValues(returned + host.parameterCount(this.sql), host.values());
        this.keys = keys;
        this.returned = returned;
    }

    /// The statement as the server takes it.
    final String sql() {
        return sql;
    }

    /// Its text came when it was made.
    @Override
    final String plain(@Nullable String text) throws SQLException {
        throw SqlExceptions.usage(
                SqlState.WRONG_USE, "a prepared statement has its text already: call this method without one");
    }

    final ParameterValues parameters() throws SQLException {
        requireOpen();
        return parameters;
    }

    @Nullable
    Object[] bound() throws SQLException {
        requireOpen();
        if (parameters.count() == returned) {
            return Session.NO_VALUES;
        }
        final @Nullable Object[] bound = parameters.bound();
        return returned == 0 ? bound : Arrays.copyOfRange(bound, returned, bound.length);
    }

    // ---- running

    @Override
    public ResultSet executeQuery() throws SQLException {
        return query(sql, bound());
    }

    @Override
    public int executeUpdate() throws SQLException {
        return Counts.clamped(executeLargeUpdate());
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        return update(sql, bound(), keys);
    }

    @Override
    public boolean execute() throws SQLException {
        return run(sql, bound(), keys);
    }

    // ---- batches

    @Override
    public void addBatch() throws SQLException {
        batch.add(ParameterValues.kept(bound()));
    }

    @Override
    public void clearBatch() throws SQLException {
        requireOpen();
        batch.clear();
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        requireOpen();
        final List<@Nullable Object[]> rows = new ArrayList<>(batch);
        batch.clear();
        return batch(sql, rows, keys);
    }

    // ---- about it

    /// The columns that its rows will have as their tables are now; null if it gives none. One round trip, two
    /// where the connection has not prepared the text yet.
    @Override
    public @Nullable ResultSetMetaData getMetaData() throws SQLException {
        requireOpen();
        final List<ColumnInfo> columns = prepared(statement -> {
            statement.describe();
            return statement.columns();
        });
        return columns.isEmpty()
                ? null
                : new JdbcResultSetMetaData(host.layouts().of(columns).columns());
    }

    /// What the server told when the connection prepared the text, or was asked for [#getMetaData] last: one round
    /// trip,
    /// or none, since frameworks ask for each NULL that they bind.
    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        requireOpen();
        final List<ColumnInfo> told = prepared(dev.luma.db.Statement::parameters);
        return new JdbcParameterMetaData(parameters.count(), told, host.values());
    }

    private interface Question<T> {
        T ask(dev.luma.db.Statement prepared);
    }

    private <T> T prepared(Question<T> question) throws SQLException {
        return host.locked(() -> {
            try (dev.luma.db.Statement prepared = host.ready().prepare(sql)) {
                return question.ask(prepared);
            }
        });
    }

    /// Without its values.
    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + sql + "]";
    }

    // ---- values

    @Override
    public void clearParameters() throws SQLException {
        parameters().clear();
    }

    @Override
    public void setNull(int parameterIndex, int sqlType) throws SQLException {
        parameters().setNull(parameterIndex);
    }

    @Override
    public void setNull(int parameterIndex, int sqlType, @Nullable String typeName) throws SQLException {
        parameters().setNull(parameterIndex);
    }

    @Override
    public void setBoolean(int parameterIndex, boolean x) throws SQLException {
        parameters().setBoolean(parameterIndex, x);
    }

    @Override
    public void setByte(int parameterIndex, byte x) throws SQLException {
        parameters().setByte(parameterIndex, x);
    }

    @Override
    public void setShort(int parameterIndex, short x) throws SQLException {
        parameters().setShort(parameterIndex, x);
    }

    @Override
    public void setInt(int parameterIndex, int x) throws SQLException {
        parameters().setInt(parameterIndex, x);
    }

    @Override
    public void setLong(int parameterIndex, long x) throws SQLException {
        parameters().setLong(parameterIndex, x);
    }

    @Override
    public void setFloat(int parameterIndex, float x) throws SQLException {
        parameters().setFloat(parameterIndex, x);
    }

    @Override
    public void setDouble(int parameterIndex, double x) throws SQLException {
        parameters().setDouble(parameterIndex, x);
    }

    @Override
    public void setBigDecimal(int parameterIndex, @Nullable BigDecimal x) throws SQLException {
        parameters().setBigDecimal(parameterIndex, x);
    }

    @Override
    public void setString(int parameterIndex, @Nullable String x) throws SQLException {
        parameters().setString(parameterIndex, x);
    }

    @Override
    public void setBytes(int parameterIndex, byte @Nullable [] x) throws SQLException {
        parameters().setBytes(parameterIndex, x);
    }

    @Override
    public void setURL(int parameterIndex, @Nullable URL x) throws SQLException {
        parameters().setURL(parameterIndex, x);
    }

    @Override
    public void setDate(int parameterIndex, @Nullable Date x) throws SQLException {
        parameters().setDate(parameterIndex, x);
    }

    @Override
    public void setTime(int parameterIndex, @Nullable Time x) throws SQLException {
        parameters().setTime(parameterIndex, x);
    }

    @Override
    public void setTimestamp(int parameterIndex, @Nullable Timestamp x) throws SQLException {
        parameters().setTimestamp(parameterIndex, x);
    }

    @Override
    public void setDate(int parameterIndex, @Nullable Date x, @Nullable Calendar calendar) throws SQLException {
        parameters().setDate(parameterIndex, x, calendar);
    }

    @Override
    public void setTime(int parameterIndex, @Nullable Time x, @Nullable Calendar calendar) throws SQLException {
        parameters().setTime(parameterIndex, x, calendar);
    }

    @Override
    public void setTimestamp(int parameterIndex, @Nullable Timestamp x, @Nullable Calendar calendar)
            throws SQLException {
        parameters().setTimestamp(parameterIndex, x, calendar);
    }

    @Override
    public void setNString(int parameterIndex, @Nullable String x) throws SQLException {
        parameters().setString(parameterIndex, x);
    }

    @Override
    public void setAsciiStream(int parameterIndex, @Nullable InputStream x) throws SQLException {
        parameters().setAsciiStream(parameterIndex, x);
    }

    @Override
    public void setAsciiStream(int parameterIndex, @Nullable InputStream x, int length) throws SQLException {
        parameters().setAsciiStream(parameterIndex, x, length);
    }

    @Override
    public void setAsciiStream(int parameterIndex, @Nullable InputStream x, long length) throws SQLException {
        parameters().setAsciiStream(parameterIndex, x, length);
    }

    @Override
    public void setBinaryStream(int parameterIndex, @Nullable InputStream x) throws SQLException {
        parameters().setBinaryStream(parameterIndex, x);
    }

    @Override
    public void setBinaryStream(int parameterIndex, @Nullable InputStream x, int length) throws SQLException {
        parameters().setBinaryStream(parameterIndex, x, length);
    }

    @Override
    public void setBinaryStream(int parameterIndex, @Nullable InputStream x, long length) throws SQLException {
        parameters().setBinaryStream(parameterIndex, x, length);
    }

    @Override
    public void setCharacterStream(int parameterIndex, @Nullable Reader x) throws SQLException {
        parameters().setCharacterStream(parameterIndex, x);
    }

    @Override
    public void setCharacterStream(int parameterIndex, @Nullable Reader x, int length) throws SQLException {
        parameters().setCharacterStream(parameterIndex, x, length);
    }

    @Override
    public void setCharacterStream(int parameterIndex, @Nullable Reader x, long length) throws SQLException {
        parameters().setCharacterStream(parameterIndex, x, length);
    }

    @Override
    public void setNCharacterStream(int parameterIndex, @Nullable Reader x) throws SQLException {
        parameters().setCharacterStream(parameterIndex, x);
    }

    @Override
    public void setNCharacterStream(int parameterIndex, @Nullable Reader x, long length) throws SQLException {
        parameters().setCharacterStream(parameterIndex, x, length);
    }

    @Override
    public void setBlob(int parameterIndex, @Nullable Blob x) throws SQLException {
        parameters().setBlob(parameterIndex, x);
    }

    @Override
    public void setBlob(int parameterIndex, @Nullable InputStream x) throws SQLException {
        parameters().setBinaryStream(parameterIndex, x);
    }

    @Override
    public void setBlob(int parameterIndex, @Nullable InputStream x, long length) throws SQLException {
        parameters().setBinaryStream(parameterIndex, x, length);
    }

    @Override
    public void setClob(int parameterIndex, @Nullable Clob x) throws SQLException {
        parameters().setClob(parameterIndex, x);
    }

    @Override
    public void setClob(int parameterIndex, @Nullable Reader x) throws SQLException {
        parameters().setCharacterStream(parameterIndex, x);
    }

    @Override
    public void setClob(int parameterIndex, @Nullable Reader x, long length) throws SQLException {
        parameters().setCharacterStream(parameterIndex, x, length);
    }

    @Override
    public void setNClob(int parameterIndex, @Nullable NClob x) throws SQLException {
        parameters().setClob(parameterIndex, x);
    }

    @Override
    public void setNClob(int parameterIndex, @Nullable Reader x) throws SQLException {
        parameters().setCharacterStream(parameterIndex, x);
    }

    @Override
    public void setNClob(int parameterIndex, @Nullable Reader x, long length) throws SQLException {
        parameters().setCharacterStream(parameterIndex, x, length);
    }

    @Override
    public void setObject(int parameterIndex, @Nullable Object x) throws SQLException {
        parameters().setObject(parameterIndex, x);
    }

    @Override
    public void setObject(int parameterIndex, @Nullable Object x, int sqlType) throws SQLException {
        parameters().setObject(parameterIndex, x, sqlType);
    }

    @Override
    public void setObject(int parameterIndex, @Nullable Object x, int sqlType, int scaleOrLength) throws SQLException {
        parameters().setObject(parameterIndex, x, sqlType, scaleOrLength);
    }

    @Override
    public void setObject(int parameterIndex, @Nullable Object x, SQLType sqlType) throws SQLException {
        parameters().setObject(parameterIndex, x, sqlType);
    }

    @Override
    public void setObject(int parameterIndex, @Nullable Object x, SQLType sqlType, int scaleOrLength)
            throws SQLException {
        parameters().setObject(parameterIndex, x, sqlType, scaleOrLength);
    }

    /// @deprecated as the interface has it
    @Deprecated
    @Override
    public void setUnicodeStream(int parameterIndex, @Nullable InputStream x, int length) throws SQLException {
        throw SqlExceptions.notSupported("streams of the encoding that this meant exist no more: setCharacterStream");
    }

    @Override
    public void setArray(int parameterIndex, @Nullable Array x) throws SQLException {
        throw SqlExceptions.notSupported("neither server has arrays");
    }

    @Override
    public void setRef(int parameterIndex, @Nullable Ref x) throws SQLException {
        throw SqlExceptions.notSupported("neither server has references");
    }

    @Override
    public void setRowId(int parameterIndex, @Nullable RowId x) throws SQLException {
        throw SqlExceptions.notSupported("neither server has row identifiers");
    }

    @Override
    public void setSQLXML(int parameterIndex, @Nullable SQLXML x) throws SQLException {
        parameters().setString(parameterIndex, x == null ? null : x.getString());
    }
}
