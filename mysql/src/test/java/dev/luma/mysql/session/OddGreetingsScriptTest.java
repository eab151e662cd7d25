package dev.luma.mysql.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.mysql.protocol.Encryption.Need;
import dev.luma.mysql.script.Dialogue;
import dev.luma.mysql.script.ServerPackets;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.Handshake;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.toolbox.buffer.Buffer;
import dev.luma.toolbox.tcp.Endpoint;
import dev.luma.toolbox.tcp.Peer.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What stands in front of servers, and what is like one: who it is, is told by its capabilities, and by no number in
/// its version; what it does not know, it may refuse.
@Tag("P18")
class OddGreetingsScriptTest {
    private static final Negotiated PLAIN = new Negotiated(Capability.PROTOCOL_41, Flavor.MYSQL, "", 0);
    private static final byte[] NONCE = "abcdefghijklmnopqrst".getBytes(StandardCharsets.US_ASCII);
    private static final Ok OK = new Ok(0, 0, ServerStatus.AUTOCOMMIT, 0, "", new byte[0]);

    /// What all of them can.
    private static final long LEAST = Capability.PROTOCOL_41
            | Capability.SECURE_CONNECTION
            | Capability.PLUGIN_AUTH
            | Capability.CONNECT_WITH_DB
            | Capability.TRANSACTIONS
            | Capability.MULTI_RESULTS;

    private static final long LIKE_MYSQL = LEAST | Capability.LONG_PASSWORD;
    private static final long TRACKING = Capability.SESSION_TRACK | Capability.DEPRECATE_EOF;

    static Stream<Arguments> greetings() {
        return Stream.of(
                Arguments.of("26.7.0", LIKE_MYSQL | TRACKING, Flavor.MYSQL, "26.7.0"),
                Arguments.of("5.5.5-10.11.8-MariaDB", LEAST | TRACKING, Flavor.MARIADB, "10.11.8-MariaDB"),
                Arguments.of("5.5.5-10.11.8-MariaDB", LIKE_MYSQL, Flavor.MARIADB, "10.11.8-MariaDB"),
                Arguments.of("10.0.0 2.1.13-maxscale", LEAST | TRACKING, Flavor.MARIADB, "10.0.0 2.1.13-maxscale"),
                Arguments.of("10.0.0 2.1.13-maxscale", LIKE_MYSQL, Flavor.MYSQL, "10.0.0 2.1.13-maxscale"),
                Arguments.of("8.0.36-Vitess", LIKE_MYSQL | TRACKING, Flavor.MYSQL, "8.0.36-Vitess"),
                Arguments.of("5.7.25-TiDB-v8", LIKE_MYSQL, Flavor.MYSQL, "5.7.25-TiDB-v8"),
                Arguments.of("11.8.6", LIKE_MYSQL, Flavor.MYSQL, "11.8.6"),
                Arguments.of("", LEAST, Flavor.MARIADB, ""));
    }

    @ParameterizedTest
    @MethodSource("greetings")
    void connectsToWhatRefusesToTrackAndToSayWhoItIs(
            String version, long capabilities, Flavor flavor, String shownVersion) {
        final Dialogue line = Dialogue.with(Place.REMOTE)
                .says(packets(0)
                        .send(new Handshake(
                                version,
                                42,
                                NONCE,
                                capabilities,
                                255,
                                ServerStatus.AUTOCOMMIT,
                                "mysql_native_password")))
                .says(packets(2).send(OK))
                .says(firstAnswers((capabilities & Capability.SESSION_TRACK) != 0));
        try (MysqlSession session = Opening.open(
                ScriptedSessions.request(Endpoint.of("odd.example", 3306), Need.NEVER, Duration.ofSeconds(5), 256),
                line.open())) {
            assertTrue(session.isOpen());
            assertEquals(flavor, session.negotiated().flavor());
            assertEquals(flavor.product(), session.server().product());
            assertEquals(shownVersion, session.server().version());
            assertEquals("", session.identity());
        }
    }

    /// An OK for the time zone, and no to all else.
    private static byte[] firstAnswers(boolean asksToTrack) {
        final Err no = new Err(1193, "HY000", "Unknown system variable");
        final Buffer answers = new Buffer();
        answers.writeBytes(packets(1).send(OK).toBytes());
        if (asksToTrack) {
            answers.writeBytes(packets(1).send(no).toBytes());
        }
        answers.writeBytes(packets(1).send(no).toBytes());
        return answers.toBytes();
    }

    private static ServerPackets packets(int sequence) {
        return ServerPackets.from(sequence, PLAIN);
    }
}
