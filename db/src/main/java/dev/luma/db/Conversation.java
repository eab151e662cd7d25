package dev.luma.db;

import dev.luma.db.error.CancelledException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.Retry;
import dev.luma.db.error.SqlState;
import dev.luma.db.error.UsageException;
import dev.luma.db.observe.DbEvent.Ending;
import dev.luma.db.spi.Answer;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.CallOptions;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.PreparedSession;
import dev.luma.db.spi.Session;
import dev.luma.db.spi.TransactionOptions;
import dev.luma.db.sql.ParsedSql;
import dev.luma.db.sql.SqlCache;
import dev.luma.db.watch.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One conversation at a time with a session: whose turn it is, which answer is still being read, and how its
/// transaction stands.
///
/// A thread holds the turn for the length of one call, so another waits. Between the steps of an open answer nobody
/// holds it; whoever comes then is told whose rows are in the way, since waiting for them might be for ever.
final class Conversation {
    /// A call to the session that begins an answer.
    interface Command {
        Answer run();
    }

    private final Session session;
    private final ReentrantLock turn = new ReentrantLock();
    private final Layouts layouts = new Layouts();
    private final SqlCache statements = new SqlCache();
    private final TransactionState transaction = new TransactionState();
    /// Statements that were closed while an answer was being read.
    private final List<PreparedSession> unwanted = new ArrayList<>();

    private final Watch watch;
    private final Stops stops;

    private @Nullable Cursor open;
    /// For how long who has the turn had to wait for it, in nanoseconds.
    private long waited;

    private volatile long lastInsertId;
    private volatile boolean closed;

    Conversation(Session session, Watch watch) {
        this.session = session;
        this.watch = watch;
        this.stops = new Stops(session::cancel);
    }

    /// Who is told of what happens here.
    Watch watch() {
        return watch;
    }

    Session session() {
        return session;
    }

    // ---- statements

    /// The rows of the first result that has any.
    Rows query(String sql, Manner manner, Command command) {
        return run(sql, manner, command, Conversation::rows);
    }

    private static Rows rows(Cursor cursor) {
        while (!cursor.answer().hasRows()) {
            if (!cursor.nextResult()) {
                return Rows.none(cursor);
            }
        }
        return Rows.of(cursor);
    }

    /// What the last result without rows says; rows are passed over.
    ExecResult exec(String sql, Manner manner, Command command) {
        final ExecResult result = run(sql, manner, command, Results::last);
        lastInsertId = result.lastInsertId();
        return result;
    }

    /// All results, to be walked.
    Results execute(String sql, Manner manner, Command command) {
        return run(sql, manner, command, Results::new);
    }

    /// What becomes of an answer that has begun.
    private interface Reader<R> {
        R read(Cursor cursor);
    }

    private <R> R run(String sql, Manner manner, Command command, Reader<R> reader) {
        final Expiry expiry = expiry(manner.options());
        enter(expiry);
        try {
            transaction.requireUsable();
            watch.begun(sql, waited);
            stops.begun(manner.owner());
            final Answer answer = command.run();
            watch.answered();
            final Cursor cursor = new Cursor(this, answer, sql, expiry);
            open = cursor;
            return reader.read(cursor);
        } catch (RuntimeException | Error e) {
            throw failed(e, sql, expiry);
        } finally {
            turn.unlock();
        }
    }

    /// A batch, whose answers nobody sees.
    BatchResult batch(String sql, Manner manner, Supplier<BatchResult> batch) {
        final Expiry expiry = expiry(manner.options());
        enter(expiry);
        try {
            transaction.requireUsable();
            watch.begun(sql, waited);
            stops.begun(manner.owner());
            final BatchResult result = batch.get();
            watch.ended(result.totalAffectedRows());
            return result;
        } catch (RuntimeException | Error e) {
            throw failed(e, sql, expiry);
        } finally {
            if (expiry != null) {
                expiry.disarm();
            }
            stops.ended();
            turn.unlock();
        }
    }

    /// A command that answers nothing of interest.
    void command(String name, Consumer<Session> command) {
        enter(null);
        try {
            transaction.requireUsable();
            command.accept(session);
        } catch (RuntimeException | Error e) {
            throw failed(e, name, null);
        } finally {
            turn.unlock();
        }
    }

    private @Nullable Expiry expiry(CallOptions options) {
        return options.timeout().isPresent()
                ? new Expiry(session, options.timeout().get())
                : null;
    }

    /// Notes what a failure means for what comes next, and gives it back for the caller to throw.
    private RuntimeException failed(Throwable failure, String sql, @Nullable Expiry expiry) {
        if (expiry != null) {
            expiry.disarm();
        }
        heed(failure, sql);
        if (failure instanceof Error error) {
            throw error;
        }
        final RuntimeException known = (RuntimeException) failure;
        final RuntimeException explained = expiry == null ? known : expiry.explain(known);
        watch.failed(explained);
        if (open == null) {
            stops.ended();
            watch.ended(0);
        }
        return explained;
    }

    /// Lets the next command through.
    void over(Cursor cursor) {
        turn.lock();
        try {
            if (open == cursor) {
                open = null;
                stops.ended();
                watch.ended(cursor.answer().affectedRows());
                unwanted.forEach(PreparedSession::close);
                unwanted.clear();
            }
        } finally {
            turn.unlock();
        }
    }

    Layout layout(List<ColumnInfo> columns) {
        turn.lock();
        try {
            return layouts.of(columns);
        } finally {
            turn.unlock();
        }
    }

    long lastInsertId() {
        return lastInsertId;
    }

    /// Finds the parameters of a statement.
    ParsedSql parse(String sql) {
        turn.lock();
        try {
            return statements.parse(sql, session.dialect());
        } catch (DbException e) {
            e.during(sql);
            throw e;
        } finally {
            turn.unlock();
        }
    }

    PreparedSession prepare(String sql) {
        enter();
        try {
            return session.prepare(sql);
        } catch (RuntimeException | Error e) {
            heed(e, sql);
            throw e;
        } finally {
            turn.unlock();
        }
    }

    void describe(PreparedSession statement) {
        enter();
        try {
            statement.describe();
        } catch (RuntimeException | Error e) {
            heed(e, statement.sql());
            throw e;
        } finally {
            turn.unlock();
        }
    }

    /// Closes a prepared statement, or has it closed when the answer that is being read is over.
    void forget(PreparedSession statement) {
        turn.lock();
        try {
            if (open == null) {
                statement.close();
            } else {
                unwanted.add(statement);
            }
        } finally {
            turn.unlock();
        }
    }

    // ---- transactions

    /// Begins a transaction and gives its number.
    long beginTransaction(TransactionOptions options) {
        enter();
        try {
            if (transaction.isOpen() || session.inTransaction()) {
                throw new UsageException(
                        SqlState.ACTIVE_TRANSACTION,
                        "a transaction is open already: commit it or roll it back before you begin another");
            }
            session.begin(options);
            watch.transactionBegun(options);
            return transaction.begun();
        } finally {
            turn.unlock();
        }
    }

    /// Whether the transaction of this number has not been ended.
    boolean isOpen(long number) {
        return transaction.isOpen(number);
    }

    boolean inTransaction() {
        turn.lock();
        try {
            return isUsable() && (transaction.isLost() || session.inTransaction());
        } finally {
            turn.unlock();
        }
    }

    void commit() {
        enter();
        try {
            transaction.requireNotLost();
            // Where a statement has committed implicitly, all is as its author wants it.
            if (!transaction.isOpen()) {
                requireTransaction();
            }
            transaction.ended();
            session.commit();
            watch.transactionEnded(Ending.COMMITTED, null);
        } catch (RuntimeException | Error e) {
            undo(e);
            throw e;
        } finally {
            turn.unlock();
        }
    }

    /// After a commit that failed nothing of it is to stay open.
    private void undo(Throwable failure) {
        watch.lost(failure);
        if (session.isOpen() && session.inTransaction()) {
            try {
                rollBackOrClose();
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
    }

    /// Rolls back. Rows that this thread still reads are abandoned.
    void rollback() {
        turn.lock();
        try {
            final Cursor reading = open;
            if (reading != null && reading.belongsToThisThread()) {
                reading.close();
            }
            requireReady();
            if (!transaction.isLost()) {
                requireTransaction();
            }
            rollBackOrClose();
        } finally {
            turn.unlock();
        }
    }

    /// Rolls back whatever is in the way; if that cannot be, the session is closed, which ends the transaction too.
    void abandon() {
        try {
            rollback();
        } catch (RuntimeException | Error e) {
            if (transaction.isOpen()) {
                session.close();
            }
            throw e;
        }
    }

    private void rollBackOrClose() {
        transaction.ended();
        try {
            session.rollback();
        } catch (RuntimeException | Error e) {
            if (session.inTransaction()) {
                // Whatever runs here next would run inside it.
                session.close();
            }
            throw e;
        } finally {
            watch.transactionEnded(Ending.ROLLED_BACK, null);
        }
    }

    private void requireTransaction() {
        if (session.inTransaction()) {
            return;
        }
        final boolean begun = transaction.isOpen();
        transaction.ended();
        throw new UsageException(
                SqlState.NO_ACTIVE_TRANSACTION,
                begun
                        ? "the transaction is over already: a statement in it has committed it, as one that changes a"
                                + " table's definition does in some databases"
                        : "no transaction is open: begin one first");
    }

    // ---- the session

    void ping() {
        enter();
        try {
            session.ping();
        } finally {
            turn.unlock();
        }
    }

    /// From any thread.
    void cancel() {
        session.cancel();
    }

    /// From any thread: stops the call that is under way, if it is one of theirs.
    void cancel(Manner theirs) {
        final Object owner = theirs.owner();
        if (owner != null) {
            stops.stop(owner);
        }
    }

    boolean isUsable() {
        return !closed && session.isOpen();
    }

    /// From any thread. Where another one is in the middle of something, the line is cut under it.
    void close() {
        closed = true;
        if (!turn.tryLock()) {
            session.abort();
            watch.closed();
            return;
        }
        try {
            if (open == null || open.belongsToThisThread()) {
                session.close();
            } else {
                session.abort();
            }
            watch.ended(0);
            watch.transactionEnded(Ending.ROLLED_BACK, null);
            watch.closed();
        } finally {
            turn.unlock();
        }
    }

    /// Remembers what a failure means for what comes after it.
    void heed(Throwable failure, String sql) {
        if (failure instanceof DbException known) {
            known.during(sql);
            if (!known.connectionUsable()) {
                watch.lost(known);
            }
            if (known.retry() == Retry.WHOLE_TRANSACTION) {
                transaction.lost(known);
            }
        }
    }

    private void enter() {
        enter(null);
    }

    /// Takes the turn, and starts the call's time.
    private void enter(@Nullable Expiry expiry) {
        if (turn.tryLock()) {
            waited = 0;
        } else {
            await(expiry);
        }
        try {
            requireReady();
        } catch (UsageException e) {
            turn.unlock();
            throw e;
        }
        if (expiry != null) {
            expiry.arm();
        }
    }

    private void await(@Nullable Expiry expiry) {
        final long from = System.nanoTime();
        try {
            if (expiry == null) {
                turn.lockInterruptibly();
            } else if (!turn.tryLock(expiry.deadline().remainingNanos(), TimeUnit.NANOSECONDS)) {
                throw expiry.tooLate();
            }
            waited = System.nanoTime() - from;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted while another thread used the connection", true, e);
        }
    }

    private void requireReady() {
        if (turn.getHoldCount() > 1) {
            throw new UsageException("the connection is in the middle of a batch: what gives the batch its rows cannot"
                    + " use the same connection");
        }
        if (closed) {
            throw new UsageException(SqlState.CLOSED, "the connection is closed: open a new one");
        }
        if (!session.isOpen()) {
            throw new UsageException(SqlState.CLOSED, "the connection was lost earlier: open a new one");
        }
        final Cursor reading = open;
        if (reading != null) {
            throw new UsageException("rows of `" + shortened(reading.sql())
                    + "` are still open: read them to the end, close them, or take them all with all()");
        }
    }

    private static String shortened(String sql) {
        return sql.length() > 200 ? sql.substring(0, 200) + "…" : sql;
    }
}
