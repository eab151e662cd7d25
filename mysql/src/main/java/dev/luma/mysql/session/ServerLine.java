package dev.luma.mysql.session;

import dev.luma.db.error.CancelledException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.ProtocolException;
import dev.luma.db.error.SqlState;
import dev.luma.db.error.TimedOutException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.CallOptions;
import dev.luma.db.spi.ServerInfo;
import dev.luma.mysql.codec.PacketRow;
import dev.luma.mysql.protocol.Definitions;
import dev.luma.mysql.protocol.ResponseReader;
import dev.luma.mysql.protocol.ServerErrors;
import dev.luma.mysql.protocol.StatementVerb;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.PacketChannel;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.client.ClientMessage;
import dev.luma.mysql.wire.client.ComQuery;
import dev.luma.mysql.wire.client.ComQuit;
import dev.luma.mysql.wire.client.ComStmtClose;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.ServerMessage;
import dev.luma.toolbox.buffer.Buffer;
import dev.luma.toolbox.tcp.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The line to the server, one exchange at a time: commands go out, answers come in, and what goes wrong becomes a
/// [DbException] after which the line is either ready for the next exchange or closed.
///
/// All but [#abort] and [#cancel] belong to one thread at a time.
final class ServerLine {
    /// How long a closing session tries to say so.
    private static final Duration GOODBYE = Duration.ofSeconds(1);
    private static final int INTERRUPTED = 1317;

    private final PacketChannel channel;
    private final ResponseReader responses;
    private final Definitions definitions;
    private final PacketRow row = new PacketRow();
    private final SessionState state;
    private final ServerInfo server;
    private final ResultStream stream;
    private final Calls calls = new Calls();
    private final Cancellation cancellation;
    private final LostLine lostLine;
    private final Autocommit autocommit = new Autocommit(this);
    /// Statement ids that the server is to forget with the next command.
    private int[] forgotten = new int[4];

    private int forgottenCount;
    private @Nullable ResultStream open;
    private volatile boolean closed;

    /// @param address where the server was reached, for messages
    /// @param request by which another line to the same server can be had
    /// @param identity which server it is, see [SideLine]
    ServerLine(
            PacketChannel channel,
            ResponseReader responses,
            Definitions definitions,
            SessionState state,
            String address,
            OpenRequest request,
            String identity) {
        final Negotiated negotiated = responses.negotiated();
        this.channel = channel;
        this.responses = responses;
        this.definitions = definitions;
        this.state = state;
        this.server =
                new ServerInfo(negotiated.flavor().product(), negotiated.version(), negotiated.connectionId(), address);
        this.stream = new ResultStream(this);
        this.cancellation = new Cancellation(
                calls, new SideLine(request, identity, negotiated.connectionId()), this, channel::waits);
        this.lostLine = new LostLine(server, state);
    }

    ServerInfo server() {
        return server;
    }

    String identity() {
        return cancellation.identity();
    }

    Negotiated negotiated() {
        return responses.negotiated();
    }

    SessionState state() {
        return state;
    }

    PacketChannel channel() {
        return channel;
    }

    ResponseReader responses() {
        return responses;
    }

    Definitions definitions() {
        return definitions;
    }

    /// The answer to the statement that runs next. There is one at a time, hence one object.
    ResultStream stream() {
        return stream;
    }

    /// The one that shows every row of this line.
    PacketRow row() {
        return row;
    }

    /// No other connection is opened for the sake of this one.
    void standAlone() {
        cancellation.standAlone();
    }

    // ---- exchanges

    /// A command and the head of its answer.
    interface Exchange<T> {
        T run() throws IOException;
    }

    /// As [Exchange], for whoever runs so many that they cannot afford an object for each.
    interface ExchangeOf<C, T> {
        T run(C command) throws IOException;
    }

    /// Runs an exchange. Afterwards the line is ready for the next, closed, or has an open stream.
    ///
    /// @param statement for messages
    /// @param verb what a lost answer leaves open; null to judge it by the statement's text, if it comes to that
    <T> T exchange(String statement, @Nullable StatementVerb verb, Exchange<T> exchange) {
        return exchange(statement, verb, exchange, Exchange::run);
    }

    /// As [#exchange(String, StatementVerb, Exchange)].
    <C, T> T exchange(String statement, @Nullable StatementVerb verb, C command, ExchangeOf<C, T> exchange) {
        requireReady();
        try {
            begin();
            return exchange.run(command);
        } catch (IOException | DbException e) {
            throw failed(e, statement, verb);
        } catch (RuntimeException | Error e) {
            abort();
            throw e;
        } finally {
            if (open == null) {
                calls.end();
            }
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

    private void begin() throws IOException {
        final Calls.Kill late = calls.begin();
        if (late != null) {
            absorb(late);
        }
        autocommit.giveBack();
    }

    /// Lets a KILL that came too late for the last call hit nothing.
    private void absorb(Calls.Kill late) throws IOException {
        late.awaitAnswer(Cancellation.PATIENCE);
        calls.dealtWith();
        if (late.isLoose()) {
            send(query("DO 0"));
            if (responses.answer() instanceof Ok ok) {
                state.heard(ok);
            }
        }
    }

    /// A stream has begun whose packets are still to be read.
    void opened(ResultStream stream) {
        open = stream;
    }

    /// A stream has read its last packet.
    void finished(ResultStream stream) {
        if (open == stream) {
            open = null;
            calls.end();
        }
    }

    /// The answer to the statement that was sent, from its first packet on.
    ResultStream answer(ResultStream next) throws IOException {
        return answer(next, responses.answer());
    }

    /// As [#answer(ResultStream)], where the first packet was read already.
    ResultStream answer(ResultStream next, ServerMessage head) throws IOException {
        next.begin(head);
        if (next.isUnfinished()) {
            opened(next);
        }
        return next;
    }

    /// @throws UsageException if the server does not take what the options ask for
    void requireTaken(CallOptions callOptions) {
        if (!callOptions.attributes().isEmpty() && !negotiated().has(Capability.QUERY_ATTRIBUTES)) {
            throw new UsageException(server.product() + " " + server.version()
                    + " takes no query attributes, which MySQL does from 8.0.23 on: call it without attribute");
        }
    }

    // ---- sending

    /// A statement as text, in the form that was agreed.
    ComQuery query(String sql) {
        return ComQuery.of(sql, negotiated());
    }

    /// Sends one command.
    void send(ClientMessage command) throws IOException {
        command.encode(beginCommand());
        channel.endPacket();
        channel.flush();
    }

    /// Sends a command that belongs to the open stream. What the server is to forget waits, since it may be the very
    /// statement whose rows these are.
    void sendAmidRows(ClientMessage command) throws IOException {
        command.encode(channel.beginCommand());
        channel.endPacket();
        channel.flush();
    }

    /// Begins the first command of an exchange; what the server is to forget travels before it.
    Buffer beginCommand() throws IOException {
        for (int i = 0; i < forgottenCount; i++) {
            new ComStmtClose(forgotten[i]).encode(channel.beginCommand());
            channel.endPacket();
        }
        forgottenCount = 0;
        return channel.beginCommand();
    }

    /// The server is to forget a statement with the next command.
    void forget(int statementId) {
        if (forgottenCount == forgotten.length) {
            forgotten = Arrays.copyOf(forgotten, 2 * forgottenCount);
        }
        forgotten[forgottenCount++] = statementId;
    }

    /// The server forgets all statements by itself.
    void allForgotten() {
        forgottenCount = 0;
    }

    /// The server has forgotten all statements, and nothing else.
    void statementsLost() {
        allForgotten();
        state.statementsLost();
    }

    // ---- a session that begins anew

    /// The session was reset.
    void begunAnew() {
        autocommit.reset();
        state.begunAnew();
    }

    /// The session is another user's now.
    ///
    /// @param database its default one; empty for none
    void begunAnew(Ok welcome, String database) {
        begunAnew();
        state.schema(database);
        state.heard(welcome);
    }

    /// From here on the server's work is stopped by this account.
    void killsAs(OpenRequest request) {
        cancellation.killsAs(request);
    }

    // ---- receiving

    /// Reads an OK.
    ///
    /// @throws DbException if it is an error
    void readOk() throws IOException {
        final DbException refused = readOkOrRefusal();
        if (refused != null) {
            throw refused;
        }
    }

    static ProtocolException misplaced(ServerMessage message) {
        return new ProtocolException(message.getClass().getSimpleName() + " came where it makes no sense");
    }

    /// What an error packet means.
    DbException refused(Err err) {
        if (err.code() == INTERRUPTED) {
            calls.heardKill();
        }
        return ServerErrors.of(err);
    }

    /// @throws CancelledException if somebody has tried to stop this call, and it changes nothing: some statements end
    ///     well when they are killed, with a result that is none
    void requireNotCancelled(String sql) {
        if (calls.isKilled() && StatementVerb.of(sql) == StatementVerb.READS) {
            throw new CancelledException("the statement was cancelled", true, null);
        }
    }

    /// The last attempt to stop a call, up to the next one's beginning; null if nobody has tried.
    Calls.@Nullable Kill lastKill() {
        return calls.killed();
    }

    /// Reads an OK.
    ///
    /// @return the error, if it is one
    @Nullable
    DbException readOkOrRefusal() throws IOException {
        return switch (responses.answer()) {
            case Ok ok -> {
                state.heard(ok);
                yield null;
            }
            case Err err -> refused(err);
            case ServerMessage other -> throw misplaced(other);
        };
    }

    /// Sends what undoes changes, and reads its OK.
    ///
    /// @param sql a `ROLLBACK`, of all or to a savepoint
    /// @return whether all was undone: of tables without transactions the server warns
    /// @throws DbException if it is refused
    boolean undo(String sql) throws IOException {
        send(query(sql));
        return switch (responses.answer()) {
            case Ok ok -> {
                state.heard(ok);
                yield ok.warnings() == 0;
            }
            case Err err -> throw refused(err);
            case ServerMessage other -> throw misplaced(other);
        };
    }

    // ---- simple statements

    /// Runs a statement whose answer is an OK.
    void run(String sql) {
        command(query(sql), sql, StatementVerb.of(sql));
    }

    /// Runs a query of the driver's own, without values.
    ResultStream ask(String sql) {
        return exchange(sql, StatementVerb.READS, () -> {
            send(query(sql));
            return answer(stream().to(sql, null, 0));
        });
    }

    /// Sends a command whose answer is an OK.
    ///
    /// @param what it is, for messages
    void command(ClientMessage command, String what, StatementVerb verb) {
        exchange(what, verb, () -> {
            send(command);
            readOk();
            return what;
        });
    }

    /// What a batch borrows for its time.
    Autocommit autocommit() {
        return autocommit;
    }

    // ---- failure

    /// What becomes of a failure: the line is closed unless the failure says that it goes on.
    DbException failed(Exception failure, String statement, @Nullable StatementVerb verb) {
        final DbException said = switch (failure) {
            case DbException known -> known;
            case IOException broken -> lost(broken, verb == null ? StatementVerb.of(statement) : verb, statement);
            default -> throw new IllegalArgumentException(failure);
        };
        said.during(statement);
        if (!said.connectionUsable()) {
            abort();
            return said;
        }
        channel.abandonPacket();
        return LockWait.hasTimedOut(said) && state.has(ServerStatus.IN_TRANSACTION)
                ? LockWait.clearUp(said, this, statement)
                : said;
    }

    private DbException lost(IOException broken, StatementVerb verb, String statement) {
        final DbException said =
                lostLine.explain(broken, verb, statement.equals(Autocommit.COMMIT), channel.longestSent());
        if (said instanceof TimedOutException || said instanceof CancelledException) {
            cancellation.stopServer();
        }
        return said;
    }

    // ---- stopping from elsewhere

    /// Has the server stop the call that is under way, from any thread. If it does not, the line is cut.
    void cancel() {
        cancellation.cancel();
    }

    boolean isOpen() {
        return !closed;
    }

    /// Says goodbye, if that is in order, and closes.
    void close() {
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

    /// Closes at once, from any thread.
    void abort() {
        closed = true;
        try {
            channel.close();
        } catch (IOException ignored) {
            // The line is dead already; there is nobody to tell.
        }
    }
}
