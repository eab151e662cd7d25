package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.db.error.ServerException;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ServerTest
class TraceIT {
    private static final String PASSWORD = "correct-horse-battery";

    private final RealServer server;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    TraceIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void makeTheAccount() {
        dropTheAccount();
        server.sql("CREATE USER trace_it IDENTIFIED BY '" + PASSWORD + "'");
    }

    @AfterEach
    void dropTheAccount() {
        server.sql("DROP USER IF EXISTS trace_it");
    }

    private MysqlConfig config() {
        return MysqlConfig.defaults()
                .host(server.host())
                .port(server.port())
                .user("trace_it")
                .password(PASSWORD)
                .trace(lines::add);
    }

    private boolean wasSaid(String words) {
        return lines.stream().anyMatch(line -> line.contains(words));
    }

    private void assertSaid(String words) {
        assertTrue(wasSaid(words), () -> words + " in\n" + String.join("\n", lines));
    }

    @Test
    void showsAConversationFromTheGreetingToTheGoodbye() {
        try (Connection db = Mysql.connect(config())) {
            assertEquals("7", db.query("SELECT 7 AS n").first(String.class).orElseThrow());
            assertEquals(
                    "hidden-value",
                    db.query("SELECT ? AS shown", "hidden-value")
                            .first(String.class)
                            .orElseThrow());
            assertThrows(ServerException.class, () -> db.exec("SELECT no_such_column"));
        }
        assertTrue(lines.getFirst().contains("<-   0 "), lines.getFirst());
        assertTrue(lines.getFirst().contains("  Handshake version=\""), lines.getFirst());
        assertSaid("HandshakeResponse user=\"trace_it\"");
        assertSaid("  COM_QUERY SELECT 7 AS n");
        assertSaid("  ColumnDefinition \"n\" type=LONG");
        assertSaid("  TextRow n=7");
        assertSaid("  COM_STMT_PREPARE SELECT ? AS shown");
        assertSaid("parameters=(VAR_STRING=***)");
        assertSaid("  BinaryRow shown=\"hidden-value\"");
        assertSaid("  Err code=1054 sqlState=42S22 message=\"Unknown column 'no_such_column' in ");
        assertTrue(lines.getLast().endsWith("  COM_QUIT"), lines.getLast());
        assertFalse(wasSaid("cannot be decoded"), () -> String.join("\n", lines));
    }

    @ParameterizedTest
    @EnumSource(names = {"DISABLED", "REQUIRED"})
    void tellsNoPassword(TlsMode tls) {
        try (Connection db = Mysql.connect(config().tls(tls))) {
            db.ping();
            db.exec("SET PASSWORD = " + (server.isMariaDb() ? "PASSWORD('changed-horse')" : "'changed-horse'"));
            db.query("SHOW CREATE USER CURRENT_USER()").all();
        }
        assertThrows(
                NotAuthenticatedException.class,
                () -> Mysql.connect(config().tls(tls).password("wrong-horse")).close());
        final String all = String.join("\n", lines);
        for (final String secret : List.of("horse", hex("horse"), hex("horse").replaceAll("..", "$0 "), "$A$")) {
            assertFalse(all.contains(secret), () -> secret + " in\n" + all);
        }
        assertFalse(Pattern.compile("\\*[0-9A-F]{40}").matcher(all).find(), all);
        assertSaid("Err code=1045 sqlState=28000 message=\"Access denied for user 'trace_it'@");
        assertEquals(tls == TlsMode.REQUIRED, wasSaid("TLS from here on"));
    }

    private static String hex(String text) {
        final StringBuilder hex = new StringBuilder();
        for (final byte letter : text.getBytes(StandardCharsets.US_ASCII)) {
            hex.append(String.format("%02X", letter));
        }
        return hex.toString();
    }
}
