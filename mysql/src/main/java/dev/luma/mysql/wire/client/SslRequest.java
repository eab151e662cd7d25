package dev.luma.mysql.wire.client;

import dev.luma.mysql.wire.Capability;
import dev.luma.toolbox.buffer.Buffer;

/// The client asks for TLS, which begins with the very next byte. It is the fixed beginning of a
/// [HandshakeResponse], with nothing behind it.
///
/// | bytes        | field        | meaning                                                                    |
/// |--------------|--------------|----------------------------------------------------------------------------|
/// | `int<4>`     | capabilities | bits 0 to 31 of what the client agrees to, [Capability#SSL] among them     |
/// | `int<4>`     | maxPacket    | the longest message that the client takes, in bytes                        |
/// | `int<1>`     | collation    | of the session                                                             |
/// | `string<19>` | filler       | NUL                                                                        |
/// | `int<4>`     | filler       | MariaDB: capabilities, bits 32 to 63, where bit 0 (`LONG_PASSWORD`) is off |
///
/// @param maxPacket unsigned 32 bits; the server does not hold itself to it
/// @param collation 0 to 255
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets_protocol_ssl_request.html">Protocol::SSLRequest</a>
/// @see <a
/// href="https://mariadb.com/docs/server/reference/clientserver-protocol/1-connecting/connection#sslrequest-packet">MariaDB</a>
public record SslRequest(long capabilities, long maxPacket, int collation) {
    /// How many bytes it has; a longer message is a [HandshakeResponse].
    public static final int LENGTH = 32;

    private static final int FILLER = 19;

    public static SslRequest decode(Buffer in) {
        final long lower = in.readUint32();
        final long maxPacket = in.readUint32();
        final int collation = in.readUint8();
        in.skip(FILLER);
        final long upper = in.readUint32();
        final boolean isMysql = (lower & Capability.LONG_PASSWORD) != 0;
        return new SslRequest(isMysql ? lower : lower | upper << 32, maxPacket, collation);
    }

    public void encode(Buffer out) {
        out.writeInt32((int) capabilities);
        out.writeInt32((int) maxPacket);
        out.writeByte(collation);
        out.writeZeros(FILLER);
        out.writeInt32((int) (capabilities >>> 32));
    }
}
