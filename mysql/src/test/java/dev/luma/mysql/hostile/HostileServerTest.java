package dev.luma.mysql.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Row;
import dev.luma.db.error.CancelledException;
import dev.luma.db.error.CannotConnectException;
import dev.luma.db.error.CannotConnectException.Reason;
import dev.luma.db.error.ProtocolException;
import dev.luma.db.error.TimedOutException;
import dev.luma.mysql.Mysql;
import dev.luma.mysql.MysqlConfig;
import dev.luma.mysql.TlsMode;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.testkit.script.SocketServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Servers that hold a client up in every way there is, over real sockets: a deadline, or [Connection#close] from
/// another thread, ends it, and no socket stays open.
@Timeout(60)
class HostileServerTest {
    private static final Duration SHORT = Duration.ofMillis(250);
    private static final Duration NEVER = Duration.ZERO;
    private static final int MANY = 10_000;

    private static MysqlConfig config(SocketServer server, Duration connect, Duration read) {
        return MysqlConfig.defaults()
                .host("127.0.0.1")
                .port(server.port())
                .user("alice")
                .tls(TlsMode.DISABLED)
                .connectTimeout(connect)
                .readTimeout(read);
    }

    private static Connection connect(SocketServer server, Duration read) {
        return Mysql.connect(config(server, Duration.ofSeconds(30), read));
    }

    /// What a server does with the first command that is worth an answer.
    private interface Misdeed {
        void commit(HostileLine line) throws IOException;
    }

    private static SocketServer serverThat(Misdeed misdeed) throws IOException {
        return new SocketServer(client -> {
            final HostileLine line = new HostileLine(client);
            line.letIn();
            line.command();
            misdeed.commit(line);
        });
    }

    // ---- connecting

    /// How far a server goes with a client before it falls silent.
    private enum Silence {
        AT_ONCE {
            @Override
            void serve(HostileLine line) {}
        },
        IN_ITS_GREETING {
            @Override
            void serve(HostileLine line) throws IOException {
                line.send(Arrays.copyOf(HostileLine.greeting(HostileLine.PLAIN), 30));
            }
        },
        AFTER_ITS_GREETING {
            @Override
            void serve(HostileLine line) throws IOException {
                line.send(HostileLine.greeting(HostileLine.PLAIN));
            }
        },
        AFTER_THE_LOGIN {
            @Override
            void serve(HostileLine line) throws IOException {
                line.letIn();
            }
        },
        NEVER_QUITE {
            @Override
            void serve(HostileLine line) throws IOException {
                line.drip(HostileLine.greeting(HostileLine.PLAIN));
            }
        };

        abstract void serve(HostileLine line) throws IOException;
    }

    @ParameterizedTest
    @EnumSource(Silence.class)
    @Tag("C13")
    void holdsTheConnectTimeoutOverAllPhases(Silence silence) throws Exception {
        try (SocketServer server = new SocketServer(client -> {
            final HostileLine line = new HostileLine(client);
            silence.serve(line);
            line.awaitEnd();
        })) {
            final MysqlConfig config = config(server, SHORT, NEVER);
            final CannotConnectException refusal =
                    assertThrows(CannotConnectException.class, () -> Mysql.connect(config));
            assertEquals(Reason.TIMED_OUT, refusal.reason());
            server.awaitClients();
        }
    }

    @Test
    @Tag("C13")
    void holdsTheConnectTimeoutWhereTheTlsHelloIsIgnored() throws Exception {
        try (SocketServer server = new SocketServer(client -> {
            final HostileLine line = new HostileLine(client);
            line.send(HostileLine.greeting(HostileLine.PLAIN | Capability.SSL));
            line.awaitEnd();
        })) {
            final MysqlConfig config = config(server, SHORT, NEVER).tls(TlsMode.REQUIRED);
            final CannotConnectException refusal =
                    assertThrows(CannotConnectException.class, () -> Mysql.connect(config));
            assertEquals(Reason.TIMED_OUT, refusal.reason());
            server.awaitClients();
        }
    }

    @ParameterizedTest
    @EnumSource(Silence.class)
    void stopsConnectingWhenItsThreadIsInterrupted(Silence silence) throws Exception {
        final CountDownLatch held = new CountDownLatch(1);
        try (SocketServer server = new SocketServer(client -> {
            final HostileLine line = new HostileLine(client);
            held.countDown();
            silence.serve(line);
            line.awaitEnd();
        })) {
            final Call connecting = Call.start(() -> Mysql.connect(config(server, NEVER, NEVER)));
            held.await();
            connecting.thread.interrupt();
            connecting.failsWith(CancelledException.class);
            server.awaitClients();
        }
    }

    @Test
    void stopsTheTlsHandshakeWhenItsThreadIsInterrupted() throws Exception {
        final CountDownLatch begun = new CountDownLatch(1);
        try (SocketServer server = new SocketServer(client -> {
            final HostileLine line = new HostileLine(client);
            line.send(HostileLine.greeting(HostileLine.PLAIN | Capability.SSL));
            line.receive(); // asks for TLS
            begun.countDown();
            line.awaitEnd();
        })) {
            final MysqlConfig config = config(server, NEVER, NEVER).tls(TlsMode.REQUIRED);
            final Call connecting = Call.start(() -> Mysql.connect(config));
            begun.await();
            connecting.thread.interrupt();
            connecting.failsWith(CancelledException.class);
            server.awaitClients();
        }
    }

    // ---- a deadline

    @Test
    void isNotHeldByAByteNowAndThen() throws Exception {
        final byte[] longRow = HostileLine.head().textRow("x".repeat(200_000)).toBytes();
        try (SocketServer server = serverThat(line -> line.drip(longRow));
                Connection db = connect(server, SHORT)) {
            assertThrows(
                    TimedOutException.class,
                    () -> db.query("SELECT name FROM t").all());
            assertFalse(db.isOpen());
            server.awaitClients();
        }
    }

    @Test
    void isNotHeldByAServerThatStopsReading() throws Exception {
        final CountDownLatch over = new CountDownLatch(1);
        try (SocketServer server = serverThatDoesNotRead(over, new CountDownLatch(1));
                Connection db = connect(server, SHORT)) {
            final String sql = "DO '" + "x".repeat(64 << 20) + "'";
            assertThrows(TimedOutException.class, () -> db.exec(sql));
            assertFalse(db.isOpen());
            over.countDown();
        }
    }

    /// @param over when it may end
    /// @param begun when something of the command came
    private static SocketServer serverThatDoesNotRead(CountDownLatch over, CountDownLatch begun) throws IOException {
        return new SocketServer(client -> {
            final HostileLine line = new HostileLine(client);
            line.letIn();
            line.settings();
            begun.countDown();
            awaitQuietly(over);
        });
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    // ---- answers to what was not asked

    /// In a segment of its own, which lies in the socket when the client asks.
    @Test
    void takesNoAnswerForACommitThatCameBeforeIt() throws Exception {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch sent = new CountDownLatch(1);
        try (SocketServer server = serverThat(line -> {
                    line.send(HostileLine.answer().send(HostileLine.ok(ServerStatus.IN_TRANSACTION)));
                    awaitQuietly(begun);
                    line.send(HostileLine.answer().send(HostileLine.ok(0)));
                    sent.countDown();
                    line.awaitEnd();
                });
                Connection db = connect(server, Duration.ofSeconds(30))) {
            db.beginTransaction();
            begun.countDown();
            sent.await();
            assertThrows(ProtocolException.class, db::commit);
            assertFalse(db.isOpen());
            server.awaitClients();
        }
    }

    // ---- closing from another thread

    @Test
    void closesWhileAReadStalls() throws Exception {
        final CountDownLatch asked = new CountDownLatch(1);
        try (SocketServer server = serverThat(line -> {
                    asked.countDown();
                    line.awaitEnd();
                });
                Connection db = connect(server, NEVER)) {
            final Call call = Call.start(() -> db.exec("DO SLEEP(1000)"));
            asked.await();
            db.close();
            call.failsWith(CancelledException.class);
            server.awaitClients();
        }
    }

    @Test
    void closesWhileAWriteStalls() throws Exception {
        final CountDownLatch over = new CountDownLatch(1);
        final CountDownLatch begun = new CountDownLatch(1);
        try (SocketServer server = serverThatDoesNotRead(over, begun);
                Connection db = connect(server, NEVER)) {
            final String sql = "DO '" + "x".repeat(64 << 20) + "'";
            final Call call = Call.start(() -> db.exec(sql));
            begun.await();
            call.awaitWaiting();
            db.close();
            call.failsWith(CancelledException.class);
            over.countDown();
        }
    }

    @Test
    void closesUnderRowsWithoutEnd() throws Exception {
        final AtomicLong count = new AtomicLong();
        try (SocketServer server = serverThat(HostileServerTest::sendRowsForEver);
                Connection db = connect(server, NEVER)) {
            final Call call = Call.start(() -> {
                for (final Row row : db.query("SELECT name FROM t")) {
                    assertEquals("again", row.getString("name"));
                    count.incrementAndGet();
                }
            });
            while (count.get() < MANY) {
                Thread.onSpinWait();
            }
            db.close();
            call.failsWith(CancelledException.class);
            server.awaitClients();
        }
    }

    private static void sendRowsForEver(HostileLine line) throws IOException {
        line.send(HostileLine.head());
        int sequence = 3;
        while (true) {
            line.send(HostileLine.from(sequence).textRow("again"));
            sequence = (sequence + 1) & 0xFF;
        }
    }

    @Test
    void closesUnderAMoreResultsFlagThatNeverFalls() throws Exception {
        final AtomicLong sent = new AtomicLong();
        try (SocketServer server = serverThat(line -> {
                    int sequence = 1;
                    while (true) {
                        line.send(HostileLine.from(sequence).send(HostileLine.ok(ServerStatus.MORE_RESULTS)));
                        sequence = (sequence + 1) & 0xFF;
                        sent.incrementAndGet();
                    }
                });
                Connection db = connect(server, NEVER)) {
            final Call call = Call.start(() -> db.exec("CALL endless()"));
            while (sent.get() < MANY) {
                Thread.onSpinWait();
            }
            db.close();
            call.failsWith(CancelledException.class);
            server.awaitClients();
        }
    }

    /// Something that a virtual thread does meanwhile.
    private record Call(Thread thread, CompletableFuture<Void> end) {
        static Call start(Runnable action) {
            final CompletableFuture<Void> end = new CompletableFuture<>();
            return new Call(
                    Thread.ofVirtual().start(() -> {
                        try {
                            action.run();
                            end.complete(null);
                        } catch (Throwable e) {
                            end.completeExceptionally(e);
                        }
                    }),
                    end);
        }

        /// Returns when it waits, as for a socket.
        void awaitWaiting() {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }

        void failsWith(Class<? extends Throwable> type) {
            final ExecutionException failure =
                    assertThrows(ExecutionException.class, () -> end.get(30, TimeUnit.SECONDS));
            assertInstanceOf(type, failure.getCause());
        }
    }
}
