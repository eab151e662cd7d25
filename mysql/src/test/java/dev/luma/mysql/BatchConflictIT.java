package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Transaction;
import dev.luma.db.error.ConflictException;
import dev.luma.db.error.Retry;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.OnFailure;
import dev.luma.testkit.server.PrivateServer;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Batches that lose against others: no row runs outside its transaction, and what was done is told as it is.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
@Timeout(120)
@Tag("C22")
class BatchConflictIT {
    private static final String UPDATE = "UPDATE clash FORCE INDEX (PRIMARY) SET n = n + 1 WHERE id IN (?, ?)";
    /// Of a batch of updates, the row that the others are in the way of.
    private static final int LOSER = 40;

    private static final int ROWS = 100;

    private final RealServer server;
    private Connection db;
    private Connection other;

    BatchConflictIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        open(server);
    }

    private void open(RealServer one) {
        db = Opened.on(one);
        other = Opened.on(one);
        db.exec("CREATE TABLE IF NOT EXISTS clash (id INT PRIMARY KEY, n INT NOT NULL) ENGINE = InnoDB");
        db.exec("CREATE TABLE IF NOT EXISTS weight (id INT) ENGINE = InnoDB");
        db.exec("DELETE FROM clash");
        db.exec("DELETE FROM weight");
        db.batch(
                "INSERT INTO clash VALUES (?, 0)",
                IntStream.range(0, 10).boxed().toList());
    }

    @AfterEach
    void close() {
        other.close();
        db.close();
    }

    /// Each row counts one up, at 3; the loser at 1 and 2.
    private static List<List<Integer>> updates() {
        final List<List<Integer>> rows = new ArrayList<>(Collections.nCopies(ROWS, List.of(3, 3)));
        rows.set(LOSER, List.of(1, 2));
        return rows;
    }

    /// Runs a batch whose losing row gets into a deadlock, which it loses.
    private Future<BatchResult> inDeadlock(OnFailure onFailure) {
        other.beginTransaction();
        // the one that has changed more rows survives
        other.batch("INSERT INTO weight VALUES (?)", Collections.nCopies(1000, 1));
        other.exec("UPDATE clash SET n = 9 WHERE id = 2");
        final FutureTask<BatchResult> batch = new FutureTask<>(() -> db.batch(UPDATE, updates(), onFailure));
        Thread.ofVirtual().start(batch);
        awaitLock();
        other.exec("UPDATE clash SET n = 9 WHERE id = 1");
        other.rollback();
        return batch;
    }

    /// Waits until the batch has changed row 1, so that it is on its way to row 2, or waits for it.
    private void awaitLock() {
        try (Connection observer = Opened.on(server)) {
            while (observer.query("SELECT n FROM clash WHERE id = 1 FOR UPDATE SKIP LOCKED")
                    .first()
                    .isPresent()) {
                Thread.onSpinWait();
            }
        }
    }

    private static ConflictException failure(Future<BatchResult> batch) {
        final ExecutionException failure = assertThrows(ExecutionException.class, batch::get);
        return assertInstanceOf(ConflictException.class, failure.getCause());
    }

    private static void assertLostItsTransaction(ConflictException failure) {
        assertEquals(Retry.WHOLE_TRANSACTION, failure.retry());
        assertEquals(LOSER, failure.row().orElseThrow());
    }

    /// What is lasting, by another connection's word.
    private int count(int id) {
        return other.query("SELECT n FROM clash WHERE id = ?", id)
                .first(Integer.class)
                .orElseThrow();
    }

    private void assertNothingIsLeft() {
        assertFalse(db.inTransaction());
        db.exec("UPDATE clash SET n = n + 100 WHERE id = 5");
        assertEquals(100, count(5), "autocommit is on");
        assertEquals(0, count(1));
        assertEquals(0, count(2));
        assertEquals(0, count(3));
        assertEquals(0, count(4));
    }

    // ---- deadlocks

    @ParameterizedTest
    @EnumSource(names = {"STOP", "LEAVE_OUT"})
    void leavesNothingOfABatchThatMetADeadlock(OnFailure onFailure) {
        assertLostItsTransaction(failure(inDeadlock(onFailure)));
        assertNothingIsLeft();
    }

    @Test
    void losesTheRowThatMetADeadlockAndKeepsTheOthers() throws Exception {
        final BatchResult result = inDeadlock(OnFailure.KEEP_GOING).get();
        assertEquals(Set.of(LOSER), result.failures().keySet());
        assertEquals(1213, result.failures().get(LOSER).vendorCode());
        final long[] affected = new long[ROWS];
        Arrays.fill(affected, 1);
        affected[LOSER] = 0;
        assertArrayEquals(affected, result.affectedRows());
        assertFalse(db.inTransaction());
        assertEquals(ROWS - 1, count(3));
        assertEquals(0, count(1));
        assertEquals(0, count(2));
    }

    @ParameterizedTest
    @EnumSource
    void losesTheTransactionWithABatchThatMetADeadlock(OnFailure onFailure) {
        try (Transaction transaction = db.begin()) {
            transaction.exec("UPDATE clash SET n = 1 WHERE id = 4");
            assertLostItsTransaction(failure(inDeadlock(onFailure)));
            assertThrows(UsageException.class, () -> transaction.exec("UPDATE clash SET n = 1 WHERE id = 4"));
            assertTrue(transaction.isOpen());
        }
        assertNothingIsLeft();
    }

    /// The driver is not told of such a transaction's beginning, but by the server.
    @ParameterizedTest
    @EnumSource
    void leavesNothingOfATransactionBegunBySqlThatMetADeadlock(OnFailure onFailure) {
        db.exec("START TRANSACTION");
        db.exec("UPDATE clash SET n = 1 WHERE id = 4");
        assertLostItsTransaction(failure(inDeadlock(onFailure)));
        db.exec("COMMIT");
        assertNothingIsLeft();
    }

    // ---- waiting too long

    /// Runs a batch whose losing row waits for a lock until the server has enough of it.
    private ConflictException tooLate(OnFailure onFailure) {
        return assertThrows(ConflictException.class, () -> waiting(onFailure));
    }

    private BatchResult waiting(OnFailure onFailure) {
        other.beginTransaction();
        other.exec("UPDATE clash SET n = 9 WHERE id = 2");
        db.exec("SET innodb_lock_wait_timeout = 1");
        try {
            return db.batch(UPDATE, updates(), onFailure);
        } finally {
            other.rollback();
        }
    }

    @Test
    void losesOnlyTheRowThatWaitedTooLong() {
        try (Transaction transaction = db.begin()) {
            transaction.exec("UPDATE clash SET n = 1 WHERE id = 4");
            final BatchResult result = waiting(OnFailure.KEEP_GOING);
            assertEquals(Set.of(LOSER), result.failures().keySet());
            assertEquals(1205, result.failures().get(LOSER).vendorCode());
            transaction.commit();
        }
        assertEquals(1, count(4));
        assertEquals(ROWS - 1, count(3));
        assertEquals(0, count(1));
    }

    @Test
    void losesOnlyTheBatchThatWaitedTooLong() {
        try (Transaction transaction = db.begin()) {
            transaction.exec("UPDATE clash SET n = 1 WHERE id = 4");
            final ConflictException late = tooLate(OnFailure.STOP);
            assertEquals(Retry.SAFE, late.retry());
            assertEquals(LOSER, late.row().orElseThrow());
            transaction.commit();
        }
        assertEquals(1, count(4));
        assertEquals(0, count(3));
        assertEquals(0, count(1));
    }

    @Test
    void losesTheTransactionWithABatchThatWaitedTooLongWhereTheServerSaysSo() {
        try (PrivateServer strict = server.newPrivateServer("--innodb-rollback-on-timeout=ON")) {
            for (final OnFailure onFailure : OnFailure.values()) {
                close();
                open(strict);
                try (Transaction transaction = db.begin()) {
                    transaction.exec("UPDATE clash SET n = 1 WHERE id = 4");
                    assertLostItsTransaction(tooLate(onFailure));
                    assertThrows(UsageException.class, () -> transaction.exec("UPDATE clash SET n = 1 WHERE id = 4"));
                    assertThrows(UsageException.class, transaction::commit);
                }
                assertNothingIsLeft();
            }
        }
    }

    @Test
    void leavesNothingOfATransactionBegunBySqlThatWaitedTooLongWhereTheServerSaysSo() {
        try (PrivateServer strict = server.newPrivateServer("--innodb-rollback-on-timeout=ON")) {
            for (final OnFailure onFailure : OnFailure.values()) {
                close();
                open(strict);
                db.exec("START TRANSACTION");
                db.exec("UPDATE clash SET n = 1 WHERE id = 4");
                assertLostItsTransaction(tooLate(onFailure));
                db.exec("COMMIT");
                assertNothingIsLeft();
            }
        }
    }

    @Test
    void leavesNothingOfABatchThatWaitedTooLongWhereTheServerSaysSo() {
        try (PrivateServer strict = server.newPrivateServer("--innodb-rollback-on-timeout=ON")) {
            close();
            open(strict);
            assertLostItsTransaction(tooLate(OnFailure.LEAVE_OUT));
            assertNothingIsLeft();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"KEEP_GOING", "LEAVE_OUT"})
    void tellsOfEachRowOutsideATransactionWhereOneWaitedTooLong(OnFailure onFailure) {
        final BatchResult result = waiting(onFailure);
        assertEquals(Set.of(LOSER), result.failures().keySet());
        assertEquals(ROWS - 1, result.totalAffectedRows());
        assertEquals(ROWS - 1, count(3));
    }
}
