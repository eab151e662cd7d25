package dev.luma.benchmarks.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The commands that the floors send, as packets.
///
/// @see <a href="https://mariadb.com/docs/server/reference/clientserver-protocol">Client/Server Protocol</a>
final class Commands {
    static final byte QUIT = 0x01;
    static final byte QUERY = 0x03;
    static final byte STMT_PREPARE = 0x16;
    static final byte STMT_EXECUTE = 0x17;
    static final byte STMT_SEND_LONG_DATA = 0x18;
    static final byte STMT_CLOSE = 0x19;
    static final byte STMT_FETCH = 0x1C;
    static final byte STMT_BULK_EXECUTE = (byte) 0xFA;

    private static final byte LONG = 0x03;
    private static final byte BLOB = (byte) 0xFC;
    private static final byte VAR_STRING = (byte) 0xFD;

    private Commands() {}

    static byte[] quit() {
        return Packets.packet(0, Packets.body(1).put(QUIT));
    }

    static byte[] query(String sql) {
        return withText(QUERY, sql);
    }

    static byte[] prepare(String sql) {
        return withText(STMT_PREPARE, sql);
    }

    private static byte[] withText(byte command, String sql) {
        final byte[] text = sql.getBytes(StandardCharsets.UTF_8);
        return Packets.packet(0, Packets.body(1 + text.length).put(command).put(text));
    }

    static byte[] execute(int statement, int value) {
        final ByteBuffer packet = Packets.body(32);
        execute(packet, statement, value);
        final byte[] bytes = new byte[packet.flip().remaining()];
        packet.get(bytes);
        return bytes;
    }

    /// Writes an execution with a number.
    static void execute(ByteBuffer out, int statement, int value) {
        final int start = out.position();
        out.putInt(0);
        begin(out, statement, (byte) 1).put(LONG).put((byte) 0).putInt(value);
        out.putInt(start, out.position() - start - Packets.HEADER);
    }

    static byte[] execute(int statement, byte[] blob) {
        final ByteBuffer body = Packets.body(32 + blob.length);
        begin(body, statement, (byte) 1).put(BLOB).put((byte) 0);
        // a length of three bytes
        body.put((byte) 0xFD).put((byte) blob.length).putShort((short) (blob.length >> 8));
        return Packets.packet(0, body.put(blob));
    }

    /// Writes an execution with a number and a short ASCII text.
    ///
    /// @param first whether the parameters' types are told
    static void execute(ByteBuffer out, int statement, boolean first, int number, String text) {
        final int start = out.position();
        out.putInt(0);
        begin(out, statement, (byte) (first ? 1 : 0));
        if (first) {
            out.put(LONG).put((byte) 0).put(VAR_STRING).put((byte) 0);
        }
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.putInt(number).put((byte) bytes.length).put(bytes);
        out.putInt(start, out.position() - start - Packets.HEADER);
    }

    /// Everything up to the types, for at most eight parameters of which none is NULL.
    private static ByteBuffer begin(ByteBuffer out, int statement, byte typesFollow) {
        final byte noCursor = 0;
        final byte noNulls = 0;
        return out.put(STMT_EXECUTE)
                .putInt(statement)
                .put(noCursor)
                .putInt(1)
                .put(noNulls)
                .put(typesFollow);
    }
}
