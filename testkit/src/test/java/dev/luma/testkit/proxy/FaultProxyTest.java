package dev.luma.testkit.proxy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The server here sends 100,000 bytes, then receives until the client ends, and tells what it got.
@Timeout(60)
class FaultProxyTest {
    private static final byte[] ANSWER = new byte[100_000];
    private static final byte[] QUESTION = new byte[50_000];

    static {
        new Random(1).nextBytes(ANSWER);
        new Random(2).nextBytes(QUESTION);
    }

    private ServerSocket server;
    private FaultProxy proxy;
    private final CompletableFuture<byte[]> received = new CompletableFuture<>();

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 10, loopback());
        proxy = new FaultProxy("127.0.0.1", server.getLocalPort());
        Thread.ofVirtual().start(this::serveOne);
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    private void serveOne() {
        try (Socket client = server.accept()) {
            client.getOutputStream().write(ANSWER);
            received.complete(client.getInputStream().readAllBytes());
        } catch (IOException e) {
            received.completeExceptionally(e);
        }
    }

    @Test
    void passesOnWhatComesAndKeepsIt() throws Exception {
        try (Socket client = connect()) {
            assertArrayEquals(ANSWER, client.getInputStream().readNBytes(ANSWER.length));
            client.getOutputStream().write(QUESTION);
            client.shutdownOutput();
            assertEquals(-1, client.getInputStream().read());
        }
        assertArrayEquals(QUESTION, received.get(30, TimeUnit.SECONDS));
        assertArrayEquals(ANSWER, onlyConnection().fromServer());
        assertArrayEquals(QUESTION, onlyConnection().fromClient());
    }

    @Test
    void losesNothingInSegmentsAndDelays() throws Exception {
        proxy.fromServer(Faults.none().inSegmentsOf(1000).delayedBy(Duration.ofNanos(1000)));
        proxy.fromClient(Faults.none().inSegmentsOf(7));
        try (Socket client = connect()) {
            assertArrayEquals(ANSWER, client.getInputStream().readNBytes(ANSWER.length));
            client.getOutputStream().write(QUESTION);
        }
        assertArrayEquals(QUESTION, received.get(30, TimeUnit.SECONDS));
    }

    /// However long the client waits before it reads, it has got no more than the bytes before the pause.
    @Test
    void keepsWhatComesAfterAPauseApart() throws Exception {
        proxy.fromServer(Faults.none().pausingAt(33, Duration.ofHours(1)));
        try (Socket client = connect()) {
            assertArrayEquals(Arrays.copyOf(ANSWER, 33), client.getInputStream().readNBytes(33));
            proxy.close();
            assertEquals(0, readToTheEnd(client.getInputStream()));
        }
        proxy = new FaultProxy("127.0.0.1", server.getLocalPort());
        proxy.fromServer(Faults.none().pausingAt(33, Duration.ofNanos(1)));
        Thread.ofVirtual().start(this::serveOne);
        try (Socket client = connect()) {
            assertArrayEquals(ANSWER, client.getInputStream().readNBytes(ANSWER.length));
        }
    }

    @Test
    void endsInOrderAtAByte() throws IOException {
        proxy.fromServer(Faults.none().endingAt(33_333));
        try (Socket client = connect()) {
            client.getOutputStream().write(QUESTION);
            assertArrayEquals(
                    Arrays.copyOf(ANSWER, 33_333), client.getInputStream().readAllBytes());
        }
        assertEquals(33_333, onlyConnection().fromServer().length);
    }

    @Test
    void endsInOrderBeforeTheFirstByte() throws IOException {
        proxy.fromServer(Faults.none().endingAt(0));
        try (Socket client = connect()) {
            assertEquals(-1, client.getInputStream().read());
        }
    }

    @Test
    void endsWhatTheClientSends() throws Exception {
        proxy.fromClient(Faults.none().endingAt(12_345));
        try (Socket client = connect()) {
            client.getInputStream().readNBytes(ANSWER.length);
            client.getOutputStream().write(QUESTION, 0, 12_345);
            assertArrayEquals(Arrays.copyOf(QUESTION, 12_345), received.get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void breaksTheConnectionAtAByte() throws IOException {
        proxy.fromServer(Faults.none().resettingAt(10));
        try (Socket client = connect()) {
            assertThrows(SocketException.class, () -> client.getInputStream().readAllBytes());
        }
        assertArrayEquals(Arrays.copyOf(ANSWER, 10), onlyConnection().fromServer());
        assertThrows(Exception.class, () -> received.get(30, TimeUnit.SECONDS));
    }

    @Test
    void stallsAtAByte() throws IOException {
        proxy.fromServer(Faults.none().stallingAt(10));
        try (Socket client = connect()) {
            assertArrayEquals(Arrays.copyOf(ANSWER, 10), client.getInputStream().readNBytes(10));
            // only the end of the proxy ends it
            proxy.close();
            assertEquals(0, readToTheEnd(client.getInputStream()));
        }
        assertEquals(10, onlyConnection().fromServer().length);
    }

    @Test
    void breaksWhatIsOpen() throws IOException {
        try (Socket client = connect()) {
            client.getInputStream().readNBytes(ANSWER.length);
            proxy.resetAll();
            assertThrows(SocketException.class, () -> client.getInputStream().read());
        }
    }

    @Test
    void listensOnAfterAConnectionBroke() throws IOException {
        proxy.fromServer(Faults.none().resettingAt(0));
        try (Socket client = connect()) {
            assertThrows(SocketException.class, () -> client.getInputStream().read());
        }
        proxy.fromServer(Faults.none());
        Thread.ofVirtual().start(this::serveOne);
        try (Socket client = connect()) {
            assertArrayEquals(ANSWER, client.getInputStream().readNBytes(ANSWER.length));
        }
        assertEquals(2, proxy.connections().size());
    }

    @Test
    void endsTheConnectionWhereNobodyServes() throws IOException {
        int nobody;
        try (ServerSocket closedSoon = new ServerSocket(0, 1, loopback())) {
            nobody = closedSoon.getLocalPort();
        }
        try (FaultProxy toNobody = new FaultProxy("127.0.0.1", nobody);
                Socket client = new Socket(loopback(), toNobody.port())) {
            assertEquals(0, readToTheEnd(client.getInputStream()));
            assertTrue(toNobody.connections().isEmpty());
        }
    }

    @Test
    void passesNothingOnWhenItHasFallenSilent() throws Exception {
        try (Socket client = connect()) {
            client.getInputStream().readNBytes(ANSWER.length);
            proxy.fallSilent();
            client.getOutputStream().write(QUESTION);
            client.shutdownOutput();
            assertThrows(TimeoutException.class, () -> received.get(100, TimeUnit.MILLISECONDS));
            try (Socket another = connect()) {
                another.setSoTimeout(100);
                assertThrows(
                        SocketTimeoutException.class,
                        () -> another.getInputStream().read());
            }
        }
    }

    @Test
    void listensNoMoreWhenClosed() throws IOException {
        proxy.close();
        assertThrows(ConnectException.class, () -> connect().close());
    }

    private Socket connect() throws IOException {
        return new Socket(loopback(), proxy.port());
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private ProxiedConnection onlyConnection() {
        assertEquals(1, proxy.connections().size());
        return proxy.connections().getFirst();
    }

    /// Counts the bytes until the connection ends, in whatever way.
    private static int readToTheEnd(InputStream in) {
        int count = 0;
        try {
            while (in.read() >= 0) {
                count++;
            }
        } catch (IOException broken) {
            // an end, too
        }
        return count;
    }
}
