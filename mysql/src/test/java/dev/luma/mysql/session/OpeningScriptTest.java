package dev.luma.mysql.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.CannotConnectException;
import dev.luma.db.error.CannotConnectException.Reason;
import dev.luma.db.error.DbException;
import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.protocol.Encryption.Need;
import dev.luma.mysql.script.Columns;
import dev.luma.mysql.script.Dialogue;
import dev.luma.mysql.script.ServerPackets;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.client.ComQuery;
import dev.luma.mysql.wire.server.AuthMoreData;
import dev.luma.mysql.wire.server.AuthNextFactor;
import dev.luma.mysql.wire.server.AuthSwitch;
import dev.luma.mysql.wire.server.ColumnCount;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.Handshake;
import dev.luma.mysql.wire.server.LocalInfile;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.toolbox.buffer.Buffer;
import dev.luma.toolbox.tcp.Endpoint;
import dev.luma.toolbox.tcp.Peer.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpeningScriptTest {
    private static final Negotiated PLAIN = new Negotiated(Capability.PROTOCOL_41, Flavor.MYSQL, "", 0);
    private static final byte[] NONCE = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20};
    /// The bytes in front of a statement under `QUERY_ATTRIBUTES`, if it has none.
    private static final int NO_ATTRIBUTES = 2;

    private static final byte[] LONG_NONCE = Arrays.copyOf(NONCE, 32);
    private static final Negotiated AGREED =
            new Negotiated(Capability.PROTOCOL_41 | Capability.DEPRECATE_EOF, Flavor.MYSQL, "", 0);
    private static final Ok OK = new Ok(0, 0, ServerStatus.AUTOCOMMIT, 0, "", new byte[0]);
    private static final Ok UTC = new Ok(0, 0, ServerStatus.NO_BACKSLASH_ESCAPES, 0, "", new byte[0]);

    /// A way in.
    ///
    /// @param sayings what the server says in answer to each write of the client's; the first thing unasked
    record Way(String name, Place place, Need need, List<byte[]> sayings) {
        static Way of(String name, Place place, Need need, ServerPackets... login) {
            final List<byte[]> sayings = new ArrayList<>();
            for (final ServerPackets packets : login) {
                sayings.add(packets.toBytes());
            }
            sayings.add(firstAnswers());
            return new Way(name, place, need, sayings);
        }

        Dialogue line() {
            return line(sayings);
        }

        Dialogue line(List<byte[]> said) {
            final Dialogue line = Dialogue.with(place).says(said.getFirst());
            if (need == Need.ALWAYS) {
                line.startsTls();
            }
            said.subList(1, said.size()).forEach(line::says);
            return line;
        }

        int length() {
            return sayings.stream().mapToInt(saying -> saying.length).sum();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// To the time zone, to what is to be tracked, and to the question which server it is.
    private static byte[] firstAnswers() {
        final Buffer answers = new Buffer();
        answers.writeBytes(packets(1).send(UTC).toBytes());
        answers.writeBytes(packets(1).send(OK).toBytes());
        answers.writeBytes(ServerPackets.answer(AGREED)
                .send(new ColumnCount(1, true))
                .definition(Columns.text("@@server_uuid"))
                .textRow("00000000-0000-0000-0000-000000000001")
                .endOfRows(OK)
                .toBytes());
        return answers.toBytes();
    }

    static List<Way> ways() {
        return List.of(nativePassword(), cached(), overTls(), switched(), sha256(), twoFactors());
    }

    /// Those, and others whose cryptography takes a while.
    static List<Way> allWays() {
        final List<Way> all = new ArrayList<>(ways());
        all.add(ed25519());
        all.add(parsec());
        return all;
    }

    private static Way nativePassword() {
        return Way.of(
                "native password",
                Place.REMOTE,
                Need.NEVER,
                greeting("mysql_native_password"),
                packets(2).send(OK));
    }

    private static Way cached() {
        return Way.of(
                "cached",
                Place.REMOTE,
                Need.NEVER,
                greeting("caching_sha2_password"),
                packets(2).send(new AuthMoreData(new byte[] {3})).send(OK));
    }

    private static Way overTls() {
        return Way.of(
                "over TLS",
                Place.REMOTE,
                Need.ALWAYS,
                greeting("caching_sha2_password"),
                packets(3).send(new AuthMoreData(new byte[] {4})),
                packets(5).send(OK));
    }

    private static Way switched() {
        return Way.of(
                "switched",
                Place.LOOPBACK,
                Need.NEVER,
                greeting("caching_sha2_password"),
                packets(2).send(new AuthSwitch("mysql_native_password", Arrays.copyOf(NONCE, 21))),
                packets(4).send(OK));
    }

    private static Way sha256() {
        return Way.of(
                "sha256",
                Place.REMOTE,
                Need.ALWAYS,
                greeting("caching_sha2_password"),
                packets(3).send(new AuthSwitch("sha256_password", Arrays.copyOf(NONCE, 21))),
                packets(5).send(OK));
    }

    private static Way twoFactors() {
        return Way.of(
                "two factors",
                Place.LOOPBACK,
                Need.NEVER,
                greeting("caching_sha2_password"),
                packets(2)
                        .send(new AuthMoreData(new byte[] {3}))
                        .send(new AuthNextFactor("mysql_native_password", Arrays.copyOf(NONCE, 21))),
                packets(5).send(OK));
    }

    private static Way ed25519() {
        return Way.of(
                "ed25519",
                Place.REMOTE,
                Need.NEVER,
                greeting("mysql_native_password"),
                packets(2).send(new AuthSwitch("client_ed25519", LONG_NONCE)),
                packets(4).send(OK));
    }

    private static Way parsec() {
        return Way.of(
                "parsec",
                Place.REMOTE,
                Need.NEVER,
                greeting("mysql_native_password"),
                packets(2).send(new AuthSwitch("parsec", LONG_NONCE)),
                packets(4).send(new AuthMoreData("P\0salt of eighteen b".getBytes(StandardCharsets.US_ASCII))),
                packets(6).send(OK));
    }

    private static ServerPackets packets(int sequence) {
        return ServerPackets.from(sequence, PLAIN);
    }

    private static ServerPackets greeting(String plugin) {
        return packets(0).send(new Handshake("9.7.4", 42, NONCE, 0xDFFF_FFFFL, 255, ServerStatus.AUTOCOMMIT, plugin));
    }

    private static OpenRequest request(Need need, Endpoint endpoint, Duration timeout) {
        return ScriptedSessions.request(endpoint, need, timeout, 256);
    }

    private static OpenRequest request(Need need) {
        return request(need, Endpoint.of("db.example", 3306), Duration.ofSeconds(5));
    }

    private static MysqlSession open(Way way, Dialogue line) {
        return Opening.open(request(way.need), line.open());
    }

    @ParameterizedTest
    @MethodSource("allWays")
    void opensASession(Way way) {
        final Dialogue line = way.line();
        final MysqlSession session = open(way, line);
        assertTrue(session.isOpen());
        assertFalse(line.isClosed());
        final List<Buffer> sent = line.sent();
        assertEquals(
                "SET time_zone='+00:00'",
                ComQuery.decode(sent.get(sent.size() - 3), NO_ATTRIBUTES).sql());
        assertEquals(
                "SELECT @@server_uuid",
                ComQuery.decode(sent.getLast(), NO_ATTRIBUTES).sql());
    }

    /// The session is to begin with autocommit on, and a server may be set up otherwise.
    @Test
    void switchesAutocommitOnWhereTheServerHasItOff() {
        final Buffer answers = new Buffer();
        answers.writeBytes(packets(1).send(OK).toBytes());
        answers.writeBytes(firstAnswers());
        final Ok off = new Ok(0, 0, 0, 0, "", new byte[0]);
        final Dialogue line = Dialogue.with(Place.REMOTE)
                .says(greeting("mysql_native_password"))
                .says(packets(2).send(off))
                .says(answers.toBytes());
        open(nativePassword(), line);
        final List<Buffer> sent = line.sent();
        assertEquals(
                "SET autocommit=1",
                ComQuery.decode(sent.get(sent.size() - 4), NO_ATTRIBUTES).sql());
    }

    @Test
    void leavesNothingOfTheConnectTimeoutBehind() {
        final Dialogue line = cached().line();
        open(cached(), line);
        assertTrue(line.deadline().isNever());
    }

    @Test
    void takesOneRoundTripForTheLoginAndOneForTheTimeZone() {
        final Way way = cached();
        final Dialogue line = way.line();
        open(way, line);
        assertEquals(2, line.writes());
        assertEquals(3, line.reads());
    }

    @ParameterizedTest
    @MethodSource("allWays")
    void refusesAConversationThatIsCutAtAnyByte(Way way) {
        for (int cut = 0; cut < way.length(); cut++) {
            final Dialogue line = way.line().endsAfter(cut);
            final DbException refused = assertThrows(DbException.class, () -> open(way, line));
            assertFalse(refused.connectionUsable());
            assertTrue(line.isClosed());
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void answersAnyBytesWithASessionOrARefusal(Way way) {
        final Random random = new Random(way.name.length());
        for (int round = 0; round < 20_000; round++) {
            final Dialogue line = way.line(altered(way.sayings, random));
            try {
                assertTrue(open(way, line).isOpen());
            } catch (DbException refused) {
                assertFalse(refused.connectionUsable());
                assertTrue(line.isClosed());
            }
        }
    }

    /// From one byte changed to all of a saying's: any of it, and the lengths in it.
    private static List<byte[]> altered(List<byte[]> sayings, Random random) {
        final List<byte[]> altered = new ArrayList<>();
        for (final byte[] saying : sayings) {
            altered.add(saying.clone());
        }
        final byte[] victim = altered.get(random.nextInt(altered.size()));
        final int first = random.nextInt(8) == 0 ? 0 : 4;
        final int count = random.nextInt(4) == 0 ? victim.length : 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            victim[first + random.nextInt(victim.length - first)] = (byte) random.nextInt();
        }
        return altered;
    }

    @Test
    void closesTheLineWhenTheInitialStatementIsRefused() {
        final Dialogue line = Dialogue.with(Place.REMOTE)
                .says(greeting("mysql_native_password"))
                .says(packets(2).send(OK))
                .says(packets(1).send(new Err(1298, "HY000", "Unknown or incorrect time zone")));
        final DbException refused = assertThrows(DbException.class, () -> open(nativePassword(), line));
        assertTrue(refused.getMessage().contains("SET time_zone"), refused.getMessage());
        assertTrue(line.isClosed());
    }

    @Test
    @Tag("X1")
    void readsNothingForAServerThatAsksForALocalFileAtTheStart() {
        final Dialogue line = Dialogue.with(Place.REMOTE)
                .says(greeting("mysql_native_password"))
                .says(packets(2).send(OK))
                .says(packets(1).send(new LocalInfile("/etc/passwd")));
        assertThrows(ProtocolException.class, () -> open(nativePassword(), line));
        assertEquals(2, line.writes());
        assertTrue(line.isClosed());
    }

    // ---- over real sockets, without a server behind them

    @Test
    void givesUpOnAServerThatAcceptsAndSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final Endpoint endpoint = Endpoint.of("127.0.0.1", silent.getLocalPort());
            final OpenRequest request = request(Need.ALWAYS, endpoint, Duration.ofMillis(100));
            final CannotConnectException refused =
                    assertThrows(CannotConnectException.class, () -> Opening.open(request));
            assertEquals(Reason.TIMED_OUT, refused.reason());
            assertTrue(refused.getMessage().contains("says nothing"), refused.getMessage());
            assertTrue(refused.getMessage().contains("100 ms"), refused.getMessage());
            assertTrue(refused.getMessage().contains(endpoint.toString()), refused.getMessage());
        }
    }

    @Test
    void saysThatNothingListens() throws IOException {
        final int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        final OpenRequest request = request(Need.ALWAYS, Endpoint.of("127.0.0.1", port), Duration.ofSeconds(5));
        final CannotConnectException refused = assertThrows(CannotConnectException.class, () -> Opening.open(request));
        assertEquals(Reason.REFUSED, refused.reason());
        assertTrue(refused.getMessage().contains("127.0.0.1:" + port), refused.getMessage());
    }

    @Test
    void saysThatTheHostIsUnknown() {
        final OpenRequest request =
                request(Need.ALWAYS, Endpoint.of("no-such-host.invalid", 3306), Duration.ofSeconds(5));
        final CannotConnectException refused = assertThrows(CannotConnectException.class, () -> Opening.open(request));
        assertEquals(Reason.UNKNOWN_HOST, refused.reason());
        assertTrue(refused.getMessage().contains("no-such-host.invalid"), refused.getMessage());
    }
}
