package dev.luma.mysql.session;

import dev.luma.db.error.DbException;
import dev.luma.db.error.ProtocolException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Answer;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.CallOptions;
import dev.luma.db.spi.OnFailure;
import dev.luma.db.sql.SqlScanner;
import dev.luma.mysql.codec.Attributes;
import dev.luma.mysql.codec.Layout;
import dev.luma.mysql.codec.Parameters;
import dev.luma.mysql.codec.ValueOptions;
import dev.luma.mysql.protocol.StatementVerb;
import dev.luma.mysql.session.SessionState.Context;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.PacketChannel;
import dev.luma.mysql.wire.client.ComStmtExecute;
import dev.luma.mysql.wire.client.ComStmtPrepare;
import dev.luma.mysql.wire.client.ComStmtReset;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.PrepareOk;
import dev.luma.mysql.wire.server.ServerMessage;
import dev.luma.toolbox.buffer.Buffer;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The prepared statements of a session: has the server parse them, runs them, keeps them for the next time, and
/// lets go of them.
final class PreparedStatements {
    /// All clients together have prepared as many statements as the server allows.
    private static final int TOO_MANY_STATEMENTS = 1461;
    /// A longer text is not sent together with its first values.
    private static final int LONGEST_TOGETHER = 1 << 20;

    private final ServerLine line;
    private final ValueOptions options;
    private final StatementCache cache;
    private final boolean pipelines;
    private final Batches batches;
    private @Nullable ServerStatement lastPrepared;

    /// @param cached how many to keep
    /// @param pipelines whether several commands may travel in one write
    PreparedStatements(ServerLine line, ValueOptions options, int cached, boolean pipelines) {
        this.line = line;
        this.options = options;
        this.cache = new StatementCache(cached);
        this.pipelines = pipelines;
        this.batches = new Batches(line, pipelines);
    }

    // ---- running

    /// Runs a statement with values: in one round trip where it was prepared before, and mostly with MariaDB; else in
    /// two.
    Answer execute(String sql, @Nullable Object[] values, CallOptions callOptions) {
        final ServerStatement known = cache.find(sql, context());
        if (known == null && startsInOneWrite(sql, values)) {
            return makingRoom(() -> prepareAndExecute(sql, values, callOptions));
        }
        try (ServerStatement statement = known == null ? parseNew(sql) : known.taken()) {
            return statement.execute(values, callOptions);
        }
    }

    /// Runs a prepared statement. The parameters are encoded straight into the send buffer.
    Answer execute(ServerStatement statement, @Nullable Object[] values, CallOptions callOptions) {
        line.requireTaken(callOptions);
        return line.exchange(statement.sql(), null, () -> {
            statement.encode(line.beginCommand(), values, callOptions);
            line.channel().endPacket();
            line.channel().flush();
            return line.answer(line.stream().to(statement.sql(), statement, callOptions.fetchSize()));
        });
    }

    /// Appends the command that runs a prepared statement.
    void encodeRun(
            Buffer out, int statementId, Parameters parameters, @Nullable Object[] values, CallOptions callOptions) {
        final int flags = flags(callOptions);
        final boolean named = line.negotiated().has(Capability.QUERY_ATTRIBUTES);
        if (named && (parameters.count() > 0 || !callOptions.attributes().isEmpty())) {
            ComStmtExecute.encodeHead(out, statementId, flags | ComStmtExecute.PARAMETER_COUNT_AVAILABLE);
            parameters.encode(out, values, Attributes.of(callOptions.attributes()));
        } else {
            ComStmtExecute.encodeHead(out, statementId, flags);
            parameters.encode(out, values);
        }
    }

    private static int flags(CallOptions callOptions) {
        return callOptions.fetchSize() > 0 ? ComStmtExecute.READ_ONLY_CURSOR : ComStmtExecute.NO_CURSOR;
    }

    /// Runs a statement once for each row of values.
    BatchResult batch(ServerStatement statement, Iterator<@Nullable Object[]> rows, OnFailure onFailure) {
        return batches.run(statement, rows, onFailure);
    }

    BatchResult batch(List<String> texts, OnFailure onFailure) {
        return batches.run(texts, onFailure);
    }

    // ---- preparing

    private Context context() {
        return line.state().context();
    }

    /// Whether the server says what it will make of a parameter; MariaDB describes them all alike.
    boolean tellsParameters() {
        return line.negotiated().flavor() == Flavor.MYSQL;
    }

    /// The values that a statement will run with.
    Parameters parametersOf(ServerStatement.Parsed parsed) {
        final boolean stores = tellsParameters() && parsed.layout().size() == 0;
        return new Parameters(parsed.parameters(), stores, options);
    }

    /// The statement of this text, for its next user: one round trip, or none if it was prepared before.
    ServerStatement take(String sql) {
        final ServerStatement known = cache.find(sql, context());
        return known == null ? parseNew(sql) : known.taken();
    }

    private ServerStatement parseNew(String sql) {
        final Context preparedIn = context();
        final ServerStatement.Parsed parsed = parse(sql);
        return kept(sql, parsed, parametersOf(parsed), preparedIn);
    }

    private ServerStatement kept(String sql, ServerStatement.Parsed parsed, Parameters parameters, Context preparedIn) {
        final ServerStatement statement = new ServerStatement(this, sql, parsed, parameters);
        cache.keep(statement, preparedIn);
        preparedLast(statement);
        return statement;
    }

    /// Has the server parse a statement.
    ServerStatement.Parsed parse(String sql) {
        return makingRoom(() -> parseOnce(sql));
    }

    /// Where the server keeps too many statements already, our eldest goes first.
    private <T> T makingRoom(Supplier<T> preparing) {
        try {
            return preparing.get();
        } catch (DbException e) {
            if (e.vendorCode() == TOO_MANY_STATEMENTS && cache.evictEldest()) {
                return preparing.get();
            }
            throw e;
        }
    }

    private ServerStatement.Parsed parseOnce(String sql) {
        return line.exchange(sql, StatementVerb.READS, () -> {
            line.send(new ComStmtPrepare(sql));
            return switch (line.responses().prepared()) {
                case PrepareOk ok -> parsed(ok);
                case Err err -> throw line.refused(err);
                case ServerMessage other -> throw ServerLine.misplaced(other);
            };
        });
    }

    private ServerStatement.Parsed parsed(PrepareOk ok) throws IOException {
        final Layout parameters = line.definitions().read(ok.parameterCount());
        return new ServerStatement.Parsed(
                ok.statementId(), parameters, line.definitions().read(ok.columnCount()));
    }

    /// Whether the first run may travel together with the prepare. It must be sure how many parameters the server will
    /// find, since it reads what was sent by its own count.
    private boolean startsInOneWrite(String sql, @Nullable Object[] values) {
        return pipelines
                && line.negotiated().flavor().runsLastPrepared()
                && sql.length() < LONGEST_TOGETHER
                && !sql.contains("/*!")
                && !sql.contains("/*M!")
                && isHarmless(lastPrepared)
                && SqlScanner.parse(sql, line.state().dialect()).parameterCount() == values.length;
    }

    /// Whether nothing is changed if this statement runs in the place of one that could not be prepared, which MariaDB
    /// does where too many are prepared already (error 1461, seen on 11.8.6).
    private boolean isHarmless(@Nullable ServerStatement before) {
        return before == null
                || SqlScanner.firstWord(before.sql(), line.state().dialect()).equals("SELECT")
                        && !before.sql().toUpperCase(Locale.ROOT).contains("INTO");
    }

    /// Prepares and runs a statement in one write.
    private Answer prepareAndExecute(String sql, @Nullable Object[] values, CallOptions callOptions) {
        line.requireTaken(callOptions);
        final Context preparedIn = context();
        final Parameters parameters = new Parameters(values.length, options);
        return line.exchange(sql, null, () -> {
            final PacketChannel channel = line.channel();
            final int secondAnswer = writePrepareAndExecute(sql, parameters, values, callOptions);
            channel.flush();
            channel.expectAnswer();
            final ServerStatement statement = heardPrepare(sql, parameters, preparedIn);
            channel.expectAnswer(secondAnswer);
            try {
                final Answer answer = line.answer(line.stream().to(sql, statement, callOptions.fetchSize()));
                parameters.accepted();
                return answer;
            } finally {
                statement.close();
            }
        });
    }

    /// Writes both commands.
    ///
    /// @return the sequence id that the answer to the second begins with
    private int writePrepareAndExecute(
            String sql, Parameters parameters, @Nullable Object[] values, CallOptions callOptions) throws IOException {
        final PacketChannel channel = line.channel();
        final Buffer prepare = line.beginCommand();
        try {
            new ComStmtPrepare(sql).encode(prepare);
            channel.endPacket();
            final Buffer execute = channel.beginFurtherCommand();
            encodeRun(execute, ComStmtExecute.LAST_PREPARED, parameters, values, callOptions);
            return channel.endPacket();
        } catch (UsageException e) {
            channel.abandonCommand();
            throw e;
        }
    }

    private ServerStatement heardPrepare(String sql, Parameters parameters, Context preparedIn) throws IOException {
        switch (line.responses().prepared()) {
            case PrepareOk ok -> {
                final ServerStatement.Parsed parsed = parsed(ok);
                if (parsed.parameterCount() != parameters.count()) {
                    throw new ProtocolException("the server found " + parsed.parameterCount()
                            + " parameters in a statement that has " + parameters.count());
                }
                return kept(sql, parsed, parameters, preparedIn);
            }
            case Err err -> {
                line.channel().expectAnswer();
                dropAnswer(lastPrepared);
                throw line.refused(err);
            }
            case ServerMessage other -> throw ServerLine.misplaced(other);
        }
    }

    /// Drops what the second command was answered: an error for want of a statement, or what the statement before
    /// gives.
    private void dropAnswer(@Nullable ServerStatement before) throws IOException {
        final ResultStream unwanted = new ResultStream(line).to("", before, 0);
        try {
            unwanted.begin(line.responses().answer());
            while (unwanted.nextResult()) {
                // nobody asked for it
            }
        } catch (DbException e) {
            if (!e.connectionUsable()) {
                throw e;
            }
        }
    }

    /// Of all statements, this is the one that the server has prepared last.
    void preparedLast(ServerStatement statement) {
        lastPrepared = statement;
    }

    /// The user of a statement has done with it.
    void giveBack(ServerStatement statement) {
        if (!statement.isKept()) {
            statement.forget();
        }
    }

    /// The server is to forget a statement with the next command.
    void forget(int statementId) {
        line.forget(statementId);
    }

    /// The server has forgotten all of them by itself.
    void clear() {
        cache.clear();
        lastPrepared = null;
    }

    /// The server has lost all of them. Each is prepared anew when it runs, and none is to be forgotten under its old
    /// number, which may be another's by then.
    void lost() {
        line.statementsLost();
    }

    /// Has the server drop what it keeps for a statement's next run. One round trip.
    void reset(String sql, int statementId) {
        line.command(new ComStmtReset(statementId), sql, StatementVerb.READS);
    }

    /// How often the session has lost its statements. What the server had prepared before is gone.
    int epoch() {
        return line.state().epoch();
    }

    /// What was decided about values at login.
    ValueOptions options() {
        return options;
    }

    /// Whether the server casts later values to the types of a statement's first ones.
    boolean keepParameterTypes() {
        return line.negotiated().flavor().keepsParameterTypes();
    }
}
