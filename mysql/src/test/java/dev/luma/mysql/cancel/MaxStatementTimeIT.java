package dev.luma.mysql.cancel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Statement;
import dev.luma.db.error.TimedOutException;
import dev.luma.mysql.Mysql;
import dev.luma.mysql.MysqlConfig;
import dev.luma.mysql.MysqlConnection;
import dev.luma.mysql.Opened;
import dev.luma.testkit.proxy.FaultProxy;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import dev.luma.toolbox.crypto.Secret;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/// A limit that the server keeps by itself: it ends the work of those too who cannot ask for that any more.
@ServerTest
@Tag("C15")
@Timeout(120)
class MaxStatementTimeIT {
    private static final int ROWS = 14;
    /// Hours of work.
    private static final String ENDLESS = "SELECT COUNT(*) FROM limited a, limited b, limited c, limited d, limited e,"
            + " limited f, limited g, limited h, limited i, limited j WHERE a.n + b.n + c.n + d.n + e.n + f.n < ?";

    private final RealServer server;
    private Connection db;

    MaxStatementTimeIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        try (Connection unlimited = Opened.on(server)) {
            unlimited.exec("CREATE TABLE IF NOT EXISTS limited (n INT) ENGINE = InnoDB");
            unlimited.exec("CREATE TABLE IF NOT EXISTS slept (n INT) ENGINE = InnoDB");
            unlimited.exec("DELETE FROM limited");
            unlimited.exec("DELETE FROM slept");
            unlimited.batch(
                    "INSERT INTO limited VALUES (?)",
                    IntStream.range(0, ROWS).boxed().toList());
        }
        db = Mysql.connect(MysqlConfig.parse(Opened.dsn(server, "luma_test?maxStatementTime=250ms")));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static void timesOut(Connection db, Executable call) {
        final TimedOutException late = assertThrows(TimedOutException.class, call);
        assertTrue(late.connectionUsable());
        assertTrue(String.valueOf(late.getMessage()).contains("maxStatementTime"), late.getMessage());
        assertEquals(7, db.query("SELECT ?", 7).first(Integer.class).orElseThrow());
    }

    @Test
    void endsAQuery() {
        timesOut(db, () -> db.query(ENDLESS.replace("?", "0")).all());
        timesOut(db, () -> db.query(ENDLESS, 0).all());
        try (Statement prepared = db.prepare(ENDLESS)) {
            timesOut(db, () -> prepared.query(1).all());
            timesOut(db, () -> prepared.query(2).all());
        }
    }

    /// What the guide says of MySQL.
    @Test
    void endsOtherStatementsOnMariaDbOnly() {
        final String sql = "INSERT INTO slept SELECT SLEEP(0.05) FROM limited";
        if (server.isMariaDb()) {
            timesOut(db, () -> db.exec(sql));
        } else {
            assertEquals(ROWS, db.exec(sql).affectedRows());
        }
        assertEquals(
                server.isMariaDb() ? 0 : ROWS,
                db.query("SELECT COUNT(*) FROM slept WHERE n = 0")
                        .first(Integer.class)
                        .orElseThrow());
    }

    /// What the guide says of functions: servers end them early, and go on with what they gave.
    @Test
    void isNotToldOfAFunctionThatEndedEarly() {
        assertEquals(
                1,
                db.query("SELECT BENCHMARK(2000000000, SHA2('x', 512))").all().size());
        assertEquals(7, db.query("SELECT ?", 7).first(Integer.class).orElseThrow());
    }

    private void assertLimited() {
        final String variable = server.isMariaDb() ? "@@max_statement_time * 1000" : "@@max_execution_time";
        final BigDecimal millis =
                db.query("SELECT " + variable).first(BigDecimal.class).orElseThrow();
        assertEquals(0, BigDecimal.valueOf(250).compareTo(millis), millis.toString());
    }

    @Test
    void holdsAfterTheSessionHasBegunAnew() {
        final MysqlConnection mysql = MysqlConnection.of(db);
        assertLimited();
        mysql.reset();
        assertLimited();
        mysql.changeUser(server.user(), Secret.of(server.password()), "");
        assertLimited();
    }

    /// Neither the KILL nor the end of the line reaches the server.
    @Test
    void endsTheWorkForAClientThatTheNetworkHasLost() throws IOException {
        try (Watcher watcher = new Watcher(server);
                FaultProxy proxy = new FaultProxy(server.host(), server.port())) {
            final Connection lost = Mysql.connect(MysqlConfig.parse(Opened.dsn(server, "luma_test?maxStatementTime=3s"))
                    .port(proxy.port())
                    .connectTimeout(Duration.ofSeconds(20)));
            final long id = lost.server().connectionId();
            final Running call = Running.start(() -> lost.query(ENDLESS, 0).all());
            watcher.awaitWork(id, "limited");
            proxy.fallSilent();
            lost.close();
            call.failsAsCancelled(false);
            watcher.awaitNoWork(id);
        }
    }
}
