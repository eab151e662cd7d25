package dev.luma.toolbox.tcp;

import static dev.luma.toolbox.tcp.TcpException.Kind.CLOSED;
import static dev.luma.toolbox.tcp.TcpException.Kind.TIMED_OUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.toolbox.tcp.Background.Kind;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Deadlines against peers of every unpleasant sort. A deadline that does not hold shows as a test out of time.
@Timeout(60)
class TcpDeadlineTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    private final byte[] buffer = new byte[64 * 1024];

    @ParameterizedTest
    @EnumSource(Kind.class)
    void holdsAgainstAPeerThatSaysNothing(Kind kind) throws Exception {
        try (Pair pair = Pair.overTcp()) {
            var e = timesOut(kind, pair, () -> pair.client().read(buffer, 0, buffer.length));
            assertTrue(
                    e.getMessage()
                            .startsWith("the deadline passed while reading from "
                                    + pair.client().peer() + ", after "),
                    e::getMessage);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void readsOnWherePatienceHasEnded(Kind kind) throws Exception {
        try (Pair pair = Pair.overTcp()) {
            pair.client().patience(SHORT);

            var e = Background.start(kind, () -> pair.client().read(buffer, 0, buffer.length))
                    .failure();

            assertEquals(TIMED_OUT, e.kind());
            assertEquals("nothing came from " + pair.client().peer() + " in 200 ms", e.getMessage());
            pair.server().write(new byte[] {7}, 0, 1);
            var later = Background.start(kind, () -> pair.client().read(buffer, 0, buffer.length));
            assertEquals(1, later.result());
            assertEquals(7, buffer[0]);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void holdsOverAUnixSocket(Kind kind, @TempDir Path folder) throws Exception {
        try (Pair pair = Pair.overUnixSocket(folder)) {
            timesOut(kind, pair, () -> pair.client().read(buffer, 0, buffer.length));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void holdsAgainstAPeerThatDrips(Kind kind) throws Exception {
        try (Pair pair = Pair.overTcp();
                ScheduledExecutorService dripping = Executors.newSingleThreadScheduledExecutor()) {
            var drip = dripping.scheduleAtFixedRate(() -> drip(pair.server()), 0, 50, TimeUnit.MILLISECONDS);
            timesOut(kind, pair, () -> {
                while (pair.client().read(buffer, 0, 1) == 1) {}
            });
            drip.cancel(false);
        }
    }

    private static void drip(Tcp tcp) {
        try {
            tcp.write(new byte[1], 0, 1);
        } catch (IOException e) {
            throw new IllegalStateException(e); // ends the dripping
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void holdsAgainstAPeerThatNeverReads(Kind kind) throws Exception {
        try (Pair pair = Pair.overTcp()) {
            var e = timesOut(kind, pair, () -> writeForever(pair.client()));
            assertTrue(e.getMessage().startsWith("the deadline passed while writing to "), e::getMessage);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void holdsAgainstOneLongWrite(Kind kind) throws Exception {
        byte[] long100M = new byte[100_000_000];
        try (Pair pair = Pair.overTcp()) {
            timesOut(kind, pair, () -> pair.client().write(long100M, 0, long100M.length));
        }
    }

    private void writeForever(Tcp tcp) throws IOException {
        while (true) {
            tcp.write(buffer, 0, buffer.length);
        }
    }

    private static TcpException timesOut(Kind kind, Pair pair, Executable operation) {
        pair.client().deadline(Deadline.after(SHORT));
        var e = Background.start(kind, () -> {
                    try {
                        operation.execute();
                    } catch (Throwable t) {
                        throw (Exception) t;
                    }
                    return null;
                })
                .failure();
        assertEquals(TIMED_OUT, e.kind());
        return e;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @Tag("C14")
    void holdsWhileConnecting(Kind kind) throws Exception {
        try (FullBacklog full = new FullBacklog("127.0.0.1")) {
            var endpoint = Endpoint.of("127.0.0.1", full.port());
            var e = Background.start(kind, () -> Tcp.connect(endpoint, Deadline.after(SHORT)))
                    .failure();
            assertEquals(TIMED_OUT, e.kind());
            String start = "cannot connect to " + endpoint + ": 127.0.0.1 did not answer in ";
            assertTrue(e.getMessage().startsWith(start), e::getMessage);
            assertTrue(e.getMessage().contains("firewall"), e::getMessage);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void holdsWhileAUnixSocketHasNoRoom(Kind kind, @TempDir Path folder) throws Exception {
        Path path = folder.resolve("s");
        try (ServerSocketChannel full = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            full.bind(UnixDomainSocketAddress.of(path), 1);
            var connecting = Background.start(kind, () -> {
                while (true) {
                    Tcp.connect(Endpoint.unix(path), Deadline.after(SHORT));
                }
            });
            var e = connecting.failure();
            assertEquals(TIMED_OUT, e.kind());
            assertTrue(e.getMessage().startsWith("cannot connect to " + path + ": no answer in "), e::getMessage);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void holdsWhileANameIsLookedUp(Kind kind) {
        var endpoint = Endpoint.of(TestNames.STUCK, 3306);
        var e = Background.start(kind, () -> Tcp.connect(endpoint, Deadline.after(SHORT)))
                .failure();
        assertEquals(TIMED_OUT, e.kind());
        assertEquals(
                "cannot connect to stuck.luma.test:3306: the deadline passed while the name stuck.luma.test was looked"
                        + " up",
                e.getMessage());
    }

    @Test
    void looksANameUpOnceForAllWhoWait() {
        var endpoint = Endpoint.of(TestNames.STUCK, 3306);
        for (int i = 0; i < 20; i++) {
            var e = assertThrows(TcpException.class, () -> Tcp.connect(endpoint, Deadline.after(Duration.ofMillis(5))));
            assertEquals(TIMED_OUT, e.kind());
        }
        while (stuckLookups() == 0) {
            LockSupport.parkNanos(1_000_000);
        }
        assertEquals(1, stuckLookups());
    }

    private static long stuckLookups() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().equals("luma-lookup"))
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().startsWith(TestNames.class.getName())))
                .count();
    }

    @Test
    void failsAtOnceWhenItHasPassedBefore() throws IOException {
        try (Pair pair = Pair.overTcp()) {
            pair.server().write(buffer, 0, 10); // there would be something to read
            pair.client().deadline(Deadline.after(Duration.ZERO));
            var e = assertThrows(TcpException.class, () -> pair.client().read(buffer, 0, 10));
            assertEquals(TIMED_OUT, e.kind());
            assertEquals(
                    "the deadline had passed before reading from "
                            + pair.client().peer() + " began",
                    e.getMessage());
        }
    }

    @Test
    void leavesAnIdleConnectionAlone() throws Exception {
        try (Pair pair = Pair.overTcp()) {
            Deadline deadline = Deadline.after(Duration.ofMillis(20));
            pair.client().deadline(deadline);
            pair.client().write(buffer, 0, 1);
            while (!deadline.hasPassed()) {
                Thread.onSpinWait();
            }
            pair.client().deadline(Deadline.never());
            pair.server().write(buffer, 0, 10);
            assertEquals(10, pair.client().read(buffer, 0, 10));
        }
    }

    @Test
    void endsTheConnectionAndTheOtherSideSeesIt() throws IOException {
        try (Pair pair = Pair.overTcp()) {
            timesOut(Kind.PLATFORM, pair, () -> pair.client().read(buffer, 0, 1));
            assertEquals(-1, pair.server().read(buffer, 0, 1));
            pair.client().deadline(Deadline.never());
            var later = assertThrows(TcpException.class, () -> pair.client().write(buffer, 0, 1));
            assertEquals(CLOSED, later.kind());
            assertEquals(
                    "writing to " + pair.client().peer() + " failed: the connection is closed since a deadline passed",
                    later.getMessage());
            pair.client().deadline(Deadline.after(Duration.ZERO));
            assertEquals(
                    CLOSED,
                    assertThrows(TcpException.class, () -> pair.client().read(buffer, 0, 1))
                            .kind());
        }
    }

    @Test
    void freesAReaderWhenItPassesForAWriter() throws Exception {
        try (Pair pair = Pair.overTcp()) {
            var reader = Background.start(Kind.PLATFORM, () -> pair.client().read(new byte[1], 0, 1));
            reader.awaitSocket(); // with no deadline
            timesOut(Kind.PLATFORM, pair, () -> writeForever(pair.client()));
            assertEquals(TIMED_OUT, reader.failure().kind());
        }
    }
}
