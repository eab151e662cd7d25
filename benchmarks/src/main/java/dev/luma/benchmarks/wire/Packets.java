package dev.luma.benchmarks.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Packets as they stand on the wire: three bytes of length, one of sequence id, and the payload.
///
/// @see <a href="https://mariadb.com/docs/server/reference/clientserver-protocol/0-packet">Packets</a>
final class Packets {
    static final int HEADER = 4;

    private Packets() {}

    /// Reads one packet, header included.
    ///
    /// @throws EOFException if the other side has closed
    static byte[] read(InputStream in) throws IOException {
        final byte[] header = in.readNBytes(HEADER);
        if (header.length < HEADER) {
            throw new EOFException("the line is closed");
        }
        final int length = payloadLength(header, 0);
        final byte[] packet = Arrays.copyOf(header, HEADER + length);
        if (in.readNBytes(packet, HEADER, length) < length) {
            throw new EOFException("the line was closed in the middle of a packet");
        }
        return packet;
    }

    static int payloadLength(byte[] bytes, int offset) {
        return (bytes[offset] & 0xFF) | (bytes[offset + 1] & 0xFF) << 8 | (bytes[offset + 2] & 0xFF) << 16;
    }

    /// A packet that `body`, flipped here, is the payload of.
    static byte[] packet(int sequenceId, ByteBuffer body) {
        final int length = body.flip().remaining();
        final ByteBuffer packet = ByteBuffer.allocate(HEADER + length).order(ByteOrder.LITTLE_ENDIAN);
        packet.putInt(length | sequenceId << 24).put(body);
        return packet.array();
    }

    /// A buffer to write a payload into.
    static ByteBuffer body(int capacity) {
        return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The payload, to be read.
    static ByteBuffer payload(byte[] packet) {
        return ByteBuffer.wrap(packet, HEADER, packet.length - HEADER).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Reads a length-encoded integer.
    static long lenenc(ByteBuffer in) {
        final int first = in.get() & 0xFF;
        return switch (first) {
            case 0xFC -> in.getShort() & 0xFFFF;
            case 0xFD -> (in.getShort() & 0xFFFF) | (in.get() & 0xFF) << 16;
            case 0xFE -> in.getLong();
            default -> first;
        };
    }
}
