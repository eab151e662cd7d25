package dev.luma.mysql.wire.client;

import dev.luma.mysql.wire.Command;
import dev.luma.toolbox.buffer.Buffer;

/// A statement to be parsed now and run later, with `?` for each value.
///
/// | bytes    | field   | meaning    |
/// |----------|---------|------------|
/// | `int<1>` | command | `16`       |
/// | rest     | sql     | as UTF-8   |
///
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_prepare.html">COM_STMT_PREPARE</a>
public record ComStmtPrepare(String sql) implements ClientMessage {
    public static ComStmtPrepare decode(Buffer in) {
        in.readByte();
        return new ComStmtPrepare(in.readString(in.remaining()));
    }

    @Override
    public void encode(Buffer out) {
        out.writeByte(Command.COM_STMT_PREPARE.code());
        out.writeString(sql);
    }
}
