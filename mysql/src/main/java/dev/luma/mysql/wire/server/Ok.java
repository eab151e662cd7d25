package dev.luma.mysql.wire.server;

import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Lenenc;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.toolbox.buffer.Buffer;
import java.util.Arrays;

/// The server's good answer to a command that returns no rows, and the end of rows under `DEPRECATE_EOF`.
///
/// | bytes         | field          | meaning                                                         |
/// |---------------|----------------|-----------------------------------------------------------------|
/// | `int<1>`      | header         | `00`; `FE` when it ends rows                                    |
/// | `int<lenenc>` | affectedRows   | rows changed; rows found under `FOUND_ROWS`                     |
/// | `int<lenenc>` | lastInsertId   | unsigned, 0 when none                                           |
/// | `int<2>`      | status         | [ServerStatus] bits                                             |
/// | `int<2>`      | warnings       | count                                                           |
/// | `lenenc`      | info           | text for people; missing if there is none                       |
/// | lenenc        | sessionChanges | under `SESSION_TRACK`, if the status says so                    |
///
/// MySQL's manual has the info without its length where `SESSION_TRACK` was not agreed; MySQL 9.7.4 and MariaDB 11.8.6
/// send the length there too, and both forms are read. Copies what it keeps of the packet.
///
/// @param affectedRows 0 to 2^64-1, as an unsigned long
/// @param lastInsertId 0 to 2^64-1, as an unsigned long
/// @param sessionChanges the session state changes as they came; empty if none
/// @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_ok_packet.html">OK_Packet</a>
public record Ok(long affectedRows, long lastInsertId, int status, int warnings, String info, byte[] sessionChanges)
        implements ServerMessage {
    public static final int HEADER = 0x00;
    private static final byte[] NONE = {};
    private static final int LENGTH_OF_TWO_BYTES = 0xFC;

    public static Ok decode(Buffer in, Negotiated negotiated) {
        in.readByte();
        final long affectedRows = Lenenc.readInteger(in);
        final long lastInsertId = Lenenc.readInteger(in);
        final int status = in.readUint16();
        final int warnings = in.readUint16();
        String info = "";
        byte[] changes = NONE;
        if (!negotiated.has(Capability.SESSION_TRACK)) {
            info = in.hasRemaining() ? readInfo(in) : "";
        } else if (in.hasRemaining()) {
            info = Lenenc.readString(in);
            if (ServerStatus.has(status, ServerStatus.SESSION_STATE_CHANGED)) {
                changes = Lenenc.readBytes(in);
            }
        }
        return new Ok(affectedRows, lastInsertId, status, warnings, info, changes);
    }

    /// Decodes packets of which one is mostly like the last: those of a batch, of `DO 1`. An equal packet is not
    /// decoded again. All are of one form.
    public static final class Repeated {
        private static final int LONGEST = 32;

        private final byte[] last = new byte[LONGEST];
        private int length;
        private Ok decoded = new Ok(0, 0, 0, 0, "", NONE);

        /// As [Ok#decode].
        public Ok decode(Buffer in, Negotiated negotiated) {
            final int count = in.remaining();
            final int at = in.arrayOffset();
            if (count == length && Arrays.equals(last, 0, count, in.array(), at, at + count)) {
                in.skip(count);
                return decoded;
            }
            length = 0;
            if (count <= LONGEST) {
                System.arraycopy(in.array(), at, last, 0, count);
            }
            final Ok now = Ok.decode(in, negotiated);
            decoded = now;
            length = count <= LONGEST && !in.hasRemaining() ? count : 0;
            return now;
        }
    }

    private static String readInfo(Buffer in) {
        final int first = in.peek();
        if (first == in.remaining() - 1) {
            in.skip(1);
        } else if (first == LENGTH_OF_TWO_BYTES && in.remaining() > 3) {
            return Lenenc.readString(in);
        }
        return in.readString(in.remaining());
    }

    /// @param header [#HEADER], or [Eof#HEADER] for the end of rows
    public void encode(Buffer out, Negotiated negotiated, int header) {
        out.writeByte(header);
        Lenenc.writeInteger(out, affectedRows);
        Lenenc.writeInteger(out, lastInsertId);
        out.writeInt16(status);
        out.writeInt16(warnings);
        if (!negotiated.has(Capability.SESSION_TRACK)) {
            if (!info.isEmpty()) {
                Lenenc.writeString(out, info);
            }
        } else if (!info.isEmpty() || sessionChanges.length > 0) {
            Lenenc.writeString(out, info);
            if (ServerStatus.has(status, ServerStatus.SESSION_STATE_CHANGED)) {
                Lenenc.writeBytes(out, sessionChanges);
            }
        }
    }
}
