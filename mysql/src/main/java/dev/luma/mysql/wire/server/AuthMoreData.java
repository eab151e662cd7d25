package dev.luma.mysql.wire.server;

import dev.luma.toolbox.buffer.Buffer;

/// The authentication method goes on.
///
/// | bytes    | field  | meaning                                                                          |
/// |----------|--------|----------------------------------------------------------------------------------|
/// | `int<1>` | header | `01`; MariaDB may leave it out where the data do not begin with `01`, `FE` or `FF` |
/// | rest     | data   | the method's own                                                                 |
///
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets_protocol_auth_more_data.html">AuthMoreData</a>
/// @see <a href="https://mariadb.com/docs/server/reference/clientserver-protocol/1-connecting/connection">MariaDB</a>
public record AuthMoreData(byte[] data) implements ServerMessage {
    public static final int HEADER = 0x01;

    public static AuthMoreData decode(Buffer in) {
        in.readByte();
        return new AuthMoreData(in.readRest());
    }

    /// One that came without its header.
    public static AuthMoreData decodeBare(Buffer in) {
        return new AuthMoreData(in.readRest());
    }

    public void encode(Buffer out) {
        out.writeByte(HEADER);
        out.writeBytes(data);
    }
}
