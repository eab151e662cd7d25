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
    private Parsed parsed;
    private Parameters parameters;
    private boolean closed;

    /// What the server answered to a prepare.
    ///
    /// @param parameters what it said of each parameter
    /// @param layout of the columns that were announced, maybe none
    record Parsed(int statementId, Layout parameters, Layout layout) {
        int parameterCount() {
            return parameters.size();
        }
    }

    ServerStatement(MysqlSession session, String sql, Parsed parsed) {
        this.session = session;
        this.sql = sql;
        this.parsed = parsed;
        this.parameters = new Parameters(parsed.parameters(), session.options());
    }

    @Override
    public String sql() {
        return sql;
    }

    @Override
    public int parameterCount() {
        return parsed.parameterCount();
    }

    @Override
    public List<ColumnInfo> columns() {
        return parsed.layout().columns();
    }

    /// One round trip; another one where MySQL would cast a value to the type of an earlier one, and the statement is
    /// prepared anew instead.
    @Override
    public Answer execute(@Nullable Object[] values) {
        if (closed) {
            throw new UsageException("the prepared statement was closed: " + sql);
        }
        if (values.length != parameterCount()) {
            throw new UsageException(
                    SqlState.WRONG_PARAMETER_COUNT,
                    "PARAM_COUNT_MISMATCH: the statement has " + parameterCount() + " parameters, and " + values.length
                            + " values were given");
        }
        if (session.negotiated().flavor().keepsParameterTypes() && parameters.changeFamily(values)) {
            prepareAgain();
        }
        final Answer answer = session.execute(this, values);
        parameters.accepted();
        return answer;
    }

    private void prepareAgain() {
        final int old = parsed.statementId();
        parsed = session.parse(sql);
        parameters = new Parameters(parsed.parameters(), session.options());
        session.forget(old);
    }

    void encode(Buffer out, @Nullable Object[] values) {
        ComStmtExecute.encodeHead(out, parsed.statementId(), ComStmtExecute.NO_CURSOR);
        parameters.encode(out, values);
    }

    /// Has the server drop what it keeps for the next run: long data, an open cursor. One round trip.
    void reset() {
        session.reset(sql, parsed.statementId());
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            session.forget(parsed.statementId());
        }
    }
}
