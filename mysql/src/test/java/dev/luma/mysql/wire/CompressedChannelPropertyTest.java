package dev.luma.mysql.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.script.CompressedPackets;
import dev.luma.testkit.script.Script;
import dev.luma.testkit.script.ScriptedDuplex;
import dev.luma.toolbox.buffer.Buffer;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Packets over a compressed line: whatever their sizes, and however the server cuts its stream into compressed
/// packets.
class CompressedChannelPropertyTest {
    private static PacketChannel channel(ScriptedDuplex line) {
        final PacketChannel channel = new PacketChannel(line);
        try {
            channel.startCompression(new Zlib());
        } catch (ProtocolException e) {
            throw new AssertionError(e);
        }
        return channel;
    }

    private static byte[] message(Random random) {
        final int length = random.nextInt(4) == 0 ? random.nextInt(200_000) : random.nextInt(300);
        final byte[] message = new byte[length];
        if (random.nextBoolean()) {
            random.nextBytes(message);
        } else {
            Arrays.fill(message, (byte) random.nextInt());
        }
        return message;
    }

    private static byte[] framed(List<byte[]> messages, Random random) {
        final Buffer out = new Buffer();
        for (final byte[] message : messages) {
            out.writeInt24(message.length);
            out.writeByte(random.nextInt()); // nobody counts these on a compressed line
            out.writeBytes(message);
        }
        return out.toBytes();
    }

    /// The stream in compressed packets of any size and kind.
    private static byte[] cut(byte[] stream, Random random) {
        final CompressedPackets packets = CompressedPackets.from(1);
        int at = 0;
        while (at < stream.length) {
            final int most = random.nextBoolean() ? 100_000 : 100;
            final byte[] part = Arrays.copyOfRange(stream, at, Math.min(stream.length, at + 1 + random.nextInt(most)));
            if (random.nextBoolean()) {
                packets.packed(part);
            } else {
                packets.plain(part);
            }
            at += part.length;
        }
        return packets.toBytes();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void receivesWhatTheServerSent(long seed) throws IOException {
        final Random random = new Random(seed);
        final List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            messages.add(message(random));
        }
        final byte[] stream = cut(framed(messages, random), random);
        final int piece = random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(5000);
        final PacketChannel channel = channel(
                new ScriptedDuplex(new Script().takesAnything().sends(stream).ends(), piece));
        channel.beginCommand().writeByte(3);
        channel.endPacket();
        channel.flush();
        for (final byte[] message : messages) {
            assertArrayEquals(message, channel.receive().readRest());
        }
        assertThrows(EOFException.class, channel::receive);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void sendsWhatItWasGivenInAPacketForEachCommand(long seed) throws IOException, DataFormatException {
        final Random random = new Random(seed);
        final ScriptedDuplex line = new ScriptedDuplex(new Script().takesAnything());
        final PacketChannel channel = channel(line);
        final List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            final byte[] message = message(random);
            messages.add(message);
            channel.beginCommand().writeBytes(message);
            channel.endPacket();
            if (random.nextInt(5) == 0) {
                channel.flush();
            }
        }
        channel.flush();
        final List<CompressedPackets.Packet> packets = CompressedPackets.parse(line.written());
        assertEquals(messages.size(), packets.size());
        for (int i = 0; i < packets.size(); i++) {
            assertEquals(0, packets.get(i).sequence());
            final Buffer packet = Buffer.of(packets.get(i).content());
            assertEquals(messages.get(i).length, packet.readUint24());
            packet.skip(1);
            assertArrayEquals(messages.get(i), packet.readRest());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyBytesAtAllAreAnErrorOrMessages(long seed) {
        final Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            final byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (bytes.length > 7) {
                bytes[1] = 0;
                bytes[2] = 0;
                bytes[3] = 0;
            }
            final PacketChannel channel =
                    channel(new ScriptedDuplex(new Script().sends(bytes).ends()));
            final Exception end = assertThrows(Exception.class, () -> {
                while (true) {
                    channel.receive();
                }
            });
            if (!(end instanceof EOFException || end instanceof ProtocolException)) {
                throw new AssertionError("seed " + seed + ", run " + i, end);
            }
        }
    }

    @Test
    void refusesAnotherCommandWhileACompressedPacketLiesUnread() throws IOException {
        final byte[] two = framed(List.of(new byte[300], new byte[300]), new Random(1));
        final PacketChannel channel = channel(new ScriptedDuplex(new Script()
                .takesAnything()
                .sends(CompressedPackets.from(1).packed(two).toBytes())
                .ends()));
        channel.beginCommand().writeByte(14);
        channel.endPacket();
        channel.flush();
        channel.receive();
        assertThrows(ProtocolException.class, channel::beginCommand);
    }

    @Test
    void refusesToCompressALineOnWhichSomethingLies() throws IOException {
        final PacketChannel channel = new PacketChannel(new ScriptedDuplex(
                new Script().sends(new byte[] {1, 0, 0, 0, 0, 1, 0, 0, 1, 0}).ends()));
        channel.receive();
        assertThrows(ProtocolException.class, () -> channel.startCompression(new Zlib()));
    }
}
