package dev.luma.mysql.wire.server;

import dev.luma.toolbox.buffer.Buffer;

/// The server asks for the content of a file of the client's.
///
/// | bytes    | field | meaning                          |
/// |----------|-------|----------------------------------|
/// | `int<1>` | header | `FB`                            |
/// | rest     | name  | what `LOAD DATA LOCAL` names     |
///
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response_local_infile_request.html">LOCAL INFILE Request</a>
public record LocalInfile(String name) implements ServerMessage {
    public static final int HEADER = 0xFB;

    public static LocalInfile decode(Buffer in) {
        in.readByte();
        return new LocalInfile(in.readString(in.remaining()));
    }

    public void encode(Buffer out) {
        out.writeByte(HEADER);
        out.writeString(name);
    }
}
