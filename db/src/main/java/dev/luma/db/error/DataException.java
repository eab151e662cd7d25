package dev.luma.db.error;

/// A value is not one that its column or function can take: out of range, too long, of the wrong form.
public final class DataException extends ServerException {
    private static final long serialVersionUID = 1L;

    public DataException(ServerError error) {
        super(error);
    }
}
