package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.error.CannotConnectException;
import dev.luma.db.error.CannotConnectException.Reason;
import dev.luma.db.error.DbException;
import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.db.error.UsageException;
import dev.luma.testkit.server.PrivateServer;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Lines over a Unix domain socket: much at once, and nothing left of those that have ended or never began.
@ServerTest
@Tag("P19")
class UnixSocketIT {
    private static final int LONG = 50 << 20;
    private static final int MANY = 100;
    /// Descriptors that are not ours: what the JVM and the tests open meanwhile.
    private static final int OTHERS = MANY / 4;

    private final RealServer server;

    UnixSocketIT(RealServer server) {
        this.server = server;
    }

    private static MysqlConfig over(RealServer server) {
        return MysqlConfig.defaults().socket(server.socket()).user(server.user());
    }

    // ---- much at once

    private static String text() {
        final byte[] letters = new byte[LONG];
        for (int i = 0; i < LONG; i++) {
            letters[i] = (byte) ('a' + i % 23);
        }
        return new String(letters, StandardCharsets.US_ASCII);
    }

    @Test
    void carriesFiftyMebibytesBothWaysAsAValue() {
        final String text = text();
        try (Connection db = Mysql.connect(over(server))) {
            assertSame(text, db.query("SELECT ?", text).first(String.class).orElseThrow());
            final byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            final byte[] back = db.query("SELECT ?", bytes).first(byte[].class).orElseThrow();
            assertTrue(Arrays.equals(bytes, back), "other bytes came back");
            assertEquals(7, db.query("SELECT 7").first(Integer.class).orElseThrow());
        }
    }

    @Test
    void carriesFiftyMebibytesBothWaysAsText() {
        final String text = text();
        try (Connection db = Mysql.connect(over(server))) {
            assertSame(
                    text, db.query("SELECT '" + text + "'").first(String.class).orElseThrow());
            assertEquals(7, db.query("SELECT 7").first(Integer.class).orElseThrow());
        }
    }

    /// Without either of them in the message.
    private static void assertSame(String sent, String read) {
        assertTrue(sent.equals(read), "another text came back");
    }

    // ---- nothing left

    /// What may be done many times.
    private interface Visit {
        void run();
    }

    private static int descriptors() {
        return Objects.requireNonNull(Path.of("/proc/self/fd").toFile().list()).length;
    }

    private static void leavesNoDescriptor(Visit visit) {
        visit.run();
        final int before = descriptors();
        for (int i = 0; i < MANY; i++) {
            visit.run();
        }
        final int after = descriptors();
        assertTrue(after < before + OTHERS, before + " descriptors were open before, " + after + " are now");
    }

    private static void refused(MysqlConfig config, Class<? extends DbException> type) {
        assertThrows(type, () -> Mysql.connect(config).close());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesNoDescriptorOfALineThatWasClosed() {
        leavesNoDescriptor(() -> {
            try (Connection db = Mysql.connect(over(server))) {
                db.ping();
            }
        });
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesNoDescriptorOfALoginThatWasRefused() {
        final MysqlConfig config = over(server);
        leavesNoDescriptor(() -> refused(config.password("wrong"), NotAuthenticatedException.class));
        leavesNoDescriptor(() -> refused(config.database("no_such_database"), CannotConnectException.class));
        leavesNoDescriptor(() -> refused(config.tls(TlsMode.VERIFY_IDENTITY), UsageException.class));
    }

    /// Its socket's file stays where it was killed, and is nowhere else.
    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesNoDescriptorWhereNoServerListens() {
        try (PrivateServer gone = server.newPrivateServer()) {
            final MysqlConfig config = over(gone);
            final int port = gone.port();
            gone.kill();
            leavesNoDescriptor(() -> assertNobodyListens(config));
            leavesNoDescriptor(() -> assertNobodyListens(config.socket(Path.of("/nowhere/luma.sock"))));
            leavesNoDescriptor(() ->
                    assertNobodyListens(MysqlConfig.defaults().host("127.0.0.1").port(port)));
        }
    }

    private static void assertNobodyListens(MysqlConfig config) {
        final CannotConnectException refusal = assertThrows(
                CannotConnectException.class, () -> Mysql.connect(config).close());
        assertEquals(Reason.REFUSED, refusal.reason());
    }
}
