package dev.luma.mysql.wire.client;

import dev.luma.mysql.wire.Command;
import dev.luma.toolbox.buffer.Buffer;

/// A statement as text; the answer's rows are text.
///
/// | bytes    | field   | meaning    |
/// |----------|---------|------------|
/// | `int<1>` | command | `03`       |
/// | rest     | sql     | as UTF-8   |
///
/// @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query.html">COM_QUERY</a>
public record ComQuery(String sql) implements ClientMessage {
    public static ComQuery decode(Buffer in) {
        in.readByte();
        return new ComQuery(in.readString(in.remaining()));
    }

    @Override
    public void encode(Buffer out) {
        out.writeByte(Command.COM_QUERY.code());
        out.writeString(sql);
    }
}
