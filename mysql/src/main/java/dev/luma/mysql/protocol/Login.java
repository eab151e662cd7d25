package dev.luma.mysql.protocol;

import dev.luma.db.error.CannotConnectException;
import dev.luma.db.error.CannotConnectException.Reason;
import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.auth.Line;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.PacketChannel;
import dev.luma.mysql.wire.client.ComChangeUser;
import dev.luma.mysql.wire.client.HandshakeResponse;
import dev.luma.mysql.wire.client.SslRequest;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.Handshake;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.ServerMessage;
import dev.luma.toolbox.tcp.Duplex;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The first conversation: from the server's greeting to its first OK.
///
/// ```
/// server: Handshake          client: (SslRequest, TLS), HandshakeResponse
/// server: (AuthSwitch        client: AuthResponse)
///         (AuthMoreData      client: AuthResponse, or nothing) …
/// server: Ok
/// ```
///
/// One round trip with a method that the server greets with, one more for a switch to another, and those of TLS.
/// Nothing that the user gave is sent before it is clear whether the line is encrypted as it must be. One login per
/// object; the deadline is the channel's.
///
/// @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase.html">Connection
/// Phase</a>
public final class Login {
    /// The longest message that a server can be told to send.
    private static final long MAX_PACKET = 1 << 30;

    private final PacketChannel channel;
    private final ResponseReader responses;
    private final LoginRequest request;
    private final String where;
    private Step step = Step.GREETING;
    private @Nullable Handshake greeting;

    /// How far a login has come, for messages.
    public enum Step {
        GREETING("the greeting"),
        TLS("the TLS handshake"),
        AUTHENTICATION("the authentication");

        private final String words;

        Step(String words) {
            this.words = words;
        }

        /// As a message names it: `the greeting`.
        public String words() {
            return words;
        }
    }

    public Login(PacketChannel channel, ResponseReader responses, LoginRequest request) {
        this.channel = channel;
        this.responses = responses;
        this.request = request;
        this.where = channel.duplex().peer().name();
    }

    /// How far it has come.
    public Step step() {
        return step;
    }

    /// Logs in. Afterwards the [ResponseReader] knows what was negotiated, and the line is compressed if that was.
    ///
    /// @return the OK, whose status flags are the session's first
    /// @throws CannotConnectException if the server does not greet, does not want us, or has no TLS where it must
    /// @throws NotAuthenticatedException if it does not accept the user, or asks for what we do not give
    /// @throws ProtocolException if it says what makes no sense; the line is of no more use after any of these
    public Ok run() throws IOException {
        final Handshake greeted = greet();
        greeting = greeted;
        return run(greeted);
    }

    private Ok run(Handshake greeting) throws IOException {
        final boolean encrypted = wantsTls(greeting);
        final Optional<CompressionWish.Method> compression =
                request.compression().choose(greeting.capabilities(), where);
        final long capabilities = Agreement.capabilities(
                greeting,
                encrypted,
                !request.database().isEmpty(),
                request.wished()
                        | compression.map(CompressionWish.Method::capability).orElse(0L),
                where);
        final int collation = Agreement.collation(greeting);
        responses.negotiated(
                new Negotiated(capabilities, greeting.flavor(), greeting.plainVersion(), greeting.connectionId()));
        if (encrypted) {
            encrypt(new SslRequest(capabilities, MAX_PACKET, collation), greeting.flavor());
        }
        step = Step.AUTHENTICATION;
        final Ok ok = authenticate(greeting, capabilities, collation);
        compression.ifPresent(
                method -> channel.startCompression(method.opening().get()));
        return ok;
    }

    /// Logs in as somebody else, on the line that this login has opened: by the same rules, in a round trip, and more
    /// where the server asks for more. The session begins anew, and keeps its line: TLS and compression stay.
    ///
    /// @return the OK, whose status flags are the new session's first
    /// @throws NotAuthenticatedException if the server does not accept the user, or asks for what we do not give
    /// @throws CannotConnectException if it does not want us for another reason
    /// @throws ProtocolException if it says what makes no sense; the line is of no more use after any of these
    /// @throws IllegalStateException if this login has not been run
    public Ok change(LoginRequest other) throws IOException {
        final Handshake greeted = greeting;
        if (greeted == null) {
            throw new IllegalStateException("nobody has logged in yet");
        }
        return new Login(channel, responses, other).changeUser(greeted);
    }

    private Ok changeUser(Handshake greeted) throws IOException {
        step = Step.AUTHENTICATION;
        final Authentication authentication =
                new Authentication(channel, responses, request.credentials(), line(), greeted);
        final ServerMessage verdict = verdict(
                authentication,
                () -> new ComChangeUser(
                                responses.negotiated().capabilities(),
                                Agreement.collation(greeted),
                                request.user(),
                                authentication.firstAnswer(),
                                request.database(),
                                authentication.pluginName(),
                                request.attributes())
                        .encode(channel.beginCommand()));
        return welcome(verdict);
    }

    private Handshake greet() throws IOException {
        try {
            return switch (responses.greeting()) {
                case Handshake greeting -> greeting;
                case Err err -> throw ServerErrors.atLogin(err, where);
                case ServerMessage other -> throw new IllegalStateException("no greeting: " + other);
            };
        } catch (ProtocolException e) {
            throw new CannotConnectException(
                    Reason.REJECTED,
                    where + ": what answers there does not greet as MySQL and MariaDB do: " + e.getMessage()
                            + "; check host and port",
                    e);
        } catch (EOFException e) {
            throw new CannotConnectException(
                    Reason.REJECTED,
                    where + ": the connection was accepted, and closed without a greeting; a proxy without a server"
                            + " behind it does that, and a server that is about to stop",
                    e);
        }
    }

    private boolean wantsTls(Handshake greeting) {
        final boolean offered = (greeting.capabilities() & Capability.SSL) != 0;
        return switch (request.encryption().need()) {
            case NEVER -> false;
            case IF_OFFERED -> offered;
            case ALWAYS -> {
                if (!offered) {
                    throw new CannotConnectException(
                            Reason.TLS,
                            where + ": the server offers no TLS, so nothing was sent; "
                                    + request.encryption().advice(),
                            null);
                }
                yield true;
            }
        };
    }

    /// Asks for TLS, and begins it with the next byte. The [HandshakeResponse] follows as the exchange's next packet.
    private void encrypt(SslRequest ask, Flavor flavor) throws IOException {
        step = Step.TLS;
        ask.encode(channel.beginPacket());
        channel.endPacket();
        channel.flush();
        final Encryption encryption = request.encryption();
        final boolean mayProve = encryption.acceptsProof()
                && flavor == Flavor.MARIADB
                && !request.credentials().passwords().getFirst().isEmpty();
        channel.startTls(mayProve ? encryption.tls().allowingDoubt() : encryption.tls());
    }

    private Ok authenticate(Handshake greeting, long capabilities, int collation) throws IOException {
        final Authentication authentication =
                new Authentication(channel, responses, request.credentials(), line(), greeting);
        final ServerMessage verdict = verdict(
                authentication,
                () -> new HandshakeResponse(
                                capabilities,
                                MAX_PACKET,
                                collation,
                                request.user(),
                                authentication.firstAnswer(),
                                request.database(),
                                authentication.pluginName(),
                                request.attributes())
                        .encode(channel.beginPacket()));
        final Ok ok = welcome(verdict);
        dispelDoubt(authentication, ok);
        return ok;
    }

    private Ok welcome(ServerMessage verdict) {
        return switch (verdict) {
            case Ok ok -> ok;
            case Err err -> throw ServerErrors.atLogin(err, who());
            case ServerMessage other -> throw new IllegalStateException("no verdict: " + other);
        };
    }

    private ServerMessage verdict(Authentication authentication, Runnable introduction) throws IOException {
        try {
            introduction.run();
            channel.endPacket();
            channel.flush();
            return authentication.run();
        } catch (NotAuthenticatedException e) {
            throw new NotAuthenticatedException(who() + ": " + e.getMessage());
        } catch (EOFException e) {
            throw new CannotConnectException(
                    Reason.REJECTED, who() + ": the server closed the connection in the middle of the login", e);
        }
    }

    private String who() {
        return request.user() + "@" + where;
    }

    /// A certificate that was refused is believed if the server has proved that it is its own.
    private void dispelDoubt(Authentication authentication, Ok ok) {
        final Duplex duplex = channel.duplex();
        final Optional<String> doubt = duplex.doubt();
        if (doubt.isPresent()
                && !duplex.peerCertificate()
                        .map(its -> authentication.proves(ok, its))
                        .orElse(false)) {
            throw new CannotConnectException(
                    Reason.TLS,
                    where + ": " + doubt.get() + "; nor has the server proved by the password that it is the one,"
                            + " as MariaDB does since 11.4: trust its authority by tlsCa, or ask for tls=required,"
                            + " which verifies nothing",
                    null);
        }
    }

    private Line line() {
        final Duplex duplex = channel.duplex();
        if (duplex.isEncrypted()) {
            final Line undoubted = request.encryption().proves() ? Line.PROVEN : Line.ENCRYPTED;
            return duplex.doubt().isPresent() ? Line.UNPROVEN : undoubted;
        }
        return switch (duplex.peer().place()) {
            case UNIX_SOCKET -> Line.UNIX_SOCKET;
            case LOOPBACK -> Line.LOOPBACK;
            case REMOTE -> Line.OPEN;
        };
    }
}
