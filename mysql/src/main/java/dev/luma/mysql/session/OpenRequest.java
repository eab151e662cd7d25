package dev.luma.mysql.session;

import dev.luma.mysql.codec.ValueOptions;
import dev.luma.mysql.protocol.LoginRequest;
import dev.luma.toolbox.tcp.Endpoint;
import dev.luma.toolbox.tcp.Peer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// What it takes to open a session.
///
/// @param connectTimeout for all of it: from the look-up of the name to the last answer to the session's first words;
///     zero for ever
/// @param readTimeout how long to wait for one message of the open session; zero for ever
/// @param login how to log in, which may depend on where the server turned out to be
/// @param initialStatement run before anybody else gets the session; empty for none
/// @param cachedStatements how many prepared statements the session keeps for the next time; 0 for none
/// @param slowStatement from when on a statement is slow; zero for never
/// @param trace gets the wire trace, line by line; empty for none
/// @param gtids whether the server is to tell the identifiers of what the session commits
/// @param maxStatementTime after which the server itself is to end a statement; zero for whatever it is set to
public record OpenRequest(
        Endpoint endpoint,
        Duration connectTimeout,
        Duration readTimeout,
        Function<Peer, LoginRequest> login,
        String initialStatement,
        ValueOptions values,
        int cachedStatements,
        Duration slowStatement,
        Optional<Consumer<String>> trace,
        boolean gtids,
        Duration maxStatementTime) {
    /// The same for this login.
    OpenRequest as(LoginRequest its) {
        return new OpenRequest(
                endpoint,
                connectTimeout,
                readTimeout,
                peer -> its,
                initialStatement,
                values,
                cachedStatements,
                slowStatement,
                trace,
                gtids,
                maxStatementTime);
    }

    /// The same with no more time than `limit` to connect, nor for each answer, and without a trace.
    OpenRequest within(Duration limit) {
        return new OpenRequest(
                endpoint,
                shorter(connectTimeout, limit),
                shorter(readTimeout, limit),
                login,
                initialStatement,
                values,
                0,
                slowStatement,
                Optional.empty(),
                false,
                Duration.ZERO);
    }

    /// @param timeout zero for ever
    private static Duration shorter(Duration timeout, Duration limit) {
        return timeout.isZero() || timeout.compareTo(limit) > 0 ? limit : timeout;
    }
}
