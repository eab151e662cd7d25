package dev.luma.mysql.session;

import dev.luma.db.error.DbException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Answer;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.CallOptions;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.OnFailure;
import dev.luma.db.spi.PreparedSession;
import dev.luma.db.spi.SqlDialect;
import dev.luma.db.sql.ParsedSql;
import dev.luma.mysql.codec.BulkParameters;
import dev.luma.mysql.codec.Layout;
import dev.luma.mysql.codec.Parameters;
import dev.luma.mysql.protocol.BulkStatement;
import dev.luma.mysql.protocol.StatementVerb;
import dev.luma.mysql.wire.client.ComStmtBulkExecute;
import dev.luma.toolbox.buffer.Buffer;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement that lives, parsed, on the server. One user at a time; when that one closes it, it goes back to where
/// the session keeps its statements.
final class ServerStatement implements PreparedSession, BatchedStatement {
    /// The table's definition has changed so often that the server gave up.
    private static final int NEEDS_REPREPARE = 1615;
    /// The server does not know the statement, as after a reset of the connection by a proxy.
    private static final int UNKNOWN_STATEMENT = 1243;

    private final PreparedStatements statements;
    private final String sql;
    private int epoch;
    private Parsed parsed;
    private Layout layout;
    private Parameters parameters;
    private boolean inUse = true;
    private boolean kept;
    private boolean forgotten;
    private boolean hadCursor;
    private boolean transactional;
    /// When that was told, as [SessionState#texts] counts; negative if it was not.
    private int transactionalAt = -1;
    /// Whether the bulk command tells what each row does; null until it was asked.
    private @Nullable Boolean tellsEachRow;
    /// When it was seen to do so, counted as above.
    private int toldAt = -1;

    /// What the server answered to a prepare.
    ///
    /// @param parameters what it said of each parameter
    /// @param layout of the columns that were announced, maybe none
    record Parsed(int statementId, Layout parameters, Layout layout) {
        int parameterCount() {
            return parameters.size();
        }
    }

    ServerStatement(PreparedStatements statements, String sql, Parsed parsed, Parameters parameters) {
        this.statements = statements;
        this.sql = sql;
        this.epoch = statements.epoch();
        this.parsed = parsed;
        this.layout = parsed.layout();
        this.parameters = parameters;
    }

    @Override
    public String sql() {
        return sql;
    }

    int id() {
        return parsed.statementId();
    }

    @Override
    public int parameterCount() {
        return parsed.parameterCount();
    }

    @Override
    public List<ColumnInfo> columns() {
        return parsed.layout().columns();
    }

    @Override
    public List<ColumnInfo> parameters() {
        return statements.tellsParameters() ? parsed.parameters().columns() : List.of();
    }

    @Override
    public void describe() {
        requireUsable(parameterCount());
        prepareAgain();
    }

    /// The columns of its rows, as the server told them last.
    Layout layout() {
        return layout;
    }

    void layout(Layout now) {
        layout = now;
    }

    /// One round trip; another one where MySQL would cast a value to the type of an earlier one, and the statement is
    /// prepared anew instead, and where the server asks for that.
    @Override
    public Answer execute(@Nullable Object[] values) {
        return execute(values, CallOptions.NONE);
    }

    @Override
    public Answer execute(@Nullable Object[] values, CallOptions options) {
        requireUsable(values.length);
        leaveCursor(options.fetchSize() > 0);
        fit(values);
        try {
            return run(values, options);
        } catch (DbException e) {
            refused(e);
            if (e.vendorCode() != NEEDS_REPREPARE && !isStale()) {
                throw e;
            }
            prepareAgain();
            return run(values, options);
        }
    }

    /// Takes note of a failure that the server answered. Where it does not know this statement, it has lost the
    /// session's others as well, and may give their numbers to new ones.
    @Override
    public void refused(DbException failure) {
        if (failure.vendorCode() == UNKNOWN_STATEMENT && !isOfSql(String.valueOf(failure.getMessage()))) {
            statements.lost();
        }
    }

    /// Whether a procedure's own `EXECUTE` or `DEALLOCATE PREPARE` has found no statement of a name, and not the server
    /// this one: the procedure was at work then, and must not run again. In whatever language, the message names the
    /// command; of the protocol's it names a function, in small letters.
    private static boolean isOfSql(String message) {
        return message.contains("EXECUTE") || message.contains("DEALLOCATE");
    }

    private Answer run(@Nullable Object[] values, CallOptions options) {
        final Answer answer = statements.execute(this, values, options);
        parameters.accepted();
        return answer;
    }

    @Override
    public BatchResult batch(Iterator<@Nullable Object[]> rows, OnFailure onFailure) {
        requireUsable(parameterCount());
        leaveCursor(false);
        return statements.batch(this, rows, onFailure);
    }

    /// MySQL 9.7.4 ends the rows of a statement that once had a cursor in another form when it runs without one; so
    /// it is prepared anew then.
    private void leaveCursor(boolean again) {
        if (hadCursor && !again) {
            prepareAgain();
        }
        hadCursor = again;
    }

    private void requireUsable(int values) {
        if (!inUse) {
            throw new UsageException("the prepared statement was closed: " + sql);
        }
        requireCount(values);
    }

    /// @throws UsageException if the number of values is not that of the parameters
    @Override
    public void requireCount(int values) {
        ParsedSql.requireCount(parameterCount(), values);
    }

    /// Prepares anew where the server would cast one of these values to the type of an earlier one, or where the
    /// session has begun anew meanwhile, so that the server knows the statement no more, and may use its number for
    /// another.
    @Override
    public void fit(@Nullable Object[] values) {
        if (isStale() || !fits(values)) {
            prepareAgain();
        }
    }

    /// Prepares anew where the server has forgotten it.
    void renew() {
        if (isStale()) {
            prepareAgain();
        }
    }

    /// Whether the server takes these values as what they are. Those that cannot be sent at all do not matter here:
    /// encoding them says why.
    @Override
    public boolean fits(@Nullable Object[] values) {
        try {
            return !statements.keepParameterTypes() || !parameters.changeFamily(values);
        } catch (UsageException unsendable) {
            return true;
        }
    }

    private boolean isStale() {
        return epoch != statements.epoch();
    }

    private void prepareAgain() {
        final boolean known = !isStale();
        final int old = parsed.statementId();
        parsed = statements.parse(sql);
        epoch = statements.epoch();
        layout = parsed.layout();
        transactional = false;
        transactionalAt = -1;
        toldAt = -1;
        parameters = statements.parametersOf(parsed);
        statements.preparedLast(this);
        if (known) {
            statements.forget(old);
        }
    }

    /// Appends the command that runs it.
    void encode(Buffer out, @Nullable Object[] values, CallOptions options) {
        statements.encodeRun(out, parsed.statementId(), parameters, values, options);
    }

    @Override
    public void encode(Buffer out, @Nullable Object[] values) {
        encode(out, values, CallOptions.NONE);
    }

    @Override
    public String sqlOf(int row) {
        return sql;
    }

    @Override
    public @Nullable StatementVerb verb() {
        return null;
    }

    @Override
    public ResultStream answer(ResultStream stream, int row) {
        return stream.to(sql, this, 0);
    }

    /// Appends the head of the command that runs it for many rows, which go to the parameters.
    BulkParameters beginBulk(Buffer out) {
        ComStmtBulkExecute.encodeHead(
                out, parsed.statementId(), ComStmtBulkExecute.TYPES_FOLLOW | ComStmtBulkExecute.UNIT_RESULTS);
        return parameters.inBulk(out);
    }

    /// The server knows the types of the values that were encoded last.
    @Override
    public void accepted() {
        parameters.accepted();
    }

    /// Whether the bulk command tells what each of its rows does.
    ///
    /// @param dialect as the server reads it now
    boolean tellsEachRow(SqlDialect dialect) {
        Boolean known = tellsEachRow;
        if (known == null) {
            known = BulkStatement.tellsEachRow(sql, dialect);
            tellsEachRow = known;
        }
        return known;
    }

    /// Its bulk command has told what each row did, and nothing else.
    void toldInBulk(SessionState state) {
        toldAt = state.texts();
    }

    /// Whether that was seen, and the session has not touched its table since.
    boolean hasToldInBulk(SessionState state) {
        return toldAt == state.texts();
    }

    /// Its bulk command has told something else.
    void tellsNothingInBulk() {
        tellsEachRow = false;
        toldAt = -1;
    }

    /// Whether it is known if its table takes part in transactions, and the session has not touched it since.
    boolean knowsTransactional(SessionState state) {
        return transactionalAt == state.texts();
    }

    /// Whether the server undoes it if it fails, as far as that is known.
    boolean isTransactional() {
        return transactional;
    }

    /// Its table takes part in transactions, or not.
    void transactional(boolean now, SessionState state) {
        transactional = now;
        transactionalAt = state.texts();
    }

    /// Has the server drop what it keeps for the next run: long data, an open cursor. One round trip.
    void reset() {
        statements.reset(sql, parsed.statementId());
    }

    // ---- who uses it

    /// Whether the session keeps it for the next user.
    boolean isKept() {
        return kept;
    }

    void kept(boolean now) {
        kept = now;
    }

    boolean isInUse() {
        return inUse;
    }

    /// It has a user again.
    ServerStatement taken() {
        inUse = true;
        return this;
    }

    /// Back to the session, which keeps it or has the server forget it.
    @Override
    public void close() {
        if (inUse) {
            inUse = false;
            statements.giveBack(this);
        }
    }

    /// Has the server forget it with the next command.
    void forget() {
        if (!forgotten) {
            forgotten = true;
            if (!isStale()) {
                statements.forget(parsed.statementId());
            }
        }
    }
}
