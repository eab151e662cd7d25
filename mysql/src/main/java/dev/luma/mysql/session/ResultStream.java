package dev.luma.mysql.session;

import dev.luma.db.error.DbException;
import dev.luma.db.error.ProtocolException;
import dev.luma.db.spi.Answer;
import dev.luma.db.spi.Cells;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.mysql.codec.Layout;
import dev.luma.mysql.codec.PacketRow;
import dev.luma.mysql.protocol.Definitions;
import dev.luma.mysql.protocol.ResponseReader;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.server.ColumnCount;
import dev.luma.mysql.wire.server.Eof;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.LocalInfile;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.ServerMessage;
import java.io.IOException;
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

    private final MysqlSession session;
    private final ResponseReader responses;
    private final Definitions definitions;
    private final PacketRow row;
    private final String sql;
    private final boolean binary;
    private State state = State.FINISHED;
    private Layout layout = Layout.EMPTY;
    private long affectedRows;
    private long lastInsertId;
    private int warnings;
    private String info = "";

    ResultStream(
            MysqlSession session,
            ResponseReader responses,
            Definitions definitions,
            PacketRow row,
            String sql,
            boolean binary) {
        this.session = session;
        this.responses = responses;
        this.definitions = definitions;
        this.row = row;
        this.sql = sql;
        this.binary = binary;
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
        switch (responses.answer()) {
            case Ok ok -> outcome(ok);
            case ColumnCount columns -> {
                layout = definitions.read(columns.count());
                row.begin(layout, binary);
                affectedRows = 0;
                lastInsertId = 0;
                warnings = 0;
                info = "";
                state = State.ROWS;
            }
            case Err err -> {
                state = State.FINISHED;
                throw session.refused(err);
            }
            case LocalInfile request ->
                throw new ProtocolException("the server asked for the local file " + quoted(request.name())
                        + ", which nobody offered: nothing was read");
            case ServerMessage other ->
                throw new ProtocolException(other.getClass().getSimpleName() + " came as an answer");
        }
    }

    private static String quoted(String name) {
        return '"' + (name.length() > 100 ? name.substring(0, 100) + "…" : name) + '"';
    }

    private void outcome(Ok ok) {
        layout = Layout.EMPTY;
        affectedRows = ok.affectedRows();
        lastInsertId = ok.lastInsertId();
        info = ok.info();
        end(ok.status(), ok.warnings());
    }

    private void end(int status, int count) {
        session.status(status);
        warnings = count;
        state = ServerStatus.has(status, ServerStatus.MORE_RESULTS) ? State.MORE : State.FINISHED;
        if (state == State.FINISHED) {
            session.finished(this);
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
            final ServerMessage end = responses.row(row);
            if (end == null) {
                return true;
            }
            endOfRows(end);
            return false;
        } catch (IOException | DbException e) {
            throw broken(e);
        } catch (RuntimeException | Error e) {
            session.abort();
            throw e;
        }
    }

    private void endOfRows(ServerMessage end) {
        switch (end) {
            case Ok ok -> {
                info = ok.info();
                end(ok.status(), ok.warnings());
            }
            case Eof eof -> end(eof.status(), eof.warnings());
            case Err err -> {
                state = State.FINISHED;
                session.finished(this);
                throw session.refused(err);
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
            session.abort();
            throw e;
        }
    }

    /// After a failure in the middle nothing more is to come: the server ended the answer, or the line is closed.
    private DbException broken(Exception failure) {
        state = State.FINISHED;
        session.finished(this);
        return session.failed(failure, sql, null);
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
    public int warnings() {
        return warnings;
    }

    @Override
    public String info() {
        return info;
    }

    /// Reads and drops what is left.
    @Override
    public void close() {
        while (isUnfinished() && session.isOpen()) {
            nextResult();
        }
    }

    // ---- the current row

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
