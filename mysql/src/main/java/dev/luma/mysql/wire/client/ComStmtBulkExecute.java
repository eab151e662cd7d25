package dev.luma.mysql.wire.client;

import dev.luma.mysql.wire.Command;
import dev.luma.toolbox.buffer.Buffer;

/// Runs a prepared statement once for each row of parameters, in one command. MariaDB only, and for statements that
/// change rows.
///
/// | bytes    | field       | meaning                                                                        |
/// |----------|-------------|--------------------------------------------------------------------------------|
/// | `int<1>` | command     | `FA`                                                                           |
/// | `int<4>` | statementId |                                                                                |
/// | `int<2>` | flags       | 128: types follow; 64: answer with a row of key and count for each row         |
/// | rest     | parameters  | types, once; then for each value of each row an indicator, and what it is      |
///
/// @param parameters as they came or go; see [dev.luma.mysql.codec.BulkParameters]
/// @see <a
/// href="https://mariadb.com/docs/server/reference/clientserver-protocol/3-binary-protocol-prepared-statements/com_stmt_bulk_execute">COM_STMT_BULK_EXECUTE</a>
public record ComStmtBulkExecute(int statementId, int flags, byte[] parameters) implements ClientMessage {
    public static final int TYPES_FOLLOW = 128;
    /// Only where `MARIADB_BULK_UNIT_RESULTS` was agreed.
    public static final int UNIT_RESULTS = 64;

    public static ComStmtBulkExecute decode(Buffer in) {
        in.readByte();
        return new ComStmtBulkExecute(in.readInt32(), in.readUint16(), in.readRest());
    }

    @Override
    public void encode(Buffer out) {
        encodeHead(out, statementId, flags);
        out.writeBytes(parameters);
    }

    /// Appends what stands before the parameters, so that their encoder can go on in the same buffer.
    public static void encodeHead(Buffer out, int statementId, int flags) {
        out.writeByte(Command.COM_STMT_BULK_EXECUTE.code());
        out.writeInt32(statementId);
        out.writeInt16(flags);
    }
}
