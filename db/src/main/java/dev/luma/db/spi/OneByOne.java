package dev.luma.db.spi;

import dev.luma.db.error.DbException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// A batch for a driver that knows no faster way: row after row, each in a round trip of its own.
final class OneByOne {
    private static final String SAVEPOINT = "luma_batch";

    private final Session session;

    OneByOne(Session session) {
        this.session = session;
    }

    BatchResult run(String sql, Iterator<@Nullable Object[]> rows, OnFailure onFailure) {
        return switch (onFailure) {
            case KEEP_GOING -> each(sql, rows);
            case STOP -> session.inTransaction() ? inSavepoint(sql, rows) : inTransaction(sql, rows);
        };
    }

    private BatchResult each(String sql, Iterator<@Nullable Object[]> rows) {
        final BatchResult.Notes notes = new BatchResult.Notes();
        while (rows.hasNext()) {
            try {
                run(sql, rows.next(), notes);
            } catch (DbException e) {
                if (!session.isOpen()) {
                    e.inRow(notes.size());
                    throw e;
                }
                notes.failed(e);
            }
        }
        return notes.result();
    }

    private BatchResult inTransaction(String sql, Iterator<@Nullable Object[]> rows) {
        session.begin(TransactionOptions.defaults());
        try {
            final BatchResult result = all(sql, rows);
            session.commit();
            return result;
        } catch (RuntimeException | Error e) {
            undo(e, session::rollback);
            throw e;
        }
    }

    private BatchResult inSavepoint(String sql, Iterator<@Nullable Object[]> rows) {
        session.savepoint(SAVEPOINT);
        try {
            return all(sql, rows);
        } catch (RuntimeException | Error e) {
            undo(e, () -> session.rollbackTo(SAVEPOINT));
            throw e;
        }
    }

    private void undo(Throwable failure, Runnable undoing) {
        if (session.isOpen() && session.inTransaction()) {
            try {
                undoing.run();
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
    }

    private BatchResult all(String sql, Iterator<@Nullable Object[]> rows) {
        final BatchResult.Notes notes = new BatchResult.Notes();
        while (rows.hasNext()) {
            try {
                run(sql, rows.next(), notes);
            } catch (DbException e) {
                e.inRow(notes.size());
                throw e;
            }
        }
        return notes.result();
    }

    private void run(String sql, @Nullable Object[] values, BatchResult.Notes notes) {
        long affected = 0;
        long key = 0;
        try (Answer answer = session.exec(sql, values)) {
            do {
                if (!answer.hasRows()) {
                    affected = answer.affectedRows();
                    key = answer.lastInsertId();
                }
            } while (answer.nextResult());
        }
        notes.done(affected, key);
    }
}
