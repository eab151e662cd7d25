package dev.luma.mysql.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Results;
import dev.luma.db.Rows;
import dev.luma.db.error.CancelledException;
import dev.luma.db.error.TimedOutException;
import dev.luma.mysql.Mysql;
import dev.luma.mysql.MysqlConfig;
import dev.luma.mysql.TlsMode;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.testkit.script.SocketServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A server that says OK to every KILL and stops nothing: who has had enough gets away all the same, by a timeout, by
/// [Connection#cancel] or by leaving early, and both of the connections are closed.
@Timeout(60)
@Tag("C15")
class IgnoredKillTest {
    private static final Duration SHORT = Duration.ofMillis(250);
    private static final int MANY = 10_000;

    /// What the server does with a statement, for ever.
    private enum Endless {
        SILENCE {
            @Override
            void serve(HostileLine line, CountDownLatch underWay) throws IOException {
                underWay.countDown();
                line.awaitEnd();
            }
        },
        ROWS {
            @Override
            void serve(HostileLine line, CountDownLatch underWay) throws IOException {
                line.send(HostileLine.head());
                for (int i = 0; ; i++) {
                    line.send(HostileLine.from(i + 3 & 0xFF).textRow("again"));
                    tellOfMany(i, underWay);
                }
            }
        },
        RESULTS {
            @Override
            void serve(HostileLine line, CountDownLatch underWay) throws IOException {
                for (int i = 0; ; i++) {
                    line.send(HostileLine.from(i + 1 & 0xFF).send(HostileLine.ok(ServerStatus.MORE_RESULTS)));
                    tellOfMany(i, underWay);
                }
            }
        };

        abstract void serve(HostileLine line, CountDownLatch underWay) throws IOException;

        private static void tellOfMany(int count, CountDownLatch underWay) {
            if (count == MANY) {
                underWay.countDown();
            }
        }
    }

    private final List<String> kills = new CopyOnWriteArrayList<>();
    private final CountDownLatch underWay = new CountDownLatch(1);
    private volatile Endless endless = Endless.SILENCE;
    private SocketServer server;
    private Connection db;

    @BeforeEach
    void open() throws IOException {
        server = new SocketServer(client -> {
            final HostileLine line = new HostileLine(client);
            line.letIn();
            final String sql = line.commandOfOneWhoKnowsUs();
            if (sql.startsWith("KILL ")) {
                kills.add(sql);
                line.send(HostileLine.answer().send(HostileLine.ok(0)));
                line.awaitEnd();
            } else {
                endless.serve(line, underWay);
            }
        });
        db = Mysql.connect(MysqlConfig.defaults()
                .host("127.0.0.1")
                .port(server.port())
                .user("alice")
                .tls(TlsMode.DISABLED)
                .readTimeout(Duration.ZERO));
    }

    @AfterEach
    void close() throws IOException {
        db.close();
        server.close();
    }

    /// The server was asked to stop, has said yes, and has lost its client.
    private void assertBothLinesEnded() throws InterruptedException {
        assertFalse(db.isOpen());
        assertEquals("KILL QUERY 1", kills.getFirst());
        server.awaitClients();
    }

    @ParameterizedTest
    @EnumSource(Endless.class)
    void holdsADeadline(Endless what) throws Exception {
        endless = what;
        final TimedOutException late = assertThrows(
                TimedOutException.class,
                () -> db.within(SHORT).query("CALL endless()").count());
        assertFalse(late.connectionUsable());
        assertTrue(String.valueOf(late.getMessage()).contains("the server did not stop in time"), late.getMessage());
        assertBothLinesEnded();
    }

    @ParameterizedTest
    @EnumSource(Endless.class)
    void isCancelledFromAnotherThread(Endless what) throws Exception {
        endless = what;
        final FutureTask<Long> call =
                new FutureTask<>(() -> db.query("CALL endless()").count());
        Thread.ofVirtual().start(call);
        underWay.await();
        db.cancel();
        final ExecutionException failure = assertThrows(ExecutionException.class, () -> call.get(30, TimeUnit.SECONDS));
        assertFalse(
                assertInstanceOf(CancelledException.class, failure.getCause()).connectionUsable());
        assertBothLinesEnded();
    }

    @Test
    void leavesRowsWithoutEndEarly() throws Exception {
        endless = Endless.ROWS;
        try (Rows rows = db.query("SELECT name FROM endless")) {
            assertTrue(rows.next());
        }
        assertBothLinesEnded();
    }

    @Test
    void leavesResultsWithoutEndEarly() throws Exception {
        endless = Endless.RESULTS;
        try (Results results = db.execute("CALL endless()")) {
            assertTrue(results.nextResult());
        }
        assertBothLinesEnded();
    }
}
