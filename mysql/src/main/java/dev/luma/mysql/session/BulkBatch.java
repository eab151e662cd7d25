package dev.luma.mysql.session;

import dev.luma.db.error.CancelledException;
import dev.luma.db.error.CommitUnknownException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.ProtocolException;
import dev.luma.db.error.ServerError;
import dev.luma.db.error.ServerException;
import dev.luma.db.error.TimedOutException;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;
import dev.luma.mysql.codec.BulkParameters;
import dev.luma.mysql.codec.Layout;
import dev.luma.mysql.wire.PacketChannel;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.ServerMessage;
import dev.luma.toolbox.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One statement, run for many rows in one command, which is answered with the key and the count of each row; and so
/// on, command by command, as long as the rows suit that: sendable, of the same types as their neighbours, and shorter
/// than a packet.
///
/// Several commands have a transaction around them. A single one needs none, since it is one statement, which the
/// server undoes if it fails; but what it tells suffices only if no trigger speaks too. So a statement's first row goes
/// by itself, in a transaction, to show it. The table is one of which all can be undone.
///
/// Of a command that failed the server tells no row. It is undone, and its rows run one by one, to find the one that
/// fails; where others are to go on without that one, this is how they do. The same becomes of a command whose answer
/// tells of more than its rows.
final class BulkBatch {
    /// So many rows at least are worth a command.
    static final int WORTHWHILE = 3;

    private static final String SAVEPOINT = "SAVEPOINT luma_bulk";
    private static final String BACK = "ROLLBACK TO SAVEPOINT luma_bulk";
    /// The longest command and the most rows in one: more makes nothing faster, and the rows are kept up to the answer.
    private static final int LONGEST = 256 << 10;

    private static final int MOST_ROWS = 8 << 10;
    /// The columns of the answer.
    private static final int KEY = 0;

    private static final int AFFECTED_ROWS = 1;

    private final ServerLine line;
    private final PacketChannel channel;
    private final ServerStatement statement;
    private final BatchUnit unit;
    private final BatchResult.Notes notes;
    private final long longest;
    /// The rows of the command that was sent last.
    private final List<@Nullable Object[]> sent = new ArrayList<>();

    private final boolean mayStandAlone;
    private boolean standsAlone;
    private boolean undone;
    /// Whether the answer does not show which of its parts are the rows'.
    private boolean untold;
    private @Nullable DbException failure;

    /// @param maxPacket the longest packet that the server takes
    BulkBatch(ServerLine line, ServerStatement statement, BatchUnit unit, BatchResult.Notes notes, long maxPacket) {
        this.line = line;
        this.channel = line.channel();
        this.statement = statement;
        this.unit = unit;
        this.notes = notes;
        this.longest = Math.min(maxPacket - 1, LONGEST);
        this.mayStandAlone =
                unit.mayStandAlone() && statement.isTransactional() && statement.hasToldInBulk(line.state());
    }

    /// Takes rows as long as they suit, and notes of what each did. If a command was undone, and its rows are to run
    /// again one by one and stay, they are put back.
    ///
    /// @return why the command that was sent last failed; null if all is well, or the rows that are left show it
    @Nullable
    DbException run(RowQueue rows) {
        statement.renew();
        try {
            line.exchange(statement.sql(), null, () -> {
                boolean suits = true;
                while (suits && failure == null && rows.hasAtLeast(1)) {
                    final int most = isProven() ? MOST_ROWS : 1;
                    runCommand(rows, most);
                    suits = sent.size() >= Math.min(most, WORTHWHILE) && isProven();
                }
                return statement;
            });
        } catch (CancelledException | TimedOutException e) {
            throw standsAlone && !e.connectionUsable() ? mayBeDone(e) : e;
        }
        if (undone && (untold || !unit.isOne())) {
            rows.putBack(sent);
            return null;
        }
        return failure;
    }

    /// Whether what was seen of the statement so far speaks for commands of several rows.
    private boolean isProven() {
        return statement.hasToldInBulk(line.state()) && unit.takesSavepoints();
    }

    /// A command that stands alone commits itself, whoever has cut the line meanwhile.
    private CommitUnknownException mayBeDone(DbException cut) {
        final CommitUnknownException unknown = new CommitUnknownException(
                cut.getMessage() + "; the batch may have been committed or not: look before you run it again", cut);
        unknown.during(statement.sql());
        return unknown;
    }

    /// The rows of the command that failed, if it was undone and they may run again; else none.
    List<@Nullable Object[]> undone() {
        return undone ? sent : List.of();
    }

    // ---- the command

    private void runCommand(RowQueue rows, int most) throws IOException {
        final boolean first = notes.size() == 0;
        standsAlone = first && mayStandAlone && writeAlone(rows);
        if (!standsAlone) {
            writeInUnit(rows, most, first);
        }
        channel.flush();
        failure = unit.readPreludes();
        final DbException refused = sent.isEmpty() ? null : readAnswer();
        if (failure == null && refused != null) {
            failed(refused, first ? unit.back() : BACK);
        }
        if (failure == null && !standsAlone && unit.isCancelled()) {
            failure = new CancelledException("the batch was cancelled", true, null);
        }
    }

    private void failed(DbException refused, String back) throws IOException {
        refused.during(statement.sql());
        statement.refused(refused);
        if (!standsAlone) {
            unit.failed(refused, statement.sql(), -1);
        }
        failure = refused;
        // a single row is done, or it is not
        undone = mayRunAgain(refused) && (standsAlone || sent.size() == 1 ? !unit.isCancelled() : isUndone(back));
    }

    /// Whether the rows may tell more if they run by themselves. Where others are to go on without one that fails, that
    /// may be one whose failure has to do with time: with a wait for a lock, or a limit that all together have met.
    private boolean mayRunAgain(DbException refused) {
        if (untold) {
            return !standsAlone;
        }
        return switch (refused.retry()) {
            case NEVER -> true;
            case WHOLE_TRANSACTION -> false;
            case SAFE, UNKNOWN -> !unit.isOne() && !(refused instanceof CancelledException);
        };
    }

    /// Writes all rows as one command that needs no transaction around it, since it is one statement: what fails in the
    /// middle of it the server undoes.
    ///
    /// @return whether they fit; if not, nothing was written, and the rows are to come again
    private boolean writeAlone(RowQueue rows) throws IOException {
        write(rows, MOST_ROWS, line.beginCommand());
        if (rows.isOver()) {
            channel.endPacket();
            return true;
        }
        channel.abandonPacket();
        rows.putBack(sent);
        return false;
    }

    private void writeInUnit(RowQueue rows, int most, boolean first) throws IOException {
        unit.begin();
        if (!first) {
            unit.prelude(SAVEPOINT);
        }
        write(rows, most, unit.beginCommand());
        if (sent.isEmpty()) {
            channel.abandonPacket();
        } else {
            channel.endPacket();
        }
    }

    private void write(RowQueue rows, int most, Buffer out) {
        final int start = out.length();
        final BulkParameters parameters = statement.beginBulk(out);
        sent.clear();
        @Nullable Object @Nullable [] row = rows.peek();
        while (row != null && isAdded(row, parameters, out, start)) {
            sent.add(rows.next());
            row = sent.size() < most && !unit.isCancelled() ? rows.peek() : null;
        }
        parameters.end();
    }

    private boolean isAdded(@Nullable Object[] row, BulkParameters parameters, Buffer out, int start) {
        final int before = out.length();
        if (row.length != statement.parameterCount() || !parameters.add(row)) {
            return false;
        }
        if (out.length() - start > longest) {
            out.truncate(before);
            return false;
        }
        return true;
    }

    // ---- the answer

    /// Takes notes of what each row did.
    ///
    /// @return what is wrong: the server refuses the command, or tells more than of its rows; null if all is well
    private @Nullable DbException readAnswer() throws IOException {
        channel.expectAnswer();
        return switch (line.responses().answer()) {
            case Ok ok -> {
                line.state().heard(ok);
                yield unclear(0);
            }
            case Err err -> usable(line.refused(err));
            case ServerMessage head -> readRows(head);
        };
    }

    private static DbException usable(DbException refused) {
        if (!refused.connectionUsable()) {
            throw refused;
        }
        return refused;
    }

    /// What a trigger inserts or changes is told as well, before the row that it belongs to, and looks like a row.
    private @Nullable DbException readRows(ServerMessage head) throws IOException {
        final Layout own = statement.layout();
        final ResultStream stream = line.stream().to(statement.sql(), statement, 0);
        stream.begin(head);
        statement.layout(own);
        requireNumbers(stream.columns());
        final int before = notes.size();
        long affected = 0;
        long key = 0;
        while (stream.next()) {
            affected = stream.longAt(AFFECTED_ROWS);
            key = stream.longAt(KEY);
            notes.done(affected, key);
        }
        final int told = notes.size() - before;
        if (told == sent.size()) {
            statement.toldInBulk(line.state());
            return null;
        }
        notes.forget(before);
        if (sent.size() > 1 || told == 0) {
            return unclear(told);
        }
        statement.tellsNothingInBulk();
        notes.done(affected, key);
        return null;
    }

    private static void requireNumbers(List<ColumnInfo> columns) {
        if (columns.size() != 2 || !columns.stream().allMatch(BulkBatch::isWhole)) {
            throw new ProtocolException("the answer to a bulk command has the columns " + columns
                    + ", and a number for key and for count was due");
        }
    }

    /// Whether a column has whole numbers.
    static boolean isWhole(ColumnInfo column) {
        return column.kind() == Kind.INTEGER || column.kind() == Kind.UNSIGNED;
    }

    private ServerException unclear(int told) {
        untold = true;
        statement.tellsNothingInBulk();
        return new ServerException(new ServerError(
                "the server told of " + told + " rows where " + sent.size()
                        + " were run, as it does if there is a trigger"
                        + (standsAlone ? "; the rows are committed, and what each did is not known" : ""),
                "HY000",
                0));
    }

    // ---- the way back

    /// Undoes the command, as far as its tables can: where one cannot, the server warns, and nothing is to run twice.
    private boolean isUndone(String back) throws IOException {
        try {
            return line.undo(back) && !unit.isCancelled();
        } catch (DbException e) {
            usable(e);
            return false;
        }
    }
}
