package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.RetryPolicy;
import dev.luma.db.Savepoint;
import dev.luma.db.Transaction;
import dev.luma.db.error.ConflictException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.Retry;
import dev.luma.db.error.UsageException;
import dev.luma.testkit.server.PrivateServer;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Transactions that lose against others, and savepoints that the server forgot.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
@Timeout(120)
class ConflictIT {
    private final RealServer server;
    private Connection db;

    ConflictIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        db = Opened.on(server);
        prepare(db);
    }

    private static void prepare(Connection db) {
        db.exec("CREATE TABLE IF NOT EXISTS conflict (id INT PRIMARY KEY, n INT NOT NULL) ENGINE = InnoDB");
        db.exec("DELETE FROM conflict");
        db.exec("INSERT INTO conflict VALUES (1, 0), (2, 0), (3, 0)");
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static List<Integer> counts(Connection db) {
        return db.query("SELECT n FROM conflict ORDER BY id").all(Integer.class);
    }

    // ---- deadlocks

    @Test
    @Tag("C22")
    void runsTheWholeBlockAgainAfterADeadlock() throws Exception {
        final AtomicInteger runs = new AtomicInteger();
        final CountDownLatch bothHoldOne = new CountDownLatch(2);
        try (Connection other = Opened.on(server);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            final Future<?> here = threads.submit(() -> crossing(db, 1, 2, runs, bothHoldOne));
            final Future<?> there = threads.submit(() -> crossing(other, 2, 1, runs, bothHoldOne));
            here.get();
            there.get();
        }
        assertEquals(3, runs.get());
        assertEquals(List.of(2, 2, 2), counts(db));
        assertFalse(db.inTransaction());
    }

    private static Integer crossing(
            Connection db, int first, int second, AtomicInteger runs, CountDownLatch bothHoldOne) {
        return db.transaction(RetryPolicy.retry(5), tx -> {
            runs.incrementAndGet();
            tx.exec("UPDATE conflict SET n = n + 1 WHERE id = ?", first);
            bothHoldOne.countDown();
            awaitQuietly(bothHoldOne);
            tx.exec("UPDATE conflict SET n = n + 1 WHERE id = ?", second);
            tx.exec("UPDATE conflict SET n = n + 1 WHERE id = 3");
            return first;
        });
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Rows that are on their way when the server rolls the transaction back must not be committed on their own.
    @Test
    @Tag("C22")
    void leavesNoRowOfABatchThatMetADeadlock() throws Exception {
        db.exec("CREATE TABLE IF NOT EXISTS conflict_rows (id INT) ENGINE = InnoDB");
        db.exec("DELETE FROM conflict_rows");
        try (Connection other = Opened.on(server);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // The one that has changed more rows survives.
            other.beginTransaction();
            other.exec("UPDATE conflict SET n = 9 WHERE id = 2");
            other.batch("INSERT INTO conflict_rows VALUES (?)", Collections.nCopies(500, -1));
            db.beginTransaction();
            db.exec("UPDATE conflict SET n = 5 WHERE id = 1");
            final Future<?> waiting = threads.submit(() -> other.exec("UPDATE conflict SET n = 9 WHERE id = 1"));
            final ConflictException deadlock = assertThrows(
                    ConflictException.class,
                    () -> db.batch(
                            "UPDATE conflict SET n = n + 1 WHERE id = ?", List.of(3, 3, 2, 3, 3, 3, 3, 3, 3, 3)));
            assertEquals(Retry.WHOLE_TRANSACTION, deadlock.retry());
            waiting.get();
            other.rollback();
            assertThrows(UsageException.class, db::commit);
        }
        assertEquals(List.of(0, 0, 0), counts(db));
        assertEquals(1, db.query("SELECT @@autocommit").first(Integer.class).orElseThrow());
        db.exec("UPDATE conflict SET n = 1");
        assertFalse(db.inTransaction());
    }

    // ---- waiting too long

    @Test
    @Tag("C22")
    void leavesTheTransactionOpenWhereOnlyTheStatementWasUndone() {
        try (Connection holder = Opened.on(server)) {
            holder.beginTransaction();
            holder.exec("UPDATE conflict SET n = 9 WHERE id = 1");
            db.exec("SET innodb_lock_wait_timeout = 1");
            try (Transaction tx = db.begin()) {
                tx.exec("UPDATE conflict SET n = 1 WHERE id = 2");
                final ConflictException late =
                        assertThrows(ConflictException.class, () -> tx.exec("UPDATE conflict SET n = 1 WHERE id = 1"));
                assertEquals(Retry.SAFE, late.retry());
                holder.rollback();
                tx.exec("UPDATE conflict SET n = 1 WHERE id = 1");
                tx.commit();
            }
        }
        assertEquals(List.of(1, 1, 0), counts(db));
    }

    @Test
    @Tag("C22")
    void seesThatTheServerHasUndoneTheWholeTransaction() {
        try (PrivateServer alone =
                        server.newPrivateServer("--innodb-rollback-on-timeout=ON", "--innodb-lock-wait-timeout=1");
                Connection holder = Opened.on(alone);
                Connection mine = Opened.on(alone)) {
            prepare(mine);
            holder.beginTransaction();
            holder.exec("UPDATE conflict SET n = 9 WHERE id = 1");
            try (Transaction tx = mine.begin()) {
                tx.exec("UPDATE conflict SET n = 1 WHERE id = 2");
                final ConflictException late = assertThrows(
                        ConflictException.class, () -> tx.exec("UPDATE conflict SET n = 1 WHERE id = ?", 1));
                assertEquals(Retry.WHOLE_TRANSACTION, late.retry());
                // This would be committed on its own.
                assertThrows(UsageException.class, () -> tx.exec("UPDATE conflict SET n = 1 WHERE id = 3"));
                assertThrows(UsageException.class, tx::commit);
            }
            final AtomicInteger runs = new AtomicInteger();
            mine.<Object, RuntimeException>transaction(RetryPolicy.retry(3), tx -> {
                tx.exec("UPDATE conflict SET n = n + 1 WHERE id = 2");
                if (runs.incrementAndGet() == 2) {
                    holder.rollback();
                }
                return tx.exec("UPDATE conflict SET n = n + 1 WHERE id = 1");
            });
            assertEquals(2, runs.get());
            assertEquals(List.of(1, 1, 0), counts(mine));
        }
    }

    // ---- savepoints

    @Test
    void takesOddNamesOfSavepoints() {
        for (final String name : List.of("a`b", "it's", "\"q\"", "Ä 漢 b", "--", "a;b", "select", "\\")) {
            try (Transaction tx = db.begin()) {
                tx.exec("UPDATE conflict SET n = 1 WHERE id = 1");
                final Savepoint here = tx.savepoint(name);
                tx.exec("UPDATE conflict SET n = 1 WHERE id = 2");
                here.rollback();
                here.rollback();
                assertEquals(List.of(1, 0, 0), counts(db));
                here.release();
                tx.rollback();
            }
        }
    }

    @Test
    @Tag("C11")
    void saysThatTheServerHasForgottenASavepoint() {
        try (Transaction tx = db.begin()) {
            final Savepoint outer = tx.savepoint("outer");
            final Savepoint inner = tx.savepoint("inner");
            outer.rollback();
            assertEquals(1305, assertThrows(DbException.class, inner::rollback).vendorCode());
            assertEquals(1305, assertThrows(DbException.class, inner::release).vendorCode());
            outer.release();
            assertEquals(1305, assertThrows(DbException.class, outer::release).vendorCode());
            assertTrue(db.isOpen());
            assertTrue(db.inTransaction());
        }
    }
}
