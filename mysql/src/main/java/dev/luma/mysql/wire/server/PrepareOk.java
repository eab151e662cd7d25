package dev.luma.mysql.wire.server;

import dev.luma.toolbox.buffer.Buffer;

/// The server has prepared a statement; the definitions of its parameters and columns follow.
///
/// | bytes    | field          | meaning                             |
/// |----------|----------------|-------------------------------------|
/// | `int<1>` | header         | `00`                                |
/// | `int<4>` | statementId    |                                     |
/// | `int<2>` | columnCount    | 0 for a statement without rows      |
/// | `int<2>` | parameterCount |                                     |
/// | `int<1>` | filler         | `00`                                |
/// | `int<2>` | warnings       | count                               |
///
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_prepare.html">COM_STMT_PREPARE_OK</a>
public record PrepareOk(int statementId, int columnCount, int parameterCount, int warnings) implements ServerMessage {
    public static final int HEADER = 0x00;

    public static PrepareOk decode(Buffer in) {
        in.readByte();
        final int statementId = in.readInt32();
        final int columnCount = in.readUint16();
        final int parameterCount = in.readUint16();
        in.skip(1);
        return new PrepareOk(statementId, columnCount, parameterCount, in.readUint16());
    }

    public void encode(Buffer out) {
        out.writeByte(HEADER);
        out.writeInt32(statementId);
        out.writeInt16(columnCount);
        out.writeInt16(parameterCount);
        out.writeByte(0);
        out.writeInt16(warnings);
    }
}
