package dev.luma.mysql.session;

import dev.luma.db.error.CancelledException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.ProtocolException;
import dev.luma.db.spi.Answer;
import dev.luma.db.spi.Cells;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.RowBlock;
import dev.luma.mysql.codec.Layout;
import dev.luma.mysql.codec.PacketRow;
import dev.luma.mysql.protocol.ResponseReader;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.client.ComStmtFetch;
import dev.luma.mysql.wire.server.ColumnCount;
import dev.luma.mysql.wire.server.Eof;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.LocalInfile;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.ServerMessage;
import dev.luma.toolbox.tcp.Deadline;
import dev.luma.toolbox.tcp.Watchdog;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to one statement, read from the line as it is asked for: result after result, row after row, in the
/// memory of one packet.
final class ResultStream implements Answer {
    /// Where it stands.
    private enum State {
        /// Rows of the current result are still to come.
        ROWS,
        /// The current result is over, another follows.
        MORE,
        /// Nothing is left to read.
        FINISHED
    }

    /// How many bytes of unwanted rows are read rather than stopped: a second connection takes about as long.
    private static final long WORTH_READING = 1 << 20;

    /// How long unwanted rows are awaited, for the same reason.
    private static final Duration WORTH_WAITING = Duration.ofMillis(100);

    private final ServerLine line;
    private final ResponseReader responses;
    private final PacketRow row;
    private String sql = "";
    private @Nullable ServerStatement statement;
    private int fetchSize;
    private State state = State.FINISHED;
    private Layout layout = Layout.EMPTY;
    private boolean outParameters;
    private boolean closing;
    private long affectedRows;
    private long lastInsertId;
    private int warnings;
    private String info = "";

    ResultStream(ServerLine line) {
        this.line = line;
        this.responses = line.responses();
        this.row = line.row();
    }

    /// Makes ready for the answer to another statement. The one before is over.
    ///
    /// @param answering the prepared statement that answers; null if the statement was sent as text
    /// @param rowsAtATime how many rows to ask of a cursor at a time; 0 for no cursor
    ResultStream to(String statementText, @Nullable ServerStatement answering, int rowsAtATime) {
        sql = statementText;
        statement = answering;
        fetchSize = rowsAtATime;
        state = State.FINISHED;
        layout = Layout.EMPTY;
        closing = false;
        return this;
    }

    String sql() {
        return sql;
    }

    /// Whether packets of this answer are still to be read.
    boolean isUnfinished() {
        return state != State.FINISHED;
    }

    /// Reads the head of the next result.
    void begin() throws IOException {
        begin(responses.answer());
    }

    /// Begins with a head that was read already.
    void begin(ServerMessage head) throws IOException {
        switch (head) {
            case Ok ok -> outcome(ok);
            case ColumnCount columns -> rows(columns);
            case Err err -> {
                state = State.FINISHED;
                throw line.refused(err);
            }
            case LocalInfile request -> throw LocalSource.refused(request);
            case ServerMessage other ->
                throw new ProtocolException(other.getClass().getSimpleName() + " came as an answer");
        }
    }

    private void rows(ColumnCount columns) throws IOException {
        layout = layout(columns);
        row.begin(layout, statement != null);
        outParameters = false;
        affectedRows = 0;
        lastInsertId = 0;
        warnings = 0;
        info = "";
        state = State.ROWS;
    }

    private Layout layout(ColumnCount columns) throws IOException {
        if (columns.definitionsFollow()) {
            final Layout read = line.definitions().read(columns.count());
            if (statement != null) {
                statement.layout(read);
            }
            return read;
        }
        final Layout known = statement == null ? Layout.EMPTY : statement.layout();
        if (known.size() != columns.count()) {
            throw new ProtocolException("a result of " + columns.count() + " columns came without their definitions,"
                    + " and those known are " + known.size());
        }
        return known;
    }

    private void outcome(Ok ok) {
        line.state().heard(ok);
        layout = Layout.EMPTY;
        affectedRows = ok.affectedRows();
        lastInsertId = ok.lastInsertId();
        info = ok.info();
        end(ok.status(), ok.warnings());
    }

    private void end(int status, int count) {
        warnings = count;
        state = ServerStatus.has(status, ServerStatus.MORE_RESULTS) ? State.MORE : State.FINISHED;
        if (state == State.FINISHED) {
            line.finished(this);
            line.requireNotCancelled(sql);
        }
    }

    @Override
    public boolean hasRows() {
        return layout != Layout.EMPTY;
    }

    @Override
    public List<ColumnInfo> columns() {
        return layout.columns();
    }

    @Override
    public boolean next() {
        if (state != State.ROWS) {
            return false;
        }
        try {
            ServerMessage end = responses.row(row);
            while (end != null) {
                if (!fetched(end)) {
                    endOfRows(end);
                    return false;
                }
                end = responses.row(row);
            }
            return true;
        } catch (IOException | DbException e) {
            throw broken(e);
        } catch (RuntimeException | Error e) {
            line.abort();
            throw e;
        }
    }

    /// Asks a cursor for its next rows, if it has any left; who is closing does not.
    /// The server drops the cursor when its statement runs again or is closed.
    ///
    /// @param end of the rows so far
    private boolean fetched(ServerMessage end) throws IOException {
        final ServerStatement cursor = statement;
        if (fetchSize == 0 || cursor == null) {
            return false;
        }
        final int status = switch (end) {
            case Ok ok -> ok.status();
            case Eof eof -> eof.status();
            case ServerMessage ignored -> 0;
        };
        if (!ServerStatus.has(status, ServerStatus.CURSOR_EXISTS)
                || ServerStatus.has(status, ServerStatus.LAST_ROW_SENT)) {
            return false;
        }
        if (closing) {
            return false;
        }
        line.sendAmidRows(new ComStmtFetch(cursor.id(), fetchSize));
        return true;
    }

    private void endOfRows(ServerMessage end) {
        switch (end) {
            case Ok ok -> {
                line.state().heard(ok);
                outParameters = ServerStatus.has(ok.status(), ServerStatus.PS_OUT_PARAMS);
                info = ok.info();
                end(ok.status(), ok.warnings());
            }
            case Eof eof -> {
                line.state().heard(eof);
                outParameters = ServerStatus.has(eof.status(), ServerStatus.PS_OUT_PARAMS);
                end(eof.status(), eof.warnings());
            }
            case Err err -> {
                state = State.FINISHED;
                throw line.refused(err);
            }
            case ServerMessage other ->
                throw new ProtocolException(other.getClass().getSimpleName() + " came in the rows");
        }
    }

    @Override
    public boolean nextResult() {
        while (state == State.ROWS) {
            next();
        }
        if (state == State.FINISHED) {
            return false;
        }
        try {
            begin();
            return true;
        } catch (IOException | DbException e) {
            throw broken(e);
        } catch (RuntimeException | Error e) {
            line.abort();
            throw e;
        }
    }

    /// After a failure in the middle nothing more is to come: the server ended the answer, or the line is closed.
    private DbException broken(Exception failure) {
        state = State.FINISHED;
        final DbException said = line.failed(failure, sql, null);
        line.finished(this);
        return said;
    }

    @Override
    public long affectedRows() {
        return affectedRows;
    }

    @Override
    public long lastInsertId() {
        return lastInsertId;
    }

    @Override
    public boolean isOutParameters() {
        return outParameters;
    }

    @Override
    public int warnings() {
        return warnings;
    }

    @Override
    public String info() {
        return info;
    }

    /// Drops what is left: a little is read, and what is much or takes long is stopped on the server.
    @Override
    public void close() {
        if (!isUnfinished()) {
            return;
        }
        closing = true;
        final Watchdog impatience = new Watchdog("luma-close", line::cancel);
        impatience.arm(Deadline.after(WORTH_WAITING));
        try {
            drain(impatience);
        } catch (CancelledException e) {
            // Stopped as it was asked to, or the line is closed.
        } finally {
            if (impatience.disarm() && line.isOpen()) {
                impatience.awaitEnd();
            }
        }
    }

    private void drain(Watchdog impatience) {
        final long enough = line.channel().receivedBytes() + WORTH_READING;
        boolean patient = true;
        while (isUnfinished() && line.isOpen()) {
            if (patient && line.channel().receivedBytes() > enough) {
                patient = false;
                impatience.letGo();
            }
            skip();
        }
    }

    private void skip() {
        if (state == State.ROWS) {
            next();
        } else {
            nextResult();
        }
    }

    // ---- the current row

    @Override
    public Cells row() {
        return row;
    }

    @Override
    public @Nullable RowBlock block(int most) {
        return row.block(most);
    }

    @Override
    public boolean isNull(int column) {
        return row.isNull(column);
    }

    @Override
    public long longAt(int column) {
        return row.longAt(column);
    }

    @Override
    public double doubleAt(int column) {
        return row.doubleAt(column);
    }

    @Override
    public String textAt(int column) {
        return row.textAt(column);
    }

    @Override
    public @Nullable Object valueAt(int column) {
        return row.valueAt(column);
    }

    @Override
    public Cells detach() {
        return row.detach();
    }
}
