package dev.luma.db.spi;

/// How a transaction shall run.
///
/// ```java
/// connection.begin(TransactionOptions.serializable().readOnly());
/// ```
///
/// @param consistentSnapshot the snapshot is taken at the begin, not at the first read
public record TransactionOptions(Isolation isolation, AccessMode accessMode, boolean consistentSnapshot) {
    private static final TransactionOptions DEFAULTS =
            new TransactionOptions(Isolation.SERVER_DEFAULT, AccessMode.SERVER_DEFAULT, false);

    /// The four levels of the SQL standard, or what the session has.
    public enum Isolation {
        SERVER_DEFAULT,
        READ_UNCOMMITTED,
        READ_COMMITTED,
        REPEATABLE_READ,
        SERIALIZABLE
    }

    public enum AccessMode {
        SERVER_DEFAULT,
        READ_WRITE,
        READ_ONLY
    }

    /// Everything as the session has it.
    public static TransactionOptions defaults() {
        return DEFAULTS;
    }

    public static TransactionOptions serializable() {
        return DEFAULTS.isolation(Isolation.SERIALIZABLE);
    }

    public TransactionOptions isolation(Isolation isolation) {
        return new TransactionOptions(isolation, accessMode, consistentSnapshot);
    }

    public TransactionOptions readOnly() {
        return new TransactionOptions(isolation, AccessMode.READ_ONLY, consistentSnapshot);
    }

    public TransactionOptions readWrite() {
        return new TransactionOptions(isolation, AccessMode.READ_WRITE, consistentSnapshot);
    }

    public TransactionOptions withConsistentSnapshot() {
        return new TransactionOptions(isolation, accessMode, true);
    }
}
