package dev.luma.jdbc.connection;

import dev.luma.db.error.SqlState;
import dev.luma.jdbc.error.SqlExceptions;
import dev.luma.jdbc.statement.ResultKind;
import dev.luma.jdbc.value.JdbcBlob;
import dev.luma.jdbc.value.JdbcClob;
import dev.luma.jdbc.value.JdbcSqlXml;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.ShardingKey;
import java.sql.Struct;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// What a connection is asked and told that no server need hear of: values to fill, and what there is not.
abstract class ClientSide implements Connection {
    private @Nullable SQLWarning warnings;
    volatile boolean closed;

    final void requireOpen() throws SQLException {
        if (closed) {
            throw new SQLNonTransientConnectionException("the connection is closed: open another", SqlState.CLOSED);
        }
    }

    // ---- warnings

    @Override
    public final @Nullable SQLWarning getWarnings() throws SQLException {
        requireOpen();
        return warnings;
    }

    @Override
    public final void clearWarnings() throws SQLException {
        requireOpen();
        warnings = null;
    }

    // ---- what there is one of

    /// Nothing, since databases are catalogs.
    @Override
    public final void setSchema(@Nullable String schema) throws SQLException {
        requireOpen();
    }

    @Override
    public final @Nullable String getSchema() throws SQLException {
        requireOpen();
        return null;
    }

    @Override
    public final void setHoldability(int holdability) throws SQLException {
        requireOpen();
        ResultKind.nearest(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, holdability);
    }

    @Override
    public final int getHoldability() throws SQLException {
        requireOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public final Map<String, Class<?>> getTypeMap() throws SQLException {
        requireOpen();
        return Map.of();
    }

    @Override
    public final void setTypeMap(@Nullable Map<String, Class<?>> map) throws SQLException {
        requireOpen();
        if (map != null && !map.isEmpty()) {
            throw SqlExceptions.notSupported("there are no types of an application's own to map");
        }
    }

    // ---- what the server is told of the client

    /// No property can be changed once the connection is open: what the server shows of a client it learns at login, by
    /// the URL's `programName`. So this leaves a warning.
    @Override
    public final void setClientInfo(String name, @Nullable String value) throws SQLClientInfoException {
        requireOpenForClientInfo();
        final SQLWarning warning = new SQLWarning(
                "client info `" + name + "` was not set: the server learns of its client at login, by the URL's"
                        + " `programName`",
                "01S00");
        if (warnings == null) {
            warnings = warning;
        } else {
            warnings.setNextWarning(warning);
        }
    }

    @Override
    public final void setClientInfo(@Nullable Properties properties) throws SQLClientInfoException {
        requireOpenForClientInfo();
        if (properties == null) {
            throw new SQLClientInfoException("the properties are null", "HY009", Map.of());
        }
        for (final String name : properties.stringPropertyNames()) {
            setClientInfo(name, properties.getProperty(name));
        }
    }

    private void requireOpenForClientInfo() throws SQLClientInfoException {
        if (closed) {
            throw new SQLClientInfoException("the connection is closed: open another", SqlState.CLOSED, Map.of());
        }
    }

    @Override
    public final @Nullable String getClientInfo(String name) throws SQLException {
        requireOpen();
        return null;
    }

    @Override
    public final Properties getClientInfo() throws SQLException {
        requireOpen();
        return new Properties();
    }

    // ---- values

    @Override
    public final Clob createClob() throws SQLException {
        requireOpen();
        return new JdbcClob("");
    }

    @Override
    public final NClob createNClob() throws SQLException {
        requireOpen();
        return new JdbcClob("");
    }

    @Override
    public final Blob createBlob() throws SQLException {
        requireOpen();
        return new JdbcBlob(new byte[0]);
    }

    @Override
    public final SQLXML createSQLXML() throws SQLException {
        requireOpen();
        return new JdbcSqlXml();
    }

    @Override
    public final Array createArrayOf(String typeName, Object[] elements) throws SQLException {
        throw SqlExceptions.notSupported("neither server has arrays: JSON holds them");
    }

    @Override
    public final Struct createStruct(String typeName, Object[] attributes) throws SQLException {
        throw SqlExceptions.notSupported("neither server has structured types: JSON holds them");
    }

    private static SQLException noShardingKeys() {
        return SqlExceptions.notSupported("neither server has sharding keys");
    }

    @Override
    public final void setShardingKey(@Nullable ShardingKey shardingKey) throws SQLException {
        throw noShardingKeys();
    }

    @Override
    public final void setShardingKey(@Nullable ShardingKey shardingKey, @Nullable ShardingKey superShardingKey)
            throws SQLException {
        throw noShardingKeys();
    }

    @Override
    public final boolean setShardingKeyIfValid(@Nullable ShardingKey shardingKey, int timeout) throws SQLException {
        throw noShardingKeys();
    }

    @Override
    public final boolean setShardingKeyIfValid(
            @Nullable ShardingKey shardingKey, @Nullable ShardingKey superShardingKey, int timeout)
            throws SQLException {
        throw noShardingKeys();
    }
}
