package dev.luma.lang.std;

import static dev.luma.lang.runtime.Panicking.panics;
import static dev.luma.lang.std.Values.bytes;
import static dev.luma.lang.std.Values.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.lang.runtime.ByteList;
import dev.luma.lang.runtime.Function;
import dev.luma.lang.runtime.Panic;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TcpModuleTest {
    private static final String HOST = "127.0.0.1";

    private final TcpListening listener = TcpModule.listen(HOST, 0);
    private final TcpSocket client = connect();
    private final TcpSocket server = TcpListening.accept(listener);

    private TcpSocket connect() {
        return TcpModule.connect(HOST, TcpListening.port(listener));
    }

    @AfterEach
    void close() {
        TcpSocket.close(client);
        TcpSocket.close(server);
        TcpListening.close(listener);
    }

    // ---- reading and writing

    @Test
    void readsWhatIsThere() {
        TcpSocket.write(client, utf8("hello"));

        assertEquals(utf8("he"), TcpSocket.read(server, 2));
        assertEquals(utf8("llo"), TcpSocket.readExact(server, 3));
        assertEquals(new ByteList(), TcpSocket.read(server, 0));
        assertEquals(new ByteList(), TcpSocket.readExact(server, 0));
        panics("convert", "-1 is less than 0", () -> TcpSocket.read(server, -1));
        panics("convert", "-1 is less than 0", () -> TcpSocket.readExact(server, -1));
    }

    @Test
    void writesOnlyWhatIsInTheList() {
        TcpSocket.write(client, new ByteList(100).addAll(bytes(1, 2)));
        TcpSocket.close(client);

        assertEquals(bytes(1, 2), TcpSocket.read(server, 100));
        assertEquals(new ByteList(), TcpSocket.read(server, 100));
    }

    @Test
    void readsManyBytesExactly() {
        final ByteList sent = CryptoModule.randomBytes(300_000);
        final Thread writer = Thread.ofVirtual().start(() -> TcpSocket.write(client, sent));

        assertEquals(sent, TcpSocket.readExact(server, sent.size()));
        Threads.join(writer);
    }

    @Test
    void panicsWhenTheStreamEndsTooEarly() {
        TcpSocket.write(client, utf8("abc"));
        TcpSocket.close(client);

        final Panic panic = panics("tcp.closed", () -> TcpSocket.readExact(server, 1_000_000_000));
        assertTrue(String.valueOf(panic.getMessage()).endsWith("ended after 3 of 1000000000 bytes"));
    }

    @Test
    void panicsOnceItIsClosed() {
        TcpSocket.close(client);
        TcpSocket.close(client);

        panics("tcp.closed", () -> TcpSocket.write(client, bytes(1)));
        panics("tcp.closed", () -> TcpSocket.read(client, 1));
        panics("tcp.closed", () -> TcpSocket.readExact(client, 1));
        panics("tcp.closed", () -> TcpSocket.startTls(client, "localhost"));
    }

    @Test
    void waitsNoLongerThanItIsTold() {
        TcpSocket.setTimeout(client, 20);

        panics("tcp.timeout", () -> TcpSocket.read(client, 1));
        panics("tcp.timeout", () -> TcpSocket.read(client, 1));
        panics("convert", "-1 is less than 0", () -> TcpSocket.setTimeout(server, -1));
    }

    @Test
    void readsOnAfterATimeout() {
        TcpSocket.setTimeout(client, 20);
        TcpSocket.write(server, bytes(1, 2, 3));

        panics("tcp.timeout", () -> TcpSocket.readExact(client, 4));
        panics("tcp.timeout", () -> TcpSocket.readInto(client, new LumaBuffer(), 4));
        TcpSocket.setTimeout(client, 0);
        TcpSocket.write(server, bytes(4, 5));
        assertEquals(bytes(1, 2, 3, 4), TcpSocket.readExact(client, 4));
        assertEquals(bytes(5), TcpSocket.read(client, 9));
    }

    @Test
    void givesWhatHasComeBeforeAnEndThatCameTooEarly() {
        TcpSocket.write(server, bytes(1, 2, 3));
        TcpSocket.close(server);

        panics("tcp.closed", () -> TcpSocket.readExact(client, 4));
        assertEquals(bytes(1, 2, 3), TcpSocket.read(client, 9));
        assertEquals(bytes(), TcpSocket.read(client, 9));
    }

    @Test
    void readsWhatIsThereHoweverMuchMayCome() {
        TcpSocket.write(server, bytes(1, 2));

        assertEquals(bytes(1, 2), TcpSocket.read(client, Long.MAX_VALUE));
    }

    @Test
    void waitsAsLongAsItTakesAfterTimeoutZero() {
        TcpSocket.setTimeout(client, 20);
        TcpSocket.setTimeout(client, 0);
        TcpSocket.write(server, bytes(7));

        assertEquals(bytes(7), TcpSocket.read(client, 1));
    }

    // ---- connecting and listening

    @Test
    void saysWhyItCannotConnect() {
        final long port = TcpListening.port(listener);
        TcpListening.close(listener);

        panics("tcp.refused", () -> TcpModule.connect(HOST, port));
        panics("tcp.refused", () -> TcpModule.connect(HOST, port, 5_000));
        panics("tcp.host", () -> TcpModule.connect("no-such-host.invalid", 1));
        panics("tcp.host", "the host is empty", () -> TcpModule.connect("", 1));
        panics("tcp.timeout", () -> TcpModule.connect(HOST, port, 0));
        panics("tcp.failed", "port 65536 is not within 0 to 65535", () -> TcpModule.connect(HOST, 65_536));
        panics("convert", () -> TcpModule.connect(HOST, port, -1));
    }

    @Test
    void saysWhyItCannotListen() {
        panics("tcp.failed", () -> TcpModule.listen(HOST, TcpListening.port(listener)));
        panics("tcp.failed", () -> TcpModule.listen(HOST, -1));
        TcpListening.close(listener);
        TcpListening.close(listener);
        panics("tcp.closed", () -> TcpListening.accept(listener));
    }

    // ---- serving

    @Test
    void servesEachConnectionAndClosesItsSocket() throws InterruptedException {
        final BlockingQueue<TcpSocket> served = new LinkedBlockingQueue<>();
        final Thread serving = serve(arguments -> {
            final TcpSocket socket = socket(arguments[0]);
            TcpSocket.write(socket, TcpSocket.read(socket, 10));
            served.add(socket);
            return null;
        });

        for (int i = 0; i < 3; i++) {
            final TcpSocket caller = connect();
            TcpSocket.write(caller, bytes(i));
            assertEquals(bytes(i), TcpSocket.read(caller, 10));
            assertEquals(new ByteList(), TcpSocket.read(caller, 10));
        }
        TcpListening.close(listener);
        Threads.join(serving);
        assertEquals(3, served.size());
        panics("tcp.closed", () -> TcpSocket.read(next(served), 1));
    }

    @Test
    void outlivesAHandlersPanic() {
        final AtomicInteger calls = new AtomicInteger();
        final Thread serving = serve(arguments -> {
            if (calls.incrementAndGet() == 1) {
                throw Panic.of("this is printed, and the test goes on");
            }
            TcpSocket.write(socket(arguments[0]), bytes(7));
            return null;
        });

        final TcpSocket first = connect();
        assertEquals(new ByteList(), TcpSocket.read(first, 1));
        final TcpSocket second = connect();
        assertEquals(bytes(7), TcpSocket.read(second, 1));
        TcpListening.close(listener);
        Threads.join(serving);
    }

    @Test
    void returnsWhenTheLastHandlerHasEnded() throws InterruptedException {
        final BlockingQueue<String> events = new LinkedBlockingQueue<>();
        final Thread serving = Thread.ofVirtual().start(() -> {
            TcpListening.serve(listener, arguments -> {
                events.add("begun");
                TcpSocket.read(socket(arguments[0]), 1);
                events.add("ended");
                return null;
            });
            events.add("returned");
        });
        final TcpSocket caller = connect();
        assertEquals("begun", next(events));

        TcpListening.close(listener);
        TcpSocket.close(caller);

        assertEquals("ended", next(events));
        assertEquals("returned", next(events));
        Threads.join(serving);
    }

    private Thread serve(Function handler) {
        return Thread.ofVirtual().start(() -> TcpListening.serve(listener, handler));
    }

    private static TcpSocket socket(@Nullable Object argument) {
        if (argument instanceof TcpSocket socket) {
            return socket;
        }
        throw new AssertionError("a handler gets a socket");
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        final T next = queue.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came");
        }
        return next;
    }
}
