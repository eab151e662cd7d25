package dev.luma.mysql.session;

import dev.luma.db.error.ConflictException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.Retry;
import dev.luma.db.error.ServerError;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.client.ComPing;
import java.io.IOException;

/// A wait for a lock that was too long. By its settings, a server undoes the statement then, or all of the transaction,
/// and an error packet does not tell which.
final class LockWait {
    private static final int TIMEOUT = 1205;

    private LockWait() {}

    static boolean hasTimedOut(DbException failure) {
        return failure.vendorCode() == TIMEOUT;
    }

    /// Asks whether the transaction is still there: what follows would run outside of any, if it has gone.
    ///
    /// @return what the caller is to hear. Where the server does not answer, the line is closed
    static DbException clearUp(DbException failure, ServerLine line, String statement) {
        try {
            line.send(new ComPing());
            line.readOk();
        } catch (IOException | DbException e) {
            failure.addSuppressed(e);
            line.abort();
            return failure;
        }
        return line.state().has(ServerStatus.IN_TRANSACTION) ? failure : withTransaction(failure, statement);
    }

    /// The failure, where it has cost all of the transaction.
    static ConflictException withTransaction(DbException failure, String statement) {
        final String message = failure.getMessage() + "; the server has rolled back the whole transaction";
        final ConflictException whole =
                new ConflictException(new ServerError(message, failure.sqlState(), TIMEOUT), Retry.WHOLE_TRANSACTION);
        whole.during(statement);
        return whole;
    }
}
