package dev.luma.db;

import dev.luma.db.error.CancelledException;
import dev.luma.db.error.DbException;
import dev.luma.db.spi.Answer;
import dev.luma.db.spi.RowBlock;
import org.jspecify.annotations.Nullable;

/// An answer that is being read, and the conversation that waits for its end.
///
/// What goes wrong in the middle ends it: the session is ready for its next command then, or closed.
final class Cursor {
    private final Conversation conversation;
    private final Answer answer;
    private final String sql;
    private final Thread opener = Thread.currentThread();
    private final @Nullable Expiry expiry;
    private boolean closed;

    /// @param expiry of the call; null if it has all the time
    Cursor(Conversation conversation, Answer answer, String sql, @Nullable Expiry expiry) {
        this.conversation = conversation;
        this.answer = answer;
        this.sql = sql;
        this.expiry = expiry;
    }

    /// The current result, whose rows are the answer's own.
    Answer answer() {
        return answer;
    }

    String sql() {
        return sql;
    }

    boolean isClosed() {
        return closed;
    }

    /// Whether this thread began it, and so may end it without asking.
    boolean belongsToThisThread() {
        return opener.equals(Thread.currentThread());
    }

    Layout layout() {
        return conversation.layout(answer.columns());
    }

    boolean next() {
        try {
            requireTime();
            final boolean onRow = answer.next();
            if (onRow) {
                conversation.watch().row();
            }
            return onRow;
        } catch (RuntimeException | Error e) {
            throw failed(e);
        }
    }

    /// Who reads slowly hears that the time is over without reading all that has come before.
    private void requireTime() {
        if (expiry != null && expiry.hasPassed() && answer.hasRows()) {
            answer.close();
            throw new CancelledException("the time of the rows is over", conversation.isUsable(), null);
        }
    }

    /// The current row and those behind it that have come already; null if there are none.
    @Nullable
    RowBlock block(int most) {
        final RowBlock block = answer.block(most);
        if (block != null) {
            conversation.watch().rows(block.size() - 1);
        }
        return block;
    }

    boolean nextResult() {
        try {
            return answer.nextResult();
        } catch (RuntimeException | Error e) {
            throw failed(e);
        }
    }

    /// Passes over every result that is left, so that what goes wrong in them is heard, and closes.
    void finish() {
        while (nextResult()) {
            // Its rows are passed over.
        }
        close();
    }

    void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            answer.close();
        } catch (DbException e) {
            e.during(sql);
            throw e;
        } finally {
            if (expiry != null) {
                expiry.disarm();
            }
            conversation.over(this);
        }
    }

    /// Closes, and gives back what the caller is to throw.
    private RuntimeException failed(Throwable failure) {
        conversation.heed(failure, sql);
        final Throwable explained =
                expiry != null && failure instanceof RuntimeException known ? expiry.explain(known) : failure;
        conversation.watch().failed(explained);
        try {
            close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
        if (explained instanceof Error error) {
            throw error;
        }
        return (RuntimeException) explained;
    }
}
