package dev.luma.toolbox.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.toolbox.tcp.Background.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class TcpListenerTest {
    @Test
    void findsAFreePort() throws IOException {
        try (TcpListener listener = TcpListener.open(Endpoint.of("localhost", 0))) {
            assertNotEquals(0, listener.port());
            assertEquals(Endpoint.of("localhost", listener.port()), listener.endpoint());
        }
    }

    @Test
    void saysThatAPortIsTaken() throws IOException {
        try (TcpListener first = TcpListener.open(Endpoint.of("127.0.0.1", 0))) {
            var e = assertThrows(TcpException.class, () -> TcpListener.open(first.endpoint()));
            assertTrue(e.getMessage().startsWith("cannot listen on " + first.endpoint() + ": "), e::getMessage);
        }
    }

    @Test
    void removesTheFileOfItsSocket(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("s");
        try (TcpListener listener = TcpListener.open(Endpoint.unix(file))) {
            assertTrue(Files.exists(file));
            assertEquals(0, listener.port());
        }
        assertFalse(Files.exists(file));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void tellsWhoeverWaitsThatItIsClosed(Kind kind) throws IOException {
        TcpListener listener = TcpListener.open(Endpoint.of("127.0.0.1", 0));
        var waiting = Background.start(kind, listener::accept);
        waiting.awaitSocket();
        listener.close();
        listener.close();
        assertEquals(TcpException.Kind.CLOSED, waiting.failure().kind());
        assertEquals(
                TcpException.Kind.CLOSED,
                assertThrows(TcpException.class, listener::accept).kind());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void stopsForAnInterrupt(Kind kind) throws IOException {
        try (TcpListener listener = TcpListener.open(Endpoint.of("127.0.0.1", 0))) {
            var waiting = Background.start(kind, listener::accept);
            waiting.awaitSocket();
            waiting.thread().interrupt();
            assertEquals(TcpException.Kind.INTERRUPTED, waiting.failure().kind());
        }
    }
}
