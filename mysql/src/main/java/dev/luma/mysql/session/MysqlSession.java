package dev.luma.mysql.session;

import dev.luma.db.error.DbException;
import dev.luma.db.error.ProtocolException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Answer;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.CallOptions;
import dev.luma.db.spi.Capabilities;
import dev.luma.db.spi.OnFailure;
import dev.luma.db.spi.PreparedSession;
import dev.luma.db.spi.ServerInfo;
import dev.luma.db.spi.Session;
import dev.luma.db.spi.SqlDialect;
import dev.luma.db.spi.TransactionOptions;
import dev.luma.db.sql.SqlScanner;
import dev.luma.mysql.codec.Attributes;
import dev.luma.mysql.codec.Layout;
import dev.luma.mysql.codec.Parameters;
import dev.luma.mysql.codec.ValueOptions;
import dev.luma.mysql.protocol.LoadStatement;
import dev.luma.mysql.protocol.StatementVerb;
import dev.luma.mysql.session.SessionState.Context;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.PacketChannel;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.client.ComInitDb;
import dev.luma.mysql.wire.client.ComPing;
import dev.luma.mysql.wire.client.ComQuery;
import dev.luma.mysql.wire.client.ComStmtExecute;
import dev.luma.mysql.wire.client.ComStmtPrepare;
import dev.luma.mysql.wire.client.ComStmtReset;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.LocalInfile;
import dev.luma.mysql.wire.server.PrepareOk;
import dev.luma.mysql.wire.server.ServerMessage;
import dev.luma.toolbox.buffer.Buffer;
import dev.luma.toolbox.crypto.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One logged-in conversation with a MySQL or MariaDB server.
///
/// **Threads.** All but [#abort] and [#cancel] belong to one thread at a time; `db` guards that.
///
/// **Failure.** A statement that the server refuses leaves the session open. A line that died, a deadline that passed,
/// or bytes that make no sense close it: it is never half way through a packet.
public final class MysqlSession implements Session {
    private static final Capabilities CAPABILITIES = new Capabilities(true, true);
    private static final SqlDialect PLAIN_BACKSLASHES = SqlDialect.MYSQL.withoutBackslashEscapes();
    /// The server prepares no statement of that kind.
    private static final int NOT_PREPARABLE = 1295;
    /// All clients together have prepared as many statements as the server allows.
    private static final int TOO_MANY_STATEMENTS = 1461;

    /// A longer text is not sent together with its first values.
    private static final int LONGEST_TOGETHER = 1 << 20;

    private final ServerLine line;
    private final ValueOptions options;
    private final Duration slowStatement;
    private final StatementCache statements;
    private final boolean pipelines;
    private @Nullable ServerStatement lastPrepared;
    private final Renewal renewal;

    /// @param renewal begins the session anew
    /// @param pipelines whether several commands may travel in one write
    MysqlSession(ServerLine line, Renewal renewal, OpenRequest request, boolean pipelines) {
        this.line = line;
        this.renewal = renewal;
        this.options = request.values();
        this.slowStatement = request.slowStatement();
        this.statements = new StatementCache(request.cachedStatements());
        this.pipelines = pipelines;
    }

    @Override
    public ServerInfo server() {
        return line.server();
    }

    @Override
    public Duration slowStatement() {
        return slowStatement;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    /// As the server's last answer had it: `sql_mode` may change in the middle.
    @Override
    public SqlDialect dialect() {
        return line.state().has(ServerStatus.NO_BACKSLASH_ESCAPES) ? PLAIN_BACKSLASHES : SqlDialect.MYSQL;
    }

    /// What was decided about values at login.
    ValueOptions options() {
        return options;
    }

    /// What was agreed at login.
    public Negotiated negotiated() {
        return line.negotiated();
    }

    /// Whether the line is encrypted.
    public boolean isEncrypted() {
        return line.channel().duplex().isEncrypted();
    }

    /// The default database, as the server has told it; empty for none.
    public String database() {
        return line.state().schema();
    }

    /// The identifier of what was committed last, if the server was asked to tell; empty if it has told none.
    public String lastGtid() {
        return line.state().gtids();
    }

    /// Which server this is; see [SideLine].
    String identity() {
        return line.identity();
    }

    /// What goes wrong here is not to be stopped by yet another connection.
    void standAlone() {
        line.standAlone();
    }

    // ---- statements

    /// Without values, the statement goes as text, in one round trip. With values it runs prepared: in one round trip
    /// where it was prepared before, and with MariaDB always; else in two.
    @Override
    public Answer execute(String sql, @Nullable Object[] values) {
        return execute(sql, values, CallOptions.NONE);
    }

    @Override
    public Answer execute(String sql, @Nullable Object[] values, CallOptions callOptions) {
        if (values.length == 0 && callOptions.fetchSize() == 0) {
            return executeText(sql, callOptions);
        }
        try {
            return executePrepared(sql, values, callOptions);
        } catch (DbException e) {
            if (e.vendorCode() == NOT_PREPARABLE && values.length == 0) {
                return executeText(sql, callOptions);
            }
            throw e;
        }
    }

    private Answer executePrepared(String sql, @Nullable Object[] values, CallOptions callOptions) {
        final ServerStatement known = statements.find(sql, context());
        if (known == null && startsInOneWrite(sql, values)) {
            return makingRoom(() -> prepareAndExecute(sql, values, callOptions));
        }
        try (ServerStatement statement = known == null ? parseNew(sql) : known.taken()) {
            return statement.execute(values, callOptions);
        }
    }

    private Answer executeText(String sql, CallOptions callOptions) {
        requireAttributes(callOptions);
        final ComQuery query = callOptions.attributes().isEmpty()
                ? line.query(sql)
                : new ComQuery(sql, Parameters.encodeAlone(Attributes.of(callOptions.attributes()), options));
        return line.exchange(sql, null, () -> {
            line.send(query);
            line.state().doubt();
            return begin(line.stream().to(sql, null, 0));
        });
    }

    /// Runs a `LOAD DATA LOCAL`, for which the server gets what `source` has, under the name that stands in the
    /// statement and no other. One round trip, and the sending.
    ///
    /// @param source is read to its end, and not closed
    /// @throws UsageException if the statement is none of that kind, or the session was not opened for it
    public Answer load(String sql, InputStream source) {
        requireLocalFiles();
        final LocalSource offered =
                new LocalSource(LoadStatement.name(sql, !line.state().has(ServerStatus.NO_BACKSLASH_ESCAPES)), source);
        return line.exchange(sql, null, () -> {
            line.send(line.query(sql));
            line.state().doubt();
            final ServerMessage head = line.responses().answer();
            final ResultStream stream = line.stream().to(sql, null, 0);
            if (head instanceof LocalInfile request) {
                offered.serve(request, line.channel());
                return begin(stream, line.responses().answer());
            }
            return begin(stream, head);
        });
    }

    private void requireLocalFiles() {
        if (!negotiated().has(Capability.LOCAL_FILES)) {
            throw new UsageException("this connection may not load from the client: connect with localInfile=true, or"
                    + " MysqlConfig.allowLocalInfile, to a server that has local_infile=ON");
        }
    }

    private void requireAttributes(CallOptions callOptions) {
        if (!callOptions.attributes().isEmpty() && !negotiated().has(Capability.QUERY_ATTRIBUTES)) {
            throw new UsageException(server().product() + " " + server().version()
                    + " takes no query attributes, which MySQL does from 8.0.23 on: call it without attribute");
        }
    }

    private Context context() {
        return line.state().context();
    }

    private Answer begin(ResultStream stream) throws IOException {
        return begin(stream, line.responses().answer());
    }

    private Answer begin(ResultStream stream, ServerMessage head) throws IOException {
        stream.begin(head);
        if (stream.isUnfinished()) {
            line.opened(stream);
        }
        return stream;
    }

    /// Runs a prepared statement. The parameters are encoded straight into the send buffer.
    Answer execute(ServerStatement statement, @Nullable Object[] values, CallOptions callOptions) {
        requireAttributes(callOptions);
        return line.exchange(statement.sql(), null, () -> {
            statement.encode(line.beginCommand(), values, callOptions);
            line.channel().endPacket();
            line.channel().flush();
            return begin(line.stream().to(statement.sql(), statement, callOptions.fetchSize()));
        });
    }

    /// Appends the command that runs a prepared statement.
    void encodeRun(
            Buffer out, int statementId, Parameters parameters, @Nullable Object[] values, CallOptions callOptions) {
        final int flags = flags(callOptions);
        final boolean named = negotiated().has(Capability.QUERY_ATTRIBUTES);
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
    @Override
    public BatchResult batch(String sql, Iterator<@Nullable Object[]> rows, OnFailure onFailure) {
        try (ServerStatement statement = take(sql)) {
            return batch(statement, rows, onFailure);
        }
    }

    BatchResult batch(ServerStatement statement, Iterator<@Nullable Object[]> rows, OnFailure onFailure) {
        return new PipelinedBatch(line, statement, onFailure, pipelines).run(rows);
    }

    // ---- preparing

    /// One round trip, or none if the statement was prepared before.
    @Override
    public PreparedSession prepare(String sql) {
        try {
            return take(sql);
        } catch (DbException e) {
            if (e.vendorCode() == NOT_PREPARABLE
                    && SqlScanner.parse(sql, dialect()).parameterCount() == 0) {
                return new PlainStatement(this, sql);
            }
            throw e;
        }
    }

    private ServerStatement take(String sql) {
        final ServerStatement known = statements.find(sql, context());
        return known == null ? parseNew(sql) : known.taken();
    }

    private ServerStatement parseNew(String sql) {
        final Context preparedIn = context();
        final ServerStatement.Parsed parsed = parse(sql);
        return kept(sql, parsed, new Parameters(parsed.parameters(), options), preparedIn);
    }

    private ServerStatement kept(String sql, ServerStatement.Parsed parsed, Parameters parameters, Context preparedIn) {
        final ServerStatement statement = new ServerStatement(this, sql, parsed, parameters);
        statements.keep(statement, preparedIn);
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
            if (e.vendorCode() == TOO_MANY_STATEMENTS && statements.evictEldest()) {
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
                && negotiated().flavor().runsLastPrepared()
                && sql.length() < LONGEST_TOGETHER
                && !sql.contains("/*!")
                && !sql.contains("/*M!")
                && isHarmless(lastPrepared)
                && SqlScanner.parse(sql, dialect()).parameterCount() == values.length;
    }

    /// Whether nothing is changed if this statement runs in the place of one that could not be prepared, which MariaDB
    /// does where too many are prepared already (error 1461, seen on 11.8.6).
    private boolean isHarmless(@Nullable ServerStatement before) {
        return before == null
                || SqlScanner.firstWord(before.sql(), dialect()).equals("SELECT")
                        && !before.sql().toUpperCase(Locale.ROOT).contains("INTO");
    }

    /// Prepares and runs a statement in one write.
    private Answer prepareAndExecute(String sql, @Nullable Object[] values, CallOptions callOptions) {
        requireAttributes(callOptions);
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
                final Answer answer = begin(line.stream().to(sql, statement, callOptions.fetchSize()));
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
        if (!statements.holds(statement)) {
            statement.forget();
        }
    }

    /// The server is to forget a statement with the next command.
    void forget(int statementId) {
        line.forget(statementId);
    }

    // ---- transactions

    @Override
    public boolean inTransaction() {
        return line.state().has(ServerStatus.IN_TRANSACTION);
    }

    /// One round trip.
    @Override
    public void begin(TransactionOptions transactionOptions) {
        if (inTransaction()) {
            throw new UsageException("a transaction is open already, and to begin another would commit it");
        }
        final String characteristics = TransactionSql.set(transactionOptions);
        final String start = TransactionSql.start(transactionOptions);
        if (characteristics.isEmpty()) {
            line.command(line.query(start), start, StatementVerb.READS);
        } else if (pipelines) {
            beginTogether(characteristics, start);
        } else {
            line.command(line.query(characteristics), characteristics, StatementVerb.READS);
            line.command(line.query(start), start, StatementVerb.READS);
        }
    }

    /// Sets the level and begins in one write. Where the first fails, what the second began is rolled back.
    private void beginTogether(String characteristics, String start) {
        try {
            line.exchange(characteristics + "; " + start, StatementVerb.READS, () -> {
                final PacketChannel channel = line.channel();
                line.query(characteristics).encode(line.beginCommand());
                channel.endPacket();
                line.query(start).encode(channel.beginFurtherCommand());
                channel.endPacket();
                channel.flush();
                channel.expectAnswer();
                final DbException first = line.readOkOrRefusal();
                channel.expectAnswer();
                final DbException second = line.readOkOrRefusal();
                if (first != null || second != null) {
                    throw first != null ? first : second;
                }
                return start;
            });
        } catch (DbException e) {
            undo(e);
            throw e;
        }
    }

    /// What began although its beginning failed is not to stay.
    private void undo(DbException failure) {
        if (isOpen() && inTransaction()) {
            try {
                rollback();
            } catch (DbException e) {
                abort();
                failure.addSuppressed(e);
            }
        }
    }

    @Override
    public void commit() {
        line.endTransaction(ServerLine.COMMIT);
    }

    @Override
    public void rollback() {
        line.endTransaction(ServerLine.ROLLBACK);
    }

    // ---- other commands

    @Override
    public void ping() {
        line.command(new ComPing(), "ping", StatementVerb.READS);
    }

    /// Makes `database` the default one. One round trip.
    public void useDatabase(String database) {
        line.command(new ComInitDb(database), "use database", StatementVerb.READS);
        line.state().doubt();
    }

    /// By `COM_RESET_CONNECTION`. What was decided at login stays: the time zone, what is tracked, and the default
    /// database, if the login named one; if not, it stays what it is. Statements that the server had prepared are gone,
    /// and those that somebody still holds are prepared anew when they run. One round trip where the server takes
    /// several commands together.
    @Override
    public void reset() {
        renewal.reset(line, pipelines);
        forgetStatements();
    }

    /// Makes it the session of another user (`COM_CHANGE_USER`), who logs in by the same rules as the first: the same
    /// methods are allowed, on the same line. Else as [#reset].
    ///
    /// @param database the default one; empty for none
    /// @throws dev.luma.db.error.NotAuthenticatedException if the server does not accept the user; the session is
    /// closed
    public void changeUser(String user, Secret password, String database) {
        renewal.changeUser(line, user, password, database, pipelines);
        forgetStatements();
    }

    private void forgetStatements() {
        statements.clear();
        lastPrepared = null;
    }

    /// How often the session has begun anew. What the server had prepared before is gone.
    int epoch() {
        return line.state().epoch();
    }

    /// Has the server drop what it keeps for a prepared statement's next run. One round trip.
    void reset(String sql, int statementId) {
        line.command(new ComStmtReset(statementId), sql, StatementVerb.READS);
    }

    // ---- the end of a call, and of the session

    /// By KILL QUERY over a second connection, which is seen to lead to the same server; where there is none to be had,
    /// as [#abort].
    @Override
    public void cancel() {
        line.cancel();
    }

    @Override
    public boolean isOpen() {
        return line.isOpen();
    }

    @Override
    public void close() {
        line.close();
    }

    @Override
    public void abort() {
        line.abort();
    }
}
