package dev.luma.toolbox.tcp;

import static dev.luma.toolbox.tcp.TcpException.Kind.CLOSED;
import static dev.luma.toolbox.tcp.TcpException.Kind.INTERRUPTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.toolbox.tcp.Background.Kind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What another thread does to one that waits: it closes, or it interrupts.
@Timeout(60)
class TcpCloseTest {
    private final byte[] buffer = new byte[64 * 1024];

    @ParameterizedTest
    @EnumSource(Kind.class)
    void freesABlockedRead(Kind kind) throws IOException {
        try (Pair pair = Pair.overTcp()) {
            var reader = read(kind, pair);
            pair.client().close();
            var e = reader.failure();
            assertEquals(CLOSED, e.kind());
            assertEquals(
                    "reading from " + pair.client().peer() + " failed: the connection was closed on this side",
                    e.getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void freesABlockedReadOfAUnixSocket(Kind kind, @TempDir Path folder) throws IOException {
        try (Pair pair = Pair.overUnixSocket(folder)) {
            var reader = read(kind, pair);
            pair.client().close();
            assertEquals(CLOSED, reader.failure().kind());
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void freesABlockedWrite(Kind kind) throws IOException {
        try (Pair pair = Pair.overTcp()) {
            var writer = Background.start(kind, () -> {
                while (true) {
                    pair.client().write(buffer, 0, buffer.length);
                }
            });
            writer.awaitSocket();
            pair.client().close();
            assertEquals(CLOSED, writer.failure().kind());
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void freesABlockedTlsHandshake(Kind kind) throws IOException {
        try (Pair pair = Pair.overTcp()) {
            var handshake = Background.start(kind, () -> {
                pair.client().startTls(Tls.encryptOnly());
                return null;
            });
            pair.server().read(buffer, 0, 1); // the client has begun
            handshake.awaitSocket();
            pair.client().close();
            assertEquals(CLOSED, handshake.failure().kind());
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void interruptsARead(Kind kind) throws Exception {
        try (Pair pair = Pair.overTcp()) {
            var reader = Background.start(kind, () -> {
                var e = assertThrows(TcpException.class, () -> pair.client().read(buffer, 0, 1));
                assertTrue(Thread.currentThread().isInterrupted());
                return e;
            });
            reader.awaitSocket();
            reader.thread().interrupt();
            var e = reader.result();
            assertEquals(INTERRUPTED, e.kind());
            assertEquals(
                    "the thread was interrupted while reading from "
                            + pair.client().peer(),
                    e.getMessage());
            var later = assertThrows(TcpException.class, () -> pair.client().read(buffer, 0, 1));
            assertEquals(CLOSED, later.kind());
            assertTrue(later.getMessage().endsWith("closed since its thread was interrupted"), later::getMessage);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void interruptsANameLookup(Kind kind) throws Exception {
        var endpoint = Endpoint.of(TestNames.STUCK, 3306);
        var connecting = Background.start(kind, () -> {
            var e = assertThrows(TcpException.class, () -> Tcp.connect(endpoint, Deadline.never()));
            assertTrue(Thread.currentThread().isInterrupted());
            return e;
        });
        connecting.thread().interrupt();
        assertEquals(INTERRUPTED, connecting.result().kind());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void interruptsConnecting(Kind kind) throws Exception {
        try (FullBacklog full = new FullBacklog("127.0.0.1")) {
            var connecting =
                    Background.start(kind, () -> Tcp.connect(Endpoint.of("127.0.0.1", full.port()), Deadline.never()));
            connecting.awaitSocket();
            connecting.thread().interrupt();
            assertEquals(INTERRUPTED, connecting.failure().kind());
        }
    }

    @Test
    void mayBeRepeated() throws IOException {
        try (Pair pair = Pair.overTcp()) {
            pair.client().close();
            pair.client().close();
            var e = assertThrows(TcpException.class, () -> pair.client().write(buffer, 0, 1));
            assertEquals(CLOSED, e.kind());
            assertEquals(-1, pair.server().read(buffer, 0, 1));
        }
    }

    @Test
    void comesFromManyThreadsAtOnce() throws Exception {
        for (int i = 0; i < 100; i++) {
            try (Pair pair = Pair.overTcp()) {
                var reader = Background.start(Kind.PLATFORM, () -> pair.client().read(buffer, 0, 1));
                var one = close(Kind.PLATFORM, pair);
                var other = close(Kind.VIRTUAL, pair);
                assertEquals(CLOSED, reader.failure().kind());
                one.result();
                other.result();
            }
        }
    }

    private static Background<Boolean> close(Kind kind, Pair pair) {
        return Background.start(kind, () -> {
            pair.client().close();
            return true;
        });
    }

    private Background<Integer> read(Kind kind, Pair pair) {
        var reader = Background.start(kind, () -> pair.client().read(buffer, 0, 1));
        reader.awaitSocket();
        return reader;
    }
}
