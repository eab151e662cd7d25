package dev.luma.toolbox.tcp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.luma.toolbox.tcp.Background.Kind;
import dev.luma.toolbox.tcp.Endpoint.HostPort;
import dev.luma.toolbox.tcp.TcpOptions.KeepAlive;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TcpTest {
    private static final byte[] HELLO = "hello".getBytes(US_ASCII);

    // ---- bytes

    @ParameterizedTest
    @EnumSource(Kind.class)
    void carriesBytesBothWays(Kind kind) throws Exception {
        try (Pair pair = Pair.overTcp()) {
            Background.start(kind, () -> {
                        exchange(pair);
                        return null;
                    })
                    .result();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void carriesBytesOverAUnixSocket(Kind kind, @TempDir Path folder) throws Exception {
        try (Pair pair = Pair.overUnixSocket(folder)) {
            Background.start(kind, () -> {
                        exchange(pair);
                        return null;
                    })
                    .result();
        }
    }

    private static void exchange(Pair pair) throws IOException {
        byte[] buffer = new byte[16];
        pair.client().write(HELLO, 1, 3);
        assertEquals(3, pair.server().read(buffer, 2, 10));
        assertArrayEquals("ell".getBytes(US_ASCII), Arrays.copyOfRange(buffer, 2, 5));
        pair.server().write(HELLO, 0, 5);
        assertEquals(2, pair.client().read(buffer, 0, 2));
        assertEquals(3, pair.client().read(buffer, 2, 14));
        assertArrayEquals(HELLO, Arrays.copyOf(buffer, 5));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void readsAndWritesAtTheSameTime(Kind kind) throws Exception {
        byte[] there = new byte[3_000_000];
        byte[] back = new byte[3_000_000];
        new Random(1).nextBytes(there);
        new Random(2).nextBytes(back);
        try (Pair pair = Pair.overTcp()) {
            var ofServer = writing(kind, pair.server(), back);
            var ofClient = writing(kind, pair.client(), there);
            var atServer = reading(kind, pair.server(), there.length);
            var atClient = reading(kind, pair.client(), back.length);
            assertArrayEquals(there, atServer.result());
            assertArrayEquals(back, atClient.result());
            ofServer.result();
            ofClient.result();
        }
    }

    private static Background<Boolean> writing(Kind kind, Tcp tcp, byte[] bytes) {
        return Background.start(kind, () -> {
            tcp.write(bytes, 0, bytes.length);
            return true;
        });
    }

    private static Background<byte[]> reading(Kind kind, Tcp tcp, int length) {
        return Background.start(kind, () -> {
            byte[] bytes = new byte[length];
            Pair.readFully(tcp, bytes);
            return bytes;
        });
    }

    @Test
    void readsMinusOneAtTheEndAgainAndAgain() throws IOException {
        try (Pair pair = Pair.overTcp()) {
            pair.server().close();
            assertEquals(-1, pair.client().read(new byte[1], 0, 1));
            assertEquals(-1, pair.client().read(new byte[1], 0, 1));
        }
    }

    @Test
    void tellsWhetherBytesHaveArrived() throws IOException {
        try (Pair pair = Pair.overTcp()) {
            assertFalse(pair.client().hasArrived());
            pair.server().write(new byte[2], 0, 2);
            assertTrue(pair.client().hasArrived());
            assertEquals(1, pair.client().read(new byte[1], 0, 1));
            assertTrue(pair.client().hasArrived());
            assertEquals(1, pair.client().read(new byte[1], 0, 1));
            assertFalse(pair.client().hasArrived());
            pair.client().close();
            assertFalse(pair.client().hasArrived());
        }
    }

    @Test
    void doesNotTellWhetherBytesHaveArrivedOverAUnixSocket(@TempDir Path folder) throws IOException {
        try (Pair pair = Pair.overUnixSocket(folder)) {
            pair.server().write(new byte[1], 0, 1);
            assertFalse(pair.client().hasArrived());
        }
    }

    @Test
    void sendsNowWhatTheLineTakesAndNoMore() throws IOException {
        try (Pair pair = Pair.overTcp()) {
            final byte[] bytes = new byte[1 << 20];
            long taken = 0;
            for (int now = bytes.length; now > 0; taken += now) {
                now = pair.client().writeNow(bytes, 0, bytes.length);
            }
            assertTrue(taken > 0);
            for (long left = taken; left > 0; ) {
                left -= pair.server().read(bytes, 0, bytes.length);
            }
            pair.client().write(new byte[] {7}, 0, 1);
            assertEquals(1, pair.server().read(bytes, 0, bytes.length));
            assertEquals(7, bytes[0]);
        }
    }

    @Test
    void sendsNothingNowOnceClosed() throws IOException {
        try (Pair pair = Pair.overTcp()) {
            pair.client().close();
            final TcpException e =
                    assertThrows(TcpException.class, () -> pair.client().writeNow(new byte[1], 0, 1));
            assertEquals(TcpException.Kind.CLOSED, e.kind());
        }
    }

    @Test
    void waitsForNothingWhereThereIsNoRoom() throws IOException {
        try (Pair pair = Pair.overTcp()) {
            assertEquals(0, pair.client().read(new byte[5], 5, 0));
            pair.client().write(new byte[5], 5, 0);
        }
    }

    @Test
    void refusesRangesOutsideTheArray() throws IOException {
        try (Pair pair = Pair.overTcp()) {
            assertThrows(IndexOutOfBoundsException.class, () -> pair.client().read(new byte[5], 3, 3));
            assertThrows(IndexOutOfBoundsException.class, () -> pair.client().write(new byte[5], -1, 3));
        }
    }

    @Test
    void tellsThatThePeerBrokeOff() throws IOException {
        try (Pair pair = Pair.overTcp()) {
            pair.client().write(HELLO, 0, 5);
            pair.server().read(new byte[1], 0, 1);
            pair.server().close(); // with bytes unread, which TCP turns into a reset
            var e = assertThrows(TcpException.class, () -> {
                while (pair.client().read(new byte[1], 0, 1) >= 0) {
                    pair.client().write(HELLO, 0, 5);
                }
            });
            assertEquals(TcpException.Kind.RESET, e.kind());
            assertTrue(e.getMessage().contains(pair.client().peer().name()), e::getMessage);
        }
    }

    @Test
    void readsAndWritesWithoutAllocating() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] bytes = new byte[100];
        try (Pair pair = Pair.overTcp()) {
            Deadline deadline = Deadline.after(Pair.LONG);
            pair.client().deadline(deadline);
            pair.server().deadline(deadline);
            exchange(pair, bytes, 2_000);
            long before = threads.getCurrentThreadAllocatedBytes();
            exchange(pair, bytes, 10_000);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertTrue(allocated < 100_000, () -> allocated + " bytes for 10 000 reads and writes");
        }
    }

    private static void exchange(Pair pair, byte[] bytes, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            pair.client().write(bytes, 0, bytes.length);
            pair.server().read(bytes, 0, bytes.length);
        }
    }

    @Test
    void takesLittleMemoryForAConnection() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (TcpListener listener = TcpListener.open(Endpoint.of("127.0.0.1", 0))) {
            connectAndAccept(listener, 50);
            long before = threads.getCurrentThreadAllocatedBytes();
            connectAndAccept(listener, 50);
            long allocated = (threads.getCurrentThreadAllocatedBytes() - before) / 100;
            assertTrue(allocated < 10_000, () -> allocated + " bytes for one end of a connection");
        }
    }

    private static void connectAndAccept(TcpListener listener, int times) throws IOException {
        byte[] bytes = new byte[10];
        for (int i = 0; i < times; i++) {
            try (Tcp client = Tcp.connect(listener.endpoint(), Deadline.after(Pair.LONG));
                    Tcp server = listener.accept()) {
                client.write(bytes, 0, bytes.length);
                server.read(bytes, 0, bytes.length);
            }
        }
    }

    // ---- connecting

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void knowsThatALoopbackAddressIsLocal(String host) throws IOException {
        try (TcpListener listener = TcpListener.open(Endpoint.of("127.0.0.1", 0));
                Tcp client = Tcp.connect(Endpoint.of(host, listener.port()), Deadline.after(Pair.LONG))) {
            assertTrue(client.isLocal());
            assertEquals(Peer.Place.LOOPBACK, client.peer().place());
            assertFalse(client.isEncrypted());
            assertTrue(client.peerCertificate().isEmpty());
            String number = host.equals("localhost") ? " (127.0.0.1)" : "";
            assertEquals(host + ":" + listener.port() + number, client.peer().name());
            assertEquals("Tcp to " + client.peer().name(), client.toString());
        }
    }

    @Test
    void knowsThatAUnixSocketIsLocal(@TempDir Path folder) throws IOException {
        try (Pair pair = Pair.overUnixSocket(folder)) {
            assertTrue(pair.client().isLocal());
            assertTrue(pair.client().peer().isUnixSocket());
            assertTrue(pair.server().peer().isUnixSocket());
            assertEquals(folder.resolve("s").toString(), pair.client().peer().name());
        }
    }

    @Test
    void triesTheNextAddressWhereOneRefuses() throws IOException {
        try (TcpListener listener = TcpListener.open(Endpoint.of("127.0.0.1", 0))) {
            var endpoint = Endpoint.of(TestNames.TWO_ADDRESSES, listener.port());
            try (Tcp client = Tcp.connect(endpoint, Deadline.after(Pair.LONG))) {
                assertEquals(endpoint + " (127.0.0.1)", client.peer().name());
            }
        }
    }

    @Test
    void triesTheNextAddressWhereOneDoesNotAnswer() throws IOException {
        try (FullBacklog full = new FullBacklog("127.0.0.2");
                TcpListener listener = TcpListener.open(Endpoint.of("127.0.0.1", full.port()))) {
            var endpoint = Endpoint.of(TestNames.TWO_ADDRESSES, listener.port());
            try (Tcp client = Tcp.connect(endpoint, Deadline.after(Duration.ofSeconds(1)))) {
                assertEquals(endpoint + " (127.0.0.1)", client.peer().name());
            }
        }
    }

    @Test
    void namesEveryAddressThatItTried() throws IOException {
        int port = unusedPort();
        var e = refused(Endpoint.of(TestNames.TWO_ADDRESSES, port), Deadline.after(Pair.LONG));
        assertEquals(TcpException.Kind.REFUSED, e.kind());
        assertEquals(
                "cannot connect to two.luma.test:" + port + ": 127.0.0.2 refused the connection, 127.0.0.1 refused the"
                        + " connection; is the server running, and is this its port?",
                e.getMessage());
        assertEquals(1, e.getSuppressed().length);
    }

    @Test
    void saysThatAPortRefuses() throws IOException {
        int port = unusedPort();
        var e = refused(Endpoint.of("127.0.0.1", port), Deadline.never());
        assertEquals(TcpException.Kind.REFUSED, e.kind());
        assertEquals(
                "cannot connect to 127.0.0.1:" + port + ": 127.0.0.1 refused the connection; is the server running, and"
                        + " is this its port?",
                e.getMessage());
    }

    @Test
    void saysThatAHostIsUnknown() {
        var e = refused(Endpoint.of(TestNames.UNKNOWN, 3306), Deadline.after(Pair.LONG));
        assertEquals(TcpException.Kind.UNKNOWN_HOST, e.kind());
        assertEquals(
                "cannot connect to unknown.luma.test:3306: the host name unknown.luma.test is not known: check its"
                        + " spelling, or the DNS",
                e.getMessage());
    }

    @Test
    void looksNothingUpForWhatIsNoAddressEither() {
        var e = refused(Endpoint.of("1:2", 3306), Deadline.after(Pair.LONG));
        assertEquals(TcpException.Kind.UNKNOWN_HOST, e.kind());
    }

    @Test
    void saysThatNothingListensAtAPath(@TempDir Path folder) {
        var e = refused(Endpoint.unix(folder.resolve("no.sock")), Deadline.after(Pair.LONG));
        assertEquals(TcpException.Kind.REFUSED, e.kind());
        assertEquals(
                "cannot connect to " + folder.resolve("no.sock") + ": nothing listens there; is the server running, and"
                        + " is this its socket?",
                e.getMessage());
    }

    @Test
    void saysThatAPathIsTooLongForASocket(@TempDir Path folder) {
        var e = refused(Endpoint.unix(folder.resolve("x".repeat(120))), Deadline.after(Pair.LONG));
        assertTrue(e.getMessage().contains("too long"), e::getMessage);
    }

    private static TcpException refused(Endpoint endpoint, Deadline deadline) {
        return assertThrows(
                TcpException.class, () -> Tcp.connect(endpoint, deadline).close());
    }

    private static int unusedPort() throws IOException {
        try (TcpListener listener = TcpListener.open(Endpoint.of("127.0.0.1", 0))) {
            return listener.port();
        }
    }

    @Test
    void sharesTheTimeAmongTheAddresses() throws IOException {
        try (FullBacklog full = new FullBacklog("127.0.0.1")) {
            InetAddress[] addresses = {InetAddress.getLoopbackAddress(), InetAddress.getLoopbackAddress()};
            var endpoint = new HostPort("127.0.0.1", full.port());
            var e = assertThrows(
                    TcpException.class,
                    () -> Connector.connect(
                            endpoint, addresses, TcpOptions.defaults(), Deadline.after(Duration.ofMillis(200))));
            assertEquals(TcpException.Kind.TIMED_OUT, e.kind());
            assertEquals(1, e.getSuppressed().length); // so the first one has not used it all up
        }
    }

    // ---- options

    @Test
    void setsItsOptions() throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            TcpOptions.defaults()
                    .withKeepAlive(new KeepAlive(Duration.ofSeconds(70), Duration.ofSeconds(7), 3))
                    .applyTo(channel);
            assertTrue(channel.getOption(StandardSocketOptions.TCP_NODELAY));
            assertTrue(channel.getOption(StandardSocketOptions.SO_KEEPALIVE));
            if (channel.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
                assertEquals(70, channel.getOption(ExtendedSocketOptions.TCP_KEEPIDLE));
                assertEquals(7, channel.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL));
                assertEquals(3, channel.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT));
            }
        }
    }

    @Test
    void leavesOptionsOutThatAreNotWanted() throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            TcpOptions.defaults().withKeepAlive(null).withNoDelay(false).applyTo(channel);
            assertFalse(channel.getOption(StandardSocketOptions.TCP_NODELAY));
            assertFalse(channel.getOption(StandardSocketOptions.SO_KEEPALIVE));
        }
    }

    @Test
    void refusesKeepAliveThatNoSystemTakes() {
        Duration second = Duration.ofSeconds(1);
        assertThrows(IllegalArgumentException.class, () -> new KeepAlive(Duration.ofMillis(10), second, 3));
        assertThrows(IllegalArgumentException.class, () -> new KeepAlive(second, Duration.ofDays(1), 3));
        assertThrows(IllegalArgumentException.class, () -> new KeepAlive(second, second, 0));
    }
}
