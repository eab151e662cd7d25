package dev.luma.jdbc.connection;

import dev.luma.db.Connection;
import dev.luma.db.error.SqlState;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Session;
import dev.luma.db.spi.TransactionOptions;
import dev.luma.db.spi.TransactionOptions.AccessMode;
import dev.luma.db.spi.TransactionOptions.Isolation;

/// How a connection's statements make transactions: what the application wishes, and what the session knows of it.
///
/// A wish goes to the server before the next statement, once, and together with others. Where the session lets
/// transactions begin by themselves, a commit and the next statement are all that a transaction costs; else it is begun
/// before the statement that needs it. Whether one is open is the server's word, so that a statement which commits by
/// itself leaves nothing behind.
///
/// Its methods are called by who holds the connection's lock.
final class Transactions {
    private final Connection line;
    private final Session session;

    private boolean autocommit = true;
    private TransactionOptions options = TransactionOptions.defaults();
    /// What the session was told last.
    private boolean toldAutocommit = true;

    private TransactionOptions toldOptions = options;
    /// The session does not know how to begin transactions by itself.
    private boolean begins;
    /// A statement has run without autocommit. One that fails may have begun a transaction, and what a server answers
    /// then does not say so.
    private boolean inDoubt;

    Transactions(Connection line, Session session) {
        this.line = line;
        this.session = session;
    }

    /// Before a statement.
    void prepare() {
        final boolean told = autocommit == toldAutocommit && options.equals(toldOptions) && !begins;
        if (!told && !line.inTransaction()) {
            tell();
        }
        inDoubt = !toldAutocommit;
    }

    private void tell() {
        if (!begins && !(autocommit == toldAutocommit && options.equals(toldOptions))) {
            begins = !session.autocommit(autocommit, changed());
        }
        toldAutocommit = autocommit;
        toldOptions = options;
        if (begins && !autocommit) {
            begin();
        } else if (begins && !options.equals(TransactionOptions.defaults())) {
            throw new UsageException("the driver for " + session.server().product()
                    + " sets isolation level and access mode only with a transaction: switch autocommit off");
        }
    }

    /// Ended by [#commit] or [#rollback].
    @SuppressWarnings("MustBeClosedChecker")
    private void begin() {
        line.begin(options);
    }

    /// What the session does not know yet.
    private TransactionOptions changed() {
        return new TransactionOptions(
                options.isolation() == toldOptions.isolation() ? Isolation.SERVER_DEFAULT : options.isolation(),
                options.accessMode() == toldOptions.accessMode() ? AccessMode.SERVER_DEFAULT : options.accessMode(),
                false);
    }

    boolean autocommit() {
        return autocommit;
    }

    /// To switch it on commits what is open.
    void autocommit(boolean on) {
        if (on && !autocommit) {
            commit();
        }
        autocommit = on;
    }

    /// @return [Isolation#SERVER_DEFAULT] as long as nobody has said another
    Isolation isolation() {
        return options.isolation();
    }

    /// From the next transaction on.
    void isolation(Isolation level) {
        options = options.isolation(level);
    }

    boolean readOnly() {
        return options.accessMode() == AccessMode.READ_ONLY;
    }

    /// @throws UsageException if a transaction is open
    void readOnly(boolean wished) {
        if (wished == readOnly()) {
            return;
        }
        if (line.inTransaction()) {
            throw new UsageException(
                    SqlState.ACTIVE_TRANSACTION,
                    "a transaction is open, and has its access mode: commit it or roll it back first");
        }
        options = wished ? options.readOnly() : options.readWrite();
    }

    /// Nothing, if none can be open.
    void commit() {
        if (line.inTransaction()) {
            inDoubt = false;
            line.commit();
        } else if (inDoubt && !begins) {
            inDoubt = false;
            session.commit();
        }
    }

    /// Nothing, if none can be open.
    void rollback() {
        if (line.inTransaction()) {
            inDoubt = false;
            line.rollback();
        } else if (inDoubt && !begins) {
            inDoubt = false;
            session.rollback();
        }
    }
}
