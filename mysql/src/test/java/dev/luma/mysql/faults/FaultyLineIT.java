package dev.luma.mysql.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.CommitUnknownException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.TimedOutException;
import dev.luma.testkit.proxy.FaultProxy;
import dev.luma.testkit.proxy.Faults;
import dev.luma.testkit.proxy.ProxiedConnection;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import dev.luma.toolbox.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A real conversation over a line that is damaged at every byte of either direction, in every way.
///
/// Whatever happens to the line: a conversation ends, in a [DbException] or as it should; what was read of it is right;
/// a commit that was reported was done, and one that was done without a report is one that nobody was told to repeat.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
@Timeout(120)
@Tag("C12")
@Tag("P5")
class FaultyLineIT {
    private static final int AT_ONCE = 16;
    private static final Duration MOMENT = Duration.ofMillis(2);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(300);
    /// The goodbye, which nobody answers: a packet of one byte.
    private static final int GOODBYE = 5;

    private final RealServer server;
    private Ledger ledger;
    private int errands;

    FaultyLineIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        ledger = new Ledger(server);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    // ---- the damages

    @Test
    void tellsOfALineThatEndsAtAnyByte() throws Exception {
        assertSomeCommitsStayUnknown(assertAllFail(LONG, everyByte(Faults.none()::endingAt)));
    }

    @Test
    void tellsOfALineThatBreaksAtAnyByte() throws Exception {
        assertSomeCommitsStayUnknown(assertAllFail(LONG, everyByte(Faults.none()::resettingAt)));
    }

    /// Beside the ends of packets: the last byte is missing, nothing, half a header, everything but the payload.
    @Test
    void tellsOfALineThatFallsSilentAroundTheEndOfAnyPacket() throws Exception {
        final ProxiedConnection whole = whole();
        final List<Damage> damages = new ArrayList<>();
        for (final long end : ends(whole.fromClient())) {
            around(end, whole.fromClient().length)
                    .forEach(at -> damages.add(
                            Damage.fromClient(Faults.none().stallingAt(at), isGoodbye(at, whole.fromClient()))));
        }
        for (final long end : ends(whole.fromServer())) {
            around(end, whole.fromServer().length)
                    .forEach(at -> damages.add(Damage.fromServer(Faults.none().stallingAt(at))));
        }
        assertAllFail(SHORT, damages);
    }

    @Test
    void readsWhatComesInTwoPartsSplitAtAnyByte() throws Exception {
        assertAllSucceed(everyByte(at -> Faults.none().pausingAt(at, MOMENT)));
    }

    @Test
    void readsWhatComesByteByByte() throws Exception {
        final Faults slow = Faults.none().inSegmentsOf(1).delayedBy(Duration.ofNanos(100_000));
        assertAllSucceed(List.of(Damage.fromClient(slow, false), Damage.fromServer(slow)));
    }

    /// What is done to one conversation.
    ///
    /// @param harmless whether only the goodbye is damaged
    private record Damage(Faults fromClient, Faults fromServer, boolean harmless) {
        static Damage fromClient(Faults faults, boolean harmless) {
            return new Damage(faults, Faults.none(), harmless);
        }

        static Damage fromServer(Faults faults) {
            return new Damage(Faults.none(), faults, false);
        }

        @Override
        public String toString() {
            return fromClient.end() == Faults.End.NONE
                    ? fromServer.end() + " at the server's byte " + fromServer.offset()
                    : fromClient.end() + " at the client's byte " + fromClient.offset();
        }
    }

    private List<Damage> everyByte(LongFunction<Faults> at) throws Exception {
        final ProxiedConnection whole = whole();
        final List<Damage> damages = new ArrayList<>();
        for (int i = 0; i < whole.fromClient().length; i++) {
            damages.add(Damage.fromClient(at.apply(i), isGoodbye(i, whole.fromClient())));
        }
        for (int i = 0; i < whole.fromServer().length; i++) {
            damages.add(Damage.fromServer(at.apply(i)));
        }
        return damages;
    }

    private static boolean isGoodbye(long at, byte[] fromClient) {
        return at >= fromClient.length - GOODBYE;
    }

    /// Where packets end; the first one begins at 0.
    private static List<Long> ends(byte[] bytes) {
        final List<Long> ends = new ArrayList<>(List.of(0L));
        final Buffer in = Buffer.of(bytes);
        while (in.hasRemaining()) {
            in.skip(in.readUint24() + 1);
            ends.add((long) in.position());
        }
        return ends;
    }

    private static LongStream around(long end, int length) {
        return LongStream.of(end - 1, end, end + 2, end + 4).filter(at -> at >= 0 && at < length);
    }

    /// An errand without any damage, after a first one: servers and drivers may do things once.
    private ProxiedConnection whole() throws Exception {
        undamaged();
        final ProxiedConnection one = undamaged();
        final ProxiedConnection other = undamaged();
        assertEquals(one.fromClient().length, other.fromClient().length, "all errands send alike");
        assertEquals(one.fromServer().length, other.fromServer().length, "all errands are answered alike");
        return one;
    }

    private ProxiedConnection undamaged() throws IOException {
        try (FaultProxy proxy = new FaultProxy(server.host(), server.port())) {
            final Errand errand = new Errand(++errands);
            errand.run(ledger.through(proxy.port(), LONG));
            errand.failure().ifPresent(failure -> {
                throw failure;
            });
            proxy.connections().getFirst().awaitEnd();
            return proxy.connections().getFirst();
        }
    }

    // ---- the conversations

    private List<Errand> assertAllFail(Duration patience, List<Damage> damages) throws Exception {
        final List<Errand> ended = runAll(patience, damages);
        for (int i = 0; i < ended.size(); i++) {
            final Damage damage = damages.get(i);
            assertTrue(ended.get(i).failure().isPresent() || damage.harmless(), () -> "nobody was told of " + damage);
        }
        return ended;
    }

    private static void assertSomeCommitsStayUnknown(List<Errand> ended) {
        assertTrue(ended.stream()
                .anyMatch(errand -> errand.failure()
                        .filter(CommitUnknownException.class::isInstance)
                        .isPresent()));
    }

    private void assertAllSucceed(List<Damage> damages) throws Exception {
        for (final Errand errand : runAll(LONG, damages)) {
            errand.failure().ifPresent(failure -> {
                throw failure;
            });
        }
    }

    /// Has a conversation over each of the lines, several at once, and compares what was said with what was done.
    private List<Errand> runAll(Duration patience, List<Damage> damages) throws Exception {
        final List<Errand> all = IntStream.range(0, damages.size())
                .mapToObj(i -> new Errand(++errands))
                .toList();
        final Semaphore turns = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            final List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                final Errand errand = all.get(i);
                final Damage damage = damages.get(i);
                turns.acquire();
                running.add(threads.submit(() -> {
                    try {
                        run(errand, damage, patience);
                    } finally {
                        turns.release();
                    }
                    return null;
                }));
            }
            for (final Future<?> one : running) {
                one.get();
            }
        }
        final Map<Integer, String> done = ledger.entries();
        all.forEach(errand -> assertHonest(errand, done.getOrDefault(errand.number(), "")));
        return all;
    }

    private void run(Errand errand, Damage damage, Duration patience) throws IOException {
        try (FaultProxy proxy = new FaultProxy(server.host(), server.port())) {
            proxy.fromClient(damage.fromClient()).fromServer(damage.fromServer());
            errand.run(ledger.through(proxy.port(), patience));
        }
    }

    private static void assertHonest(Errand errand, String done) {
        assertTrue(done.startsWith(errand.reported()), () -> errand.reported() + " reported, " + done + " done");
        assertEquals(done.contains("b"), done.contains("c"), "half a transaction was done");
        if (!done.equals(errand.reported())) {
            final DbException failure = errand.failure().orElseThrow();
            if (!(failure instanceof TimedOutException)) {
                assertInstanceOf(CommitUnknownException.class, failure, done + " done without a report");
            }
        }
    }
}
