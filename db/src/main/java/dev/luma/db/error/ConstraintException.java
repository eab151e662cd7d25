package dev.luma.db.error;

/// A row breaks a rule of its table.
public final class ConstraintException extends ServerException {
    private static final long serialVersionUID = 1L;

    /// Which kind of rule.
    public enum Kind {
        UNIQUE,
        FOREIGN_KEY,
        NOT_NULL,
        CHECK,
        OTHER
    }

    private final Kind kind;
    private final String constraint;

    /// @param constraint the name of the key, column or check, as the server reports it; empty if it does not
    public ConstraintException(ServerError error, Kind kind, String constraint) {
        super(error);
        this.kind = kind;
        this.constraint = constraint;
    }

    public Kind kind() {
        return kind;
    }

    /// The name of the key, column or check that was broken; empty if the server did not tell.
    public String constraint() {
        return constraint;
    }
}
