package dev.luma.mysql.cancel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Cancellable;
import dev.luma.db.Connection;
import dev.luma.db.Rows;
import dev.luma.db.error.CancelledException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.TimedOutException;
import dev.luma.db.error.UsageException;
import dev.luma.mysql.Mysql;
import dev.luma.mysql.MysqlConfig;
import dev.luma.mysql.Opened;
import dev.luma.mysql.TlsMode;
import dev.luma.testkit.script.SocketServer;
import dev.luma.testkit.server.PrivateServer;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Stopping a call from another thread: its work ends on the server, and no other call is ever hit.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
@Tag("C15")
@Timeout(120)
class CancelIT {
    private static final int RACES = 150;
    private static final String ENDLESS = "SELECT a.i FROM cancel a, cancel b, cancel c, cancel d, cancel e, cancel f";

    private final RealServer server;
    private Connection db;
    private Watcher watcher;

    CancelIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        db = Opened.on(server);
        watcher = new Watcher(server);
        db.exec("CREATE TABLE IF NOT EXISTS cancel (i INT) ENGINE = InnoDB");
        db.exec("DELETE FROM cancel");
        db.exec("INSERT INTO cancel VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14)");
    }

    @AfterEach
    void close() {
        db.close();
        watcher.close();
    }

    private void goesOn(Connection connection) {
        watcher.awaitNoWork(connection.server().connectionId());
        for (int i = 0; i < 10; i++) {
            assertEquals(
                    0,
                    connection.query("SELECT SLEEP(0.001)").first(Integer.class).orElseThrow());
            assertEquals(i, connection.query("SELECT ?", i).first(Integer.class).orElseThrow());
        }
    }

    // ---- where it happens

    @Test
    void stopsAStatementThatIsExecuting() {
        for (final String sql : List.of("SELECT SLEEP(60)", "DO SLEEP(60)")) {
            final Running call = Running.start(() -> db.exec(sql));
            watcher.awaitWork(db.server().connectionId(), "SLEEP(60)");
            db.cancel();
            call.failsAsCancelled(true);
            goesOn(db);
        }
    }

    /// Its rows wait for a lock that somebody holds; none of them is to stay.
    @Test
    void stopsABatch() {
        try (Connection holder = Opened.on(server)) {
            holder.exec("DROP TABLE IF EXISTS cancel_rows");
            holder.exec("CREATE TABLE cancel_rows (i INT PRIMARY KEY) ENGINE = InnoDB");
            holder.beginTransaction();
            holder.exec("INSERT INTO cancel_rows VALUES (50)");
            final Running call = Running.start(() -> db.batch(
                    "INSERT INTO cancel_rows VALUES (?)",
                    IntStream.range(0, 100).boxed().toList()));
            watcher.awaitWork(db.server().connectionId(), "cancel_rows");
            db.cancel();
            call.failsAsCancelled(true);
            holder.rollback();
        }
        goesOn(db);
        assertEquals(
                0,
                db.query("SELECT COUNT(*) FROM cancel_rows")
                        .first(Integer.class)
                        .orElseThrow());
    }

    @Test
    void stopsRowsThatAreBeingRead() {
        final Rows rows = db.query(ENDLESS);
        assertTrue(rows.next());
        final Running call = Running.start(() -> {
            while (rows.next()) {
                rows.row();
            }
        });
        watcher.awaitWork(db.server().connectionId(), "cancel f");
        db.cancel();
        call.failsAsCancelled(true);
        goesOn(db);
    }

    @Test
    void stopsRowsThatNobodyReadsAtTheMoment() {
        final Rows rows = db.query(ENDLESS);
        assertTrue(rows.next());
        db.cancel();
        watcher.awaitNoWork(db.server().connectionId());
        assertThrows(CancelledException.class, () -> {
            while (rows.next()) {
                rows.row();
            }
        });
        goesOn(db);
    }

    @Test
    void doesNothingWhereNoCallIsUnderWay() {
        for (int i = 0; i < 50; i++) {
            db.cancel();
            assertEquals(0, db.query("SELECT SLEEP(0.001)").first(Integer.class).orElseThrow());
        }
    }

    @Test
    void stopsAStatementOverALineWhoseIdentityWasVerified() {
        final MysqlConfig config = MysqlConfig.defaults()
                .host("localhost")
                .port(server.port())
                .user(server.user())
                .tlsCa(server.caCertificate())
                .tls(TlsMode.VERIFY_IDENTITY);
        try (Connection verified = Mysql.connect(config)) {
            final Running call = Running.start(() -> verified.exec("DO SLEEP(60)"));
            watcher.awaitWork(verified.server().connectionId(), "SLEEP(60)");
            verified.cancel();
            call.failsAsCancelled(true);
            goesOn(verified);
        }
    }

    @Test
    void endsTheServersWorkWhenTheThreadIsInterrupted() {
        final long id = db.server().connectionId();
        final Running call = Running.start(() -> db.exec("DO SLEEP(60)"));
        watcher.awaitWork(id, "SLEEP(60)");
        call.thread().interrupt();
        call.failsAsCancelled(false);
        assertFalse(db.isOpen());
        watcher.awaitGone(id);
    }

    @Test
    void endsTheServersWorkWhenTheConnectionIsClosed() {
        final long id = db.server().connectionId();
        final Running call = Running.start(() -> db.exec("DO SLEEP(60)"));
        watcher.awaitWork(id, "SLEEP(60)");
        db.close();
        call.failsAsCancelled(false);
        watcher.awaitGone(id);
    }

    // ---- races

    /// Somebody who cancels all the time.
    private static final class Canceller implements AutoCloseable {
        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicInteger count = new AtomicInteger();
        private final Thread thread;

        Canceller(Connection target) {
            thread = Thread.ofVirtual().start(() -> {
                while (!over.get()) {
                    target.cancel();
                    count.incrementAndGet();
                    LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(4_000_000));
                }
            });
        }

        boolean isDone() {
            return count.get() >= RACES;
        }

        @Override
        public void close() throws InterruptedException {
            over.set(true);
            thread.join();
        }
    }

    @Test
    void givesEachQueryItsAnswerOrCancelsIt() throws Exception {
        int cancelled = 0;
        int answered = 0;
        try (Canceller canceller = new Canceller(db)) {
            for (int i = 0; !canceller.isDone(); i++) {
                try {
                    assertEquals(
                            i,
                            db.query("SELECT ? FROM cancel", i)
                                    .all(Integer.class)
                                    .get(13));
                    assertEquals(
                            -i, db.query("SELECT -" + i).first(Integer.class).orElseThrow());
                    answered++;
                } catch (CancelledException e) {
                    assertTrue(e.connectionUsable(), e.getMessage());
                    cancelled++;
                }
            }
        }
        assertTrue(cancelled > 0 && answered > 0, cancelled + " cancelled, " + answered + " answered");
        goesOn(db);
    }

    @Test
    void insertsEachRowOrCancelsIt() throws Exception {
        db.exec("CREATE TEMPORARY TABLE raced (i INT)");
        final List<Integer> done = new ArrayList<>();
        try (Canceller canceller = new Canceller(db)) {
            for (int i = 0; !canceller.isDone(); i++) {
                try {
                    db.exec("INSERT INTO raced VALUES (?)", i);
                    done.add(i);
                } catch (CancelledException e) {
                    assertTrue(e.connectionUsable(), e.getMessage());
                }
            }
        }
        assertEquals(done, db.query("SELECT i FROM raced").all(Integer.class));
    }

    @Test
    void survivesACloseAtTheSameMoment() throws Exception {
        for (int i = 0; i < 30; i++) {
            final Connection raced = Opened.on(server);
            try (Canceller canceller = new Canceller(raced)) {
                final Running call = Running.start(() -> {
                    try {
                        while (true) {
                            raced.exec("DO SLEEP(0.001)");
                        }
                    } catch (CancelledException | UsageException e) {
                        // as it should
                    } catch (DbException e) {
                        throw new AssertionError("neither cancelled nor closed", e);
                    }
                });
                while (canceller.count.get() < 3) {
                    Thread.onSpinWait();
                }
                raced.close();
                call.end().get();
            }
            watcher.awaitGone(raced.server().connectionId());
        }
    }

    /// Two threads take turns on one connection: what stops the one's calls, by hand or by their time, never hits the
    /// other's. The calls that are stopped do not sleep: MariaDB 11.8.6 holds a KILL back for two seconds, and what it
    /// is for with it, where that one's sleep is just ending.
    @Test
    void stopsOneThreadsCallsAndNeverTheOthers() throws Exception {
        final Cancellable stopped = db.cancellable();
        final AtomicBoolean over = new AtomicBoolean();
        final AtomicInteger count = new AtomicInteger();
        final Running hurried = Running.start(() -> {
            while (!over.get()) {
                try {
                    stopped.within(Duration.ofMillis(2)).exec("DO BENCHMARK(2000, SHA2('x', 512))");
                } catch (CancelledException | TimedOutException e) {
                    assertTrue(e.connectionUsable(), e.getMessage());
                }
            }
        });
        final Running canceller = Running.start(() -> {
            while (!over.get()) {
                stopped.cancel();
                count.incrementAndGet();
                LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(4_000_000));
            }
        });
        while (count.get() < RACES && !hurried.end().isDone()) {
            db.exec("DO SLEEP(0.0005)");
        }
        over.set(true);
        hurried.end().get();
        canceller.end().get();
        goesOn(db);
    }

    // ---- never another server

    /// A name behind which two servers stand.
    private static SocketServer switchBetween(AtomicInteger port) throws IOException {
        return new SocketServer(client -> {
            try (Socket onward = new Socket(client.getInetAddress(), port.get())) {
                final Thread back = Thread.ofVirtual().start(() -> {
                    try {
                        onward.getInputStream().transferTo(client.getOutputStream());
                        client.shutdownOutput();
                    } catch (IOException gone) {
                        // one side has ended
                    }
                });
                client.getInputStream().transferTo(onward.getOutputStream());
                onward.shutdownOutput();
                back.interrupt();
            }
        });
    }

    @Test
    void killsNothingOnAnotherServer() throws Exception {
        final AtomicInteger port = new AtomicInteger(server.port());
        try (PrivateServer stranger = server.newPrivateServer();
                SocketServer one = switchBetween(port);
                Connection there = Mysql.connect(MysqlConfig.defaults()
                        .host("127.0.0.1")
                        .port(one.port())
                        .user(server.user())
                        .tls(TlsMode.DISABLED))) {
            final Running call = Running.start(() -> there.exec("DO SLEEP(60)"));
            watcher.awaitWork(there.server().connectionId(), "SLEEP(60)");
            port.set(stranger.port());
            there.cancel();
            call.failsAsCancelled(false);
            assertFalse(there.isOpen());
            try (Connection witness = Opened.on(stranger)) {
                assertEquals(
                        0,
                        witness.query("SHOW GLOBAL STATUS LIKE 'Com_kill'")
                                .map(row -> row.getInt(1))
                                .getFirst());
            }
        }
    }
}
