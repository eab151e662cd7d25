package dev.luma.testkit.script;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.toolbox.tcp.Deadline;
import dev.luma.toolbox.tcp.Peer;
import dev.luma.toolbox.tcp.TcpException;
import dev.luma.toolbox.tcp.TcpException.Kind;
import dev.luma.toolbox.tcp.Tls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptedDuplexTest {
    private static final Script GOOD =
            new Script().sends(bytes("greeting")).awaits(bytes("login")).sends(bytes("ok"));

    @Test
    void playsAGoodConversation() throws IOException {
        var line = new ScriptedDuplex(GOOD);
        assertEquals("greeting", read(line, 100));
        write(line, "login");
        assertEquals("ok", read(line, 100));
        line.assertFinished();
        assertEquals("login", text(line.written()));
        assertEquals(1, line.writes().size());
        assertEquals(2, line.reads());
    }

    @Test
    void handsOutNoMoreThanThereIsRoomFor() throws IOException {
        var line = new ScriptedDuplex(new Script().sends(bytes("abc")).sends(bytes("def")));
        assertEquals("ab", read(line, 2));
        assertEquals("cdef", read(line, 100));
        line.assertFinished();
    }

    @Test
    void handsOutPieces() throws IOException {
        var line = new ScriptedDuplex(new Script().sends(bytes("abc")).sends(bytes("de")), 2);
        assertEquals(List.of("ab", "cd", "e"), List.of(read(line, 100), read(line, 100), read(line, 100)));
        assertEquals(3, line.reads());
    }

    @Test
    void takesAwaitedBytesInAnyNumberOfWrites() throws IOException {
        var line = new ScriptedDuplex(new Script().awaits(bytes("abc")).awaits(bytes("de")));
        write(line, "a");
        write(line, "bcd");
        write(line, "e");
        line.assertFinished();
        assertEquals(
                List.of("a", "bcd", "e"),
                line.writes().stream().map(ScriptedDuplexTest::text).toList());
    }

    @Test
    void letsTheClientWriteAheadOfItsReading() throws IOException {
        var line = new ScriptedDuplex(new Script()
                .sends(bytes("one"))
                .awaits(bytes("first"))
                .sends(bytes("two"))
                .awaits(bytes("second")));
        write(line, "firstsecond");
        assertEquals("onetwo", read(line, 100));
        line.assertFinished();
    }

    @Test
    void refusesOtherBytesThanAwaited() {
        var line = new ScriptedDuplex(new Script().awaits(bytes("login")));
        AssertionError e = assertThrows(AssertionError.class, () -> write(line, "logon"));
        assertEquals(
                "the client writes 6c6f676f6e, but the script awaits 6c6f67696e: they differ from byte 3 on",
                e.getMessage());
        assertSame(e, assertThrows(AssertionError.class, line::assertFinished));
    }

    @Test
    void refusesAWriteThatIsNotInTheScript() {
        var line = new ScriptedDuplex(new Script().sends(bytes("x")));
        assertMistake("the client writes 01, but the script is over", () -> line.write(new byte[] {1}, 0, 1));
    }

    @Test
    void refusesAReadThatWouldWaitForEver() {
        assertMistake(
                "the client reads, but the script awaits 5 bytes",
                () -> read(new ScriptedDuplex(new Script().awaits(bytes("login"))), 1));
        assertMistake("the client reads, but the script is over", () -> read(new ScriptedDuplex(new Script()), 1));
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        var line = new ScriptedDuplex(GOOD);
        read(line, 3);
        assertMistake("the client has stopped, but the script sends 5 bytes", line::assertFinished);
    }

    @Test
    void stallsWhereTheClientReadsInsteadOfWriting() throws IOException {
        var script = new Script().awaitsWriteOrStalls().sends(bytes("ok"));
        var line = new ScriptedDuplex(script);
        write(line, "anything");
        assertEquals("ok", read(line, 100));

        var waiting = new ScriptedDuplex(script);
        waiting.deadline(Deadline.after(Duration.ofSeconds(5)));
        assertEquals(
                Kind.TIMED_OUT,
                assertThrows(TcpException.class, () -> read(waiting, 1)).kind());
    }

    @Test
    void tellsWhatWasWrittenBeforeTls() throws IOException {
        var line = new ScriptedDuplex(new Script().awaitsWrite().startsTls().awaitsWrite());
        var settings = Tls.encryptOnly();
        write(line, "plain");
        assertEquals("plain", text(line.writtenPlain()));
        line.startTls(settings);
        write(line, "secret");
        assertEquals("plain", text(line.writtenPlain()));
        assertEquals("plainsecret", text(line.written()));
        assertSame(settings, line.tls().orElseThrow());
    }

    @Test
    void takesOneWriteOfAnything() throws IOException {
        var line = new ScriptedDuplex(new Script().awaitsWrite().sends(bytes("ok")));
        write(line, "random nonce");
        assertEquals("ok", read(line, 100));
        assertMistake("the client writes 6d, but the script is over", () -> write(line, "m"));
    }

    @Test
    void takesAnythingWhenToldSo() throws IOException {
        var line = new ScriptedDuplex(
                new Script().takesAnything().sends(bytes("noise")).ends());
        write(line, "a");
        assertEquals("noise", read(line, 100));
        write(line, "b");
        assertEquals(-1, line.read(new byte[1], 0, 1));
        assertEquals("ab", text(line.written()));
        line.assertFinished();
    }

    @Test
    void endsAndTakesWhatIsWrittenThen() throws IOException {
        var line = new ScriptedDuplex(new Script().sends(bytes("x")).ends());
        assertEquals("x", read(line, 9));
        assertEquals(-1, line.read(new byte[1], 0, 1));
        assertEquals(-1, line.read(new byte[1], 0, 1));
        write(line, "lost");
        line.assertFinished();
    }

    @Test
    void breaksReadsAndWritesWhenReset() throws IOException {
        var reader = new ScriptedDuplex(new Script().sends(bytes("x")).resets());
        assertEquals("x", read(reader, 9));
        assertKind(Kind.RESET, () -> read(reader, 9));
        assertTrue(reader.isClosed());
        assertKind(Kind.CLOSED, () -> read(reader, 9));

        var writer = new ScriptedDuplex(new Script().resets());
        assertKind(Kind.RESET, () -> write(writer, "lost"));
        assertEquals(0, writer.writes().size());
    }

    @Test
    void failsAtOnceWhereADeadlineWouldPass() {
        var line = new ScriptedDuplex(new Script().stalls());
        Deadline inAnHour = Deadline.after(Duration.ofHours(1));
        line.deadline(inAnHour);
        assertSame(inAnHour, line.deadline());
        assertKind(Kind.TIMED_OUT, () -> read(line, 9));
        assertTrue(line.isClosed());
    }

    @Test
    void refusesToStallAClientWithoutADeadline() {
        var line = new ScriptedDuplex(new Script().stalls());
        assertMistake("the client waits for a server that stalls, and has set no deadline", () -> read(line, 9));
    }

    @Test
    void failsAfterItsDeadline() {
        var line = new ScriptedDuplex(GOOD);
        line.deadline(Deadline.after(Duration.ZERO));
        assertKind(Kind.TIMED_OUT, () -> read(line, 9));
    }

    @Test
    void hangsUntilSomebodyCloses() throws Exception {
        var line = new ScriptedDuplex(new Script().hangs());
        CompletableFuture<String> reader = CompletableFuture.supplyAsync(() -> {
            TcpException e = assertThrows(TcpException.class, () -> read(line, 9));
            return e.kind().toString();
        });
        line.awaitReader();
        assertFalse(reader.isDone());
        line.close();
        assertEquals("CLOSED", reader.get(30, TimeUnit.SECONDS));
    }

    @Test
    void failsWhenClosed() {
        var line = new ScriptedDuplex(GOOD);
        line.close();
        line.close();
        assertKind(Kind.CLOSED, () -> read(line, 9));
        assertKind(Kind.CLOSED, () -> write(line, "x"));
    }

    @Test
    void startsTlsWhereTheScriptDoes() throws IOException {
        var line = new ScriptedDuplex(new Script().sends(bytes("a")).startsTls().sends(bytes("b")));
        assertEquals("a", read(line, 9));
        assertFalse(line.isEncrypted());
        line.startTls(Tls.encryptOnly());
        assertTrue(line.isEncrypted());
        assertEquals("b", read(line, 9));
        assertThrows(IllegalStateException.class, () -> line.startTls(Tls.encryptOnly()));
        line.assertFinished();
    }

    @Test
    void failsTlsOverPlainBytesThatWait() {
        var line = new ScriptedDuplex(new Script().sends(bytes("injected")).startsTls());
        assertKind(Kind.TLS, () -> line.startTls(Tls.encryptOnly()));
        assertFalse(line.isEncrypted());
    }

    @Test
    void failsTlsWhenToldSo() {
        var line = new ScriptedDuplex(new Script().failsTls());
        assertKind(Kind.TLS, () -> line.startTls(Tls.encryptOnly()));
        var plain = new ScriptedDuplex(new Script().awaits(bytes("x")));
        assertMistake("the client starts TLS, but the script awaits 1 bytes", () -> plain.startTls(Tls.encryptOnly()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 10})
    void cutsAGoodConversationAtAnyByte(int sent) throws IOException {
        assertEquals(10, GOOD.sentBytes());
        var line = new ScriptedDuplex(GOOD.cutAfter(sent).ends());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8];
        int n = line.read(buffer, 0, 8);
        all.write(buffer, 0, Math.max(n, 0));
        write(line, "login");
        while ((n = line.read(buffer, 0, 8)) > 0) {
            all.write(buffer, 0, n);
        }
        assertEquals("greetingok".substring(0, sent), text(all.toByteArray()));
        line.assertFinished();
    }

    @Test
    void isWhoItIsSaidToBe() {
        assertTrue(new ScriptedDuplex(GOOD).isLocal());
        var remote = new Peer("db.example:3306", Peer.Place.REMOTE);
        assertFalse(new ScriptedDuplex(GOOD, 1, remote).isLocal());
    }

    @Test
    void ownsItsBytes() throws IOException {
        byte[] sent = bytes("abc");
        var line = new ScriptedDuplex(new Script().sends(sent).awaitsWrite());
        sent[0] = 'x';
        byte[] written = bytes("def");
        line.write(written, 1, 2);
        written[1] = 'x';
        assertEquals("abc", read(line, 9));
        assertArrayEquals(bytes("ef"), line.written());
    }

    private static void assertMistake(String message, Executable action) {
        assertEquals(message, assertThrows(AssertionError.class, action).getMessage());
    }

    private static void assertKind(Kind kind, Executable action) {
        assertEquals(kind, assertThrows(TcpException.class, action).kind());
    }

    private static String read(ScriptedDuplex line, int room) throws IOException {
        byte[] target = new byte[room];
        int n = line.read(target, 0, room);
        return new String(target, 0, n, StandardCharsets.US_ASCII);
    }

    private static void write(ScriptedDuplex line, String text) throws IOException {
        line.write(bytes(text), 0, text.length());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
