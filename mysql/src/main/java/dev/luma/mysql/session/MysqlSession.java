package dev.luma.mysql.session;

import dev.luma.db.error.CancelledException;
import dev.luma.db.error.CommitUnknownException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.LostConnectionException;
import dev.luma.db.error.ProtocolException;
import dev.luma.db.error.Retry;
import dev.luma.db.error.SqlState;
import dev.luma.db.error.TimedOutException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Answer;
import dev.luma.db.spi.Capabilities;
import dev.luma.db.spi.ServerInfo;
import dev.luma.db.spi.Session;
import dev.luma.db.spi.SqlDialect;
import dev.luma.db.spi.TransactionOptions;
import dev.luma.mysql.codec.Layout;
import dev.luma.mysql.codec.PacketRow;
import dev.luma.mysql.codec.ValueOptions;
import dev.luma.mysql.protocol.Definitions;
import dev.luma.mysql.protocol.ResponseReader;
import dev.luma.mysql.protocol.ServerErrors;
import dev.luma.mysql.protocol.StatementVerb;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.PacketChannel;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.client.ClientMessage;
import dev.luma.mysql.wire.client.ComInitDb;
import dev.luma.mysql.wire.client.ComPing;
import dev.luma.mysql.wire.client.ComQuery;
import dev.luma.mysql.wire.client.ComQuit;
import dev.luma.mysql.wire.client.ComStmtClose;
import dev.luma.mysql.wire.client.ComStmtPrepare;
import dev.luma.mysql.wire.client.ComStmtReset;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.PrepareOk;
import dev.luma.mysql.wire.server.ServerMessage;
import dev.luma.toolbox.tcp.Deadline;
import dev.luma.toolbox.tcp.TcpException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One logged-in conversation with a MySQL or MariaDB server.
///
/// **Threads.** All but [#abort] belong to one thread at a time; `db` guards that. `abort` may come from any thread: it
/// closes the line under whoever reads or writes.
///
/// **Failure.** A statement that the server refuses leaves the session open. A line that died, a deadline that passed,
/// or bytes that make no sense close it: it is never half way through a packet.
public final class MysqlSession implements Session {
    /// How long a closing session tries to say so.
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private static final Capabilities CAPABILITIES = new Capabilities(true, true);
    private static final SqlDialect PLAIN_BACKSLASHES = SqlDialect.MYSQL.withoutBackslashEscapes();

    private final PacketChannel channel;
    private final ResponseReader responses;
    private final ValueOptions options;
    private final Definitions definitions;
    private final PacketRow row = new PacketRow();
    private final ServerInfo server;
    /// Statement ids that the server is to forget with the next command.
    private int[] forgotten = new int[4];

    private int forgottenCount;
    private int status;
    private @Nullable ResultStream open;
    private volatile boolean closed;

    /// @param status the flags of the OK that ended the login
    /// @param address where the server was reached, for messages
    /// @param readTimeout how long to wait for one message of the server; zero for ever
    public MysqlSession(
            PacketChannel channel,
            ResponseReader responses,
            int status,
            String address,
            ValueOptions options,
            Duration readTimeout) {
        final Negotiated negotiated = responses.negotiated();
        this.channel = channel;
        this.responses = responses;
        this.options = options;
        this.definitions = new Definitions(responses, options);
        this.status = status;
        this.server =
                new ServerInfo(negotiated.flavor().product(), negotiated.version(), negotiated.connectionId(), address);
        channel.patience(readTimeout);
    }

    @Override
    public ServerInfo server() {
        return server;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    /// As the server's last answer had it: `sql_mode` may change in the middle.
    @Override
    public SqlDialect dialect() {
        return ServerStatus.has(status, ServerStatus.NO_BACKSLASH_ESCAPES) ? PLAIN_BACKSLASHES : SqlDialect.MYSQL;
    }

    /// What was decided about values at login.
    ValueOptions options() {
        return options;
    }

    /// What was agreed at login.
    public Negotiated negotiated() {
        return responses.negotiated();
    }

    /// Whether the line is encrypted.
    public boolean isEncrypted() {
        return channel.duplex().isEncrypted();
    }

    // ---- statements

    /// Without values, the statement goes as text, in one round trip. With values it is prepared, run and forgotten:
    /// two
    /// round trips.
    @Override
    public Answer execute(String sql, @Nullable Object[] values) {
        if (values.length == 0) {
            return exchange(sql, null, () -> {
                send(new ComQuery(sql));
                return answer(sql, false);
            });
        }
        final ServerStatement statement = prepare(sql);
        try {
            return statement.execute(values);
        } finally {
            statement.close();
        }
    }

    /// One round trip.
    @Override
    public ServerStatement prepare(String sql) {
        return new ServerStatement(this, sql, parse(sql));
    }

    /// Has the server parse a statement.
    ServerStatement.Parsed parse(String sql) {
        return exchange(sql, StatementVerb.READS, () -> {
            send(new ComStmtPrepare(sql));
            return switch (responses.prepared()) {
                case PrepareOk ok -> parsed(ok);
                case Err err -> throw refused(err);
                case ServerMessage other -> throw unexpected(other);
            };
        });
    }

    private ServerStatement.Parsed parsed(PrepareOk ok) throws IOException {
        final Layout parameters = definitions.read(ok.parameterCount());
        return new ServerStatement.Parsed(ok.statementId(), parameters, definitions.read(ok.columnCount()));
    }

    /// Runs a prepared statement. The parameters are encoded straight into the send buffer.
    Answer execute(ServerStatement statement, @Nullable Object[] values) {
        return exchange(statement.sql(), null, () -> {
            writeForgotten();
            statement.encode(channel.beginCommand(), values);
            channel.endPacket();
            channel.flush();
            return answer(statement.sql(), true);
        });
    }

    private Answer answer(String sql, boolean binary) throws IOException {
        final ResultStream stream = new ResultStream(this, responses, definitions, row, sql, binary);
        stream.begin();
        if (stream.isUnfinished()) {
            open = stream;
        }
        return stream;
    }

    /// The stream has read its last packet.
    void finished(ResultStream stream) {
        if (open == stream) {
            open = null;
        }
    }

    /// The server is to forget a statement with the next command.
    void forget(int statementId) {
        if (forgottenCount == forgotten.length) {
            forgotten = Arrays.copyOf(forgotten, 2 * forgottenCount);
        }
        forgotten[forgottenCount++] = statementId;
    }

    // ---- transactions

    @Override
    public boolean inTransaction() {
        return ServerStatus.has(status, ServerStatus.IN_TRANSACTION);
    }

    /// One round trip for a plain begin; another one for a level or mode.
    @Override
    public void begin(TransactionOptions options) {
        final String characteristics = TransactionSql.set(options);
        if (!characteristics.isEmpty()) {
            command(new ComQuery(characteristics), characteristics, StatementVerb.READS);
        }
        final String start = TransactionSql.start(options);
        command(new ComQuery(start), start, StatementVerb.READS);
    }

    @Override
    public void commit() {
        command(new ComQuery("COMMIT"), "COMMIT", StatementVerb.COMMITS);
    }

    @Override
    public void rollback() {
        command(new ComQuery("ROLLBACK"), "ROLLBACK", StatementVerb.READS);
    }

    // ---- other commands

    @Override
    public void ping() {
        command(new ComPing(), "ping", StatementVerb.READS);
    }

    /// Makes `database` the default one. One round trip.
    public void useDatabase(String database) {
        command(new ComInitDb(database), "use database", StatementVerb.READS);
    }

    /// Has the server drop what it keeps for a prepared statement's next run. One round trip.
    void reset(String sql, int statementId) {
        command(new ComStmtReset(statementId), sql, StatementVerb.READS);
    }

    /// Runs a statement whose answer is an OK.
    public void run(String sql) {
        command(new ComQuery(sql), sql, StatementVerb.of(sql));
    }

    /// A command whose answer is an OK or an error.
    private void command(ClientMessage command, String what, StatementVerb verb) {
        exchange(what, verb, () -> {
            send(command);
            switch (responses.answer()) {
                case Ok ok -> status(ok.status());
                case Err err -> throw refused(err);
                case ServerMessage other -> throw unexpected(other);
            }
            return what;
        });
    }

    private static ProtocolException unexpected(ServerMessage message) {
        return new ProtocolException(message.getClass().getSimpleName() + " came where it makes no sense");
    }

    // ---- the line

    /// A command and the head of its answer.
    private interface Exchange<T> {
        T run() throws IOException;
    }

    /// @param verb what a lost answer leaves open; null to judge it by the statement's text, if it comes to that
    private <T> T exchange(String statement, @Nullable StatementVerb verb, Exchange<T> exchange) {
        requireReady();
        try {
            return exchange.run();
        } catch (IOException | DbException e) {
            throw failed(e, statement, verb);
        } catch (RuntimeException | Error e) {
            abort();
            throw e;
        }
    }

    private void requireReady() {
        if (closed) {
            throw new UsageException(SqlState.CLOSED, "the connection to " + server.address() + " is closed");
        }
        final ResultStream unfinished = open;
        if (unfinished != null) {
            throw new UsageException("rows of `" + unfinished.sql() + "` are still open: read or close them first");
        }
    }

    private void send(ClientMessage command) throws IOException {
        writeForgotten();
        command.encode(channel.beginCommand());
        channel.endPacket();
        channel.flush();
    }

    private void writeForgotten() throws IOException {
        for (int i = 0; i < forgottenCount; i++) {
            new ComStmtClose(forgotten[i]).encode(channel.beginCommand());
            channel.endPacket();
        }
        forgottenCount = 0;
    }

    /// The server's word on transactions and results.
    void status(int flags) {
        this.status = flags;
    }

    DbException refused(Err err) {
        return ServerErrors.of(err);
    }

    /// What becomes of a failure: the session is closed unless the failure says that it goes on.
    DbException failed(Exception failure, String statement, @Nullable StatementVerb verb) {
        final DbException said = switch (failure) {
            case DbException known -> known;
            case IOException broken -> lost(broken, verb == null ? StatementVerb.of(statement) : verb);
            default -> throw new IllegalArgumentException(failure);
        };
        said.during(statement);
        if (!said.connectionUsable()) {
            abort();
        } else {
            channel.abandonPacket();
        }
        return said;
    }

    private DbException lost(IOException broken, StatementVerb verb) {
        final String where = "connection " + server.connectionId() + " to " + server.address() + ": ";
        final String what = where + broken.getMessage();
        if (broken instanceof TcpException tcp) {
            switch (tcp.kind()) {
                case TIMED_OUT -> {
                    return new TimedOutException(
                            what + "; the server may still be at work on it (readTimeout sets the limit)",
                            false,
                            broken);
                }
                case CLOSED, INTERRUPTED -> {
                    return new CancelledException(what, false, broken);
                }
                default -> {}
            }
        }
        if (mayHaveCommitted(verb)) {
            return new CommitUnknownException(
                    what + "; the statement may have been committed or not: look before you run it again", broken);
        }
        return new LostConnectionException(what, Retry.UNKNOWN, broken);
    }

    private boolean mayHaveCommitted(StatementVerb verb) {
        return switch (verb) {
            case READS -> false;
            case WRITES -> ServerStatus.has(status, ServerStatus.AUTOCOMMIT) && !inTransaction();
            case COMMITS -> true;
        };
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        if (!closed && open == null) {
            goodbye();
        }
        abort();
    }

    /// Lets the server know, so that it does not count an aborted client. It answers nothing.
    private void goodbye() {
        try {
            channel.deadline(Deadline.after(GOODBYE));
            send(new ComQuit());
        } catch (IOException | DbException ignored) {
            // The line died first; there is nobody to tell.
        }
    }

    @Override
    public void abort() {
        closed = true;
        try {
            channel.close();
        } catch (IOException ignored) {
            // The line is dead already; there is nobody to tell.
        }
    }
}
