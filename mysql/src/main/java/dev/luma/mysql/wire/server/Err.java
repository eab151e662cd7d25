package dev.luma.mysql.wire.server;

import dev.luma.toolbox.buffer.Buffer;

/// The server says no.
///
/// | bytes       | field    | meaning                                                                     |
/// |-------------|----------|-----------------------------------------------------------------------------|
/// | `int<1>`    | header   | `FF`                                                                        |
/// | `int<2>`    | code     | the vendor's number                                                         |
/// | `string<6>` | sqlState | `#` and five characters; missing where the server speaks before the login   |
/// | rest        | message  | text for people                                                             |
///
/// @param sqlState five characters; `HY000` where the server gave none
/// @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_err_packet.html">ERR_Packet</a>
public record Err(int code, String sqlState, String message) implements ServerMessage {
    public static final int HEADER = 0xFF;
    private static final int STATE_LENGTH = 5;

    public static Err decode(Buffer in) {
        in.readByte();
        final int code = in.readUint16();
        String sqlState = "HY000";
        if (in.remaining() > STATE_LENGTH && in.peek() == '#') {
            in.skip(1);
            sqlState = in.readString(STATE_LENGTH);
        }
        return new Err(code, sqlState, in.readString(in.remaining()));
    }

    public void encode(Buffer out) {
        out.writeByte(HEADER);
        out.writeInt16(code);
        out.writeByte('#');
        out.writeString(sqlState);
        out.writeString(message);
    }
}
