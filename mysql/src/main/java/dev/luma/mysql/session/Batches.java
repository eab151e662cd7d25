package dev.luma.mysql.session;

import dev.luma.db.error.DbException;
import dev.luma.db.error.Retry;
import dev.luma.db.spi.Answer;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.OnFailure;
import dev.luma.db.sql.SqlScanner;
import dev.luma.mysql.wire.Capability;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The batches of a session, and the choice of their way: MariaDB's bulk commands for rows that are one unit, where
/// these tell what each row did ([BulkBatch]); else a command for each row ([PipelinedBatch]).
final class Batches {
    private static final long BULK = Capability.MARIADB_STMT_BULK_OPERATIONS | Capability.MARIADB_BULK_UNIT_RESULTS;
    private static final String MAX_PACKET = "SELECT @@max_allowed_packet";

    private final ServerLine line;
    private final boolean pipelines;
    private final FilledTable table;
    /// 0 until it was asked for.
    private long maxPacket;

    /// @param pipelines whether several commands may travel in one write
    Batches(ServerLine line, boolean pipelines) {
        this.line = line;
        this.pipelines = pipelines;
        this.table = new FilledTable(line);
    }

    /// Runs a statement once for each row of values.
    BatchResult run(ServerStatement statement, Iterator<@Nullable Object[]> rows, OnFailure onFailure) {
        final RowQueue queue = new RowQueue(rows);
        final boolean inBulk = onFailure != OnFailure.KEEP_GOING
                && takesBulk(statement)
                && queue.hasAtLeast(BulkBatch.WORTHWHILE)
                && isTransactional(statement);
        final long longest = inBulk ? maxPacket() : 0;
        final BatchUnit unit = new BatchUnit(line, onFailure, changesRows(statement));
        final BatchResult.Notes notes = new BatchResult.Notes();
        RuntimeException failure;
        try {
            failure = inBulk
                    ? inBulk(new BulkBatch(line, statement, unit, notes, longest), statement, unit, notes, queue)
                    : rowByRow(statement, unit, notes, queue);
        } catch (DbException e) {
            failure = e;
        }
        failure = unit.end(failure);
        if (failure != null) {
            throw failure;
        }
        return notes.result();
    }

    /// Runs different statements. Where one of them may ask for a file, each waits for the answer to the one before,
    /// since the server would take what comes next for the file.
    BatchResult run(List<String> statements, OnFailure onFailure) {
        final BatchedTexts texts = new BatchedTexts(line, statements);
        final BatchUnit unit = new BatchUnit(line, onFailure, false);
        final BatchResult.Notes notes = new BatchResult.Notes();
        final boolean together = pipelines && !line.negotiated().has(Capability.LOCAL_FILES);
        RuntimeException failure;
        try {
            failure = new PipelinedBatch(line, texts, unit, notes, together).run(texts.rows());
        } catch (DbException e) {
            failure = e;
        }
        failure = unit.end(failure);
        if (failure != null) {
            throw failure;
        }
        return notes.result();
    }

    /// What becomes of a batch whose statement the server refuses: where a row that fails does not keep the others from
    /// running, each of them has failed so.
    ///
    /// @throws DbException that failure, if the batch is one unit, or if it is not the statement's
    static BatchResult refused(DbException failure, Iterator<@Nullable Object[]> rows, OnFailure onFailure) {
        if (onFailure == OnFailure.STOP || !failure.connectionUsable() || failure.retry() != Retry.NEVER) {
            throw failure;
        }
        final BatchResult.Notes notes = new BatchResult.Notes();
        while (rows.hasNext()) {
            rows.next();
            notes.failed(failure);
        }
        return notes.result();
    }

    private boolean changesRows(ServerStatement statement) {
        return switch (SqlScanner.firstWord(statement.sql(), line.state().dialect())) {
            case "INSERT", "REPLACE", "UPDATE", "DELETE" -> true;
            default -> false;
        };
    }

    private boolean takesBulk(ServerStatement statement) {
        return pipelines
                && line.negotiated().has(BULK)
                && statement.parameterCount() > 0
                && statement.columns().isEmpty()
                && statement.tellsEachRow(line.state().dialect());
    }

    /// Whether a command of several rows, of which one fails, leaves nothing behind: so that the others can run again
    /// and stay. One round trip, unless it is known since no text has run that may have made the table another one.
    private boolean isTransactional(ServerStatement statement) {
        if (!statement.knowsTransactional(line.state())) {
            statement.transactional(table.isTransactional(statement.sql()), line.state());
        }
        return statement.isTransactional();
    }

    /// Runs as many rows in bulk as suit it. Which row failed the server does not say, so the rows of a command that
    /// failed run once more, one by one. If they are one unit that is to find out which it is, and they are not to
    /// stay.
    private @Nullable RuntimeException inBulk(
            BulkBatch bulk, ServerStatement statement, BatchUnit unit, BatchResult.Notes notes, RowQueue rows) {
        final DbException failure = bulk.run(rows);
        if (failure == null) {
            return rows.isOver() ? null : rowByRow(statement, unit, notes, rows);
        }
        final RuntimeException ofRow =
                rowByRow(statement, unit, notes, bulk.undone().iterator());
        return ofRow == null ? failure : ofRow;
    }

    private @Nullable RuntimeException rowByRow(
            ServerStatement statement, BatchUnit unit, BatchResult.Notes notes, Iterator<@Nullable Object[]> rows) {
        return new PipelinedBatch(line, statement, unit, notes, pipelines).run(rows);
    }

    /// The longest packet that the server takes. One round trip, once.
    private long maxPacket() {
        if (maxPacket == 0) {
            try (Answer rows = line.ask(MAX_PACKET)) {
                final boolean isTold =
                        rows.next() && BulkBatch.isWhole(rows.columns().getFirst());
                maxPacket = isTold ? rows.longAt(0) : 0;
            }
        }
        return maxPacket;
    }
}
