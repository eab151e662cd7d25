package dev.luma.db.error;

/// The statement is not one that the server understands: a slip of grammar, or a table, column or function that does
/// not exist.
public final class SyntaxException extends ServerException {
    private static final long serialVersionUID = 1L;

    public SyntaxException(ServerError error) {
        super(error);
    }
}
