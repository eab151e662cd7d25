package dev.luma.mysql.wire.server;

import dev.luma.toolbox.buffer.Buffer;

/// One factor of a login has been proved, and the account has another. Comes only if `MULTI_FACTOR_AUTHENTICATION` was
/// agreed.
///
/// | bytes         | field  | meaning                                            |
/// |---------------|--------|----------------------------------------------------|
/// | `int<1>`      | header | `02`                                               |
/// | `string<NUL>` | plugin | the next factor's method                           |
/// | rest          | data   | the method's own: mostly a nonce with a NUL behind |
///
/// MySQL only.
///
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets_protocol_auth_next_factor_request.html">AuthNextFactor</a>
public record AuthNextFactor(String plugin, byte[] data) implements ServerMessage {
    public static final int HEADER = 0x02;

    public static AuthNextFactor decode(Buffer in) {
        in.readByte();
        return new AuthNextFactor(in.readCString(), in.readRest());
    }

    public void encode(Buffer out) {
        out.writeByte(HEADER);
        out.writeCString(plugin);
        out.writeBytes(data);
    }

    /// As [AuthSwitch#nonce()].
    public byte[] nonce() {
        return AuthSwitch.nonce(data);
    }
}
