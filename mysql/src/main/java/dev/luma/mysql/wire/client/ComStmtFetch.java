package dev.luma.mysql.wire.client;

import dev.luma.mysql.wire.Command;
import dev.luma.toolbox.buffer.Buffer;

/// Asks for the next rows of a cursor.
///
/// | bytes    | field       | meaning                    |
/// |----------|-------------|----------------------------|
/// | `int<1>` | command     | `1C`                       |
/// | `int<4>` | statementId |                            |
/// | `int<4>` | rows        | how many at most, unsigned |
///
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_fetch.html">COM_STMT_FETCH</a>
public record ComStmtFetch(int statementId, int rows) implements ClientMessage {
    public static ComStmtFetch decode(Buffer in) {
        in.readByte();
        return new ComStmtFetch(in.readInt32(), in.readInt32());
    }

    @Override
    public void encode(Buffer out) {
        out.writeByte(Command.COM_STMT_FETCH.code());
        out.writeInt32(statementId);
        out.writeInt32(rows);
    }
}
