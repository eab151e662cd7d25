package dev.luma.mysql.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.CancelledException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.LostConnectionException;
import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.auth.Credentials;
import dev.luma.mysql.codec.ValueOptions;
import dev.luma.mysql.protocol.CompressionWish;
import dev.luma.mysql.protocol.Encryption;
import dev.luma.mysql.protocol.Encryption.Need;
import dev.luma.mysql.protocol.LoginRequest;
import dev.luma.mysql.script.CompressedPackets;
import dev.luma.mysql.script.ServerPackets;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.Zlib;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.Handshake;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.testkit.script.Script;
import dev.luma.testkit.script.ScriptedDuplex;
import dev.luma.toolbox.crypto.Secret;
import dev.luma.toolbox.tcp.Endpoint;
import dev.luma.toolbox.tcp.Tls;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Sessions on a compressed line, with a server that is hostile or breaks off.
@Tag("P3")
class CompressedSessionScriptTest {
    private static final Negotiated PLAIN = new Negotiated(Capability.PROTOCOL_41, Flavor.MYSQL, "", 0);
    private static final byte[] NONCE = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20};
    private static final Ok OK = new Ok(0, 0, ServerStatus.AUTOCOMMIT, 0, "", new byte[0]);

    private static byte[] noSuchVariable() {
        return ServerPackets.answer(PLAIN)
                .send(new Err(1193, "HY000", "Unknown system variable"))
                .toBytes();
    }

    private static byte[] ok() {
        return ServerPackets.answer(PLAIN).send(OK).toBytes();
    }

    private static CompressedPackets answer() {
        return CompressedPackets.from(1);
    }

    /// A server up to the answer to the session's first command.
    private static Script loggedIn() {
        final Handshake greeting =
                new Handshake("9.7.4", 42, NONCE, 0xDFFF_FFFFL, 255, ServerStatus.AUTOCOMMIT, "mysql_native_password");
        return new Script()
                .sends(ServerPackets.from(0, PLAIN).send(greeting).toBytes())
                .awaitsWrite()
                .sends(ServerPackets.from(2, PLAIN).send(OK).toBytes())
                .awaitsWrite();
    }

    private static Script opened() {
        return loggedIn()
                .sends(answer().packed(ok()).toBytes())
                .sends(answer().packed(ok()).toBytes())
                .sends(answer().packed(noSuchVariable()).toBytes());
    }

    private static MysqlSession open(ScriptedDuplex line) {
        final CompressionWish zlib =
                new CompressionWish(List.of(new CompressionWish.Method("zlib", Capability.COMPRESS, Zlib::new)), true);
        return Opening.open(
                new OpenRequest(
                        Endpoint.of("localhost", 3306),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        peer -> new LoginRequest(
                                "alice",
                                Credentials.of(Secret.of("password")),
                                "",
                                new Encryption(Need.NEVER, Tls.encryptOnly(), false, false, ""),
                                Map.of(),
                                zlib),
                        "SET time_zone='+00:00'",
                        ValueOptions.DEFAULTS,
                        256,
                        Duration.ZERO,
                        Optional.empty(),
                        false,
                        Duration.ZERO),
                line);
    }

    /// Opens a session, and has a ping answered so.
    private static DbException pingFails(byte[] answer) {
        final ScriptedDuplex line =
                new ScriptedDuplex(opened().awaitsWrite().sends(answer).ends());
        final MysqlSession session = open(line);
        final DbException failure = assertThrows(DbException.class, session::ping);
        assertFalse(session.isOpen());
        assertTrue(line.isClosed());
        return failure;
    }

    @Test
    void compressesFromTheFirstCommandOn() {
        final ScriptedDuplex line = new ScriptedDuplex(
                opened().awaitsWrite().sends(answer().packed(ok()).toBytes()));
        open(line).ping();
        line.assertFinished();
        final byte[] ping = line.writes().get(2);
        assertEquals("[5, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 14]", Arrays.toString(ping));
    }

    @Test
    void refusesAWrongSequenceId() {
        final DbException failure =
                pingFails(CompressedPackets.from(3).packed(ok()).toBytes());
        assertInstanceOf(ProtocolException.class, failure);
        assertTrue(failure.getMessage().contains("compressed packet 3 came where 1 was due"), failure.getMessage());
    }

    @Test
    void refusesABomb() {
        final byte[] bomb = CompressedPackets.deflate(new byte[32 << 20]);
        assertInstanceOf(ProtocolException.class, pingFails(CompressedPackets.raw(bomb.length, 1, ok().length, bomb)));
    }

    @Test
    void refusesALengthThatDoesNotMatch() {
        final byte[] payload = CompressedPackets.deflate(ok());
        for (final int claimed : new int[] {1, ok().length - 1, ok().length + 1, 0xFF_FFFF}) {
            assertInstanceOf(
                    ProtocolException.class, pingFails(CompressedPackets.raw(payload.length, 1, claimed, payload)));
        }
    }

    @Test
    void takesNoMemoryForAPacketThatClaimsSixteenMiB() {
        final DbException failure = pingFails(CompressedPackets.raw(0xFF_FFFF, 1, 0xFF_FFFF, new byte[10]));
        assertInstanceOf(LostConnectionException.class, failure);
    }

    @Test
    void refusesWhatComesBehindAnAnswer() {
        final ScriptedDuplex line = new ScriptedDuplex(opened().awaitsWrite()
                .sends(answer().packed(ok()).plain(ok()).toBytes())
                .takesAnything());
        final MysqlSession session = open(line);
        session.ping();
        assertThrows(ProtocolException.class, session::ping);
        assertFalse(session.isOpen());
    }

    @Test
    void losesTheLineWhereverItIsCut() {
        final byte[] answer = answer().packed(ok()).toBytes();
        final Script whole = opened().awaitsWrite().sends(answer);
        open(new ScriptedDuplex(whole)).ping();
        for (int cut = 0; cut < whole.sentBytes(); cut++) {
            final ScriptedDuplex line = new ScriptedDuplex(whole.cutAfter(cut).ends());
            assertThrows(DbException.class, () -> open(line).ping());
            assertTrue(line.isClosed());
        }
    }

    @Test
    void endsAReadThatStallsWhenAnotherThreadAborts() throws InterruptedException, TimeoutException {
        final byte[] answer = answer().packed(ok()).toBytes();
        final ScriptedDuplex line = new ScriptedDuplex(
                opened().awaitsWrite().sends(Arrays.copyOf(answer, 10)).hangs());
        final MysqlSession session = open(line);
        final FutureTask<Boolean> ping = new FutureTask<>(session::ping, true);
        Thread.ofVirtual().start(ping);
        line.awaitReader();
        session.abort();
        final ExecutionException broken = assertThrows(ExecutionException.class, () -> ping.get(30, TimeUnit.SECONDS));
        assertInstanceOf(CancelledException.class, broken.getCause());
    }
}
