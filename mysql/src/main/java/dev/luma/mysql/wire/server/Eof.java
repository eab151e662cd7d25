package dev.luma.mysql.wire.server;

import dev.luma.toolbox.buffer.Buffer;

/// The end of column definitions or of rows, where `DEPRECATE_EOF` was not agreed.
///
/// | bytes    | field    | meaning                            |
/// |----------|----------|------------------------------------|
/// | `int<1>` | header   | `FE`                               |
/// | `int<2>` | warnings | count                              |
/// | `int<2>` | status   | [dev.luma.mysql.wire.ServerStatus] bits |
///
/// @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_eof_packet.html">EOF_Packet</a>
public record Eof(int warnings, int status) implements ServerMessage {
    public static final int HEADER = 0xFE;
    /// A payload that begins with `FE` and is this short is no row, whose `FE` would announce 16 MiB or more.
    public static final int MAX_LENGTH = 8;

    public static Eof decode(Buffer in) {
        in.readByte();
        return new Eof(in.readUint16(), in.readUint16());
    }

    public void encode(Buffer out) {
        out.writeByte(HEADER);
        out.writeInt16(warnings);
        out.writeInt16(status);
    }
}
