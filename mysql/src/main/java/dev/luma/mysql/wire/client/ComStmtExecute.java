package dev.luma.mysql.wire.client;

import dev.luma.mysql.wire.Command;
import dev.luma.toolbox.buffer.Buffer;

/// Runs a prepared statement; the answer's rows are binary.
///
/// | bytes    | field       | meaning                                                                     |
/// |----------|-------------|-----------------------------------------------------------------------------|
/// | `int<1>` | command     | `17`                                                                        |
/// | `int<4>` | statementId |                                                                             |
/// | `int<1>` | flags       | 0: rows at once; 1: a read-only cursor; 8: the values are counted           |
/// | `int<4>` | iterations  | 1                                                                           |
/// | rest     | parameters  | if there are any: NULL bitmap, whether types follow, types, values          |
///
/// @param parameters as they came or go; the codecs know what is in them
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_execute.html">COM_STMT_EXECUTE</a>
public record ComStmtExecute(int statementId, int flags, byte[] parameters) implements ClientMessage {
    public static final int NO_CURSOR = 0;
    public static final int READ_ONLY_CURSOR = 1;
    /// Under `QUERY_ATTRIBUTES`: the number of the values stands before them.
    public static final int PARAMETER_COUNT_AVAILABLE = 8;
    /// In the place of a statement id: the statement that the same connection prepared last. MariaDB only.
    public static final int LAST_PREPARED = -1;

    public static ComStmtExecute decode(Buffer in) {
        in.readByte();
        final int statementId = in.readInt32();
        final int flags = in.readByte();
        in.skip(4);
        return new ComStmtExecute(statementId, flags, in.readRest());
    }

    @Override
    public void encode(Buffer out) {
        encodeHead(out, statementId, flags);
        out.writeBytes(parameters);
    }

    /// Appends what stands before the parameters, so that their encoder can go on in the same buffer.
    public static void encodeHead(Buffer out, int statementId, int flags) {
        out.writeByte(Command.COM_STMT_EXECUTE.code());
        out.writeInt32(statementId);
        out.writeByte(flags);
        out.writeInt32(1);
    }
}
