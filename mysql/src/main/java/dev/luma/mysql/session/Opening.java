package dev.luma.mysql.session;

import dev.luma.db.error.CancelledException;
import dev.luma.db.error.CannotConnectException;
import dev.luma.db.error.CannotConnectException.Reason;
import dev.luma.db.error.DbException;
import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.protocol.Definitions;
import dev.luma.mysql.protocol.Login;
import dev.luma.mysql.protocol.LoginRequest;
import dev.luma.mysql.protocol.ResponseReader;
import dev.luma.mysql.trace.WireTrace;
import dev.luma.mysql.wire.PacketChannel;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.toolbox.tcp.Deadline;
import dev.luma.toolbox.tcp.Duplex;
import dev.luma.toolbox.tcp.Tcp;
import dev.luma.toolbox.tcp.TcpException;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// From an address to a session that is ready for its first statement: connect, log in, initialise, under one deadline.
/// Whatever fails on the way leaves no socket open.
public final class Opening {
    /// How long to wait for the answers to several commands, where nobody knows whether the server takes them together.
    private static final Duration TRIAL = Duration.ofSeconds(2);

    private final OpenRequest request;
    private final Deadline deadline;
    private @Nullable Login login;
    private Pipelining pipelining;

    private Opening(OpenRequest request) {
        this.pipelining = Pipelining.at(request.endpoint());
        this.request = request;
        this.deadline = request.connectTimeout().isZero() ? Deadline.never() : Deadline.after(request.connectTimeout());
    }

    /// Opens a session.
    ///
    /// @throws CannotConnectException if no server answers there as it should, or none in time
    /// @throws dev.luma.db.error.NotAuthenticatedException if the server does not accept the user
    /// @throws ProtocolException if the server says what makes no sense in the middle of the login
    /// @throws CancelledException if the thread was interrupted
    public static MysqlSession open(OpenRequest request) {
        final Opening opening = new Opening(request);
        try {
            return opening.overTcp();
        } catch (IOException e) {
            throw opening.failure(e);
        }
    }

    /// Logs in over a line that is there already.
    static MysqlSession open(OpenRequest request, Duplex line) {
        final Opening opening = new Opening(request);
        try {
            return opening.over(line);
        } catch (IOException e) {
            throw opening.failure(e);
        }
    }

    private MysqlSession overTcp() throws IOException {
        try {
            return over(Tcp.connect(request.endpoint(), deadline));
        } catch (TrialFailed e) {
            pipelining = Pipelining.FAILS;
            final MysqlSession session = over(Tcp.connect(request.endpoint(), deadline));
            learnt(Pipelining.FAILS);
            return session;
        }
    }

    private MysqlSession over(Duplex line) throws IOException {
        final PacketChannel channel = new PacketChannel(line);
        try {
            channel.deadline(deadline);
            request.trace().ifPresent(sink -> channel.witness(new WireTrace(sink)));
            final ResponseReader responses = new ResponseReader(channel);
            final LoginRequest credentials = request.login().apply(line.peer());
            final Login conversation = new Login(channel, responses, credentials);
            login = conversation;
            final Ok welcome = conversation.run();
            final SessionState state = new SessionState(welcome.status(), credentials.database());
            final Definitions definitions = new Definitions(responses, request.values());
            final FirstWords words = new FirstWords(channel, responses, definitions, state, request);
            final String identity = introduce(channel, words);
            final ServerLine server = new ServerLine(
                    channel, responses, definitions, state, line.peer().name(), request, identity);
            channel.patience(request.readTimeout());
            final Renewal renewal = new Renewal(words, conversation, credentials, request);
            return new MysqlSession(server, renewal, request, pipelining == Pipelining.WORKS);
        } catch (IOException | DbException e) {
            channel.close();
            throw e;
        }
    }

    /// Says the session's first words, and finds out by them whether several commands may travel together, where nobody
    /// knows yet.
    ///
    /// @return which server this is
    private String introduce(PacketChannel channel, FirstWords words) throws IOException {
        if (pipelining != Pipelining.UNKNOWN) {
            return words.say(pipelining == Pipelining.WORKS);
        }
        try {
            channel.deadline(deadline.earlier(Deadline.after(TRIAL)));
            final String identity = words.say(true);
            channel.deadline(deadline);
            learnt(Pipelining.WORKS);
            return identity;
        } catch (ProtocolException e) {
            throw new TrialFailed(e);
        } catch (IOException e) {
            throw deadline.hasPassed() ? e : new TrialFailed(e);
        }
    }

    private void learnt(Pipelining what) {
        pipelining = what;
        what.note(request.endpoint());
    }

    /// The server did not take several commands together, it seems.
    private static final class TrialFailed extends IOException {
        private static final long serialVersionUID = 1L;

        private final Exception reason;

        TrialFailed(IOException reason) {
            super(reason);
            this.reason = reason;
        }

        TrialFailed(ProtocolException reason) {
            super(reason);
            this.reason = reason;
        }
    }

    private String where() {
        return request.endpoint().toString();
    }

    // ---- what a broken line means, by how far the opening has come

    private DbException failure(IOException broken) {
        if (broken instanceof TrialFailed trial) {
            return trial.reason instanceof IOException cause ? failure(cause) : (DbException) trial.reason;
        }
        if (broken instanceof EOFException) {
            return new CannotConnectException(Reason.REJECTED, where() + ": " + broken.getMessage(), broken);
        }
        if (!(broken instanceof TcpException tcp)) {
            return new CannotConnectException(Reason.NETWORK, where() + ": " + broken.getMessage(), broken);
        }
        return switch (tcp.kind()) {
            case UNKNOWN_HOST -> failure(Reason.UNKNOWN_HOST, tcp);
            case REFUSED -> failure(Reason.REFUSED, tcp);
            case TLS -> failure(Reason.TLS, tcp);
            case TIMED_OUT -> timedOut(tcp);
            case UNREACHABLE, RESET, FAILED -> failure(Reason.NETWORK, tcp);
            case CLOSED, INTERRUPTED -> new CancelledException(String.valueOf(tcp.getMessage()), false, tcp);
        };
    }

    private static DbException failure(Reason reason, TcpException broken) {
        return new CannotConnectException(reason, String.valueOf(broken.getMessage()), broken);
    }

    private DbException timedOut(TcpException broken) {
        final Login begun = login;
        if (begun == null) {
            return failure(Reason.TIMED_OUT, broken);
        }
        final String waitedFor = begun.step().words() + " did not come within the connect timeout of "
                + request.connectTimeout().toMillis() + " ms";
        final String advice = begun.step() == Login.Step.GREETING
                ? "; something accepts connections there and says nothing: is it a MySQL or MariaDB server?"
                : "; raise connectTimeout if the server is that slow";
        return new CannotConnectException(Reason.TIMED_OUT, where() + ": " + waitedFor + advice, broken);
    }
}
