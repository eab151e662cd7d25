package dev.luma.mysql.wire.server;

import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;
import dev.luma.toolbox.buffer.Buffer;
import java.util.Arrays;

/// The server's greeting, version 10.
///
/// | bytes         | field        | meaning                                                              |
/// |---------------|--------------|----------------------------------------------------------------------|
/// | `int<1>`      | protocol     | `0A`                                                                 |
/// | `string<NUL>` | version      | such as `9.7.4`; MariaDB may put `5.5.5-` in front of its own         |
/// | `int<4>`      | connectionId |                                                                      |
/// | `string<8>`   | nonce        | its first 8 bytes                                                    |
/// | `int<1>`      | filler       | `00`                                                                 |
/// | `int<2>`      | capabilities | bits 0 to 15                                                         |
/// | `int<1>`      | collation    | the server's own, its low byte                                       |
/// | `int<2>`      | status       |                                                                      |
/// | `int<2>`      | capabilities | bits 16 to 31                                                        |
/// | `int<1>`      | nonceLength  | with its NUL, or 0                                                   |
/// | `string<6>`   | filler       |                                                                      |
/// | `int<4>`      | filler       | MariaDB: capabilities, bits 32 to 63                                 |
/// | rest of nonce | nonce        | at least 13 bytes, the last of them NUL                              |
/// | `string<NUL>` | plugin       | the server's default method, which need not be the user's            |
///
/// @param capabilities [Capability] bits that the server offers
/// @param nonce without its NUL: 20 bytes from all servers of this century
/// @param plugin empty if the server names none
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets_protocol_handshake_v10.html">Protocol::HandshakeV10</a>
/// @see <a
/// href="https://mariadb.com/docs/server/reference/clientserver-protocol/1-connecting/connection#initial-handshake-packet">MariaDB</a>
public record Handshake(
        String version, long connectionId, byte[] nonce, long capabilities, int collation, int status, String plugin)
        implements ServerMessage {
    public static final int PROTOCOL = 10;
    private static final String REPLICATION_HACK = "5.5.5-";
    private static final int FIRST_NONCE = 8;
    private static final int MIN_REST_OF_NONCE = 13;

    public static Handshake decode(Buffer in) {
        final int protocol = in.readByte();
        if (protocol != PROTOCOL) {
            throw new ProtocolException("the server greets with protocol version " + protocol + ", and we speak "
                    + PROTOCOL + "; is it a MySQL or MariaDB server that listens there?");
        }
        final String version = in.readCString();
        final long connectionId = in.readUint32();
        final byte[] firstNonce = in.readBytes(FIRST_NONCE);
        in.skip(1);
        long capabilities = in.readUint16();
        final int collation = in.readUint8();
        final int status = in.readUint16();
        capabilities |= (long) in.readUint16() << 16;
        final int nonceLength = in.readUint8();
        in.skip(6);
        final long upper = in.readUint32();
        if ((capabilities & Capability.LONG_PASSWORD) == 0) {
            capabilities |= upper << 32;
        }
        final byte[] restOfNonce = in.readBytes(Math.max(MIN_REST_OF_NONCE, nonceLength - FIRST_NONCE));
        final String plugin = (capabilities & Capability.PLUGIN_AUTH) == 0 || !in.hasRemaining() ? "" : readPlugin(in);
        return new Handshake(
                version, connectionId, join(firstNonce, restOfNonce), capabilities, collation, status, plugin);
    }

    /// Some servers of 5.5 forget the NUL at the end.
    private static String readPlugin(Buffer in) {
        final boolean terminated = in.peek(in.remaining() - 1) == 0;
        return terminated ? in.readCString() : in.readString(in.remaining());
    }

    private static byte[] join(byte[] first, byte[] rest) {
        final int restLength = rest[rest.length - 1] == 0 ? rest.length - 1 : rest.length;
        final byte[] nonce = Arrays.copyOf(first, first.length + restLength);
        System.arraycopy(rest, 0, nonce, first.length, restLength);
        return nonce;
    }

    public void encode(Buffer out) {
        out.writeByte(PROTOCOL);
        out.writeCString(version);
        out.writeInt32((int) connectionId);
        out.writeBytes(nonce, 0, FIRST_NONCE);
        out.writeByte(0);
        out.writeInt16((int) capabilities);
        out.writeByte(collation);
        out.writeInt16(status);
        out.writeInt16((int) (capabilities >>> 16));
        out.writeByte(nonce.length + 1);
        out.writeZeros(6);
        out.writeInt32((capabilities & Capability.LONG_PASSWORD) == 0 ? (int) (capabilities >>> 32) : 0);
        out.writeBytes(nonce, FIRST_NONCE, nonce.length - FIRST_NONCE);
        out.writeByte(0);
        out.writeCString(plugin);
    }

    /// Whose server it is: MariaDB leaves out the capability that its own extensions replace, or says so in its
    /// version where a proxy has put the capability back.
    public Flavor flavor() {
        final boolean mariaDb = (capabilities & Capability.LONG_PASSWORD) == 0
                || version.startsWith(REPLICATION_HACK)
                || version.contains("MariaDB");
        return mariaDb ? Flavor.MARIADB : Flavor.MYSQL;
    }

    /// The version without the `5.5.5-` that old MariaDB servers put in front for the sake of replication.
    public String plainVersion() {
        return version.startsWith(REPLICATION_HACK) ? version.substring(REPLICATION_HACK.length()) : version;
    }
}
