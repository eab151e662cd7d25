package dev.luma.lang.std;

import static dev.luma.lang.runtime.Panicking.panics;
import static dev.luma.lang.std.Values.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.lang.runtime.Panic;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TcpTlsTest {
    @SuppressWarnings("NullAway.Init")
    private static LocalTls tls;

    private final TcpSocket socket = TcpModule.connect("127.0.0.1", tls.port());

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        tls = LocalTls.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        tls.close();
    }

    @AfterEach
    void close() {
        TcpSocket.close(socket);
    }

    @Test
    void encryptsFromHereOn() {
        TcpSocket.setTimeout(socket, 20_000);
        TcpSocket.startTls(socket, "localhost", tls.certificate());

        TcpSocket.write(socket, utf8("hello"));
        assertEquals(utf8("hello"), TcpSocket.readExact(socket, 5));
        panics(
                "tls",
                "the connection is encrypted already",
                () -> TcpSocket.startTls(socket, "localhost", tls.certificate()));
    }

    @Test
    void readsOnAfterATimeout() {
        TcpSocket.startTls(socket, "localhost", tls.certificate());
        TcpSocket.setTimeout(socket, 20);

        panics("tcp.timeout", () -> TcpSocket.read(socket, 1));
        panics("tcp.timeout", () -> TcpSocket.readExact(socket, 1));
        TcpSocket.setTimeout(socket, 20_000);
        TcpSocket.write(socket, utf8("hello"));
        assertEquals(utf8("hello"), TcpSocket.readExact(socket, 5));
    }

    @Test
    void refusesACertificateThatNobodySigned() {
        panics("tls", () -> TcpSocket.startTls(socket, "localhost"));
    }

    @Test
    void refusesACertificateOfAnotherHost() {
        panics("tls", () -> TcpSocket.startTls(socket, "other.example", tls.certificate()));
    }

    @Test
    void refusesWhatIsNoHostOrNoFile() {
        panics("tls", "the host is empty", () -> TcpSocket.startTls(socket, " ", tls.certificate()));
        panics("tls", () -> TcpSocket.startTls(socket, "localhost", "no-such-file.pem"));
        panics("tls", () -> TcpSocket.startTls(socket, "localhost", "no\0file.pem"));
    }

    @Test
    void refusesBytesThatCameBeforeTls() {
        final TcpListening listener = TcpModule.listen("127.0.0.1", 0);
        final TcpSocket client = TcpModule.connect("127.0.0.1", TcpListening.port(listener));
        final TcpSocket server = TcpListening.accept(listener);
        TcpSocket.write(server, utf8("ab"));
        TcpSocket.readExact(client, 1);

        final Panic panic = panics("tls", () -> TcpSocket.startTls(client, "localhost"));

        assertEquals("1 bytes came unencrypted before TLS began", panic.getMessage());
        TcpSocket.close(client);
        TcpSocket.close(server);
        TcpListening.close(listener);
    }
}
