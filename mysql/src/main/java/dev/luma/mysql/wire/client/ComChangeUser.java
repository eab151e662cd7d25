package dev.luma.mysql.wire.client;

import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Command;
import dev.luma.mysql.wire.Lenenc;
import dev.luma.toolbox.buffer.Buffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A login as somebody else, on a line that is open. The session begins anew; what follows is as after a
/// [HandshakeResponse].
///
/// | bytes         | field        | meaning                                                                      |
/// |---------------|--------------|------------------------------------------------------------------------------|
/// | `int<1>`      | command      | `11`                                                                         |
/// | `string<NUL>` | user         |                                                                              |
/// | `int<1>`      | length       | of the answer                                                                |
/// | length        | authResponse | the method's answer to the greeting's nonce                                  |
/// | `string<NUL>` | database     | empty for none                                                               |
/// | `int<2>`      | collation    |                                                                              |
/// | `string<NUL>` | plugin       | under `PLUGIN_AUTH`: the method that made the answer                         |
/// | lenenc        | attributes   | under `CONNECT_ATTRS`: keys and values by turns, the whole behind its length |
///
/// @param capabilities as they were agreed at login; they govern which fields there are
/// @param authResponse 0 to 255 bytes
/// @param attributes in their order
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_change_user.html">COM_CHANGE_USER</a>
public record ComChangeUser(
        long capabilities,
        int collation,
        String user,
        byte[] authResponse,
        String database,
        String plugin,
        Map<String, String> attributes)
        implements ClientMessage {
    private static final int MAX_RESPONSE = 255;

    public ComChangeUser {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    public static ComChangeUser decode(Buffer in, long capabilities) {
        in.readByte();
        final String user = in.readCString();
        final byte[] authResponse = in.readBytes(in.readUint8());
        final String database = in.readCString();
        final int collation = in.readUint16();
        final String plugin = (capabilities & Capability.PLUGIN_AUTH) == 0 ? "" : in.readCString();
        final Map<String, String> attributes =
                (capabilities & Capability.CONNECT_ATTRS) == 0 ? Map.of() : HandshakeResponse.readAttributes(in);
        return new ComChangeUser(capabilities, collation, user, authResponse, database, plugin, attributes);
    }

    /// @throws IllegalArgumentException if a text that a NUL ends holds one, or the answer is too long
    @Override
    public void encode(Buffer out) {
        if (authResponse.length > MAX_RESPONSE) {
            throw new IllegalArgumentException(
                    authResponse.length + " bytes of authentication do not fit behind a length of one byte");
        }
        out.writeByte(Command.COM_CHANGE_USER.code());
        out.writeCString(user);
        out.writeByte(authResponse.length);
        out.writeBytes(authResponse);
        out.writeCString(database);
        out.writeInt16(collation);
        if ((capabilities & Capability.PLUGIN_AUTH) != 0) {
            out.writeCString(plugin);
        }
        if ((capabilities & Capability.CONNECT_ATTRS) != 0) {
            Lenenc.writeBytes(out, HandshakeResponse.encoded(attributes));
        }
    }

    /// Shows no byte of the answer, and no attribute: both may be secrets.
    @Override
    public String toString() {
        return "ComChangeUser[user=" + user + ", database=" + database + ", plugin=" + plugin + "]";
    }
}
