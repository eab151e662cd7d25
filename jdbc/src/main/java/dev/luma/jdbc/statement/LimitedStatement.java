package dev.luma.jdbc.statement;

import dev.luma.db.error.SqlState;
import dev.luma.jdbc.error.SqlExceptions;
import dev.luma.jdbc.error.Unwrapping;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// What a statement is set up with, and what it says of itself; nothing of it talks to the server.
abstract class LimitedStatement implements Statement, Unwrapping {
    final StatementHost host;
    final ResultKind kind;
    final StatementLimits limits = new StatementLimits();
    private boolean poolable = this instanceof PreparedStatement;
    private boolean translatesEscapes = true;
    volatile boolean closed;

    LimitedStatement(StatementHost host, ResultKind kind) {
        this.host = host;
        this.kind = kind;
    }

    final void requireOpen() throws SQLException {
        if (closed) {
            throw SqlExceptions.usage(SqlState.WRONG_USE, "the statement is closed: make another");
        }
    }

    /// The statement as the server takes it.
    final String withoutEscapes(String sql) throws SQLException {
        return translatesEscapes && sql.indexOf('{') >= 0 ? host.withoutEscapes(sql) : sql;
    }

    @Override
    public final boolean isClosed() {
        return closed;
    }

    // ---- limits

    @Override
    public final int getMaxFieldSize() throws SQLException {
        requireOpen();
        return limits.maxFieldSize();
    }

    @Override
    public final void setMaxFieldSize(int max) throws SQLException {
        requireOpen();
        limits.maxFieldSize(max);
    }

    @Override
    public final int getMaxRows() throws SQLException {
        return Counts.clamped(getLargeMaxRows());
    }

    @Override
    public final void setMaxRows(int max) throws SQLException {
        setLargeMaxRows(max);
    }

    @Override
    public final long getLargeMaxRows() throws SQLException {
        requireOpen();
        return limits.maxRows();
    }

    @Override
    public final void setLargeMaxRows(long max) throws SQLException {
        requireOpen();
        limits.maxRows(max);
    }

    @Override
    public final int getQueryTimeout() throws SQLException {
        requireOpen();
        return limits.timeoutSeconds();
    }

    @Override
    public final void setQueryTimeout(int seconds) throws SQLException {
        requireOpen();
        limits.timeoutSeconds(seconds);
    }

    @Override
    public final int getFetchSize() throws SQLException {
        requireOpen();
        return limits.fetchSize();
    }

    @Override
    public final void setFetchSize(int rows) throws SQLException {
        requireOpen();
        limits.fetchSize(rows);
    }

    @Override
    public final int getFetchDirection() throws SQLException {
        requireOpen();
        return ResultSet.FETCH_FORWARD;
    }

    /// A hint, which changes nothing.
    @Override
    public final void setFetchDirection(int direction) throws SQLException {
        requireOpen();
        if (direction < ResultSet.FETCH_FORWARD || direction > ResultSet.FETCH_UNKNOWN) {
            throw SqlExceptions.usage("HY024", "there is no fetch direction " + direction);
        }
    }

    @Override
    public final void setEscapeProcessing(boolean enable) throws SQLException {
        requireOpen();
        translatesEscapes = enable;
    }

    @Override
    public final int getResultSetType() throws SQLException {
        requireOpen();
        return kind.type();
    }

    @Override
    public final int getResultSetConcurrency() throws SQLException {
        requireOpen();
        return kind.concurrency();
    }

    @Override
    public final int getResultSetHoldability() throws SQLException {
        requireOpen();
        return kind.holdability();
    }

    // ---- names and quotes

    @Override
    public final void setCursorName(String name) throws SQLException {
        requireOpen();
        throw SqlExceptions.notSupported("cursors have no names here: there is no positioned update");
    }

    @Override
    public final String enquoteLiteral(String text) throws SQLException {
        requireOpen();
        final String doubled = SqlExceptions.given(text, "the text to quote").replace("'", "''");
        return "'" + (host.dialect().backslashEscapes() ? doubled.replace("\\", "\\\\") : doubled) + "'";
    }

    @Override
    public final String enquoteNCharLiteral(String text) throws SQLException {
        return "N" + enquoteLiteral(text);
    }

    @Override
    public final String enquoteIdentifier(String identifier, boolean alwaysQuote) throws SQLException {
        try {
            final boolean simple = isSimpleIdentifier(identifier);
            return alwaysQuote || !simple ? host.dialect().quotedName(identifier) : identifier;
        } catch (RuntimeException e) {
            throw host.failed(e);
        }
    }

    @Override
    public final boolean isSimpleIdentifier(String identifier) throws SQLException {
        requireOpen();
        return SqlExceptions.given(identifier, "the name").length() <= 64
                && identifier.matches("[A-Za-z_][A-Za-z0-9_]*");
    }

    // ---- the statement itself

    @Override
    public final java.sql.Connection getConnection() throws SQLException {
        requireOpen();
        return host.connection();
    }

    @Override
    public final void setPoolable(boolean wished) throws SQLException {
        requireOpen();
        poolable = wished;
    }

    @Override
    public final boolean isPoolable() throws SQLException {
        requireOpen();
        return poolable;
    }
}
