package dev.luma.mysql.cancel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Executor;
import dev.luma.db.Row;
import dev.luma.db.error.CancelledException;
import dev.luma.db.error.CommitUnknownException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.CallOptions;
import dev.luma.db.spi.OnFailure;
import dev.luma.mysql.Mysql;
import dev.luma.mysql.MysqlConfig;
import dev.luma.mysql.Opened;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Connections at work that others cancel and close, at any moment and in any order: each answer is to its question,
/// each batch has done all or nothing, and nothing of it stays on the server.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
@Tag("C15")
@Timeout(120)
class DisturbedIT {
    private static final int ROUNDS = 300;
    private static final int AT_ONCE = 8;
    /// Cancels and closes of each connection.
    private static final int DISTURBERS = 3;

    private static final int BATCH = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ACCOUNT = "disturbed";

    private final RealServer server;
    private Connection witness;

    DisturbedIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        witness = Opened.on(server);
        witness.exec("CREATE TABLE IF NOT EXISTS disturbed (round INT, part INT, n INT, PRIMARY KEY (round, part, n))"
                + " ENGINE = InnoDB");
        witness.exec("DELETE FROM disturbed");
        witness.exec("CREATE TABLE IF NOT EXISTS numbers (i INT PRIMARY KEY) ENGINE = InnoDB");
        witness.exec("DELETE FROM numbers");
        witness.batch(
                "INSERT INTO numbers VALUES (?)",
                IntStream.range(0, 1000).boxed().toList());
        witness.exec("CREATE USER " + ACCOUNT + "@'127.0.0.1'");
        witness.exec("GRANT ALL ON *.* TO " + ACCOUNT + "@'127.0.0.1'");
    }

    @AfterEach
    void close() {
        witness.exec("DROP USER " + ACCOUNT + "@'127.0.0.1'");
        witness.close();
    }

    @Test
    void mixesNothingUpAndLeavesNothingBehind() throws Exception {
        final List<Round> rounds =
                IntStream.range(0, ROUNDS).mapToObj(Round::new).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            final List<Future<?>> running = new ArrayList<>();
            rounds.forEach(round -> running.add(threads.submit(round::run)));
            for (final Future<?> round : running) {
                round.get();
            }
        }
        awaitEmptyProcessList();
        rounds.forEach(this::assertHonest);
        assertTrue(rounds.stream().anyMatch(round -> round.cancelled > 0), "somebody was cancelled");
        assertTrue(rounds.stream().anyMatch(round -> !round.done.isEmpty()), "some batch was done");
    }

    /// The rows of each batch that was done are all there; of the one that nobody can tell of, all or none; and of no
    /// other any.
    private void assertHonest(Round round) {
        final List<Integer> parts = new ArrayList<>();
        for (final Row row : witness.query(
                "SELECT part, COUNT(*) FROM disturbed WHERE round = ? GROUP BY part ORDER BY part", round.number)) {
            parts.add(row.getInt(0));
            assertEquals(BATCH, row.getInt(1), "half a batch: round " + round.number + ", part " + row.getInt(0));
        }
        if (round.doubtful != null && !round.done.contains(round.doubtful)) {
            parts.remove(round.doubtful);
        }
        assertEquals(round.done, parts, "round " + round.number);
    }

    private void awaitEmptyProcessList() {
        final long end = System.nanoTime() + PATIENCE.toNanos();
        while (connections() > 0) {
            assertTrue(System.nanoTime() < end, "connections stayed on the server");
            Thread.onSpinWait();
        }
    }

    private long connections() {
        return witness.query("SELECT COUNT(*) FROM information_schema.processlist WHERE user = ?", ACCOUNT)
                .first(Long.class)
                .orElseThrow();
    }

    /// One connection's life.
    private final class Round {
        private final int number;
        private final Random random;
        private final List<Integer> done = new ArrayList<>();
        /// The batch whose commit was lost.
        private Integer doubtful;

        private int cancelled;

        Round(int number) {
            this.number = number;
            this.random = new Random(number);
        }

        void run() {
            try (Connection db = Mysql.connect(MysqlConfig.defaults()
                            .host(server.host())
                            .port(server.port())
                            .user(ACCOUNT)
                            .database("luma_test"));
                    ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < DISTURBERS; i++) {
                    final long seed = random.nextLong();
                    others.submit(() -> disturb(db, new Random(seed)));
                }
                for (int part = 0; db.isOpen(); part++) {
                    work(db, part);
                }
            }
        }

        /// Cancels a few times, and then closes, which ends the round.
        private void disturb(Connection db, Random when) {
            for (int i = when.nextInt(4); i >= 0; i--) {
                LockSupport.parkNanos(when.nextInt(8_000_000));
                db.cancel();
            }
            LockSupport.parkNanos(when.nextInt(8_000_000));
            db.close();
        }

        private void work(Connection db, int part) {
            try {
                switch (random.nextInt(5)) {
                    case 0 -> batch(db, part);
                    case 1 -> transaction(db, part);
                    case 2 -> stream(db, part, CallOptions.NONE);
                    case 3 -> stream(db, part, CallOptions.cursor(100));
                    default ->
                        assertEquals(
                                part,
                                db.query("SELECT ?", part).first(Integer.class).orElseThrow());
                }
            } catch (CommitUnknownException e) {
                doubtful = part;
            } catch (CancelledException e) {
                cancelled++;
            } catch (UsageException e) {
                assertTrue(!db.isOpen(), "only a closed connection refuses: " + e.getMessage());
            } catch (DbException e) {
                throw new AssertionError("neither cancelled nor closed", e);
            }
        }

        private void batch(Connection db, int part) {
            insert(db, part, 0, BATCH, OnFailure.STOP);
            done.add(part);
        }

        private void transaction(Connection db, int part) {
            db.transact(tx -> {
                insert(tx, part, 0, BATCH / 2, OnFailure.STOP);
                insert(tx, part, BATCH / 2, BATCH, OnFailure.KEEP_GOING);
            });
            done.add(part);
        }

        private void insert(Executor db, int part, int from, int to, OnFailure onFailure) {
            final BatchResult result = db.batch(
                    "INSERT INTO disturbed VALUES (?, ?, ?)",
                    IntStream.range(from, to)
                            .mapToObj(n -> List.of(number, part, n))
                            .toList(),
                    onFailure);
            assertEquals(to - from, result.totalAffectedRows());
        }

        private void stream(Connection db, int part, CallOptions options) {
            int next = 0;
            for (final Row row : db.with(options).query("SELECT i, ? FROM numbers ORDER BY i", part)) {
                assertEquals(next++, row.getInt(0));
                assertEquals(part, row.getInt(1));
            }
            assertEquals(1000, next);
        }
    }
}
