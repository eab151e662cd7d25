package dev.luma.mysql.wire.client;

import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Lenenc;
import dev.luma.toolbox.buffer.Buffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The client's answer to the greeting: who wants in, with which proof, and what the two will speak.
///
/// | bytes         | field        | meaning                                                                      |
/// |---------------|--------------|------------------------------------------------------------------------------|
/// | `string<32>`  | fixed part   | capabilities, maxPacket, collation: see [SslRequest]                         |
/// | `string<NUL>` | user         |                                                                              |
/// | see below     | authResponse | the method's answer to the greeting's nonce                                  |
/// | `string<NUL>` | database     | under `CONNECT_WITH_DB`                                                      |
/// | `string<NUL>` | plugin       | under `PLUGIN_AUTH`: the method that made the answer                         |
/// | lenenc        | attributes   | under `CONNECT_ATTRS`: keys and values by turns, the whole behind its length |
/// | `int<1>`      | zstd level   | under `ZSTD_COMPRESSION`: what the server is to compress with, 1 to 22       |
///
/// The answer stands behind an `int<lenenc>` under `PLUGIN_AUTH_LENENC_CLIENT_DATA`, else behind an `int<1>` under
/// `SECURE_CONNECTION`, else before a NUL. All lengths count bytes of UTF-8.
///
/// @param capabilities [Capability] bits; they govern which fields there are
/// @param database empty if none, which is so without `CONNECT_WITH_DB`
/// @param plugin empty without `PLUGIN_AUTH`
/// @param attributes in their order; empty without `CONNECT_ATTRS`
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets_protocol_handshake_response.html">Protocol::HandshakeResponse41</a>
/// @see <a
/// href="https://mariadb.com/docs/server/reference/clientserver-protocol/1-connecting/connection#handshake-response-packet">MariaDB</a>
public record HandshakeResponse(
        long capabilities,
        long maxPacket,
        int collation,
        String user,
        byte[] authResponse,
        String database,
        String plugin,
        Map<String, String> attributes) {
    private static final int MAX_SHORT_RESPONSE = 255;
    /// As MySQL's own clients ask by default.
    private static final int ZSTD_LEVEL = 3;

    public HandshakeResponse {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    public static HandshakeResponse decode(Buffer in) {
        final SslRequest fixed = SslRequest.decode(in);
        final long capabilities = fixed.capabilities();
        final String user = in.readCString();
        final byte[] authResponse = readAuthResponse(in, capabilities);
        final String database = has(capabilities, Capability.CONNECT_WITH_DB) ? in.readCString() : "";
        final String plugin = has(capabilities, Capability.PLUGIN_AUTH) ? in.readCString() : "";
        final Map<String, String> attributes =
                has(capabilities, Capability.CONNECT_ATTRS) ? readAttributes(in) : Map.of();
        if (has(capabilities, Capability.ZSTD_COMPRESSION)) {
            in.skip(1);
        }
        return new HandshakeResponse(
                capabilities, fixed.maxPacket(), fixed.collation(), user, authResponse, database, plugin, attributes);
    }

    private static byte[] readAuthResponse(Buffer in, long capabilities) {
        if (has(capabilities, Capability.PLUGIN_AUTH_LENENC_CLIENT_DATA)) {
            return Lenenc.readBytes(in);
        }
        if (has(capabilities, Capability.SECURE_CONNECTION)) {
            return in.readBytes(in.readUint8());
        }
        int length = 0;
        while (in.peek(length) != 0) {
            length++;
        }
        final byte[] response = in.readBytes(length);
        in.skip(1);
        return response;
    }

    static Map<String, String> readAttributes(Buffer in) {
        final int end = Lenenc.readLength(in) + in.position();
        final Map<String, String> attributes = new LinkedHashMap<>();
        while (in.position() < end) {
            final String key = Lenenc.readString(in);
            attributes.put(key, Lenenc.readString(in));
        }
        if (in.position() != end) {
            throw new ProtocolException("the connection attributes overrun their length");
        }
        return attributes;
    }

    /// @throws IllegalArgumentException if a text that a NUL ends holds one, or the answer is too long for the form
    ///     that the capabilities ask for
    public void encode(Buffer out) {
        new SslRequest(capabilities, maxPacket, collation).encode(out);
        out.writeCString(user);
        writeAuthResponse(out);
        if (has(capabilities, Capability.CONNECT_WITH_DB)) {
            out.writeCString(database);
        }
        if (has(capabilities, Capability.PLUGIN_AUTH)) {
            out.writeCString(plugin);
        }
        if (has(capabilities, Capability.CONNECT_ATTRS)) {
            Lenenc.writeBytes(out, encoded(attributes));
        }
        if (has(capabilities, Capability.ZSTD_COMPRESSION)) {
            out.writeByte(ZSTD_LEVEL);
        }
    }

    private void writeAuthResponse(Buffer out) {
        if (has(capabilities, Capability.PLUGIN_AUTH_LENENC_CLIENT_DATA)) {
            Lenenc.writeBytes(out, authResponse);
        } else if (has(capabilities, Capability.SECURE_CONNECTION)) {
            if (authResponse.length > MAX_SHORT_RESPONSE) {
                throw new IllegalArgumentException(
                        authResponse.length + " bytes of authentication do not fit behind a length of one byte");
            }
            out.writeByte(authResponse.length);
            out.writeBytes(authResponse);
        } else {
            out.writeBytes(authResponse);
            out.writeByte(0);
        }
    }

    static byte[] encoded(Map<String, String> attributes) {
        final Buffer pairs = new Buffer();
        attributes.forEach((key, value) -> {
            Lenenc.writeString(pairs, key);
            Lenenc.writeString(pairs, value);
        });
        return pairs.toBytes();
    }

    private static boolean has(long capabilities, long capability) {
        return (capabilities & capability) != 0;
    }

    /// Shows no byte of the answer, and no attribute: both may be secrets.
    @Override
    public String toString() {
        return "HandshakeResponse[user=" + user + ", database=" + database + ", plugin=" + plugin + "]";
    }
}
