package dev.luma.lang.programs;

import static dev.luma.lang.programs.ScriptedMysql.EOF;
import static dev.luma.lang.programs.ScriptedMysql.NONCE;
import static dev.luma.lang.programs.ScriptedMysql.OK;
import static dev.luma.lang.programs.ScriptedMysql.bytes;
import static dev.luma.lang.programs.ScriptedMysql.columns;
import static dev.luma.lang.programs.ScriptedMysql.error;
import static dev.luma.lang.programs.ScriptedMysql.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.lang.LumaException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What `drivers/mysql.luma` makes of servers that say what makes no sense, or what is hostile: an error that tells, a
/// connection that is closed, and no memory for what is only announced.
@Timeout(60)
final class MysqlHostileTest {
    private static void assertLost(String why, LumaException lost) {
        assertEquals("db.lost", lost.code(), lost.getMessage());
        assertTrue(lost.getMessage().contains(why), lost.getMessage());
    }

    // ---- logins

    private static void assertNoLogin(String code, String why, ScriptedMysql server) {
        try (server) {
            final LumaException refused = assertThrows(LumaException.class, server::connect);
            assertEquals(code, refused.code(), refused.getMessage());
            assertTrue(refused.getMessage().contains(why), refused.getMessage());
        }
    }

    private static void assertNoLogin(String why, byte[] greeting) {
        assertNoLogin("db.lost", why, ScriptedMysql.saying(ScriptedMysql.packets(0, greeting)));
    }

    @Test
    void otherServersAreNone() {
        assertNoLogin("db.lost", "makes no sense", ScriptedMysql.saying(bytes("SSH-2.0-OpenSSH_9.2\r\n")));
        assertNoLogin("db.lost", "makes no sense", ScriptedMysql.saying(bytes("HTTP/1.1 400 Bad Request\r\n\r\n")));
        assertNoLogin("no MySQL or MariaDB server: it greets with 9", bytes("\u0009"));
    }

    @Test
    void aGreetingThatIsCutAnywhere() {
        final byte[] greeting = ScriptedMysql.greeting(ScriptedMysql.NATIVE, NONCE);
        for (int length = 0; length < greeting.length; length++) {
            assertNoLogin("makes no sense", Arrays.copyOf(greeting, length));
        }
    }

    @Test
    void aRandomNumberThatIsNone() {
        assertNoLogin("all zeros", ScriptedMysql.greeting(ScriptedMysql.NATIVE, "\0".repeat(21)));
        assertNoLogin(
                "db.lost",
                "a nonce has 3 bytes",
                ScriptedMysql.authenticating(
                        ScriptedMysql.NATIVE, ScriptedMysql.switchTo(ScriptedMysql.CACHING_SHA2, "123")));
    }

    @Test
    void methodsThatShowThePasswordOrAreNotKnown() {
        for (final String method : List.of("mysql_clear_password", "sha256_password", "dialog")) {
            assertNoLogin(
                    "db.auth",
                    "the server wants `" + method + "`",
                    ScriptedMysql.authenticating(ScriptedMysql.NATIVE, ScriptedMysql.switchTo(method, "")));
        }
        assertNoLogin(
                "db.auth",
                "the server wants `mysql_old_password`",
                ScriptedMysql.authenticating(ScriptedMysql.NATIVE, bytes("\u00FE")));
    }

    @Test
    void thePasswordItselfIsForOneMethodOnly() {
        assertNoLogin(
                "db.lost",
                "it goes on with `mysql_native_password`",
                ScriptedMysql.authenticating(ScriptedMysql.NATIVE, bytes("\1\4"), bytes("\1key")));
        assertNoLogin(
                "db.lost",
                "a verdict on the password that nobody knows",
                ScriptedMysql.authenticating(ScriptedMysql.CACHING_SHA2, bytes("\1\7")));
        assertNoLogin(
                "crypto",
                "the password cannot travel under the server's key: this is not PEM",
                ScriptedMysql.authenticating(ScriptedMysql.CACHING_SHA2, bytes("\1\4"), bytes("\1key")));
    }

    @Test
    void aLoginThatNeverEnds() {
        final byte[][] rounds = new byte[20][];
        Arrays.fill(rounds, ScriptedMysql.switchTo(ScriptedMysql.NATIVE, NONCE));
        assertNoLogin(
                "db.lost", "it has not decided", ScriptedMysql.authenticating(ScriptedMysql.CACHING_SHA2, rounds));
    }

    @Test
    void aLoginOfEndlessPackets() {
        assertNoLogin("db.lost", "more than 16777215 bytes", ScriptedMysql.saying(ScriptedMysql.fullPackets(0, 3)));
    }

    // ---- answers

    private static void assertMakesNoSense(String why, byte[]... answer) {
        assertMakesNoSense(why, ScriptedMysql.answering(answer));
    }

    private static void assertMakesNoSense(String why, ScriptedMysql server) {
        try (server;
                LumaMysql luma = server.connect()) {
            assertLost(why, assertThrows(LumaException.class, () -> luma.query("SELECT 1")));
            assertLost("is closed", assertThrows(LumaException.class, () -> luma.query("SELECT 2")));
        }
    }

    @Test
    void noFileIsReadForTheServer() {
        assertMakesNoSense("it asks for a file of ours", bytes("\u00FB/etc/passwd"));
    }

    @Test
    void lengthsBeyondWhatIsThere() {
        assertMakesNoSense("announces 9223372036854775807 columns", bytes("\u00FE" + "\u00FF".repeat(7) + "\u007F"));
        assertMakesNoSense("announces -1 columns", bytes("\u00FE" + "\u00FF".repeat(8)));
        assertMakesNoSense("read of 5 bytes", columns(1), text("v"), EOF, bytes("\5abc"), EOF);
        assertMakesNoSense(
                "read of 9223372036854775807 bytes",
                columns(1),
                text("v"),
                EOF,
                bytes("\u00FE" + "\u00FF".repeat(7) + "\u007Fabc"),
                EOF);
    }

    @Test
    void answersThatAreCutAnywhere() {
        assertMakesNoSense("past the end", bytes(""));
        assertMakesNoSense("past the end", bytes("\u00FF\1"));
        for (int length = 0; length < 5; length++) {
            assertMakesNoSense("past the end", Arrays.copyOf(OK, Math.max(1, length)));
        }
        final byte[] definition = text("v");
        for (int length = 0; length < definition.length - 2; length++) {
            assertMakesNoSense("past the end", columns(1), Arrays.copyOf(definition, length), EOF);
        }
    }

    @Test
    void listsWithoutAnEnd() {
        assertMakesNoSense("a list has no end", columns(1), text("v"), bytes("\1a"), EOF);
    }

    @Test
    void valuesThatTheirTypesDoNotHave() {
        assertMakesNoSense("no UTF-8", columns(1), text("v"), EOF, bytes("\2\u00FF\u00FE"), EOF);
        assertMakesNoSense("no UTF-8", columns(1), text("\u00C4"), EOF, EOF);
    }

    @Test
    void packetsInTheWrongOrder() {
        assertMakesNoSense("out of order", ScriptedMysql.answeringRaw(ScriptedMysql.packets(2, OK)));
        assertMakesNoSense("out of order", ScriptedMysql.answeringRaw(ScriptedMysql.packets(0, OK)));
    }

    @Test
    void preparedIsWhatTheServerPrepares() {
        for (final byte[] answer : List.of(bytes("\u00FB/etc/passwd"), bytes("\0\1\0\0"), bytes("\u0042"))) {
            try (ScriptedMysql server = ScriptedMysql.answering(answer);
                    LumaMysql luma = server.connect()) {
                assertLost("makes no sense", assertThrows(LumaException.class, () -> luma.queryParams("SELECT ?", 1L)));
                assertLost("is closed", assertThrows(LumaException.class, () -> luma.query("SELECT 2")));
            }
        }
    }

    // ---- errors

    private static void assertRefused(String code, String message, byte[]... answer) {
        try (ScriptedMysql server = ScriptedMysql.answering(answer);
                LumaMysql luma = server.connect()) {
            final LumaException refused = assertThrows(LumaException.class, () -> luma.query("SELECT 1"));
            assertEquals(code, refused.code());
            assertEquals(message, refused.getMessage());
            assertEquals(List.of(), luma.query("SELECT 2"));
        }
    }

    @Test
    void anErrorEndsAnAnswerAnywhereAndTheConnectionGoesOn() {
        final byte[] interrupted = error(1317, "70100", "Query execution was interrupted");
        final String said = "Query execution was interrupted";
        assertRefused("db.server", said, interrupted);
        assertRefused("db.server", said, columns(2), text("v"), interrupted);
        assertRefused("db.server", said, columns(1), text("v"), interrupted);
        assertRefused("db.server", said, columns(1), text("v"), EOF, interrupted);
        assertRefused("db.server", said, columns(1), text("v"), EOF, bytes("\1a"), interrupted);
    }

    @Test
    void anErrorWithoutWordsHasItsNumber() {
        assertRefused("db.conflict", "error 1213 without a message", error(1213, "40001", ""));
    }

    @Test
    void aServerThatGoesSaysWhy() {
        final byte[] gone = error(4031, "HY000", "disconnected because of inactivity");
        for (final int sequence : new int[] {0, 1}) {
            try (ScriptedMysql server = ScriptedMysql.answeringRaw(ScriptedMysql.packets(sequence, gone));
                    LumaMysql luma = server.connect()) {
                assertLost("of inactivity", assertThrows(LumaException.class, () -> luma.query("SELECT 1")));
                assertLost("is closed", assertThrows(LumaException.class, () -> luma.query("SELECT 2")));
            }
        }
    }

    // ---- servers that are not hostile, but say little

    /// As before MySQL 5.7 and MariaDB 10.2, and behind some proxies.
    @Test
    void aServerThatDoesNotTellOfChangesPreparesEachTimeAnew() {
        final List<Integer> heard = new CopyOnWriteArrayList<>();
        try (ScriptedMysql server = ScriptedMysql.hearing(heard);
                LumaMysql luma = server.connect()) {
            luma.execParams("DO 1");
            luma.execParams("DO 1");
            luma.exec("DO 2");
            assertEquals(
                    List.of(
                            ScriptedMysql.COM_QUERY,
                            ScriptedMysql.COM_STMT_PREPARE,
                            ScriptedMysql.COM_STMT_EXECUTE,
                            ScriptedMysql.COM_STMT_CLOSE,
                            ScriptedMysql.COM_STMT_PREPARE,
                            ScriptedMysql.COM_STMT_EXECUTE,
                            ScriptedMysql.COM_STMT_CLOSE,
                            ScriptedMysql.COM_QUERY),
                    heard);
        }
    }
}
