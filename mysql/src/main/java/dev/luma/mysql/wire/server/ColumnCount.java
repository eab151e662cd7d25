package dev.luma.mysql.wire.server;

import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Lenenc;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.toolbox.buffer.Buffer;

/// The beginning of a result with rows.
///
/// | bytes         | field              | meaning                                                   |
/// |---------------|--------------------|-----------------------------------------------------------|
/// | `int<lenenc>` | count              | of columns                                                |
/// | `int<1>`      | definitionsFollow  | 1 or 0; only under MariaDB's `CACHE_METADATA`             |
///
/// @param count 1 to 65535: no server makes more columns, and a greater number would take memory
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response_text_resultset.html">Text
/// Resultset</a>
/// @see <a
/// href="https://mariadb.com/docs/server/reference/clientserver-protocol/4-server-response-packets/result-set-packets">MariaDB</a>
public record ColumnCount(int count, boolean definitionsFollow) implements ServerMessage {
    public static ColumnCount decode(Buffer in, Negotiated negotiated) {
        final long count = Lenenc.readInteger(in);
        if (count < 1 || count > 0xFFFF) {
            throw new ProtocolException("a result of " + Long.toUnsignedString(count) + " columns");
        }
        final boolean follow = !negotiated.has(Capability.MARIADB_CACHE_METADATA) || in.readByte() != 0;
        return new ColumnCount((int) count, follow);
    }

    public void encode(Buffer out, Negotiated negotiated) {
        Lenenc.writeInteger(out, count);
        if (negotiated.has(Capability.MARIADB_CACHE_METADATA)) {
            out.writeByte(definitionsFollow ? 1 : 0);
        }
    }
}
