package dev.luma.mysql.wire.client;

import dev.luma.mysql.wire.Command;
import dev.luma.toolbox.buffer.Buffer;

/// Forgets a prepared statement. The server answers nothing.
///
/// | bytes    | field       | meaning |
/// |----------|-------------|---------|
/// | `int<1>` | command     | `19`    |
/// | `int<4>` | statementId |         |
///
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_close.html">COM_STMT_CLOSE</a>
public record ComStmtClose(int statementId) implements ClientMessage {
    public static ComStmtClose decode(Buffer in) {
        in.readByte();
        return new ComStmtClose(in.readInt32());
    }

    @Override
    public void encode(Buffer out) {
        out.writeByte(Command.COM_STMT_CLOSE.code());
        out.writeInt32(statementId);
    }
}
