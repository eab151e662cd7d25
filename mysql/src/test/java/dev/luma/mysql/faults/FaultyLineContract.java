package dev.luma.mysql.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.CommitUnknownException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.TimedOutException;
import dev.luma.mysql.MysqlConfig;
import dev.luma.testkit.proxy.FaultProxy;
import dev.luma.testkit.proxy.Faults;
import dev.luma.testkit.proxy.ProxiedConnection;
import dev.luma.testkit.server.RealServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A real conversation over a line that is damaged at every byte of either direction, in every way.
///
/// Whatever happens to the line: a conversation ends, in a [DbException] or as it should; what was read of it is right;
/// a commit that was reported was done, and one that was done without a report is one that nobody was told to repeat.
/// Each kind of line extends it.
@Tag("C12")
@Tag("P5")
abstract class FaultyLineContract {
    private static final int AT_ONCE = 16;
    private static final Duration MOMENT = Duration.ofMillis(2);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final RealServer server;
    private final Framing framing;
    private final UnaryOperator<MysqlConfig> kind;
    private Ledger ledger;
    private int errands;

    /// @param kind makes the line what it is
    FaultyLineContract(RealServer server, Framing framing, UnaryOperator<MysqlConfig> kind) {
        this.server = server;
        this.framing = framing;
        this.kind = kind;
    }

    /// Where one direction is damaged: everywhere.
    IntStream offsets(Passed passed) {
        return IntStream.range(0, passed.count());
    }

    /// What passed in one direction of an undamaged conversation.
    ///
    /// @param ends where its frames end
    record Passed(int count, List<Integer> ends) {
        /// Beside the ends of frames: the last byte is missing, nothing, half a header, everything but the payload.
        IntStream around() {
            return ends.stream()
                    .flatMapToInt(end -> IntStream.of(end - 1, end, end + 2, end + 4))
                    .filter(at -> at >= 0 && at < count);
        }
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

    @Test
    void tellsOfALineThatFallsSilentAroundTheEndOfAnyPacket() throws Exception {
        assertAllFail(SHORT, damages(Faults.none()::stallingAt, Passed::around));
    }

    @Test
    void readsWhatComesInTwoPartsSplitAtAnyByte() throws Exception {
        assertAllSucceed(everyByte(at -> Faults.none().pausingAt(at, MOMENT)));
    }

    @Test
    void readsWhatComesByteByByte() throws Exception {
        final Faults slow = Faults.none().inSegmentsOf(1).delayedBy(Duration.ofNanos(100_000));
        assertAllSucceed(List.of(Damage.fromClient(slow), Damage.fromServer(slow)));
    }

    /// What is done to one conversation.
    private record Damage(Faults fromClient, Faults fromServer) {
        static Damage fromClient(Faults faults) {
            return new Damage(faults, Faults.none());
        }

        static Damage fromServer(Faults faults) {
            return new Damage(Faults.none(), faults);
        }

        /// Whether what has passed so far is whole.
        boolean isStillAhead(ProxiedConnection line) {
            return line.fromClient().length <= fromClient.offset() && line.fromServer().length <= fromServer.offset();
        }

        @Override
        public String toString() {
            return fromClient.end() == Faults.End.NONE
                    ? fromServer.end() + " at the server's byte " + fromServer.offset()
                    : fromClient.end() + " at the client's byte " + fromClient.offset();
        }
    }

    private List<Damage> everyByte(LongFunction<Faults> at) throws Exception {
        return damages(at, this::offsets);
    }

    private List<Damage> damages(LongFunction<Faults> at, Function<Passed, IntStream> where) throws Exception {
        final ProxiedConnection whole = whole();
        final List<Damage> damages = new ArrayList<>();
        where.apply(passed(whole.fromClient())).forEach(i -> damages.add(Damage.fromClient(at.apply(i))));
        where.apply(passed(whole.fromServer())).forEach(i -> damages.add(Damage.fromServer(at.apply(i))));
        return damages;
    }

    private Passed passed(byte[] bytes) {
        return new Passed(bytes.length, framing.ends(bytes));
    }

    /// An errand without any damage, after a first one: servers and drivers may do things once.
    private ProxiedConnection whole() throws Exception {
        undamaged();
        return undamaged();
    }

    private ProxiedConnection undamaged() throws IOException {
        try (FaultProxy proxy = new FaultProxy(server.host(), server.port())) {
            final Errand errand = new Errand(++errands);
            errand.run(kind.apply(ledger.through(proxy.port(), LONG)), () -> true);
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
            final Errand errand = ended.get(i);
            assertTrue(errand.failure().isPresent() || errand.wasSpared(), () -> "nobody was told of " + damage);
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
            errand.run(
                    kind.apply(ledger.through(proxy.port(), patience)),
                    () -> damage.isStillAhead(proxy.connections().getFirst()));
        }
    }

    private static void assertHonest(Errand errand, String done) {
        assertTrue(done.startsWith(errand.reported()), () -> errand.reported() + " reported, " + done + " done");
        assertEquals(done.contains("b"), done.contains("c"), "half a transaction was done");
        assertEquals(done.contains("d"), done.contains("f"), "half a batch was done");
        if (!done.equals(errand.reported())) {
            final DbException failure = errand.failure().orElseThrow();
            if (!(failure instanceof TimedOutException)) {
                assertInstanceOf(CommitUnknownException.class, failure, done + " done without a report");
            }
        }
    }
}
