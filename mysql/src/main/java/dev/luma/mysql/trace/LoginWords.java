package dev.luma.mysql.trace;

import static dev.luma.mysql.trace.Printable.MASK;
import static dev.luma.mysql.trace.Printable.name;
import static dev.luma.mysql.trace.Printable.quoted;

import dev.luma.db.sql.SecretSql;
import dev.luma.mysql.wire.client.HandshakeResponse;
import dev.luma.mysql.wire.client.SslRequest;
import dev.luma.mysql.wire.server.AuthMoreData;
import dev.luma.mysql.wire.server.AuthNextFactor;
import dev.luma.mysql.wire.server.AuthSwitch;
import dev.luma.mysql.wire.server.Handshake;
import dev.luma.mysql.wire.server.Ok;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;

/// The messages of a login in words, without what proves who somebody is: nonces, proofs, passwords.
final class LoginWords {
    private static final int FAST_SUCCEEDED = 3;
    private static final int FULL_WANTED = 4;

    private LoginWords() {}

    static String of(Handshake greeting) {
        return "Handshake version=" + quoted(greeting.version())
                + " connectionId=" + greeting.connectionId()
                + " method=" + name(greeting.plugin())
                + " nonce=" + MASK
                + " collation=" + greeting.collation()
                + " status=" + FlagNames.STATUS.of(greeting.status())
                + " capabilities=" + FlagNames.CAPABILITIES.of(greeting.capabilities());
    }

    static String of(SslRequest request) {
        return "SslRequest collation=" + request.collation() + " capabilities="
                + FlagNames.CAPABILITIES.of(request.capabilities());
    }

    static String of(HandshakeResponse response) {
        return "HandshakeResponse user=" + quoted(response.user())
                + (response.database().isEmpty() ? "" : " database=" + quoted(response.database()))
                + " method=" + name(response.plugin())
                + " proof=" + MASK
                + " collation=" + response.collation()
                + " attributes=" + attributes(response.attributes())
                + " capabilities=" + FlagNames.CAPABILITIES.of(response.capabilities());
    }

    private static String attributes(Map<String, String> attributes) {
        final StringJoiner text = new StringJoiner(", ", "{", "}");
        attributes.forEach(
                (key, value) -> text.add(name(key) + "=" + (SecretSql.isSuspect(key) ? MASK : quoted(value))));
        return text.toString();
    }

    static String of(AuthSwitch request) {
        return "AuthSwitch method=" + name(request.plugin()) + " data=" + MASK;
    }

    static String of(AuthNextFactor next) {
        return "AuthNextFactor method=" + name(next.plugin()) + " data=" + MASK;
    }

    static String of(AuthMoreData more) {
        final byte[] data = more.data();
        if (data.length == 1 && data[0] == FAST_SUCCEEDED) {
            return "AuthMoreData fast authentication succeeded";
        }
        if (data.length == 1 && data[0] == FULL_WANTED) {
            return "AuthMoreData full authentication wanted";
        }
        final boolean publicKey = new String(data, StandardCharsets.ISO_8859_1).startsWith("-----BEGIN PUBLIC KEY");
        return "AuthMoreData " + (publicKey ? "the server's public key" : "data=" + MASK);
    }

    /// Its info may be the server's proof that it knows the password.
    static String of(Ok ok) {
        return AnswerWords.of(
                ok.info().isEmpty()
                        ? ok
                        : new Ok(
                                ok.affectedRows(),
                                ok.lastInsertId(),
                                ok.status(),
                                ok.warnings(),
                                MASK,
                                ok.sessionChanges()));
    }
}
