package dev.luma.lang.programs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.lang.LumaException;
import dev.luma.testkit.server.PrivateServer;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Logins, statements, values and failures of `drivers/mysql.luma` on real servers.
@Timeout(180)
final class MysqlSessionIT {
    @TempDir
    Path folder;

    private static String user(RealServer server, String identified) {
        server.sql("DROP USER IF EXISTS luma_it; CREATE USER luma_it IDENTIFIED " + identified
                + "; GRANT ALL ON test.* TO luma_it");
        return "luma_it";
    }

    private static void assertLogsIn(String dsn) {
        try (LumaMysql luma = LumaMysql.connect(dsn)) {
            final Object user =
                    luma.query("SELECT CURRENT_USER() AS u").getFirst().get("u");
            assertTrue(String.valueOf(user).startsWith("luma_it@"), String.valueOf(user));
        }
    }

    private static String overTls(RealServer server) {
        return "?tls=verify-identity&tlsCa=" + server.caCertificate();
    }

    // ---- logins

    @ServerTest(ServerKind.MYSQL_9_7)
    void cachingSha2UnderTheServersKeyThenFromItsCache(RealServer server) {
        final String login = user(server, "WITH caching_sha2_password BY 'p@ss/wörd'") + ":p@ss/wörd";
        assertLogsIn(LumaMysql.dsn(server, login, ""));
        assertLogsIn(LumaMysql.dsn(server, login, ""));
    }

    @ServerTest(ServerKind.MYSQL_9_7)
    void cachingSha2OverTls(RealServer server) {
        final String login = user(server, "WITH caching_sha2_password BY 'secret'") + ":secret";
        server.sql("ALTER USER luma_it REQUIRE SSL");
        assertLogsIn(LumaMysql.dsn(server, login, overTls(server)));
        assertLogsIn(LumaMysql.dsn(server, login, overTls(server)));
    }

    @ServerTest(ServerKind.MYSQL_9_7)
    void cachingSha2UnderAKeyThatIsKnownBefore(RealServer server) {
        final String login = user(server, "WITH caching_sha2_password BY 'secret'") + ":secret";
        try (PrivateServer mine = server.newPrivateServer()) {
            user(mine, "WITH caching_sha2_password BY 'secret'");
            final Path key = mine.data().resolve("public_key.pem");
            assertLogsIn(LumaMysql.dsn(mine, login, "?serverPublicKey=" + key));
        }
    }

    @ServerTest(ServerKind.MARIADB_11_8)
    void nativePassword(RealServer server) {
        final String login = user(server, "VIA mysql_native_password USING PASSWORD('p%t')") + ":p%25t";
        assertLogsIn(LumaMysql.dsn(server, login, ""));
        assertLogsIn("mariadb://" + LumaMysql.dsn(server, login, overTls(server)));
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void noPassword(RealServer server) {
        final String login = user(server, server.isMariaDb() ? "BY ''" : "WITH caching_sha2_password BY ''");
        assertLogsIn(LumaMysql.dsn(server, login, ""));
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void theLineIsEncryptedWhenItIsWished(RealServer server) {
        try (LumaMysql luma = LumaMysql.connect(LumaMysql.dsn(server, "root", overTls(server)))) {
            final Object cipher =
                    luma.query("SHOW STATUS LIKE 'Ssl_cipher'").getFirst().get("Value");
            assertTrue(String.valueOf(cipher).contains("AES")
                    || String.valueOf(cipher).contains("CHACHA"));
        }
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void aServerThatNobodyKnowsIsNotTrusted(RealServer server) {
        final LumaException refused = assertThrows(
                LumaException.class, () -> LumaMysql.connect(LumaMysql.dsn(server, "root", "?tls=verify-identity")));
        assertEquals("tls", refused.code());
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void aWrongPasswordIsSaidInTheServersWords(RealServer server) {
        final String login = user(server, "BY 'secret'") + ":wrong";
        final LumaException refused =
                assertThrows(LumaException.class, () -> LumaMysql.connect(LumaMysql.dsn(server, login, "")));
        assertEquals("db.auth", refused.code());
        assertTrue(refused.getMessage().startsWith("Access denied for user 'luma_it'@"), refused.getMessage());
        assertTrue(refused.at().startsWith("mysql.luma:"), refused.at());
    }

    @ServerTest(ServerKind.MARIADB_11_8)
    void aMethodThatTheDriverDoesNotKnowIsNamed(RealServer server) {
        server.sql("INSTALL PLUGIN IF NOT EXISTS ed25519 SONAME 'auth_ed25519'");
        final String login = user(server, "VIA ed25519 USING PASSWORD('secret')") + ":secret";
        final LumaException refused =
                assertThrows(LumaException.class, () -> LumaMysql.connect(LumaMysql.dsn(server, login, "")));
        assertEquals("db.auth", refused.code());
        assertTrue(refused.getMessage().contains("client_ed25519"), refused.getMessage());
    }

    @Test
    void aDeadServerRefuses() throws IOException {
        final int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        final LumaException refused =
                assertThrows(LumaException.class, () -> LumaMysql.connect("root@127.0.0.1:" + port));
        assertEquals("tcp.refused", refused.code());
    }

    // ---- statements

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void bindsEveryKindOfValue(RealServer server) {
        try (LumaMysql luma = LumaMysql.connect(server)) {
            luma.exec("CREATE TEMPORARY TABLE bound (n INT, b BOOL, i BIGINT, f DOUBLE,"
                    + " s VARCHAR(20) CHARACTER SET utf8mb4, r BLOB)");
            final byte[] raw = {0, (byte) 0xFF, '\''};
            assertEquals(
                    List.of(1L, 0L),
                    luma.execParams(
                            "INSERT INTO bound VALUES (?, ?, ?, ?, ?, ?)",
                            null,
                            true,
                            Long.MIN_VALUE,
                            -0.1,
                            "it's \\ 😀",
                            raw));
            final Map<String, @Nullable Object> row = luma.queryParams("SELECT * FROM bound WHERE s = ?", "it's \\ 😀")
                    .getFirst();
            assertEquals(
                    Arrays.asList(null, 1L, Long.MIN_VALUE, -0.1, "it's \\ 😀"),
                    Arrays.asList(row.get("n"), row.get("b"), row.get("i"), row.get("f"), row.get("s")));
            assertArrayEquals(raw, assertInstanceOf(byte[].class, row.get("r")));
        }
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void tellsWhatChangedAndWhichKeyWasMade(RealServer server) {
        try (LumaMysql luma = LumaMysql.connect(server)) {
            luma.exec("CREATE TEMPORARY TABLE keyed (id INT AUTO_INCREMENT PRIMARY KEY, n INT)");
            assertEquals(List.of(2L, 1L), luma.exec("INSERT INTO keyed (n) VALUES (1), (2)"));
            assertEquals(List.of(1L, 3L), luma.execParams("INSERT INTO keyed (n) VALUES (?)", 3L));
            assertEquals(List.of(3L, 0L), luma.exec("UPDATE keyed SET n = n + 10"));
            assertEquals(List.of(0L, 0L), luma.exec("SELECT * FROM keyed"));
            assertEquals(List.of(), luma.query("SELECT * FROM keyed WHERE n = 0"));
        }
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void takesTheFirstOfSeveralResultsAndDrainsTheOthers(RealServer server) {
        try (LumaMysql luma = LumaMysql.connect(server)) {
            luma.exec("DROP PROCEDURE IF EXISTS luma_two");
            luma.exec("CREATE PROCEDURE luma_two() BEGIN SELECT 1 AS n; SELECT 2 AS n; END");
            for (int i = 0; i < 2; i++) {
                assertEquals(List.of(Map.of("n", 1L)), luma.query("CALL luma_two()"));
                assertEquals(List.of(Map.of("n", 1L)), luma.queryParams("CALL luma_two()"));
            }
        }
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void carriesMoreThanOnePacketHolds(RealServer server) {
        try (LumaMysql luma = LumaMysql.connect(server)) {
            for (final int size : new int[] {0xFF_FFFF - 20, 0xFF_FFFF - 14, 0xFF_FFFF, 0x200_0000}) {
                final byte[] large = new byte[size];
                Arrays.fill(large, (byte) 'x');
                large[size / 2] = (byte) 0xFF;
                final Object back = luma.queryParams("SELECT CAST(? AS BINARY) AS v", (Object) large)
                        .getFirst()
                        .get("v");
                assertArrayEquals(large, assertInstanceOf(byte[].class, back));
            }
            assertEquals(
                    20_000_000L,
                    luma.query("SELECT LENGTH('" + "x".repeat(20_000_000) + "') AS n")
                            .getFirst()
                            .get("n"));
        }
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void keepsMoreStatementsThanItWillRemember(RealServer server) {
        try (LumaMysql luma = LumaMysql.connect(server)) {
            for (long i = 0; i < 600; i++) {
                assertEquals(
                        i + 1,
                        luma.queryParams("SELECT ? + " + i + " AS n", 1L)
                                .getFirst()
                                .get("n"));
            }
            final Object kept = luma.query("SHOW SESSION STATUS LIKE 'Com_stmt_close'")
                    .getFirst()
                    .get("Value");
            assertEquals("512", kept);
        }
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void anErrorHasItsCodeAndLeavesTheConnectionUsable(RealServer server) {
        try (LumaMysql luma = LumaMysql.connect(server)) {
            luma.exec("CREATE TEMPORARY TABLE once (id INT PRIMARY KEY)");
            luma.exec("INSERT INTO once VALUES (1)");
            assertCode("db.constraint", () -> luma.exec("INSERT INTO once VALUES (1)"));
            assertCode("db.constraint", () -> luma.execParams("INSERT INTO once VALUES (?)", 1L));
            assertCode("db.syntax", () -> luma.query("SELEKT 1"));
            assertCode("db.syntax", () -> luma.queryParams("SELECT * FROM nowhere_at_all WHERE id = ?", 1L));
            assertCode("db.param", () -> luma.queryParams("SELECT ?", Double.NaN));
            assertCode("db.param", () -> luma.queryParams("SELECT ?", 1L, 2L));
            assertEquals(1L, luma.query("SELECT 1 AS n").getFirst().get("n"));
        }
    }

    private static void assertCode(String code, org.junit.jupiter.api.function.Executable what) {
        assertEquals(code, assertThrows(LumaException.class, what).code());
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void aServerThatDiesIsALostConnection(RealServer server) {
        try (PrivateServer mine = server.newPrivateServer();
                LumaMysql luma = LumaMysql.connect(mine)) {
            mine.kill();
            assertCode("db.lost", () -> luma.query("SELECT 1"));
            assertCode("db.lost", () -> luma.queryParams("SELECT ?", 1L));
        }
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void quotesInEveryMode(RealServer server) {
        final String hostile = "it's \\' \" \\\" -- \0 \n ü😀\\";
        try (LumaMysql luma = LumaMysql.connect(server)) {
            final String sql = "SELECT " + LumaMysql.quote(hostile) + " AS q, '" + LumaMysql.escape(hostile) + "' AS e";
            assertEquals(List.of(Map.of("q", hostile, "e", hostile)), luma.query(sql));
            luma.exec("SET sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES'");
            assertEquals(1, luma.query(sql).size());
        }
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void aMomentIsTheSameInEveryZone(RealServer server) {
        try (PrivateServer mine = server.newPrivateServerIn("EST5EDT,M3.2.0,M11.1.0");
                LumaMysql luma = LumaMysql.connect(mine)) {
            assertEquals(
                    "1970-01-02 00:00:00",
                    luma.query("SELECT FROM_UNIXTIME(86400) AS t").getFirst().get("t"));
        }
    }
}
