package dev.luma.mysql.trace;

import static dev.luma.mysql.trace.Printable.name;
import static dev.luma.mysql.trace.Printable.quoted;

import dev.luma.db.error.ProtocolException;
import dev.luma.db.sql.SecretSql;
import dev.luma.mysql.wire.Lenenc;
import dev.luma.toolbox.buffer.Buffer;
import dev.luma.toolbox.buffer.BufferException;
import java.util.StringJoiner;

/// What an OK tells of the session's state, in words: `{autocommit="OFF", schema="shop"}`.
///
/// | bytes    | field | meaning                                                                             |
/// |----------|-------|-------------------------------------------------------------------------------------|
/// | `int<1>` | type  | 0: variables; 1: schema; 2: whether anything changed; 3: GTIDs; 4, 5: transaction    |
/// | lenenc   | data  | lenenc texts: pairs for 0, one for the others; for 3 behind a byte of encoding      |
///
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_ok_packet.html#sect_protocol_basic_ok_packet_sessinfo">Session
/// State Information</a>
final class SessionChanges {
    private static final int VARIABLES = 0;
    private static final int GTIDS = 3;

    private SessionChanges() {}

    static String words(byte[] raw) {
        final Buffer in = Buffer.of(raw);
        final StringJoiner changes = new StringJoiner(", ", "{", "}");
        try {
            while (in.hasRemaining()) {
                final int type = in.readByte();
                add(type, Buffer.of(Lenenc.readBytes(in)), changes);
            }
            return changes.toString();
        } catch (BufferException | ProtocolException e) {
            return raw.length + " bytes";
        }
    }

    private static void add(int type, Buffer data, StringJoiner changes) {
        if (type == GTIDS) {
            data.skip(1);
        }
        while (data.hasRemaining()) {
            final String first = Lenenc.readString(data);
            if (type != VARIABLES) {
                changes.add(label(type) + "=" + quoted(first));
                continue;
            }
            final String value = Lenenc.readString(data);
            changes.add(name(first) + "=" + (SecretSql.isSuspect(first) ? Printable.MASK : quoted(value)));
        }
    }

    private static String label(int type) {
        return switch (type) {
            case 1 -> "schema";
            case 2 -> "stateChanged";
            case GTIDS -> "gtids";
            case 4 -> "transactionCharacteristics";
            case 5 -> "transactionState";
            default -> "type" + type;
        };
    }
}
