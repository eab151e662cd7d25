package dev.luma.toolbox.tcp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.toolbox.tcp.Background.Kind;
import dev.luma.toolbox.tcp.Tls.Version;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bytes under TLS: that they arrive whole in every size and direction, and what becomes of connections that break.
@Timeout(120)
class TlsChannelTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    // ---- bytes

    @ParameterizedTest
    @CsvSource({"TLS_1_2, PLATFORM", "TLS_1_2, VIRTUAL", "TLS_1_3, PLATFORM", "TLS_1_3, VIRTUAL"})
    void carriesMuchBothWaysAtTheSameTime(Version version, Kind kind) throws Exception {
        byte[] sent = random(3_000_000);
        try (TlsServer server = TlsServer.startEcho(Certificates.server("server"));
                Tcp tcp = encrypted(server, version)) {
            var writer = Background.start(kind, () -> {
                tcp.write(sent, 0, sent.length);
                return true;
            });
            var reader = Background.start(kind, () -> {
                byte[] echo = new byte[sent.length];
                Pair.readFully(tcp, echo);
                return echo;
            });
            assertArrayEquals(sent, reader.result());
            writer.result();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000, 16_383, 16_384, 16_385, 70_000})
    void carriesEverySizeIntoEveryRoom(int size) throws Exception {
        byte[] sent = random(size);
        try (TlsServer server = TlsServer.startEcho(Certificates.server("server"));
                Tcp tcp = encrypted(server, Version.TLS_1_3)) {
            for (int room : new int[] {Math.max(1, size / 100), size, size * 2}) {
                tcp.write(sent, 0, size);
                byte[] echo = new byte[size * 2];
                int count = 0;
                while (count < size) {
                    count += tcp.read(echo, count, Math.min(room, echo.length - count));
                }
                assertEquals(size, count);
                assertArrayEquals(sent, Arrays.copyOf(echo, size));
            }
        }
    }

    @Test
    void writesNothingForNothing() throws Exception {
        try (TlsServer server = TlsServer.startEcho(Certificates.server("server"));
                Tcp tcp = encrypted(server, Version.TLS_1_3)) {
            tcp.write(new byte[3], 3, 0);
            assertEquals(0, tcp.read(new byte[3], 3, 0));
        }
    }

    /// New keys in the middle of the data: the peer demands them, and waits for ours.
    @Test
    void answersWhenThePeerChangesItsKeys() throws Exception {
        try (TlsServer server = TlsServer.start(Certificates.server("server"), socket -> {
                    byte[] buffer = new byte[1_000];
                    for (int i = 0; i < 50; i++) {
                        socket.startHandshake(); // with TLS 1.3 this is a KeyUpdate that asks for another
                        socket.getInputStream().readNBytes(buffer, 0, buffer.length);
                        socket.getOutputStream().write(buffer);
                    }
                });
                Tcp tcp = encrypted(server, Version.TLS_1_3)) {
            byte[] sent = random(1_000);
            byte[] echo = new byte[1_000];
            for (int i = 0; i < 50; i++) {
                tcp.write(sent, 0, sent.length);
                Pair.readFully(tcp, echo);
                assertArrayEquals(sent, echo);
            }
        }
    }

    @Test
    void answersWhenThePeerChangesItsKeysWhileAnotherThreadWrites() throws Exception {
        byte[] sent = random(1_000_000);
        try (TlsServer server = TlsServer.start(Certificates.server("server"), socket -> {
                    byte[] buffer = new byte[10_000];
                    int count;
                    while ((count = socket.getInputStream().read(buffer)) >= 0) {
                        socket.startHandshake();
                        socket.getOutputStream().write(buffer, 0, count);
                    }
                });
                Tcp tcp = encrypted(server, Version.TLS_1_3)) {
            var writer = Background.start(Kind.PLATFORM, () -> {
                tcp.write(sent, 0, sent.length);
                return true;
            });
            byte[] echo = new byte[sent.length];
            Pair.readFully(tcp, echo);
            assertArrayEquals(sent, echo);
            writer.result();
        }
    }

    // ---- ends

    @ParameterizedTest
    @EnumSource(Version.class)
    void endsWhenThePeerSaysSo(Version version) throws Exception {
        try (TlsServer server = TlsServer.start(
                        Certificates.server("server"),
                        socket -> socket.getOutputStream().write("bye".getBytes(US_ASCII)));
                Tcp tcp = encrypted(server, version)) {
            byte[] buffer = new byte[10];
            assertEquals(3, tcp.read(buffer, 0, 10));
            assertEquals(-1, tcp.read(buffer, 0, 10));
            assertEquals(-1, tcp.read(buffer, 0, 10));
        }
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void tellsAnEndFromACut(Version version) throws Exception {
        try (TlsServer server = TlsServer.startEcho(Certificates.server("server"));
                Relay relay = Relay.to(server);
                Tcp tcp = relay.connect()) {
            tcp.startTls(Tls.encryptOnly().withVersions(version));
            tcp.write(new byte[5], 0, 5);
            Pair.readFully(tcp, new byte[5]);
            relay.cut();
            var e = assertThrows(TcpException.class, () -> tcp.read(new byte[5], 0, 5));
            assertEquals(TcpException.Kind.RESET, e.kind());
            assertEquals(
                    "the connection to " + tcp.peer() + " ended without TLS's close_notify: it was cut off",
                    e.getMessage());
        }
    }

    @Test
    void failsWhenBytesWereChangedOnTheWay() throws Exception {
        try (TlsServer server = TlsServer.startEcho(Certificates.server("server"));
                Relay relay = Relay.to(server);
                Tcp tcp = relay.connect()) {
            tcp.startTls(Tls.encryptOnly().withVersions(Version.TLS_1_2));
            relay.damageWhatComes();
            tcp.write(new byte[5], 0, 5);
            var e = assertThrows(TcpException.class, () -> tcp.read(new byte[5], 0, 5));
            assertEquals(TcpException.Kind.TLS, e.kind());
        }
    }

    @Test
    void refusesToRenegotiate() throws Exception {
        try (TlsServer server = TlsServer.start(Certificates.server("server"), socket -> {
                    socket.getInputStream().read();
                    socket.startHandshake(); // with TLS 1.2 this asks for a second one
                    socket.getInputStream().read();
                });
                Tcp tcp = encrypted(server, Version.TLS_1_2)) {
            tcp.write(new byte[1], 0, 1);
            var e = assertThrows(TcpException.class, () -> tcp.read(new byte[5], 0, 5));
            assertEquals(TcpException.Kind.TLS, e.kind());
            assertTrue(e.getMessage().endsWith("the peer asks for renegotiation, which is refused"), e::getMessage);
        }
    }

    // ---- handshakes that go nowhere

    @Test
    void saysThatThePeerDoesNotSpeakTls() throws Exception {
        try (Pair pair = Pair.overTcp()) {
            byte[] greeting = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII);
            pair.server().write(greeting, 0, greeting.length);
            var e = assertThrows(TcpException.class, () -> pair.client().startTls(Tls.encryptOnly()));
            assertEquals(TcpException.Kind.TLS, e.kind());
            assertEquals(
                    "the TLS handshake with " + pair.client().peer()
                            + " failed: what it answered is not TLS; does it speak TLS there?",
                    e.getMessage());
        }
    }

    @Test
    void saysThatThePeerHungUp() throws Exception {
        try (Pair pair = Pair.overTcp()) {
            var handshake = Background.start(Kind.PLATFORM, () -> {
                pair.client().startTls(Tls.encryptOnly());
                return true;
            });
            pair.server().read(new byte[4096], 0, 4096);
            pair.server().close();
            var e = handshake.failure();
            assertEquals(TcpException.Kind.TLS, e.kind());
            assertEquals(
                    pair.client().peer() + " ended the connection during the TLS handshake: does it speak TLS there?",
                    e.getMessage());
        }
    }

    @Test
    void holdsItsDeadlineAgainstAPeerThatIgnoresTheHello() throws Exception {
        try (Pair pair = Pair.overTcp()) {
            pair.client().deadline(Deadline.after(SHORT));
            var e = assertThrows(TcpException.class, () -> pair.client().startTls(Tls.encryptOnly()));
            assertEquals(TcpException.Kind.TIMED_OUT, e.kind());
        }
    }

    /// The server's answer stops in the middle: in a record's header, in its first message, in its certificate.
    @ParameterizedTest
    @CsvSource({"TLS_1_2, 3", "TLS_1_2, 60", "TLS_1_2, 900", "TLS_1_3, 3", "TLS_1_3, 60", "TLS_1_3, 900"})
    void holdsItsDeadlineWhereTheHandshakeStopsHalfWay(Version version, int bytes) throws Exception {
        try (TlsServer server = TlsServer.startEcho(Certificates.server("server"));
                Relay relay = Relay.holdingBackAfter(bytes, server);
                Tcp tcp = relay.connect()) {
            tcp.deadline(Deadline.after(SHORT));
            var e = assertThrows(
                    TcpException.class, () -> tcp.startTls(Tls.encryptOnly().withVersions(version)));
            assertEquals(TcpException.Kind.TIMED_OUT, e.kind());
            assertEquals(
                    TcpException.Kind.CLOSED,
                    assertThrows(TcpException.class, () -> tcp.write(new byte[1], 0, 1))
                            .kind());
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void holdsItsDeadlineWhileReading(Kind kind) throws Exception {
        try (TlsServer server = TlsServer.startEcho(Certificates.server("server"));
                Tcp tcp = encrypted(server, Version.TLS_1_3)) {
            tcp.deadline(Deadline.after(SHORT));
            var reading = Background.start(kind, () -> tcp.read(new byte[1], 0, 1));
            assertEquals(TcpException.Kind.TIMED_OUT, reading.failure().kind());
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void holdsItsDeadlineAgainstAPeerThatNeverReads(Kind kind) throws Exception {
        try (TlsServer server = TlsServer.start(Certificates.server("server"), socket -> {
                    socket.startHandshake();
                    Thread.currentThread().join(Pair.LONG);
                });
                Tcp tcp = encrypted(server, Version.TLS_1_3)) {
            tcp.deadline(Deadline.after(SHORT));
            byte[] much = new byte[100_000_000];
            var writing = Background.start(kind, () -> {
                tcp.write(much, 0, much.length);
                return true;
            });
            assertEquals(TcpException.Kind.TIMED_OUT, writing.failure().kind());
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void isFreedByClosing(Kind kind) throws Exception {
        try (TlsServer server = TlsServer.startEcho(Certificates.server("server"));
                Tcp tcp = encrypted(server, Version.TLS_1_3)) {
            var reading = Background.start(kind, () -> tcp.read(new byte[1], 0, 1));
            reading.awaitSocket();
            tcp.close();
            assertEquals(TcpException.Kind.CLOSED, reading.failure().kind());
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static Tcp encrypted(TlsServer server, Version version) throws TcpException {
        Tcp tcp = Tcp.connect(server.endpoint(), Deadline.after(Pair.LONG));
        tcp.deadline(Deadline.after(Pair.LONG));
        tcp.startTls(Tls.encryptOnly().withVersions(version));
        return tcp;
    }
}
