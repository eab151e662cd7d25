package dev.luma.mysql.session;

import dev.luma.db.spi.TransactionOptions;
import dev.luma.db.spi.TransactionOptions.Isolation;

/// Transaction options in the words of MySQL and MariaDB, which take the isolation level in a statement of its own.
///
/// @see <a href="https://dev.mysql.com/doc/refman/9.7/en/set-transaction.html">SET TRANSACTION</a>
/// @see <a href="https://dev.mysql.com/doc/refman/9.7/en/commit.html">START TRANSACTION</a>
final class TransactionSql {
    private TransactionSql() {}

    /// The statement that sets the level of the next transaction; empty if the session's own will do.
    static String set(TransactionOptions options) {
        return options.isolation() == Isolation.SERVER_DEFAULT
                ? ""
                : "SET TRANSACTION ISOLATION LEVEL "
                        + options.isolation().name().replace('_', ' ');
    }

    /// The statement that sets level and mode of all transactions that follow; empty if neither is to change.
    static String setSession(TransactionOptions options) {
        final String level = options.isolation() == Isolation.SERVER_DEFAULT
                ? ""
                : " ISOLATION LEVEL " + options.isolation().name().replace('_', ' ');
        final String mode = mode(options);
        return level.isEmpty() && mode.isEmpty()
                ? ""
                : "SET SESSION TRANSACTION" + level + (level.isEmpty() || mode.isEmpty() ? "" : ",") + mode;
    }

    static String start(TransactionOptions options) {
        final String snapshot = options.consistentSnapshot() ? " WITH CONSISTENT SNAPSHOT" : "";
        final String mode = mode(options);
        return "START TRANSACTION" + snapshot + (snapshot.isEmpty() || mode.isEmpty() ? "" : ",") + mode;
    }

    private static String mode(TransactionOptions options) {
        return switch (options.accessMode()) {
            case SERVER_DEFAULT -> "";
            case READ_ONLY -> " READ ONLY";
            case READ_WRITE -> " READ WRITE";
        };
    }
}
