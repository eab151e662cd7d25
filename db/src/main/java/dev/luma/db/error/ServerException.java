package dev.luma.db.error;

/// The server refused or failed a statement. The connection is usable.
public sealed class ServerException extends DbException
        permits ConstraintException, SyntaxException, ConflictException, DataException, PermissionException {
    private static final long serialVersionUID = 1L;

    public ServerException(ServerError error) {
        this(error, Retry.NEVER);
    }

    ServerException(ServerError error, Retry retry) {
        super(error.message(), error.sqlState(), error.code(), retry, true, null);
    }
}
