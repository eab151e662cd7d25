package dev.luma.mysql.wire.client;

import dev.luma.mysql.wire.Command;
import dev.luma.toolbox.buffer.Buffer;

/// Goodbye: the server closes the connection and answers nothing.
///
/// | bytes    | field   | meaning          |
/// |----------|---------|------------------|
/// | `int<1>` | command | `01`             |
///
/// @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_quit.html">COM_QUIT</a>
public record ComQuit() implements ClientMessage {
    public static ComQuit decode(Buffer in) {
        in.readByte();
        return new ComQuit();
    }

    @Override
    public void encode(Buffer out) {
        out.writeByte(Command.COM_QUIT.code());
    }
}
