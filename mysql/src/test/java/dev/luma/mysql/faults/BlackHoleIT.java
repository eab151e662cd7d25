package dev.luma.mysql.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Rows;
import dev.luma.db.error.CancelledException;
import dev.luma.db.error.CannotConnectException;
import dev.luma.db.error.CannotConnectException.Reason;
import dev.luma.db.error.CommitUnknownException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.TimedOutException;
import dev.luma.mysql.Mysql;
import dev.luma.mysql.MysqlConfig;
import dev.luma.mysql.Opened;
import dev.luma.mysql.TlsMode;
import dev.luma.testkit.proxy.FaultProxy;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/// A network that loses everything from one moment on, so that neither a statement nor the KILL for it arrives, and
/// nobody learns of anybody's end. Whoever waits gets away when the limit says so, and is told which one it was.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
@Timeout(60)
@Tag("C14")
class BlackHoleIT {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration NEVER = Duration.ZERO;
    /// More than the system takes in the place of a peer that does not.
    private static final int MUCH = 32 << 20;

    private final RealServer server;
    private FaultProxy proxy;

    BlackHoleIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void start() throws IOException {
        Opened.on(server).close();
        proxy = new FaultProxy(server.host(), server.port());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
    }

    private MysqlConfig config(Duration readTimeout) {
        return MysqlConfig.defaults()
                .host("127.0.0.1")
                .port(proxy.port())
                .user(server.user())
                .database("luma_test")
                .tls(TlsMode.DISABLED)
                .connectTimeout(Duration.ofSeconds(20))
                .readTimeout(readTimeout);
    }

    private Connection connect(Duration readTimeout) {
        final Connection db = Mysql.connect(config(readTimeout));
        assertEquals(7, db.query("SELECT ?", 7).first(Integer.class).orElseThrow());
        return db;
    }

    private static void endsWith(Class<? extends DbException> type, String saying, Connection db, Executable call) {
        final DbException failure = assertThrows(type, call);
        assertFalse(failure.connectionUsable());
        assertTrue(String.valueOf(failure.getMessage()).contains(saying), failure.getMessage());
        assertFalse(db.isOpen());
    }

    @Test
    void holdsTheConnectTimeout() {
        proxy.fallSilent();
        final MysqlConfig config = config(NEVER).connectTimeout(SHORT);
        final CannotConnectException refusal = assertThrows(
                CannotConnectException.class, () -> Mysql.connect(config).close());
        assertEquals(Reason.TIMED_OUT, refusal.reason());
        assertTrue(refusal.getMessage().contains("is it a MySQL or MariaDB server?"), refusal.getMessage());
    }

    @Test
    void holdsTheTimeoutOfAQuery() {
        try (Connection db = connect(NEVER)) {
            proxy.fallSilent();
            endsWith(
                    TimedOutException.class,
                    "its timeout of 300 ms; the connection was closed",
                    db,
                    () -> db.within(SHORT).query("SELECT ?", 8).all());
        }
    }

    @Test
    void holdsTheTimeoutOfAWriteThatNobodyTakes() {
        final String sql = "DO '" + "x".repeat(MUCH) + "'";
        try (Connection db = connect(NEVER)) {
            proxy.fallSilent();
            endsWith(
                    TimedOutException.class,
                    "its timeout of 300 ms",
                    db,
                    () -> db.within(SHORT).exec(sql));
        }
    }

    @Test
    void holdsTheReadTimeout() {
        try (Connection db = connect(SHORT)) {
            proxy.fallSilent();
            endsWith(TimedOutException.class, "readTimeout sets the limit", db, db::ping);
        }
    }

    @Test
    void doesNotKnowWhatBecameOfACommit() {
        try (Connection db = connect(SHORT)) {
            db.beginTransaction();
            proxy.fallSilent();
            endsWith(CommitUnknownException.class, "look before you run it again", db, db::commit);
        }
    }

    /// The KILL is lost as well, and then the line is cut.
    @Test
    void isCancelledFromAnotherThread() throws Exception {
        try (Connection db = connect(NEVER)) {
            final CountDownLatch begun = new CountDownLatch(1);
            final FutureTask<Object> call = new FutureTask<>(() -> {
                final Rows rows = db.query(manyRows());
                assertTrue(rows.next());
                proxy.fallSilent();
                begun.countDown();
                return rows.count();
            });
            Thread.ofVirtual().start(call);
            begun.await();
            db.cancel();
            final ExecutionException failure =
                    assertThrows(ExecutionException.class, () -> call.get(30, TimeUnit.SECONDS));
            assertInstanceOf(CancelledException.class, failure.getCause());
            assertFalse(db.isOpen());
        }
    }

    @Test
    void leavesRowsEarly() {
        try (Connection db = connect(NEVER)) {
            try (Rows rows = db.query(manyRows())) {
                assertTrue(rows.next());
                proxy.fallSilent();
            }
            assertFalse(db.isOpen());
        }
    }

    /// Far more than is on its way at any time.
    private static String manyRows() {
        final String ten = "(SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
                + " UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
        return "SELECT REPEAT('x', 100) FROM " + ten + " a, " + ten + " b, " + ten + " c, " + ten + " d, " + ten
                + " e, " + ten + " f, " + ten + " g";
    }

    @Test
    void closesAnIdleConnection() {
        final Connection db = connect(NEVER);
        proxy.fallSilent();
        db.close();
        assertFalse(db.isOpen());
    }
}
