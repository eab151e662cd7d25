package dev.luma.db.error;

/// Another transaction was in the way.
public final class ConflictException extends ServerException {
    private static final long serialVersionUID = 1L;

    /// @param retry [Retry#WHOLE_TRANSACTION] where the server rolled all of it back, [Retry#SAFE] where only this
    ///     statement was undone (a lock wait timeout)
    public ConflictException(ServerError error, Retry retry) {
        super(error, retry);
    }
}
