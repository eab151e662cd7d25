package dev.luma.mysql.session;

import dev.luma.db.error.SqlState;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Answer;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.PreparedSession;
import dev.luma.mysql.codec.Layout;
import dev.luma.mysql.codec.Parameters;
import dev.luma.mysql.wire.client.ComStmtExecute;
import dev.luma.toolbox.buffer.Buffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement that lives, parsed, on the server.
final class ServerStatement implements PreparedSession {
    private final MysqlSession session;
    private final String sql;
    private final int statementId;
    private final int parameterCount;
    private final Layout layout;
    private final Parameters parameters;
    private boolean closed;

    ServerStatement(MysqlSession session, String sql, int statementId, int parameterCount, Layout layout) {
        this.session = session;
        this.sql = sql;
        this.statementId = statementId;
        this.parameterCount = parameterCount;
        this.layout = layout;
        this.parameters = new Parameters(parameterCount, session.options());
    }

    @Override
    public String sql() {
        return sql;
    }

    @Override
    public int parameterCount() {
        return parameterCount;
    }

    @Override
    public List<ColumnInfo> columns() {
        return layout.columns();
    }

    /// One round trip.
    @Override
    public Answer execute(@Nullable Object[] values) {
        if (closed) {
            throw new UsageException("the prepared statement was closed: " + sql);
        }
        if (values.length != parameterCount) {
            throw new UsageException(
                    SqlState.WRONG_PARAMETER_COUNT,
                    "PARAM_COUNT_MISMATCH: the statement has " + parameterCount + " parameters, and " + values.length
                            + " values were given");
        }
        final Answer answer = session.execute(this, values);
        parameters.accepted();
        return answer;
    }

    void encode(Buffer out, @Nullable Object[] values) {
        ComStmtExecute.encodeHead(out, statementId, ComStmtExecute.NO_CURSOR);
        parameters.encode(out, values);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            session.forget(statementId);
        }
    }
}
