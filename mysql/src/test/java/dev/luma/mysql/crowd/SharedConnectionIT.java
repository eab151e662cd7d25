package dev.luma.mysql.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Rows;
import dev.luma.db.error.UsageException;
import dev.luma.mysql.Opened;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Many threads on one connection: they wait for each other, or are told whose rows are in the way.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
@Timeout(60)
class SharedConnectionIT {
    private static final int THREADS = 8;
    private static final int QUESTIONS = 300;

    private final RealServer server;
    private Connection db;

    SharedConnectionIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        db = Opened.on(server);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private interface Asker {
        void ask(int number);
    }

    /// Has all threads ask at once, each its own questions.
    private static void askAtOnce(Asker asker) throws Exception {
        final CountDownLatch start = new CountDownLatch(THREADS);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            final List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                final int first = thread * QUESTIONS;
                running.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    for (int i = 0; i < QUESTIONS; i++) {
                        asker.ask(first + i);
                    }
                    return null;
                }));
            }
            for (final Future<?> one : running) {
                one.get();
            }
        }
    }

    @Test
    void letsThreadsWaitForEachOther() throws Exception {
        askAtOnce(number -> {
            // no rows stay open behind these, so each is one turn
            db.exec("DO ?", number);
            db.exec("SET @last = " + number);
        });
        final long last = db.query("SELECT @last").first(Long.class).orElseThrow();
        assertEquals(QUESTIONS - 1, last % QUESTIONS);
    }

    @Test
    void givesEachThreadItsOwnRowsOrNamesThoseInTheWay() throws Exception {
        final AtomicInteger refusals = new AtomicInteger();
        askAtOnce(number -> {
            while (!answered(number)) {
                refusals.incrementAndGet();
                Thread.yield();
            }
        });
        assertTrue(refusals.get() > 0, "no thread ever met another one's rows");
        db.ping();
        assertTrue(db.isOpen());
    }

    /// Whether it was this thread's turn; what it got is right then.
    private boolean answered(int number) {
        try (Rows rows = db.query("SELECT ? AS n UNION ALL SELECT ? + 1", number, number)) {
            assertTrue(rows.next());
            assertEquals(number, rows.row().getInt("n"));
            // others come now, while rows are open that are not theirs
            Thread.yield();
            assertTrue(rows.next());
            assertEquals(number + 1, rows.row().getInt("n"));
            assertFalse(rows.next());
            return true;
        } catch (UsageException refusal) {
            assertTrue(
                    refusal.getMessage().startsWith("rows of `SELECT ? AS n UNION ALL SELECT ? + 1` are still open"),
                    refusal.getMessage());
            return false;
        }
    }
}
