package dev.luma.mysql.wire.client;

import dev.luma.mysql.wire.Command;
import dev.luma.toolbox.buffer.Buffer;

/// Asks for a sign of life: an OK.
///
/// | bytes    | field   | meaning          |
/// |----------|---------|------------------|
/// | `int<1>` | command | `0E`             |
///
/// @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_ping.html">COM_PING</a>
public record ComPing() implements ClientMessage {
    public static ComPing decode(Buffer in) {
        in.readByte();
        return new ComPing();
    }

    @Override
    public void encode(Buffer out) {
        out.writeByte(Command.COM_PING.code());
    }
}
