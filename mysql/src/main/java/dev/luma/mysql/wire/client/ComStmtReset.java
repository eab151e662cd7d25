package dev.luma.mysql.wire.client;

import dev.luma.mysql.wire.Command;
import dev.luma.toolbox.buffer.Buffer;

/// Drops the long data and the cursor of a prepared statement.
///
/// | bytes    | field       | meaning |
/// |----------|-------------|---------|
/// | `int<1>` | command     | `1A`    |
/// | `int<4>` | statementId |         |
///
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_reset.html">COM_STMT_RESET</a>
public record ComStmtReset(int statementId) implements ClientMessage {
    public static ComStmtReset decode(Buffer in) {
        in.readByte();
        return new ComStmtReset(in.readInt32());
    }

    @Override
    public void encode(Buffer out) {
        out.writeByte(Command.COM_STMT_RESET.code());
        out.writeInt32(statementId);
    }
}
