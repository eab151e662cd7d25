package dev.luma.db.error;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Everything that can go wrong between a program and its database. Unchecked and sealed: choose by type what can be
/// acted on, and read the rest from the accessors.
///
/// | type                                                   | means                                    |
/// |--------------------------------------------------------|------------------------------------------|
/// | [CannotConnectException], [NotAuthenticatedException]  | there is no usable connection yet        |
/// | [LostConnectionException], [CommitUnknownException]    | the line died                            |
/// | [TimedOutException], [CancelledException]              | our deadline, our cancel                 |
/// | [ServerException] and its subtypes                     | the server said no                       |
/// | [ProtocolException]                                    | bytes that make no sense where they came |
/// | [ConversionException]                                  | a value does not fit the asked-for type  |
/// | [UsageException]                                       | the caller's mistake                     |
/// | [PoolException]                                        | no connection to be had from the pool    |
///
/// Messages say what happened, to what, and what to do next. They never hold a password, a complete DSN, or the values
/// of a statement.
public abstract sealed class DbException extends RuntimeException
        permits CannotConnectException,
                NotAuthenticatedException,
                LostConnectionException,
                CommitUnknownException,
                TimedOutException,
                CancelledException,
                ServerException,
                ProtocolException,
                ConversionException,
                UsageException,
                PoolException {
    private static final long serialVersionUID = 1L;
    private static final int NO_ROW = -1;

    private final String sqlState;
    private final int vendorCode;
    private final Retry retry;
    private final boolean connectionUsable;
    private @Nullable String statement;
    private int row = NO_ROW;
    private boolean undone;

    DbException(String message, String sqlState, Retry retry, boolean connectionUsable, @Nullable Throwable cause) {
        this(message, sqlState, 0, retry, connectionUsable, cause);
    }

    DbException(
            String message,
            String sqlState,
            int vendorCode,
            Retry retry,
            boolean connectionUsable,
            @Nullable Throwable cause) {
        super(message, cause);
        this.sqlState = sqlState;
        this.vendorCode = vendorCode;
        this.retry = retry;
        this.connectionUsable = connectionUsable;
    }

    /// The SQLSTATE: five characters, from the server where it reported one, else one of [SqlState].
    public final String sqlState() {
        return sqlState;
    }

    /// The server's own error number; 0 if the failure did not come from a server.
    public final int vendorCode() {
        return vendorCode;
    }

    /// Whether doing the same again can do harm.
    public final Retry retry() {
        return retry;
    }

    /// Whether the connection can carry another statement. If not, it is closed already.
    public final boolean connectionUsable() {
        return connectionUsable;
    }

    /// The text of the statement that failed, never its values; empty if no statement was under way.
    public final Optional<String> statement() {
        return Optional.ofNullable(statement);
    }

    /// Names the statement that was under way, once; a later call changes nothing.
    public final void during(String sql) {
        if (statement == null) {
            statement = sql;
        }
    }

    /// The row of the batch that failed, from 0; empty if it was no batch.
    public final OptionalInt row() {
        return row == NO_ROW ? OptionalInt.empty() : OptionalInt.of(row);
    }

    /// Names the row of a batch that was under way, once; a later call changes nothing.
    public final void inRow(int number) {
        if (row == NO_ROW) {
            row = number;
        }
    }

    /// Whether it is certain that nothing of the batch stays, since all of it was rolled back; else nothing is known.
    public final boolean isUndone() {
        return undone;
    }

    /// Takes note that nothing of the batch stays.
    public final void undone() {
        undone = true;
    }

    /// With the row of a batch, from 0, in front.
    @Override
    public String getMessage() {
        final String said = String.valueOf(super.getMessage());
        return row == NO_ROW ? said : "row " + row + " of the batch: " + said;
    }
}
