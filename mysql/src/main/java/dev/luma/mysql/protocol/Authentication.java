package dev.luma.mysql.protocol;

import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.auth.AuthPlugin;
import dev.luma.mysql.auth.AuthPlugins;
import dev.luma.mysql.auth.Credentials;
import dev.luma.mysql.auth.ServerProof;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.PacketChannel;
import dev.luma.mysql.wire.client.AuthResponse;
import dev.luma.mysql.wire.server.AuthMoreData;
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
    /// The longest known way has four: a switch, a verdict, a key, the OK.
    private static final int MAX_ROUNDS = 8;

    private final PacketChannel channel;
    private final ResponseReader responses;
    private final Credentials credentials;
    private AuthPlugin plugin;
    private byte[] nonce;

    /// Begins with the method that the server greets with. That one is the server's default, and need not be the
    /// user's: where we have it not, one of ours serves as well, and the server switches.
    Authentication(PacketChannel channel, ResponseReader responses, Credentials credentials, Handshake greeting) {
        this.channel = channel;
        this.responses = responses;
        this.credentials = credentials;
        this.nonce = greeting.nonce();
        final String ours = greeting.flavor() == Flavor.MYSQL ? MYSQL_DEFAULT : MARIADB_DEFAULT;
        this.plugin = AuthPlugins.find(greeting.plugin(), credentials)
                .orElseGet(() -> AuthPlugins.require(ours, credentials));
    }

    String pluginName() {
        return plugin.name();
    }

    /// What goes into the handshake response.
    byte[] firstAnswer() {
        return plugin.begin(nonce);
    }

    /// Answers until the server has made up its mind.
    ///
    /// @return an [Ok] or an [Err]
    ServerMessage run() throws IOException {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            switch (responses.authentication()) {
                case AuthSwitch to -> switchTo(to);
                case AuthMoreData more -> goOn(more);
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
                .map(secret -> ServerProof.holds(ok.info(), secret, nonce, encoded))
                .orElse(false);
    }

    private void switchTo(AuthSwitch to) throws IOException {
        plugin = AuthPlugins.require(to.plugin(), credentials);
        nonce = to.nonce();
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
