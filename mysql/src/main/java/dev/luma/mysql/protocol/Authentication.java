package dev.luma.mysql.protocol;

import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.auth.AuthPlugin;
import dev.luma.mysql.auth.AuthPlugins;
import dev.luma.mysql.auth.Credentials;
import dev.luma.mysql.auth.Factor;
import dev.luma.mysql.auth.Line;
import dev.luma.mysql.auth.ServerProof;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.PacketChannel;
import dev.luma.mysql.wire.client.AuthResponse;
import dev.luma.mysql.wire.server.AuthMoreData;
import dev.luma.mysql.wire.server.AuthNextFactor;
import dev.luma.mysql.wire.server.AuthSwitch;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.Handshake;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.ServerMessage;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Optional;

/// The part of a login in which the client proves who it is, by whichever method the server settles on.
final class Authentication {
    private static final String MYSQL_DEFAULT = "caching_sha2_password";
    private static final String MARIADB_DEFAULT = "mysql_native_password";
    /// The longest known way has four for each factor: a switch, a verdict, a key, the OK.
    private static final int MAX_ROUNDS = 4 * Credentials.MOST_FACTORS;

    private final PacketChannel channel;
    private final ResponseReader responses;
    private final Credentials credentials;
    private final Line line;
    private final byte[] greetingNonce;
    /// What MariaDB proves itself with: the last nonce of the greeting's kind, whatever other ones a method has.
    private byte[] proofNonce;
    private AuthPlugin plugin;
    private int factor = 1;

    /// Begins with the method that the server greets with. That one is the server's default, and need not be the
    /// user's: where we may not answer with it, one of ours serves as well, and the server switches.
    Authentication(
            PacketChannel channel, ResponseReader responses, Credentials credentials, Line line, Handshake greeting) {
        this.channel = channel;
        this.responses = responses;
        this.credentials = credentials;
        this.line = line;
        this.greetingNonce = greeting.nonce();
        this.proofNonce = greetingNonce;
        final String ours = greeting.flavor() == Flavor.MYSQL ? MYSQL_DEFAULT : MARIADB_DEFAULT;
        final Factor first = credentials.factor(factor, line);
        final AuthPlugins allowed = credentials.allowed();
        this.plugin = allowed.volunteer(greeting.plugin(), first)
                .or(() -> allowed.volunteer(ours, first))
                .orElseGet(AuthPlugins::undecided);
    }

    String pluginName() {
        return plugin.name();
    }

    /// What goes into the handshake response.
    byte[] firstAnswer() {
        return plugin.begin(greetingNonce);
    }

    /// Answers until the server has made up its mind.
    ///
    /// @return an [Ok] or an [Err]
    ServerMessage run() throws IOException {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            switch (responses.authentication()) {
                case AuthSwitch to -> switchTo(to);
                case AuthMoreData more -> goOn(more);
                case AuthNextFactor next -> beginNext(next);
                case Ok ok -> {
                    return ok;
                }
                case Err err -> {
                    return err;
                }
                case ServerMessage other -> throw new IllegalStateException("no authentication: " + other);
            }
        }
        throw new ProtocolException(plugin.name() + ": the server has not decided after " + MAX_ROUNDS + " messages");
    }

    /// Whether the OK proves that the server knows the password, and that the certificate is its own.
    boolean proves(Ok ok, X509Certificate certificate) {
        final byte[] encoded;
        try {
            encoded = certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that came encoded has no encoding", e);
        }
        return plugin.sharedSecret()
                .map(secret -> ServerProof.holds(ok.info(), secret, proofNonce, encoded))
                .orElse(false);
    }

    private void switchTo(AuthSwitch to) throws IOException {
        begin(credentials.allowed().require(to.plugin(), credentials.factor(factor, line)), to.nonce());
    }

    private void beginNext(AuthNextFactor next) throws IOException {
        factor++;
        if (factor > Credentials.MOST_FACTORS) {
            throw new ProtocolException("the server asks for a factor " + factor + " of the login, and MySQL has "
                    + Credentials.MOST_FACTORS);
        }
        final Factor its = credentials.factor(factor, line);
        final AuthPlugin method = credentials.allowed().require(next.plugin(), its);
        if (its.password().isEmpty()) {
            throw new NotAuthenticatedException("the account has a factor " + factor + ", " + method.name()
                    + ", and no password is given for it: give one (password" + factor + "FromEnvironment in a DSN,"
                    + " or MysqlConfig.password" + factor + ")");
        }
        begin(method, next.nonce());
    }

    private void begin(AuthPlugin method, byte[] nonce) throws IOException {
        plugin = method;
        if (nonce.length == greetingNonce.length) {
            proofNonce = nonce;
        }
        send(plugin.begin(nonce));
    }

    private void goOn(AuthMoreData more) throws IOException {
        final Optional<byte[]> answer = plugin.next(more.data());
        if (answer.isPresent()) {
            send(answer.get());
        }
    }

    private void send(byte[] answer) throws IOException {
        new AuthResponse(answer).encode(channel.beginPacket());
        channel.endPacket();
        channel.flush();
    }
}
