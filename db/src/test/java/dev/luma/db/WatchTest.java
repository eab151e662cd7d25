package dev.luma.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.luma.db.observe.DbEvent;
import dev.luma.db.spi.TransactionOptions;
import dev.luma.db.watch.Watch;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int RUNS = 50_000;
    /// What the JVM may make in the background of a thread, a compiled method's deoptimisation for one.
    private static final int NOISE = 4096;

    private static Watch watch(Duration slow) {
        return new Watch(
                new ScriptedSession() {
                    @Override
                    public Duration slowStatement() {
                        return slow;
                    }
                },
                List.of());
    }

    private static void run(Watch watch) {
        for (int i = 0; i < RUNS; i++) {
            watch.transactionBegun(TransactionOptions.defaults());
            watch.begun("SELECT a FROM t WHERE b = ?", 0);
            watch.answered();
            watch.row();
            watch.ended(0);
            watch.transactionEnded(DbEvent.Ending.COMMITTED, null);
        }
    }

    /// With and without the log of slow statements.
    @ParameterizedTest
    @ValueSource(longs = {0, 3600})
    void makesNoObjectWhereNobodyWatches(long slowSeconds) {
        final Watch watch = watch(Duration.ofSeconds(slowSeconds));
        run(watch);
        final long before = THREADS.getCurrentThreadAllocatedBytes();
        run(watch);
        final long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertTrue(bytes < NOISE, () -> bytes + " bytes in " + RUNS + " statements");
    }

    @Test
    void endsAStatementOnce() {
        final var events = new ArrayList<DbEvent>();
        final Watch watch = new Watch(new ScriptedSession(), List.of(events::add));
        watch.begun("DO 1", 0);
        watch.ended(0);
        watch.ended(0);
        assertEquals(2, events.size());
    }
}
