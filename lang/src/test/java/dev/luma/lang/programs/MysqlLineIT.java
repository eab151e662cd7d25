package dev.luma.lang.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.lang.LumaException;
import dev.luma.testkit.proxy.FaultProxy;
import dev.luma.testkit.proxy.Faults;
import dev.luma.testkit.server.PrivateServer;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

/// Lines of `drivers/mysql.luma` to real servers that end, wherever they end.
@Timeout(180)
final class MysqlLineIT {
    private static String throughProxy(RealServer server, FaultProxy proxy) {
        return "root@127.0.0.1:" + proxy.port() + "/" + server.database();
    }

    /// A session with a text, a prepared and a failing statement.
    private static void session(String dsn) {
        try (LumaMysql luma = LumaMysql.connect(dsn)) {
            assertEquals(List.of(Map.of("n", 1L, "t", "ä")), luma.query("SELECT 1 AS n, 'ä' AS t"));
            assertEquals(List.of(Map.of("n", 2L)), luma.queryParams("SELECT ? AS n", 2L));
            isRefused(luma);
            assertEquals(List.of(0L, 0L), luma.exec("DO 1"));
        }
    }

    private static void isRefused(LumaMysql luma) {
        try {
            luma.query("SELEKT");
            throw new AssertionError("nobody knows this word");
        } catch (LumaException e) {
            if (!e.code().equals("db.syntax")) {
                throw e;
            }
        }
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void aLineThatEndsAtAnyByteIsALostConnection(RealServer server) throws IOException {
        try (FaultProxy proxy = new FaultProxy(server.host(), server.port())) {
            final String dsn = throughProxy(server, proxy);
            session(dsn);
            final int length = proxy.connections().getFirst().fromServer().length;
            for (int bytes = 0; bytes < length; bytes++) {
                proxy.fromServer(
                        bytes % 2 == 0
                                ? Faults.none().endingAt(bytes)
                                : Faults.none().resettingAt(bytes));
                final LumaException lost =
                        assertThrows(LumaException.class, () -> session(dsn), bytes + " of " + length + " bytes");
                assertEquals("db.lost", lost.code(), bytes + " of " + length + " bytes: " + lost.getMessage());
            }
            proxy.fromServer(Faults.none().inSegmentsOf(1));
            session(dsn);
        }
    }

    private static long id(LumaMysql luma) {
        return (Long) luma.query("SELECT CONNECTION_ID() AS i").getFirst().get("i");
    }

    private static void awaitEnd(RealServer server, long id) {
        while (!server.sql("SELECT COUNT(*) AS n FROM information_schema.processlist WHERE id = " + id)
                .contains("0")) {
            Thread.onSpinWait();
        }
    }

    private static void assertEnded(String why, LumaMysql luma) {
        final LumaException lost = assertThrows(LumaException.class, () -> luma.query("SELECT 1"));
        assertEquals("db.lost", lost.code(), lost.getMessage());
        assertTrue(lost.getMessage().contains(why), lost.getMessage());
        final LumaException again = assertThrows(LumaException.class, () -> luma.queryParams("SELECT ?", 1L));
        assertEquals("db.lost", again.code(), again.getMessage());
        assertTrue(again.getMessage().contains("is closed"), again.getMessage());
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void aSessionThatSomebodyKills(RealServer server) {
        try (LumaMysql luma = LumaMysql.connect(server)) {
            final long id = id(luma);
            server.sql("KILL " + id);
            awaitEnd(server, id);
            assertEnded("the connection to the server is lost", luma);
        }
    }

    /// MySQL says why, before it is asked anything.
    @ServerTest(ServerKind.MYSQL_9_7)
    void aSessionThatRestsForTooLong(RealServer server) {
        try (LumaMysql luma = LumaMysql.connect(server)) {
            final long id = id(luma);
            luma.exec("SET wait_timeout = 1");
            awaitEnd(server, id);
            assertEnded("because of inactivity", luma);
        }
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void aStatementThatTheServerFindsTooLong(RealServer server) {
        try (PrivateServer mine = server.newPrivateServer("--max-allowed-packet=1M")) {
            tooLong(mine, "x".repeat(0x10_0001));
            tooLong(mine, "x".repeat(0x400_0000));
        }
    }

    private static void tooLong(RealServer server, String value) {
        try (LumaMysql luma = LumaMysql.connect(server)) {
            final LumaException lost =
                    assertThrows(LumaException.class, () -> luma.queryParams("SELECT LENGTH(?)", value));
            assertEquals("db.lost", lost.code(), lost.getMessage());
            assertTrue(lost.getMessage().contains("max_allowed_packet"), lost.getMessage());
            assertEquals(
                    "db.lost",
                    assertThrows(LumaException.class, () -> luma.query("SELECT 1"))
                            .code());
        }
    }
}
