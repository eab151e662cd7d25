package dev.luma.mysql.session;

import dev.luma.mysql.auth.AuthPlugins;
import dev.luma.mysql.auth.Credentials;
import dev.luma.mysql.codec.ValueOptions;
import dev.luma.mysql.protocol.CompressionWish;
import dev.luma.mysql.protocol.Definitions;
import dev.luma.mysql.protocol.Encryption;
import dev.luma.mysql.protocol.Login;
import dev.luma.mysql.protocol.LoginRequest;
import dev.luma.mysql.protocol.ResponseReader;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.PacketChannel;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.toolbox.crypto.Secret;
import dev.luma.toolbox.tcp.Duplex;
import dev.luma.toolbox.tcp.Endpoint;
import dev.luma.toolbox.tcp.Tls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sessions that have logged in already, to whatever the channel leads to.
final class ScriptedSessions {
    private ScriptedSessions() {}

    /// A session that takes pipelining for granted.
    static MysqlSession over(Duplex duplex, Negotiated negotiated, int cachedStatements) {
        final PacketChannel channel = new PacketChannel(duplex);
        final ResponseReader responses = new ResponseReader(channel);
        responses.negotiated(negotiated);
        channel.patience(Duration.ofSeconds(60));
        final SessionState state = new SessionState(ServerStatus.AUTOCOMMIT, "");
        final Definitions definitions = new Definitions(responses, ValueOptions.DEFAULTS);
        final OpenRequest request =
                request(Endpoint.of("script", 3306), Encryption.Need.NEVER, Duration.ZERO, cachedStatements);
        final ServerLine line = new ServerLine(channel, responses, definitions, state, "script:3306", request, "");
        final LoginRequest login = request.login().apply(duplex.peer());
        final Renewal renewal = new Renewal(
                new FirstWords(channel, responses, definitions, state, request),
                new Login(channel, responses, login),
                login,
                request);
        return new MysqlSession(line, renewal, request, true);
    }

    static OpenRequest request(Endpoint endpoint, Encryption.Need need, Duration timeout, int cachedStatements) {
        return request(
                endpoint,
                login("alice", List.of(Secret.of("password"), Secret.of("second")), "prod", need),
                timeout,
                cachedStatements);
    }

    /// What it takes to log in to a real server without a password, over a line that is there already.
    static OpenRequest requestAs(String user, String database) {
        final LoginRequest login = login(user, List.of(Secret.EMPTY), database, Encryption.Need.NEVER);
        return request(Endpoint.of("line", 3306), login, Duration.ZERO, 256);
    }

    /// The same with a limit of the server's for each statement.
    static OpenRequest limiting(OpenRequest request, Duration maxStatementTime) {
        return new OpenRequest(
                request.endpoint(),
                request.connectTimeout(),
                request.readTimeout(),
                request.login(),
                request.initialStatement(),
                request.values(),
                request.cachedStatements(),
                request.slowStatement(),
                request.trace(),
                request.gtids(),
                maxStatementTime);
    }

    private static LoginRequest login(String user, List<Secret> passwords, String database, Encryption.Need need) {
        return new LoginRequest(
                user,
                new Credentials(passwords, AuthPlugins.DEFAULT, Optional.empty(), false),
                database,
                new Encryption(need, Tls.encryptOnly(), false, false, ""),
                Map.of(),
                CompressionWish.NONE);
    }

    private static OpenRequest request(Endpoint endpoint, LoginRequest login, Duration timeout, int cachedStatements) {
        return new OpenRequest(
                endpoint,
                timeout,
                Duration.ofSeconds(60),
                peer -> login,
                "SET time_zone='+00:00'",
                ValueOptions.DEFAULTS,
                cachedStatements,
                Duration.ZERO,
                Optional.empty(),
                false,
                Duration.ZERO);
    }
}
