package dev.luma.mysql.session;

import dev.luma.db.error.CancelledException;
import dev.luma.db.error.DbException;
import dev.luma.db.spi.BatchResult;
import dev.luma.mysql.protocol.ResponseReader;
import dev.luma.mysql.wire.PacketChannel;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.ServerMessage;
import dev.luma.toolbox.buffer.Buffer;
import java.io.IOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// A statement for each row: many commands in one write, their answers read in order.
///
/// **No deadlock of sockets.** A server that waits for its answers to be read takes no more commands. So commands are
/// sent without waiting, [#PART] bytes at a time, and when the line takes no more, an answer is read. Where that is not
/// possible, as under TLS, at most [#WINDOW] bytes of commands are on their way unanswered, which the sockets' buffers
/// hold even if the server reads none of them; a longer row travels alone.
///
/// As one unit or not: see [BatchUnit], which the caller ends.
final class PipelinedBatch {
    private static final int WINDOW = 16 << 10;
    private static final int PART = 64 << 10;
    /// A longer row goes by itself.
    private static final int LONGEST_AMONG_OTHERS = 1 << 20;
    /// A power of two.
    private static final int MAX_UNANSWERED = 1024;

    private final ServerLine line;
    private final PacketChannel channel;
    private final ResponseReader responses;
    private final BatchedStatement statement;
    private final BatchUnit unit;
    private final BatchResult.Notes notes;
    private final boolean sendsNow;
    private final int window;
    private final int longest;
    /// The bytes of each row that is not answered yet, the eldest first, in a ring.
    private final int[] sizes = new int[MAX_UNANSWERED];

    private int eldest;
    private int unanswered;
    private int unansweredBytes;
    /// The sequence id of the answer to the row that was written last. A row of several packets travels alone.
    private int lastAnswer;

    private @Nullable Object @Nullable [] misfit;
    /// What ends the batch, whatever is asked on failure.
    private @Nullable RuntimeException broken;

    /// @param notes of the rows that ran before
    /// @param pipelines whether several commands may travel in one write; if not, they go one by one
    PipelinedBatch(
            ServerLine line, BatchedStatement statement, BatchUnit unit, BatchResult.Notes notes, boolean pipelines) {
        this.line = line;
        this.channel = line.channel();
        this.responses = line.responses();
        this.statement = statement;
        this.unit = unit;
        this.notes = notes;
        this.sendsNow = pipelines && channel.sendsNow();
        this.window = pipelines ? WINDOW : 1;
        this.longest = sendsNow ? LONGEST_AMONG_OTHERS : window;
    }

    /// Takes note of what each row does.
    ///
    /// @return what the caller is to hear; null if all is well
    @Nullable
    RuntimeException run(Iterator<@Nullable Object[]> rows) {
        @Nullable Object @Nullable [] row = next(rows);
        while (row != null) {
            row = fits(row) ? stretch(row, rows) : null;
        }
        return broken == null && unit.isOne() && notes.hasFailures() ? notes.firstFailure() : broken;
    }

    /// Prepares the statement anew if it must be for these values. If it cannot be, the batch ends.
    private boolean fits(@Nullable Object[] row) {
        try {
            statement.fit(row);
            return true;
        } catch (DbException e) {
            e.inRow(notes.size());
            broken = e;
            return false;
        }
    }

    private boolean isOver() {
        return broken != null || unit.isOne() && notes.hasFailures();
    }

    // ---- rows in

    /// The next row that has as many values as there are parameters; null behind the last one, and where the batch ends
    /// early.
    private @Nullable Object @Nullable [] next(Iterator<@Nullable Object[]> rows) {
        if (unit.isCancelled() && broken == null) {
            broken = new CancelledException("the batch was cancelled", true, null);
        }
        while (!isOver()) {
            try {
                if (!rows.hasNext()) {
                    return null;
                }
                final @Nullable Object[] row = rows.next();
                statement.requireCount(row.length);
                return row;
            } catch (DbException e) {
                rejected(e);
            } catch (RuntimeException e) {
                broken = e;
            }
        }
        return null;
    }

    /// A row was never sent. The answers to those before it come first.
    private void rejected(DbException failure) {
        if (unanswered > 0) {
            try {
                settle();
            } catch (IOException e) {
                throw line.failed(e, statement.sqlOf(notes.size()), statement.verb());
            }
        }
        notes.failed(failure);
    }

    // ---- commands out

    /// Runs rows as long as the statement takes their values as they are.
    ///
    /// @return the row that it does not; null if none is left
    private @Nullable Object @Nullable [] stretch(@Nullable Object[] from, Iterator<@Nullable Object[]> rows) {
        misfit = from;
        line.exchange(statement.sqlOf(0), statement.verb(), () -> {
            unit.begin();
            misfit = writeFitting(from, rows);
            settle();
            return statement;
        });
        return isOver() ? null : misfit;
    }

    private @Nullable Object @Nullable [] writeFitting(@Nullable Object[] from, Iterator<@Nullable Object[]> rows)
            throws IOException {
        @Nullable Object @Nullable [] row = from;
        while (row != null && statement.fits(row)) {
            write(row);
            makeWay();
            row = next(rows);
        }
        return row;
    }

    private void write(@Nullable Object[] row) throws IOException {
        final Buffer out = unit.beginCommand();
        final int before = out.length();
        try {
            statement.encode(out, row);
        } catch (DbException e) {
            channel.abandonPacket();
            rejected(e);
            return;
        }
        final int size = PacketChannel.HEADER + out.length() - before;
        final boolean travelsAlone = size > longest;
        if (travelsAlone && unanswered > 0) {
            settle();
            channel.resumeCommand();
        }
        lastAnswer = channel.endPacket();
        statement.accepted();
        sizes[(eldest + unanswered) % MAX_UNANSWERED] = size;
        unanswered++;
        unansweredBytes += size;
        if (travelsAlone) {
            settle();
        }
    }

    // ---- between both

    /// Sends what has gathered, and reads answers where too many are awaited.
    private void makeWay() throws IOException {
        final boolean crowded = unanswered == MAX_UNANSWERED;
        if (sendsNow) {
            if (crowded || channel.unsentBytes() >= PART) {
                send();
            }
        } else if (crowded || unansweredBytes >= window) {
            channel.flush();
            readAnswers(MAX_UNANSWERED, window / 2);
        }
        if (crowded) {
            readAnswers(MAX_UNANSWERED / 2, Integer.MAX_VALUE);
        }
    }

    /// Sends all that is to be sent, and has it answered.
    private void settle() throws IOException {
        send();
        readAnswers(0, 0);
    }

    /// Sends all that is to be sent. When the line takes no more, the server may be waiting to be read itself,
    /// unless it owes no answer.
    private void send() throws IOException {
        while (sendsNow && !channel.sendNow() && owesAnswer()) {
            do {
                readNextAnswer();
            } while (owesAnswer() && channel.hasUnread());
        }
        channel.flush();
    }

    /// Whether a row was sent, to its last byte, and is not answered.
    private boolean owesAnswer() {
        return unanswered > 0 && unansweredBytes - channel.unsentBytes() >= sizes[eldest];
    }

    // ---- answers in

    /// Reads answers until no more than so many rows, and bytes of them, are unanswered.
    private void readAnswers(int rows, int bytes) throws IOException {
        readPreludes();
        while (unanswered > rows || unansweredBytes > bytes) {
            readNextAnswer();
        }
    }

    private void readPreludes() throws IOException {
        final DbException refused = unit.readPreludes();
        if (broken == null) {
            broken = refused;
        }
    }

    private void readNextAnswer() throws IOException {
        readPreludes();
        channel.expectAnswer(unanswered == 1 ? lastAnswer : 1);
        unansweredBytes -= sizes[eldest];
        eldest = (eldest + 1) % MAX_UNANSWERED;
        unanswered--;
        readAnswer();
    }

    private void readAnswer() throws IOException {
        try {
            switch (responses.answer()) {
                case Ok ok -> heard(ok);
                case Err err -> throw line.refused(err);
                case ServerMessage head -> results(head);
            }
        } catch (DbException e) {
            if (!e.connectionUsable()) {
                throw e;
            }
            e.during(statement.sqlOf(notes.size()));
            statement.refused(e);
            failed(e);
        }
    }

    private void heard(Ok ok) throws IOException {
        if (ServerStatus.has(ok.status(), ServerStatus.MORE_RESULTS)) {
            results(ok);
        } else {
            line.state().heard(ok);
            notes.done(ok.affectedRows(), ok.lastInsertId());
        }
    }

    /// Rows, or several results, of which the last outcome counts.
    private void results(ServerMessage head) throws IOException {
        final ResultStream stream = statement.answer(new ResultStream(line), notes.size());
        stream.begin(head);
        long affected = 0;
        long key = 0;
        do {
            if (stream.hasRows()) {
                notes.rowsCame();
            } else {
                affected = stream.affectedRows();
                key = stream.lastInsertId();
            }
        } while (stream.nextResult());
        notes.done(affected, key);
    }

    private void failed(DbException failure) {
        unit.failed(failure, statement.sqlOf(notes.size()), notes.size());
        notes.failed(failure);
        if (unit.isLost(failure)) {
            lost(failure);
        } else if (broken == null && failure instanceof CancelledException) {
            broken = failure;
        }
    }

    /// The server has rolled back the transaction, which matters more than what went wrong before.
    private void lost(DbException failure) {
        final RuntimeException before = broken;
        if (before != null && unit.isLost(before)) {
            return;
        }
        if (before != null) {
            failure.addSuppressed(before);
        }
        broken = failure;
    }
}
