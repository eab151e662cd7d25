package dev.luma.jdbc.error;

import dev.luma.db.error.CancelledException;
import dev.luma.db.error.CannotConnectException;
import dev.luma.db.error.CommitUnknownException;
import dev.luma.db.error.ConflictException;
import dev.luma.db.error.ConstraintException;
import dev.luma.db.error.ConversionException;
import dev.luma.db.error.DataException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.LostConnectionException;
import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.db.error.PermissionException;
import dev.luma.db.error.PoolException;
import dev.luma.db.error.ProtocolException;
import dev.luma.db.error.ServerException;
import dev.luma.db.error.SqlState;
import dev.luma.db.error.SyntaxException;
import dev.luma.db.error.TimedOutException;
import dev.luma.db.error.UsageException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import org.jspecify.annotations.Nullable;

/// What went wrong, in the classes of java.sql. SQLSTATE and code are the server's own, where it gave any; but of a
/// wait for a lock, whose own state says nothing, it is that of a conflict. The cause is always the failure as `db`
/// has it.
public final class SqlExceptions {
    /// What frameworks know a lock by that could not be had; servers call that a general error, where they only gave up
    /// waiting.
    private static final String CONFLICT = "40001";

    private static final String FEATURE_NOT_SUPPORTED = "0A000";
    private static final String NULL = "HY009";

    private SqlExceptions() {}

    /// What `db` threw, or a driver that throws what is its own.
    public static SQLException of(RuntimeException failure) {
        return failure instanceof DbException known
                ? of(known)
                : new SQLException(failure.getMessage(), SqlState.GENERAL, failure);
    }

    public static SQLException of(DbException failure) {
        final String message = failure.getMessage();
        final String state = failure.sqlState();
        final int code = failure.vendorCode();
        return switch (failure) {
            case CannotConnectException e -> new SQLNonTransientConnectionException(message, state, code, e);
            case NotAuthenticatedException e -> new SQLInvalidAuthorizationSpecException(message, state, code, e);
            case LostConnectionException e -> new SQLNonTransientConnectionException(message, state, code, e);
            case CommitUnknownException e -> new SQLNonTransientConnectionException(message, state, code, e);
            case ProtocolException e -> new SQLNonTransientConnectionException(message, state, code, e);
            case PoolException e -> new SQLNonTransientConnectionException(message, state, code, e);
            case TimedOutException e -> new SQLTimeoutException(message, state, code, e);
            case CancelledException e -> cancelled(e);
            case ServerException e -> server(e);
            case ConversionException e -> new SQLDataException(message, state, code, e);
            case UsageException e ->
                state.equals(SqlState.CLOSED)
                        ? new SQLNonTransientConnectionException(message, state, code, e)
                        : new SQLNonTransientException(message, state, code, e);
        };
    }

    /// A pool is to throw away a connection that was cut, and tells it by the state.
    private static SQLException cancelled(CancelledException e) {
        return e.connectionUsable()
                ? new SQLTimeoutException(e.getMessage(), e.sqlState(), e.vendorCode(), e)
                : new SQLNonTransientConnectionException(e.getMessage(), SqlState.LOST_CONNECTION, e.vendorCode(), e);
    }

    private static SQLException server(ServerException failure) {
        final String message = failure.getMessage();
        final String state = failure.sqlState();
        final int code = failure.vendorCode();
        return switch (failure) {
            case ConstraintException e -> new SQLIntegrityConstraintViolationException(message, state, code, e);
            case SyntaxException e -> new SQLSyntaxErrorException(message, state, code, e);
            case DataException e -> new SQLDataException(message, state, code, e);
            case ConflictException e ->
                new SQLTransactionRollbackException(message, state.startsWith("40") ? state : CONFLICT, code, e);
            case PermissionException e ->
                state.startsWith("28")
                        ? new SQLInvalidAuthorizationSpecException(message, state, code, e)
                        : new SQLSyntaxErrorException(message, state, code, e);
            default ->
                state.equals(FEATURE_NOT_SUPPORTED)
                        ? new SQLFeatureNotSupportedException(message, state, code, failure)
                        : new SQLException(message, state, code, failure);
        };
    }

    /// The caller's mistake.
    ///
    /// @param state such as [SqlState#WRONG_USE] or [SqlState#CLOSED]
    public static SQLException usage(String state, String message) {
        return new SQLNonTransientException(message, state);
    }

    /// What a caller must give.
    ///
    /// @param what names it in the message
    /// @throws SQLException with the state HY009 if it is null
    public static <T> T given(@Nullable T value, String what) throws SQLException {
        if (value == null) {
            throw usage(NULL, what + " is null");
        }
        return value;
    }

    /// What no server here could do, or nobody with these would want.
    public static SQLFeatureNotSupportedException notSupported(String message) {
        return new SQLFeatureNotSupportedException(message, FEATURE_NOT_SUPPORTED);
    }
}
