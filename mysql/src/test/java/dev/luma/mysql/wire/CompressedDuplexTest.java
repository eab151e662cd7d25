package dev.luma.mysql.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.script.CompressedPackets;
import dev.luma.mysql.script.CompressedPackets.Packet;
import dev.luma.mysql.spi.Compressor;
import dev.luma.testkit.script.Script;
import dev.luma.testkit.script.ScriptedDuplex;
import dev.luma.toolbox.tcp.Deadline;
import dev.luma.toolbox.tcp.TcpException;
import dev.luma.toolbox.tcp.TcpException.Kind;
import dev.luma.toolbox.tcp.Tls;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("P3")
class CompressedDuplexTest {
    private static final int MAX = CompressedDuplex.MAX_CONTENT;
    /// The example of MySQL's manual: a query of 50 bytes with its header.
    private static final String MANUAL =
            "220000 00 320000 789cd3636060602e4ecd494d2e51503230343236313533b7b0c4cd5202000cd10a6c";

    private static final String QUERY = "2e000000 03";

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static byte[] text(int length) {
        return "compress me well ".repeat(length / 17 + 1).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] noise(int length) {
        final byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        return noise;
    }

    private static CompressedDuplex over(ScriptedDuplex line) {
        return new CompressedDuplex(line, new Zlib());
    }

    private static CompressedDuplex reading(byte[] bytes) {
        return over(new ScriptedDuplex(new Script().sends(bytes).ends()));
    }

    /// A line on which a command was sent, and answered so.
    private static CompressedDuplex answered(byte[] bytes) throws IOException {
        final CompressedDuplex line = over(
                new ScriptedDuplex(new Script().takesAnything().sends(bytes).ends()));
        line.beginCommand(0);
        line.write(new byte[] {1, 0, 0, 0, 14}, 0, 5);
        return line;
    }

    private static byte[] all(CompressedDuplex line) throws IOException {
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        final byte[] piece = new byte[10_000];
        for (int count = line.read(piece, 0, piece.length); count >= 0; count = line.read(piece, 0, piece.length)) {
            all.write(piece, 0, count);
        }
        return all.toByteArray();
    }

    private static ScriptedDuplex sink() {
        return new ScriptedDuplex(new Script().takesAnything());
    }

    private static List<Packet> sent(byte[] bytes) throws IOException, DataFormatException {
        final ScriptedDuplex line = sink();
        final CompressedDuplex compressed = over(line);
        compressed.beginCommand(0);
        compressed.write(bytes, 0, bytes.length);
        return CompressedPackets.parse(line.written());
    }

    private static String refusal(byte[] bytes) {
        return String.valueOf(assertThrows(ProtocolException.class, () -> all(answered(bytes)))
                .getMessage());
    }

    // ---- the form

    @Test
    void readsTheExampleOfTheManual() throws IOException {
        final byte[] packet = all(reading(hex(MANUAL)));
        assertEquals(
                "select \"012345678901234567890123456789012345\"",
                new String(packet, 5, packet.length - 5, StandardCharsets.US_ASCII));
        assertArrayEquals(hex(QUERY), Arrays.copyOf(packet, 5));
    }

    @Test
    void sendsAPingAsItIs() throws IOException {
        final ScriptedDuplex line = sink();
        final CompressedDuplex compressed = over(line);
        compressed.beginCommand(0);
        compressed.write(hex("01000000 0e"), 0, 5);
        assertArrayEquals(hex("050000 00 000000 01000000 0e"), line.written());
    }

    @Test
    void compressesFrom50BytesOn() throws IOException, DataFormatException {
        assertFalse(sent(text(49)).get(0).compressed());
        assertTrue(sent(text(50)).get(0).compressed());
    }

    @Test
    void sendsWhatDoesNotCompressAsItIs() throws IOException, DataFormatException {
        final List<Packet> packets = sent(noise(5000));
        assertEquals(1, packets.size());
        assertFalse(packets.get(0).compressed());
        assertArrayEquals(noise(5000), packets.get(0).content());
    }

    @ParameterizedTest
    @ValueSource(ints = {MAX - 1, MAX, MAX + 1, MAX + 4, 2 * MAX + 1})
    void splitsWhatIsLongerThanAPacket(int length) throws IOException, DataFormatException {
        for (final byte[] content : List.of(text(length), noise(length))) {
            final List<Packet> packets = sent(content);
            assertEquals((length + MAX - 1) / MAX, packets.size());
            for (int i = 0; i < packets.size(); i++) {
                assertEquals(i, packets.get(i).sequence());
            }
            assertArrayEquals(content, CompressedPackets.joined(packets));
        }
    }

    @Test
    void readsPacketsOfAnyKindInAnyOrder() throws IOException {
        final byte[] bytes = CompressedPackets.from(1)
                .plain(text(10))
                .packed(text(100_000))
                .plain(new byte[0])
                .plain(noise(100_000))
                .packed(noise(3))
                .packed(text(50))
                .toBytes();
        final ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (final byte[] content : List.of(text(10), text(100_000), noise(100_000), noise(3), text(50))) {
            expected.writeBytes(content);
        }
        assertArrayEquals(expected.toByteArray(), all(answered(bytes)));
    }

    @Test
    void readsALongPacketThatCameByteByByte() throws IOException {
        final byte[] bytes = CompressedPackets.from(0)
                .packed(noise(40_000))
                .plain(text(40_000))
                .toBytes();
        final CompressedDuplex line =
                over(new ScriptedDuplex(new Script().sends(bytes).ends(), 1));
        final byte[] read = all(line);
        assertEquals(80_000, read.length);
        assertArrayEquals(text(40_000), Arrays.copyOfRange(read, 40_000, 80_000));
    }

    // ---- commands

    @Test
    void givesEachCommandAPacketOfItsOwnInOneWrite() throws IOException, DataFormatException {
        final ScriptedDuplex line = sink();
        final CompressedDuplex compressed = over(line);
        compressed.beginCommand(0);
        compressed.beginCommand(60);
        compressed.beginCommand(160);
        compressed.write(text(170), 0, 170);
        final List<Packet> packets = CompressedPackets.parse(line.written());
        assertEquals(
                List.of(60, 100, 10),
                packets.stream().map(packet -> packet.content().length).toList());
        assertEquals(List.of(0, 0, 0), packets.stream().map(Packet::sequence).toList());
        assertEquals(1, line.writes().size());
    }

    @Test
    void countsOnWhereACommandGoesOnInTheNextWrite() throws IOException, DataFormatException {
        final ScriptedDuplex line = sink();
        final CompressedDuplex compressed = over(line);
        compressed.beginCommand(0);
        compressed.beginCommand(60);
        compressed.write(text(60), 0, 60);
        compressed.write(text(70), 0, 70);
        compressed.write(text(80), 0, 80);
        final List<Packet> packets = CompressedPackets.parse(line.written());
        assertEquals(List.of(0, 0, 1), packets.stream().map(Packet::sequence).toList());
    }

    @Test
    void expectsTheAnswerUnderTheNumberAfterTheCommands() throws IOException {
        final byte[] bytes = CompressedPackets.from(2).packed(text(100)).toBytes();
        final CompressedDuplex line = over(
                new ScriptedDuplex(new Script().takesAnything().sends(bytes).ends()));
        line.beginCommand(0);
        line.write(text(MAX + 1), 0, MAX + 1);
        assertArrayEquals(text(100), all(line));
    }

    @Test
    void expectsAnAnswerToEachOfSeveralCommands() throws IOException {
        final CompressedDuplex line = over(new ScriptedDuplex(new Script()
                .takesAnything()
                .sends(CompressedPackets.from(1).plain(text(5)).plain(text(6)).toBytes())
                .sends(CompressedPackets.from(1).plain(text(7)).toBytes())
                .sends(CompressedPackets.from(2).plain(text(8)).toBytes())
                .ends()));
        line.beginCommand(0);
        line.beginCommand(60);
        line.beginCommand(120);
        line.write(text(120), 0, 120);
        line.write(text(MAX + 1), 0, MAX + 1);
        line.expectAnswer();
        assertEquals(11, read(line, 5).length + read(line, 6).length);
        line.expectAnswer();
        read(line, 7);
        line.expectAnswer();
        assertArrayEquals(text(8), read(line, 8));
    }

    @Test
    void refusesAnAnswerThatBeginsInItsMiddle() throws IOException {
        final CompressedDuplex line =
                answered(CompressedPackets.from(2).plain(text(5)).toBytes());
        line.expectAnswer();
        assertThrows(ProtocolException.class, () -> read(line, 5));
    }

    @Test
    void aCommandThatWasAbandonedLeavesNoTrace() throws IOException {
        final CompressedDuplex line = over(new ScriptedDuplex(new Script()
                .takesAnything()
                .sends(CompressedPackets.from(1).plain(text(5)).toBytes())
                .sends(CompressedPackets.from(1).plain(text(6)).toBytes())
                .ends()));
        line.beginCommand(0);
        line.beginCommand(60);
        line.write(text(60), 0, 60);
        assertEquals(5, line.read(new byte[5], 0, 5));
        line.beginCommand(0);
        line.write(text(60), 0, 60);
        assertEquals(6, line.read(new byte[10], 0, 10));
    }

    @Test
    void countsRoundTheClock() throws IOException {
        final CompressedPackets packets = CompressedPackets.from(1);
        for (int i = 0; i < 600; i++) {
            packets.plain(new byte[] {42});
        }
        assertEquals(600, all(answered(packets.toBytes())).length);
    }

    // ---- a hostile server

    @Test
    void refusesAWrongSequenceId() {
        assertEquals(
                "compressed packet 2 came where 1 was due",
                refusal(CompressedPackets.from(2).plain(text(10)).toBytes()));
        final byte[] repeated = CompressedPackets.from(1).packed(text(60)).toBytes();
        final byte[] twice = Arrays.copyOf(repeated, 2 * repeated.length);
        System.arraycopy(repeated, 0, twice, repeated.length, repeated.length);
        assertEquals("compressed packet 1 came where 2 was due", refusal(twice));
    }

    @Test
    void hearsWhatComesUnasked() throws IOException {
        final CompressedDuplex line =
                answered(CompressedPackets.from(0).plain(text(10)).toBytes());
        assertArrayEquals(text(10), Arrays.copyOf(read(line, 10), 10));
        assertTrue(line.isUnsolicited());
    }

    private static byte[] read(CompressedDuplex line, int count) throws IOException {
        final byte[] bytes = new byte[count];
        assertEquals(count, line.read(bytes, 0, count));
        return bytes;
    }

    @Test
    void refusesAPayloadThatHoldsMoreThanAnnounced() {
        final byte[] bomb = CompressedPackets.deflate(new byte[64 << 20]);
        assertEquals(
                "a compressed packet of " + bomb.length + " bytes, announced to hold 100, makes no sense: it goes on"
                        + " after 100 bytes",
                refusal(CompressedPackets.raw(bomb.length, 1, 100, bomb)));
    }

    @Test
    void refusesAPayloadThatHoldsLessThanAnnounced() {
        final byte[] little = CompressedPackets.deflate(text(100));
        assertTrue(refusal(CompressedPackets.raw(little.length, 1, MAX, little))
                .endsWith("it ends after 100 of 16777215 bytes"));
    }

    @Test
    void refusesBytesBehindThePayloadsEnd() {
        final byte[] longer = Arrays.copyOf(CompressedPackets.deflate(text(100)), 60);
        assertTrue(
                refusal(CompressedPackets.raw(longer.length, 1, 100, longer)).endsWith("bytes stand behind its end"));
    }

    @Test
    void refusesAPayloadWithoutItsChecksum() {
        final byte[] whole = CompressedPackets.deflate(text(100));
        final byte[] cut = Arrays.copyOf(whole, whole.length - 2);
        assertTrue(refusal(CompressedPackets.raw(cut.length, 1, 100, cut)).endsWith("it ends before its checksum"));
    }

    @Test
    void refusesAnEmptyPayloadThatClaimsToHoldSomething() {
        assertTrue(refusal(CompressedPackets.raw(0, 1, 100, new byte[0])).endsWith("it ends after 0 of 100 bytes"));
    }

    @Test
    void refusesDamageAnywhere() {
        final byte[] good = CompressedPackets.deflate(text(300));
        for (int i = 0; i < good.length; i++) {
            final byte[] damaged = good.clone();
            damaged[i] ^= 0x55;
            refusal(CompressedPackets.raw(damaged.length, 1, 300, damaged));
        }
    }

    @Test
    void takesNoMemoryForLengthsThatWereOnlyAnnounced() {
        final com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        final CompressedDuplex compressed = reading(CompressedPackets.raw(MAX, 0, MAX, new byte[100]));
        final CompressedDuplex plain = reading(CompressedPackets.raw(MAX, 0, 0, new byte[100]));
        final long before = threads.getCurrentThreadAllocatedBytes();
        assertThrows(EOFException.class, () -> all(compressed));
        assertThrows(EOFException.class, () -> all(plain));
        final long taken = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(taken < 1 << 20, taken + " bytes taken for two packets of which 100 bytes came");
    }

    // ---- the end

    @Test
    void theStreamMayEndBetweenPacketsAndNowhereElse() throws IOException {
        final byte[] bytes =
                CompressedPackets.from(1).packed(text(60)).plain(text(20)).toBytes();
        final int first = bytes.length - 27;
        for (int cut = 0; cut < bytes.length; cut++) {
            final CompressedDuplex line = answered(Arrays.copyOf(bytes, cut));
            if (cut == 0 || cut == first) {
                all(line);
            } else {
                final EOFException end = assertThrows(EOFException.class, () -> all(line));
                assertTrue(
                        String.valueOf(end.getMessage()).contains("in the middle of a compressed packet"),
                        end.getMessage());
            }
        }
    }

    @Test
    void knowsWhatWasNotReadYet() throws IOException {
        final CompressedDuplex line = answered(
                CompressedPackets.from(1).packed(text(60)).plain(text(20)).toBytes());
        assertFalse(line.hasUnread());
        read(line, 59);
        assertTrue(line.hasUnread());
        read(line, 1);
        assertTrue(line.hasUnread(), "the next packet came along");
        read(line, 20);
        assertFalse(line.hasUnread());
    }

    @Test
    void keepsTheDeadline() {
        final ScriptedDuplex silent = new ScriptedDuplex(
                new Script().sends(Arrays.copyOf(hex(MANUAL), 20)).stalls());
        final CompressedDuplex line = over(silent);
        final Deadline deadline = Deadline.after(Duration.ofSeconds(30));
        line.deadline(deadline);
        assertEquals(
                Kind.TIMED_OUT,
                assertThrows(TcpException.class, () -> all(line)).kind());
        assertEquals(deadline, silent.deadline());
    }

    @Test
    void closesUnderAReaderThatWaits() throws InterruptedException, TimeoutException {
        final ScriptedDuplex silent = new ScriptedDuplex(
                new Script().sends(Arrays.copyOf(hex(MANUAL), 20)).hangs());
        final CompressedDuplex line = over(silent);
        final FutureTask<byte[]> reading = new FutureTask<>(() -> all(line));
        Thread.ofVirtual().start(reading);
        silent.awaitReader();
        line.close();
        final ExecutionException broken =
                assertThrows(ExecutionException.class, () -> reading.get(30, TimeUnit.SECONDS));
        assertEquals(Kind.CLOSED, ((TcpException) broken.getCause()).kind());
    }

    @Test
    void freesTheCompressorOnceAndUsesItNoMore() {
        final class Counting implements Compressor {
            private int closed;

            @Override
            public int compress(byte[] source, int from, int length, byte[] target, int at, int room) {
                throw new AssertionError("used after it was closed");
            }

            @Override
            public void decompress(byte[] source, int from, int length, byte[] target, int at, int expected) {
                throw new AssertionError("used after it was closed");
            }

            @Override
            public void close() {
                closed++;
            }
        }
        final Counting compressor = new Counting();
        final CompressedDuplex line = new CompressedDuplex(sink(), compressor);
        line.close();
        line.close();
        assertEquals(1, compressor.closed);
        assertEquals(
                Kind.CLOSED,
                assertThrows(TcpException.class, () -> line.write(text(100), 0, 100))
                        .kind());
    }

    @Test
    void beginsNoTlsAboveCompression() {
        final CompressedDuplex line = over(sink());
        assertThrows(IllegalStateException.class, () -> line.startTls(Tls.encryptOnly()));
    }
}
