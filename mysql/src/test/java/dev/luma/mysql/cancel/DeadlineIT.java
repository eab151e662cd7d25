package dev.luma.mysql.cancel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Rows;
import dev.luma.db.Statement;
import dev.luma.db.Transaction;
import dev.luma.db.error.TimedOutException;
import dev.luma.mysql.Opened;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A call whose time is over: its work ends on the server, and what comes next is unharmed.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
@Tag("C15")
@Timeout(120)
class DeadlineIT {
    private static final Duration SHORT = Duration.ofMillis(300);

    private final RealServer server;
    private Connection db;
    private Watcher watcher;

    DeadlineIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        db = Opened.on(server);
        watcher = new Watcher(server);
        db.exec("CREATE TABLE IF NOT EXISTS deadline (i INT PRIMARY KEY, n INT NOT NULL) ENGINE = InnoDB");
        db.exec("DELETE FROM deadline");
        db.batch(
                "INSERT INTO deadline VALUES (?, 0)",
                IntStream.range(0, 1000).boxed().toList());
    }

    @AfterEach
    void close() {
        db.close();
        watcher.close();
    }

    /// It took too long, nothing is left of it on the server, and the connection goes on as if nothing had been.
    private void timesOut(Executable call) {
        final TimedOutException late = assertThrows(TimedOutException.class, call);
        assertTrue(late.connectionUsable(), late.getMessage());
        assertTrue(db.isOpen());
        watcher.awaitNoWork(db.server().connectionId());
        for (int i = 0; i < 20; i++) {
            assertEquals(i, db.query("SELECT ?", i).first(Integer.class).orElseThrow());
            assertEquals(0, db.query("SELECT SLEEP(0.001)").first(Integer.class).orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT SLEEP(60)",
                "SELECT BENCHMARK(2000000000, SHA2('x', 512))",
                "SELECT COUNT(*) FROM deadline a, deadline b, deadline c, deadline d WHERE a.i + b.i + c.i + d.i < 0",
                "SELECT a.i FROM deadline a, deadline b, deadline c, deadline d",
                "SELECT a.i FROM deadline a, deadline b, deadline c ORDER BY a.i + b.i + c.i DESC"
            })
    void endsAQuery(String sql) {
        timesOut(() -> db.within(SHORT).query(sql).count());
        timesOut(() -> db.within(SHORT).query(sql + " -- ?", new Object[0]).count());
        try (Statement prepared = db.prepare(sql)) {
            timesOut(() -> prepared.within(SHORT).query().count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DO SLEEP(60)", "DO BENCHMARK(2000000000, SHA2('x', 512))"})
    void endsAStatementWithoutRows(String sql) {
        timesOut(() -> db.within(SHORT).exec(sql));
    }

    @Test
    void endsAStatementWithValues() {
        timesOut(() -> db.within(SHORT).exec("DO SLEEP(?)", 60));
        timesOut(() -> db.within(SHORT).query("SELECT SLEEP(?)", 60).all());
    }

    @Test
    void endsAStreamThatWasReadForAWhile() {
        timesOut(() -> {
            final Rows rows = db.within(SHORT)
                    .query("SELECT a.i FROM deadline a, deadline b, deadline c, deadline d WHERE a.i >= ?", 0);
            while (rows.next()) {
                rows.row().getInt(0);
            }
        });
    }

    @Test
    void endsAWaitForALockAndLeavesTheTransactionOpen() {
        try (Connection holder = Opened.on(server);
                Transaction held = holder.begin();
                Transaction mine = db.begin()) {
            held.exec("UPDATE deadline SET n = 1 WHERE i = 1");
            mine.exec("UPDATE deadline SET n = 2 WHERE i = 2");
            timesOut(() -> mine.within(SHORT).exec("UPDATE deadline SET n = 2 WHERE i = ?", 1));
            assertTrue(db.inTransaction());
            held.rollback();
            mine.commit();
        }
        assertEquals(
                2L, db.query("SELECT SUM(n) FROM deadline").first(Long.class).orElseThrow());
    }

    @Test
    void endsABatch() {
        timesOut(() -> db.within(SHORT)
                .batch(
                        "DO SLEEP(?)",
                        IntStream.range(0, 100_000).mapToObj(i -> 0.0005).toList()));
        assertEquals(1, db.query("SELECT @@autocommit").first(Integer.class).orElseThrow());
    }

    @Test
    void sendsNothingWhereTheTimeWasOverBeforeTheTurnCame() throws Exception {
        final Running other = Running.start(() -> db.exec("DO SLEEP(60)"));
        watcher.awaitWork(db.server().connectionId(), "SLEEP(60)");
        final TimedOutException late =
                assertThrows(TimedOutException.class, () -> db.within(SHORT).exec("UPDATE deadline SET n = 7"));
        assertTrue(late.getMessage().contains("nothing was sent"), late.getMessage());
        db.cancel();
        other.failsAsCancelled(true);
        assertEquals(
                0L, db.query("SELECT SUM(n) FROM deadline").first(Long.class).orElseThrow());
    }

    /// The alarm of a call that ends at the same moment must not stop the next one. What may be late does not sleep,
    /// see
    /// [CancelIT].
    @Test
    void neverHitsTheNextCall() {
        int late = 0;
        for (int i = 0; i < 400; i++) {
            try {
                db.within(Duration.ofMillis(3))
                        .query("SELECT BENCHMARK(?, SHA2('x', 512))", 400 + i % 40 * 200)
                        .all();
            } catch (TimedOutException e) {
                assertTrue(e.connectionUsable(), e.getMessage());
                late++;
            }
            assertEquals(0, db.query("SELECT SLEEP(0.002)").first(Integer.class).orElseThrow());
            assertEquals(i, db.query("SELECT ?", i).first(Integer.class).orElseThrow());
        }
        assertTrue(late > 0, "no call was ever late");
    }
}
