package dev.luma.mysql.wire.server;

import dev.luma.mysql.wire.Lenenc;
import dev.luma.toolbox.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/// What changed in the session by the command that an OK answers, as the server was asked to report it.
///
/// | bytes    | field   | meaning                                      |
/// |----------|---------|----------------------------------------------|
/// | `int<1>` | type    | see below                                    |
/// | `lenenc` | data    | by type                                      |
///
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_ok_packet.html#sect_protocol_basic_ok_packet_sessinfo">Session
/// State Information</a>
public sealed interface SessionChange {
    int VARIABLE = 0;
    int SCHEMA = 1;
    int STATE = 2;
    int GTIDS = 3;
    int TRANSACTION_CHARACTERISTICS = 4;
    int TRANSACTION_STATE = 5;

    /// A system variable has this value now.
    record Variable(String name, String value) implements SessionChange {}

    /// The default database is this one now; empty for none.
    record Schema(String name) implements SessionChange {}

    /// Something of the session's state has changed.
    record State(boolean changed) implements SessionChange {}

    /// The global transaction identifiers of what was committed, as MySQL words a set of them.
    record Gtids(String set) implements SessionChange {}

    /// The statements that would make a transaction like the open one.
    record TransactionCharacteristics(String sql) implements SessionChange {}

    /// Eight letters on what the open transaction has done, such as `T_______`.
    record TransactionState(String letters) implements SessionChange {}

    /// Of a type that is not known here.
    record Unknown(int type) implements SessionChange {}

    /// All changes of one OK, in order.
    ///
    /// @throws dev.luma.toolbox.buffer.BufferException if they overrun their bytes
    static List<SessionChange> decode(byte[] changes) {
        final Buffer in = Buffer.of(changes);
        final List<SessionChange> decoded = new ArrayList<>();
        while (in.hasRemaining()) {
            final int type = in.readByte();
            decoded.add(decode(type, Buffer.of(Lenenc.readBytes(in))));
        }
        return decoded;
    }

    private static SessionChange decode(int type, Buffer data) {
        return switch (type) {
            case VARIABLE -> new Variable(Lenenc.readString(data), Lenenc.readString(data));
            case SCHEMA -> new Schema(Lenenc.readString(data));
            case STATE -> new State("1".equals(Lenenc.readString(data)));
            case GTIDS -> {
                data.skip(1); // how it is encoded: always as text
                yield new Gtids(Lenenc.readString(data));
            }
            case TRANSACTION_CHARACTERISTICS -> new TransactionCharacteristics(Lenenc.readString(data));
            case TRANSACTION_STATE -> new TransactionState(Lenenc.readString(data));
            default -> new Unknown(type);
        };
    }
}
