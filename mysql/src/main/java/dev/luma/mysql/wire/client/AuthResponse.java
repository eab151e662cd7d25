package dev.luma.mysql.wire.client;

import dev.luma.toolbox.buffer.Buffer;

/// The client's answer while the authentication goes on: to an auth switch, or to more data of the method's.
///
/// | bytes | field | meaning          |
/// |-------|-------|------------------|
/// | rest  | data  | the method's own |
///
/// @param data may be a password, or what one is easily guessed from: in no log, no message
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets_protocol_auth_switch_response.html">Protocol::AuthSwitchResponse</a>
public record AuthResponse(byte[] data) {
    public static AuthResponse decode(Buffer in) {
        return new AuthResponse(in.readRest());
    }

    public void encode(Buffer out) {
        out.writeBytes(data);
    }

    /// Shows the extent only.
    @Override
    public String toString() {
        return "AuthResponse[" + data.length + " bytes]";
    }
}
