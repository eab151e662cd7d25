package dev.luma.db.spi;

import dev.luma.db.error.DbException;
import dev.luma.db.error.Retry;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A batch for a driver that knows no faster way: row after row, each in a round trip of its own.
final class OneByOne {
    private static final String SAVEPOINT = "luma_batch";

    private final Session session;

    OneByOne(Session session) {
        this.session = session;
    }

    /// One of the batch, to be run now.
    private interface Step {
        Answer run(Session session);
    }

    BatchResult run(String sql, Iterator<@Nullable Object[]> rows, OnFailure onFailure) {
        return run(
                new Iterator<Step>() {
                    @Override
                    public boolean hasNext() {
                        return rows.hasNext();
                    }

                    @Override
                    public Step next() {
                        final @Nullable Object[] values = rows.next();
                        return its -> its.exec(sql, values);
                    }
                },
                onFailure);
    }

    BatchResult run(List<String> statements, OnFailure onFailure) {
        return run(
                statements.stream()
                        .map(sql -> (Step) its -> its.exec(sql, Session.NO_VALUES))
                        .iterator(),
                onFailure);
    }

    private BatchResult run(Iterator<Step> steps, OnFailure onFailure) {
        return switch (onFailure) {
            case KEEP_GOING -> each(steps);
            case LEAVE_OUT -> session.inTransaction() ? each(steps) : committed(() -> each(steps));
            case STOP -> session.inTransaction() ? inSavepoint(steps) : committed(() -> all(steps));
        };
    }

    /// As long as there is the transaction that was open, if one was.
    private BatchResult each(Iterator<Step> steps) {
        final boolean inTransaction = session.inTransaction();
        final BatchResult.Notes notes = new BatchResult.Notes();
        while (steps.hasNext()) {
            try {
                run(steps.next(), notes);
            } catch (DbException e) {
                if (!session.isOpen() || inTransaction && e.retry() == Retry.WHOLE_TRANSACTION) {
                    e.inRow(notes.size());
                    throw e;
                }
                notes.failed(e);
            }
        }
        return notes.result();
    }

    private BatchResult committed(Supplier<BatchResult> batch) {
        session.begin(TransactionOptions.defaults());
        try {
            final BatchResult result = batch.get();
            session.commit();
            return result;
        } catch (RuntimeException | Error e) {
            undo(e, session::rollback);
            throw e;
        }
    }

    private BatchResult inSavepoint(Iterator<Step> steps) {
        session.savepoint(SAVEPOINT);
        try {
            return all(steps);
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

    private BatchResult all(Iterator<Step> steps) {
        final BatchResult.Notes notes = new BatchResult.Notes();
        while (steps.hasNext()) {
            try {
                run(steps.next(), notes);
            } catch (DbException e) {
                e.inRow(notes.size());
                throw e;
            }
        }
        return notes.result();
    }

    private void run(Step step, BatchResult.Notes notes) {
        long affected = 0;
        long key = 0;
        try (Answer answer = step.run(session)) {
            do {
                if (answer.hasRows()) {
                    notes.rowsCame();
                } else {
                    affected = answer.affectedRows();
                    key = answer.lastInsertId();
                }
            } while (answer.nextResult());
        }
        notes.done(affected, key);
    }
}
