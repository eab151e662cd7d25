package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Db;
import dev.luma.db.error.ConflictException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.TimedOutException;
import dev.luma.db.spi.OnFailure;
import dev.luma.db.spi.Session;
import dev.luma.db.spi.TransactionOptions;
import dev.luma.db.spi.TransactionOptions.Isolation;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a session can be told of how it commits, how long it waits, and which rows it counts.
@ServerTest
class SessionModesIT {
    private final RealServer server;
    private Connection db;
    private Session session;

    SessionModesIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        db = Opened.on(server);
        session = db.unwrap(Session.class);
        db.exec("DROP TABLE IF EXISTS modes");
        db.exec("CREATE TABLE modes (id INT PRIMARY KEY, n INT) ENGINE = InnoDB");
        db.exec("INSERT INTO modes VALUES (1, 1), (2, 2)");
    }

    @AfterEach
    void close() {
        db.close();
    }

    private long seenByOthers() {
        try (Connection other = Opened.on(server)) {
            return other.query("SELECT COUNT(*) FROM modes").first(Long.class).orElseThrow();
        }
    }

    @Test
    void transactionsBeginByThemselvesWithoutAutocommit() {
        assertTrue(session.autocommit(false, TransactionOptions.defaults()));
        assertFalse(db.inTransaction());
        db.exec("INSERT INTO modes VALUES (3, 3)");
        assertTrue(db.inTransaction());
        assertEquals(2, seenByOthers());
        db.commit();
        assertFalse(db.inTransaction());
        assertEquals(3, seenByOthers());
        db.exec("INSERT INTO modes VALUES (4, 4)");
        db.rollback();
        assertEquals(3, seenByOthers());
        assertTrue(session.autocommit(true, TransactionOptions.defaults()));
        db.exec("INSERT INTO modes VALUES (4, 4)");
        assertEquals(4, seenByOthers());
    }

    @Test
    void levelAndAccessModeHoldForAllThatFollow() {
        session.autocommit(
                false,
                TransactionOptions.defaults()
                        .isolation(Isolation.READ_COMMITTED)
                        .readOnly());
        final DbException refused = assertThrows(DbException.class, () -> db.exec("INSERT INTO modes VALUES (3, 3)"));
        assertEquals("25006", refused.sqlState());
        session.autocommit(true, TransactionOptions.defaults());
        assertEquals(
                "25006",
                assertThrows(DbException.class, () -> db.exec("INSERT INTO modes VALUES (3, 3)"))
                        .sqlState());
        session.autocommit(true, TransactionOptions.defaults().readWrite());
        db.exec("INSERT INTO modes VALUES (3, 3)");
        final String variable = server.isMariaDb() ? "@@tx_isolation" : "@@transaction_isolation";
        assertEquals(
                "READ-COMMITTED",
                db.query("SELECT " + variable).first(String.class).orElseThrow());
    }

    @Test
    void aBatchThatLosesItsTransactionLeavesNothingBehind() throws Exception {
        session.autocommit(false, TransactionOptions.defaults());
        try (Connection other = Opened.on(server);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // The heavier one goes on.
            other.beginTransaction();
            other.exec("UPDATE modes SET n = 7 WHERE id = 2");
            other.exec("INSERT INTO modes VALUES (10, 1), (11, 1), (12, 1)");
            db.exec("UPDATE modes SET n = 8 WHERE id = 1");
            final Future<Throwable> batch = threads.submit(() -> {
                try {
                    db.batch(
                            "UPDATE modes SET n = ? WHERE id = ?",
                            List.of(List.of(5, 1), List.of(6, 2), List.of(7, 1)),
                            OnFailure.KEEP_GOING);
                    return null;
                } catch (DbException e) {
                    return e;
                }
            });
            awaitLockWait();
            other.exec("UPDATE modes SET n = 9 WHERE id = 1");
            other.rollback();
            final Throwable failure = batch.get(30, TimeUnit.SECONDS);
            assertTrue(failure instanceof ConflictException, String.valueOf(failure));
            assertFalse(db.inTransaction());
            assertEquals(
                    1,
                    db.query("SELECT n FROM modes WHERE id = 1")
                            .first(Long.class)
                            .orElseThrow());
        }
    }

    private void awaitLockWait() {
        try (Connection watcher = Opened.on(server)) {
            final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (watcher.query("SELECT COUNT(*) FROM information_schema.INNODB_TRX WHERE trx_state = 'LOCK WAIT'")
                            .first(Long.class)
                            .orElseThrow()
                    == 0) {
                assertTrue(System.nanoTime() < deadline, "nobody waits for a lock");
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void waitsNoLongerForAMessageThanItIsTold() {
        assertTrue(session.readTimeout(Duration.ofMillis(200)));
        final TimedOutException late = assertThrows(TimedOutException.class, () -> db.exec("DO SLEEP(20)"));
        assertFalse(late.connectionUsable());
        assertFalse(db.isOpen());
    }

    @Test
    void pingsWithinATimeAndWaitsAsBeforeAfterwards() {
        session.ping(Duration.ofSeconds(5));
        session.readTimeout(Duration.ofSeconds(10));
        session.ping(Duration.ofMillis(500));
        db.exec("DO SLEEP(0.7)");
        session.readTimeout(Duration.ZERO);
        db.exec("DO SLEEP(0.1)");
    }

    @Test
    void countsTheRowsThatWereFoundWhereThatIsAskedFor() {
        assertEquals(0, db.exec("UPDATE modes SET n = n").affectedRows());
        try (Connection found = Db.open(Mysql.driver(), Opened.dsn(server, "luma_test?affectedRows=found"))) {
            assertEquals(2, found.exec("UPDATE modes SET n = n").affectedRows());
        }
    }

    @Test
    void tellsWhichColumnTheServerCounts() {
        db.exec("DROP TABLE IF EXISTS counted");
        db.exec("CREATE TABLE counted (id INT AUTO_INCREMENT PRIMARY KEY, n INT)");
        final var columns = db.query("SELECT * FROM counted").columns();
        assertTrue(columns.get(0).generated());
        assertFalse(columns.get(1).generated());
    }
}
