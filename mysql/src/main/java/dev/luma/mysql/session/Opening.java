package dev.luma.mysql.session;

import dev.luma.db.error.CancelledException;
import dev.luma.db.error.CannotConnectException;
import dev.luma.db.error.CannotConnectException.Reason;
import dev.luma.db.error.DbException;
import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.protocol.Login;
import dev.luma.mysql.protocol.LoginRequest;
import dev.luma.mysql.protocol.ResponseReader;
import dev.luma.mysql.protocol.ServerErrors;
import dev.luma.mysql.trace.WireTrace;
import dev.luma.mysql.wire.PacketChannel;
import dev.luma.mysql.wire.client.ComQuery;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.ServerMessage;
import dev.luma.toolbox.tcp.Deadline;
import dev.luma.toolbox.tcp.Duplex;
import dev.luma.toolbox.tcp.Tcp;
import dev.luma.toolbox.tcp.TcpException;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// From an address to a session that is ready for its first statement: connect, log in, initialise, under one deadline.
/// Whatever fails on the way leaves no socket open.
public final class Opening {
    private final OpenRequest request;
    private final Deadline deadline;
    private @Nullable Login login;

    private Opening(OpenRequest request) {
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
            return opening.over(Tcp.connect(request.endpoint(), opening.deadline));
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
            final int status = initialise(channel, responses, welcome.status());
            return new MysqlSession(
                    channel, responses, status, line.peer().name(), request.values(), request.readTimeout());
        } catch (IOException | DbException e) {
            channel.close();
            throw e;
        }
    }

    /// Runs the initial statement, in one round trip.
    ///
    /// @return the status flags after it
    private int initialise(PacketChannel channel, ResponseReader responses, int status) throws IOException {
        if (request.initialStatement().isEmpty()) {
            return status;
        }
        new ComQuery(request.initialStatement()).encode(channel.beginCommand());
        channel.endPacket();
        channel.flush();
        return switch (responses.answer()) {
            case Ok ok -> ok.status();
            case Err err -> throw ServerErrors.atLogin(err, where() + ", `" + request.initialStatement() + '`');
            case ServerMessage other ->
                throw new ProtocolException(other.getClass().getSimpleName() + " came where OK was due");
        };
    }

    private String where() {
        return request.endpoint().toString();
    }

    // ---- what a broken line means, by how far the opening has come

    private DbException failure(IOException broken) {
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
