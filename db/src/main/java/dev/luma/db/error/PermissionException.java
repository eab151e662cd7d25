package dev.luma.db.error;

/// The user is known, and may not do this.
public final class PermissionException extends ServerException {
    private static final long serialVersionUID = 1L;

    public PermissionException(ServerError error) {
        super(error);
    }
}
