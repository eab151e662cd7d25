package dev.luma.jdbc.connection;

import dev.luma.db.spi.TransactionOptions.Isolation;
import dev.luma.jdbc.error.SqlExceptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/// The four levels in the constants of [Connection].
final class IsolationLevels {
    private IsolationLevels() {}

    /// @throws SQLException if there is no such level, `TRANSACTION_NONE` among these
    static Isolation of(int level) throws SQLException {
        return switch (level) {
            case Connection.TRANSACTION_READ_UNCOMMITTED -> Isolation.READ_UNCOMMITTED;
            case Connection.TRANSACTION_READ_COMMITTED -> Isolation.READ_COMMITTED;
            case Connection.TRANSACTION_REPEATABLE_READ -> Isolation.REPEATABLE_READ;
            case Connection.TRANSACTION_SERIALIZABLE -> Isolation.SERIALIZABLE;
            default ->
                throw SqlExceptions.usage(
                        "HY024", "there is no isolation level " + level + ": see the constants of java.sql.Connection");
        };
    }

    static int of(Isolation level) {
        return switch (level) {
            case READ_UNCOMMITTED -> Connection.TRANSACTION_READ_UNCOMMITTED;
            case READ_COMMITTED -> Connection.TRANSACTION_READ_COMMITTED;
            case SERIALIZABLE -> Connection.TRANSACTION_SERIALIZABLE;
            case REPEATABLE_READ, SERVER_DEFAULT -> Connection.TRANSACTION_REPEATABLE_READ;
        };
    }

    /// @param name as servers give it, such as `READ-COMMITTED`
    static int named(String name) {
        return of(Isolation.valueOf(
                name.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_')));
    }
}
