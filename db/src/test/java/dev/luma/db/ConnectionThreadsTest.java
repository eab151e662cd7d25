package dev.luma.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.CancelledException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConnectionThreadsTest {
    private static final List<ColumnInfo> ID = List.of(FakeColumn.of("id", Kind.INTEGER));

    /// Stays in the call `slow` until it is let go.
    private static final class SlowSession extends ScriptedSession {
        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch letGo = new CountDownLatch(1);

        @Override
        void during(String call) {
            if (call.equals("slow")) {
                entered.countDown();
                awaitQuietly(letGo);
                if (!isOpen()) {
                    throw new CancelledException("closed under the call", false, null);
                }
            }
        }

        @Override
        public void abort() {
            super.abort();
            letGo.countDown();
        }
    }

    private final SlowSession session = new SlowSession();
    private final Connection db = Connection.over(session);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() throws InterruptedException {
        session.letGo.countDown();
        threads.shutdown();
        assertTrue(threads.awaitTermination(30, TimeUnit.SECONDS));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void letsASecondThreadWaitForItsTurn() throws Exception {
        final Future<?> first = threads.submit(() -> db.exec("slow"));
        awaitQuietly(session.entered);
        final Thread second = Thread.ofPlatform().start(() -> db.exec("fast"));
        awaitWaiting(second);
        assertEquals(List.of("slow"), session.calls());

        session.letGo.countDown();

        first.get();
        second.join();
        assertEquals(List.of("slow", "fast"), session.calls());
    }

    @Test
    void keepsManyThreadsApart() throws Exception {
        session.answer("rows", () -> ScriptedAnswer.rows(ID, new Object[] {1L}, new Object[] {2L}));
        final List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            running.add(threads.submit(() -> {
                for (int n = 0; n < 500; n++) {
                    db.exec("A :a", java.util.Map.of("a", n));
                    db.ping();
                }
            }));
        }
        for (final Future<?> thread : running) {
            thread.get();
        }
        assertEquals(8000, session.calls.size());
        assertEquals(2, db.query("rows").count());
    }

    @Test
    void refusesAnotherThreadWhileRowsAreOpen() throws Exception {
        session.answer("rows", () -> ScriptedAnswer.rows(ID, new Object[] {1L}, new Object[] {2L}));
        final Rows rows = db.query("rows");
        assertTrue(rows.next());

        final ExecutionException e = assertThrows(
                ExecutionException.class,
                () -> threads.submit(() -> db.exec("A")).get());

        assertInstanceOf(UsageException.class, e.getCause());
        assertTrue(e.getCause().getMessage().startsWith("rows of `rows` are still open"));
        assertTrue(rows.next());
        assertEquals(2, rows.row().getInt("id"));
    }

    @Test
    void refusesTheRollbackOfAnotherThreadWhileRowsAreOpen() throws Exception {
        session.answer("rows", () -> ScriptedAnswer.rows(ID, new Object[] {1L}, new Object[] {2L}));
        db.beginTransaction();
        final Rows rows = db.query("rows");

        final ExecutionException e = assertThrows(
                ExecutionException.class, () -> threads.submit(db::rollback).get());

        assertTrue(e.getCause().getMessage().startsWith("rows of `rows` are still open"));
        assertEquals(2, rows.count());
        db.rollback();
    }

    @Test
    void closesUnderACallOfAnotherThread() throws Exception {
        final Future<?> call = threads.submit(() -> db.exec("slow"));
        awaitQuietly(session.entered);

        db.close();

        final ExecutionException e = assertThrows(ExecutionException.class, call::get);
        assertInstanceOf(CancelledException.class, e.getCause());
        assertTrue(session.aborted);
        assertFalse(db.isOpen());
    }

    @Test
    void closesUnderRowsOfAnotherThread() throws Exception {
        session.answer("rows", () -> ScriptedAnswer.rows(ID, new Object[] {1L}));
        threads.submit(() -> db.query("rows")).get();

        db.close();

        assertTrue(session.aborted);
    }

    @Test
    void endsTheWaitOfAThreadThatIsInterrupted() throws Exception {
        final Future<?> first = threads.submit(() -> db.exec("slow"));
        awaitQuietly(session.entered);
        final List<Throwable> thrown = new ArrayList<>();
        final List<Boolean> interrupted = new ArrayList<>();
        final Thread second = Thread.ofPlatform().start(() -> {
            try {
                db.exec("fast");
            } catch (CancelledException e) {
                thrown.add(e);
                interrupted.add(Thread.currentThread().isInterrupted());
            }
        });
        awaitWaiting(second);

        second.interrupt();
        second.join();
        session.letGo.countDown();
        first.get();

        assertEquals(1, thrown.size());
        assertTrue(((CancelledException) thrown.getFirst()).connectionUsable());
        assertEquals(List.of(true), interrupted);
        assertEquals(List.of("slow"), session.calls());
    }

    @Test
    void tellsAThreadThatWaitedThatTheConnectionIsClosed() throws Exception {
        final Future<?> first = threads.submit(() -> db.exec("slow"));
        awaitQuietly(session.entered);
        final List<String> messages = new ArrayList<>();
        final Thread second = Thread.ofPlatform().start(() -> {
            try {
                db.exec("fast");
            } catch (UsageException e) {
                messages.add(e.getMessage());
            }
        });
        awaitWaiting(second);

        db.close();
        second.join();

        assertThrows(ExecutionException.class, first::get);
        assertEquals(List.of("the connection is closed: open a new one"), messages);
    }
}
