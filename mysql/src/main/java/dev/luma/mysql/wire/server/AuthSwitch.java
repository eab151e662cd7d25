package dev.luma.mysql.wire.server;

import dev.luma.toolbox.buffer.Buffer;
import java.util.Arrays;

/// The server wants another authentication method than it greeted with.
///
/// | bytes         | field  | meaning                                             |
/// |---------------|--------|-----------------------------------------------------|
/// | `int<1>`      | header | `FE`; alone it asks for the method of MySQL 4.0      |
/// | `string<NUL>` | plugin | the method's name                                   |
/// | rest          | data   | the method's own: mostly a nonce with a NUL behind  |
///
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets_protocol_auth_switch_request.html">AuthSwitchRequest</a>
public record AuthSwitch(String plugin, byte[] data) implements ServerMessage {
    public static final int HEADER = 0xFE;
    private static final int NONCE = 20;
    private static final int TERMINATED_NONCE = NONCE + 1;
    private static final String OLD_PASSWORD = "mysql_old_password";

    public static AuthSwitch decode(Buffer in) {
        in.readByte();
        if (!in.hasRemaining()) {
            return new AuthSwitch(OLD_PASSWORD, new byte[0]);
        }
        return new AuthSwitch(in.readCString(), in.readRest());
    }

    public void encode(Buffer out) {
        out.writeByte(HEADER);
        out.writeCString(plugin);
        out.writeBytes(data);
    }

    /// The data without the NUL that ends a nonce of 20 bytes. Longer ones of MariaDB's have none, and may end in a NUL
    /// of their own.
    public byte[] nonce() {
        return nonce(data);
    }

    static byte[] nonce(byte[] data) {
        final boolean terminated = data.length == TERMINATED_NONCE && data[NONCE] == 0;
        return Arrays.copyOf(data, terminated ? NONCE : data.length);
    }
}
