package dev.luma.mysql.script;

import dev.luma.toolbox.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Compressed packets as a server with zlib sends them, and those of a client taken apart. Written for the tests alone,
/// so that it shares no mistake with the driver.
public final class CompressedPackets {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int sequence;

    private CompressedPackets(int sequence) {
        this.sequence = sequence;
    }

    /// What one packet held.
    ///
    /// @param compressed whether it travelled compressed
    public record Packet(int sequence, boolean compressed, byte[] content) {}

    /// Begins with the given sequence id.
    public static CompressedPackets from(int sequence) {
        return new CompressedPackets(sequence);
    }

    /// A packet with any header and any payload.
    public static byte[] raw(int length, int sequence, int uncompressedLength, byte[] payload) {
        final Buffer out = new Buffer(payload.length + 7);
        out.writeInt24(length);
        out.writeByte(sequence);
        out.writeInt24(uncompressedLength);
        out.writeBytes(payload);
        return out.toBytes();
    }

    /// A packet whose content travels as it is.
    public CompressedPackets plain(byte[] content) {
        out.writeBytes(raw(content.length, sequence++ & 0xFF, 0, content));
        return this;
    }

    /// A packet whose content is compressed, however little that helps.
    public CompressedPackets packed(byte[] content) {
        final byte[] payload = deflate(content);
        out.writeBytes(raw(payload.length, sequence++ & 0xFF, content.length, payload));
        return this;
    }

    public byte[] toBytes() {
        return out.toByteArray();
    }

    public static byte[] deflate(byte[] content) {
        final Deflater deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        final ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        final byte[] chunk = new byte[8192];
        while (!deflater.finished()) {
            deflated.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        return deflated.toByteArray();
    }

    /// The packets that a client has sent.
    public static List<Packet> parse(byte[] sent) throws DataFormatException {
        final Buffer in = Buffer.of(sent);
        final List<Packet> packets = new ArrayList<>();
        while (in.hasRemaining()) {
            final int length = in.readUint24();
            final int sequence = in.readUint8();
            final int uncompressedLength = in.readUint24();
            final byte[] payload = in.readBytes(length);
            final boolean compressed = uncompressedLength != 0;
            packets.add(new Packet(sequence, compressed, compressed ? inflate(payload, uncompressedLength) : payload));
        }
        return packets;
    }

    private static byte[] inflate(byte[] payload, int length) throws DataFormatException {
        final Inflater inflater = new Inflater();
        inflater.setInput(payload);
        final byte[] content = new byte[length];
        final int inflated = inflater.inflate(content);
        final boolean whole = inflated == length && inflater.inflate(new byte[1]) == 0 && inflater.finished();
        inflater.end();
        if (!whole) {
            throw new DataFormatException("the client's packet does not hold " + length + " bytes");
        }
        return content;
    }

    /// The content of several packets, in one.
    public static byte[] joined(List<Packet> packets) {
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        packets.forEach(packet -> all.writeBytes(packet.content()));
        return all.toByteArray();
    }
}
