package dev.luma.mysql.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.ProtocolException;
import dev.luma.testkit.script.Script;
import dev.luma.testkit.script.ScriptedDuplex;
import dev.luma.toolbox.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketChannelTest {
    private static final int FULL = 0xFF_FFFF;

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static byte[] payload(int length) {
        final byte[] payload = new byte[length];
        new Random(length).nextBytes(payload);
        return payload;
    }

    /// A message as it travels, from the given sequence id on.
    private static byte[] framed(byte[] payload, int sequence) {
        final Buffer out = new Buffer(payload.length + 16);
        int at = 0;
        int id = sequence;
        int part = FULL;
        while (part == FULL) {
            part = Math.min(FULL, payload.length - at);
            out.writeInt24(part);
            out.writeByte(id++);
            out.writeBytes(payload, at, part);
            at += part;
        }
        return out.toBytes();
    }

    private static byte[] joined(byte[]... parts) {
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (final byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static PacketChannel reading(byte[] bytes, int piece) {
        return new PacketChannel(new ScriptedDuplex(new Script().sends(bytes).ends(), piece));
    }

    @Test
    void receivesPacketsThatCameInOneSegment() throws IOException {
        final PacketChannel channel = reading(hex("010000 00 61  020000 01 6263  000000 02"), 1000);
        assertEquals("a", channel.receive().readString(1));
        assertEquals("bc", channel.receive().readString(2));
        assertEquals(0, channel.receive().remaining());
    }

    @Test
    void receivesPacketsThatCameByteByByte() throws IOException {
        final PacketChannel channel = reading(hex("010000 00 61  020000 01 6263"), 1);
        assertEquals("a", channel.receive().readString(1));
        assertEquals("bc", channel.receive().readString(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {FULL - 1, FULL, FULL + 1, 2 * FULL, 2 * FULL + 5})
    void joinsAMessageOfSeveralPackets(int length) throws IOException {
        final byte[] first = payload(length);
        final byte[] second = payload(10);
        final int packets = length / FULL + 1;
        final PacketChannel channel = reading(joined(framed(first, 0), framed(second, packets)), 100_000);
        assertArrayEquals(first, channel.receive().readRest());
        assertArrayEquals(second, channel.receive().readRest());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, FULL - 1, FULL, FULL + 1, 2 * FULL})
    void splitsALongMessageAndSendsTheEmptyPacketThatEndsAFullOne(int length) throws IOException {
        final byte[] message = payload(length);
        final ScriptedDuplex line = new ScriptedDuplex(new Script().takesAnything());
        final PacketChannel channel = new PacketChannel(line);
        channel.beginCommand().writeBytes(message);
        channel.endPacket();
        channel.flush();
        assertArrayEquals(framed(message, 0), line.written());
    }

    @Test
    void sendsWhatWasEndedBeforeALongMessageFirst() throws IOException {
        final ScriptedDuplex line = new ScriptedDuplex(new Script().takesAnything());
        final PacketChannel channel = new PacketChannel(line);
        channel.beginCommand().writeByte(1);
        channel.endPacket();
        final byte[] message = payload(FULL + 3);
        channel.beginCommand().writeBytes(message);
        channel.endPacket();
        channel.flush();
        assertArrayEquals(joined(hex("010000 00 01"), framed(message, 0)), line.written());
    }

    @Test
    void sendsSeveralPacketsInOneWrite() throws IOException {
        final ScriptedDuplex line = new ScriptedDuplex(new Script().takesAnything());
        final PacketChannel channel = new PacketChannel(line);
        for (int i = 0; i < 3; i++) {
            channel.beginCommand().writeByte(i);
            channel.endPacket();
        }
        channel.flush();
        assertEquals(1, line.writes().size());
        assertArrayEquals(hex("010000 00 00 010000 00 01 010000 00 02"), line.written());
    }

    @Test
    void tellsTheLongestMessageThatThePeerHasNotAnsweredYet() throws IOException {
        final PacketChannel channel = new PacketChannel(
                new ScriptedDuplex(new Script().takesAnything().sends(hex("010000 01 00"))));
        for (final int length : new int[] {7, 300, 5}) {
            channel.beginCommand().writeZeros(length);
            channel.endPacket();
        }
        assertEquals(300, channel.longestSent());
        channel.flush();
        channel.expectAnswer();
        channel.receive();
        assertEquals(0, channel.longestSent());
    }

    @Test
    void dropsAPacketThatWasBegunAndKeepsThoseBefore() throws IOException {
        final ScriptedDuplex line = new ScriptedDuplex(new Script().takesAnything());
        final PacketChannel channel = new PacketChannel(line);
        channel.beginCommand().writeByte(1);
        channel.endPacket();
        channel.beginCommand().writeByte(2);
        channel.abandonPacket();
        channel.beginCommand().writeByte(3);
        channel.endPacket();
        channel.flush();
        assertArrayEquals(hex("010000 00 01 010000 00 03"), line.written());
    }

    @Test
    void rejectsAWrongSequenceId() {
        final ProtocolException refusal = assertThrows(
                ProtocolException.class, () -> reading(hex("010000 05 61"), 10).receive());
        assertEquals("packet 5 came where packet 0 was due", refusal.getMessage());
    }

    @Test
    void countsSequenceIdsRoundTheClock() throws IOException {
        final ByteArrayOutputStream packets = new ByteArrayOutputStream();
        for (int i = 0; i < 600; i++) {
            packets.writeBytes(new byte[] {1, 0, 0, (byte) i, 42});
        }
        final PacketChannel channel = reading(packets.toByteArray(), 77);
        for (int i = 0; i < 600; i++) {
            assertEquals(42, channel.receive().readByte());
        }
    }

    @Test
    void refusesBytesThatCameBeforeTheQuestion() throws IOException {
        final PacketChannel channel = reading(hex("010000 00 61  010000 01 62"), 100);
        channel.receive();
        final ProtocolException refusal = assertThrows(ProtocolException.class, channel::beginCommand);
        assertEquals("5 bytes came from the server before it was asked", refusal.getMessage());
    }

    @Test
    void saysThatTheStreamEndedInTheMiddleOfAPacket() {
        final EOFException end = assertThrows(
                EOFException.class, () -> reading(hex("050000 00 6162"), 100).receive());
        assertEquals(
                "the server closed the connection in the middle of a packet: 6 of 9 bytes arrived", end.getMessage());
    }

    @Test
    void refusesAMessageLongerThanAllowed() {
        final PacketChannel channel = new PacketChannel(
                new ScriptedDuplex(new Script().sends(hex("110000 00")).ends()), 16);
        assertThrows(ProtocolException.class, channel::receive);
    }

    @Test
    void takesNoMemoryForALengthThatWasOnlyAnnounced() throws IOException {
        final com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        final PacketChannel channel = reading(hex("FEFFFF 00 61"), 100);
        final long before = threads.getCurrentThreadAllocatedBytes();
        assertThrows(EOFException.class, channel::receive);
        final long taken = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(taken < 1 << 20, taken + " bytes taken for a packet of which one byte came");
    }

    @Test
    void readsMoreAtOnceWhenMuchIsComing() throws IOException {
        final ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (int i = 0; i < 30_000; i++) {
            rows.writeBytes(framed(payload(36), i & 0xFF));
        }
        final ScriptedDuplex line =
                new ScriptedDuplex(new Script().sends(rows.toByteArray()).ends());
        final PacketChannel channel = new PacketChannel(line);
        for (int i = 0; i < 30_000; i++) {
            assertEquals(36, channel.receive().remaining());
        }
        assertTrue(line.reads() < 30, line.reads() + " reads for 1.2 MB");
    }

    @Test
    void showsAPayloadWhereItLies() throws IOException {
        final PacketChannel channel = reading(hex("010000 00 61  010000 01 62"), 100);
        final Buffer first = channel.receive();
        final byte[] array = first.array();
        assertEquals('a', first.readByte());
        assertTrue(array == channel.receive().array(), "the next payload lies in another array");
    }
}
