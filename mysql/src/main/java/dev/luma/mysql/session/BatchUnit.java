package dev.luma.mysql.session;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.luma.db.error.DbException;
import dev.luma.db.error.Retry;
import dev.luma.db.spi.OnFailure;
import dev.luma.mysql.wire.PacketChannel;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.toolbox.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// What makes one unit of the commands of a batch: a transaction of its own, or a savepoint where one is open already
/// ([OnFailure#STOP]); a transaction of what did not fail ([OnFailure#LEAVE_OUT]); nothing if each row is on its own
/// ([OnFailure#KEEP_GOING]). It begins with statements that travel before the first command, in the same write.
///
/// **No row outside its transaction.** When the server rolls a transaction back in the middle of the batch, rows that
/// are on their way run after that. So autocommit is off meanwhile: they run in a transaction too, which is rolled
/// back. What does not say whether the transaction is gone, a wait for a lock that was too long, is cleared up at the
/// end: the savepoint from the beginning is there, or it is not.
final class BatchUnit {
    private static final String SAVEPOINT = "SAVEPOINT luma_batch";
    private static final String BACK = "ROLLBACK TO SAVEPOINT luma_batch";
    private static final String RELEASE = "RELEASE SAVEPOINT luma_batch";
    private static final int NO_SUCH_SAVEPOINT = 1305;
    /// The transaction has touched a table that knows none, such as MariaDB's Aria.
    private static final int NO_SAVEPOINTS = 1178;

    private final ServerLine line;
    private final PacketChannel channel;
    private final boolean isOne;
    /// Whether the transaction is the batch's own.
    private final boolean isOwn;

    private final boolean inTransaction;
    /// Whether a savepoint is to tell at the end if the transaction around the rows is still there.
    private final boolean marks;
    /// What was meant for a call before; the line remembers it up to the next exchange.
    private final Calls.@Nullable Kill stale;
    /// The statements that are on their way before the batch's own commands.
    private final Queue<String> preludes = new ArrayDeque<>(2);

    /// Whether its commands change rows, and commit nothing by themselves.
    private final boolean changesRows;

    private boolean first;
    private boolean begun;
    /// Whether some of it may have run outside its transaction.
    private boolean mayHaveLeft;
    private boolean marked;
    private boolean takesNoSavepoints;
    /// A wait for a lock that was too long, as it is told if it has cost all of the transaction.
    private @Nullable DbException ifLost;

    /// @param changesRows whether its commands change rows, and commit nothing by themselves
    BatchUnit(ServerLine line, OnFailure onFailure, boolean changesRows) {
        this.changesRows = changesRows;
        this.line = line;
        this.stale = line.lastKill();
        this.channel = line.channel();
        this.isOne = onFailure == OnFailure.STOP;
        // where the caller has switched autocommit off, the first row opens one, which he ends
        this.inTransaction = line.state().has(ServerStatus.IN_TRANSACTION)
                || line.autocommit().isOff();
        this.isOwn = onFailure != OnFailure.KEEP_GOING && !inTransaction;
        this.marks = inTransaction || onFailure == OnFailure.LEAVE_OUT;
    }

    /// Whether somebody has tried to stop the batch, and not a call before it.
    @SuppressWarnings("ReferenceEquality") // an attempt has no other identity
    boolean isCancelled() {
        final Calls.Kill last = line.lastKill();
        return last != null && last != stale;
    }

    /// Whether one row that fails undoes all.
    boolean isOne() {
        return isOne;
    }

    /// Whether a single statement is a unit by itself: no transaction is open, and none begins by itself.
    boolean mayStandAlone() {
        return isOwn && line.state().has(ServerStatus.AUTOCOMMIT);
    }

    /// Whether the server has rolled back the transaction around the batch.
    boolean isLost(RuntimeException failure) {
        return marks && failure instanceof DbException known && known.retry() == Retry.WHOLE_TRANSACTION;
    }

    /// Takes note of a failure that the server answered.
    ///
    /// @param row which row's it is; negative if that is not known
    void failed(DbException failure, String sql, int row) {
        if (marks && ifLost == null && LockWait.hasTimedOut(failure)) {
            final DbException whole = LockWait.withTransaction(failure, sql);
            if (row >= 0) {
                whole.inRow(row);
            }
            ifLost = whole;
        }
    }

    // ---- its beginning

    /// Begins commands that travel together, with what is to travel before them.
    void begin() throws IOException {
        first = true;
        if ((isOwn || inTransaction) && line.state().has(ServerStatus.AUTOCOMMIT)) {
            prelude(Autocommit.OFF);
            line.autocommit().borrow();
        }
        begun = true;
        if (isOwn || isOne) {
            line.autocommit().need();
        }
        if (marks && !marked) {
            marked = true;
            prelude(SAVEPOINT);
        }
    }

    /// One statement more that travels before the commands.
    void prelude(String sql) throws IOException {
        line.query(sql).encode(beginCommand());
        channel.endPacket();
        preludes.add(sql);
    }

    /// Begins the next of the commands that travel together.
    Buffer beginCommand() throws IOException {
        if (first) {
            first = false;
            return line.beginCommand();
        }
        return channel.beginFurtherCommand();
    }

    /// Whether the transaction takes savepoints, as far as it was asked for any.
    boolean takesSavepoints() {
        return !takesNoSavepoints;
    }

    /// Reads the answers to what travelled before the commands. Rows of which none undoes the others need no savepoint:
    /// where the transaction takes none, they go on without.
    ///
    /// @return the first refusal; null if there is none
    @Nullable
    DbException readPreludes() throws IOException {
        DbException refusal = null;
        while (!preludes.isEmpty()) {
            channel.expectAnswer();
            final DbException refused = line.readOkOrRefusal();
            if (refused != null && !isOne && isNoSavepoint(refused)) {
                takesNoSavepoints = true;
            } else if (refused != null && refusal == null) {
                refused.during(preludes.element());
                refusal = refused;
                mayHaveLeft = true;
            }
            preludes.remove();
        }
        return refusal;
    }

    private static boolean isNoSavepoint(DbException refused) {
        return refused.vendorCode() == NO_SAVEPOINTS;
    }

    // ---- its end

    /// The statement that undoes it so far, before more of it runs.
    String back() {
        return marks ? BACK : Autocommit.ROLLBACK;
    }

    /// Keeps what was done, or undoes it.
    ///
    /// @param failure what went wrong, to which a failure of the undoing is added; null if nothing
    /// @return what the caller is to hear; null if all is well
    @Nullable
    RuntimeException end(@Nullable RuntimeException failure) {
        if (!begun || failure != null && !line.isOpen()) {
            // with the line the server ends what is open
            return failure;
        }
        try {
            return inTransaction ? endInTransaction(failure) : endAlone(failure);
        } finally {
            line.autocommit().release();
        }
    }

    private @Nullable RuntimeException endAlone(@Nullable RuntimeException failure) {
        if (!isOwn) {
            return failure;
        }
        final RuntimeException heard = failure == null && ifLost != null ? toSavepoint(RELEASE, null) : failure;
        if (heard == null) {
            line.autocommit().commit();
        } else if (rollBack(heard) && changesRows && !mayHaveLeft && heard instanceof DbException known) {
            known.undone();
        }
        return heard;
    }

    private @Nullable RuntimeException endInTransaction(@Nullable RuntimeException failure) {
        if (failure != null && isLost(failure)) {
            rollBack(failure);
            return failure;
        }
        if (isOne && failure != null) {
            return toSavepoint(BACK, failure);
        }
        return ifLost == null ? failure : toSavepoint(RELEASE, failure);
    }

    /// Runs what needs the savepoint. If that has gone with the transaction, what ran since is undone too.
    ///
    /// @return what the caller is to hear
    private @Nullable RuntimeException toSavepoint(String sql, @Nullable RuntimeException failure) {
        try {
            line.run(sql);
            return failure;
        } catch (DbException e) {
            final DbException lost = ifLost;
            if (lost != null && e.vendorCode() == NO_SUCH_SAVEPOINT) {
                rollBack(lost);
                return lost;
            }
            // nobody knows what would run in which transaction
            line.abort();
            if (failure == null) {
                return e;
            }
            failure.addSuppressed(e);
            return failure;
        }
    }

    /// Undoes what the server has not undone by itself. If it refuses, the line is closed, which ends the transaction.
    ///
    /// @return whether it is certain that all of it was undone
    @CanIgnoreReturnValue
    private boolean rollBack(RuntimeException failure) {
        try {
            return line.autocommit().rollBack();
        } catch (DbException e) {
            line.abort();
            failure.addSuppressed(e);
            return false;
        }
    }
}
