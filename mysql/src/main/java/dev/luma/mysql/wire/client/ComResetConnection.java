package dev.luma.mysql.wire.client;

import dev.luma.mysql.wire.Command;
import dev.luma.toolbox.buffer.Buffer;

/// Brings the session back to where it was after its login, but for its default database: an open transaction is
/// rolled back; temporary tables, locks, variables and prepared statements are gone. An OK.
///
/// | bytes    | field   | meaning          |
/// |----------|---------|------------------|
/// | `int<1>` | command | `1F`             |
///
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_reset_connection.html">COM_RESET_CONNECTION</a>
public record ComResetConnection() implements ClientMessage {
    public static ComResetConnection decode(Buffer in) {
        in.readByte();
        return new ComResetConnection();
    }

    @Override
    public void encode(Buffer out) {
        out.writeByte(Command.COM_RESET_CONNECTION.code());
    }
}
