package dev.luma.mysql.wire.client;

import dev.luma.mysql.wire.Command;
import dev.luma.toolbox.buffer.Buffer;

/// Makes a database the default one.
///
/// | bytes    | field   | meaning    |
/// |----------|---------|------------|
/// | `int<1>` | command | `02`       |
/// | rest     | database     | as UTF-8   |
///
/// @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_init_db.html">COM_INIT_DB</a>
public record ComInitDb(String database) implements ClientMessage {
    public static ComInitDb decode(Buffer in) {
        in.readByte();
        return new ComInitDb(in.readString(in.remaining()));
    }

    @Override
    public void encode(Buffer out) {
        out.writeByte(Command.COM_INIT_DB.code());
        out.writeString(database);
    }
}
