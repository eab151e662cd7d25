package dev.luma.mysql.wire.server;

import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Lenenc;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.toolbox.buffer.Buffer;

/// What the server tells of one column or parameter.
///
/// | bytes            | field         | meaning                                                           |
/// |------------------|---------------|-------------------------------------------------------------------|
/// | `string<lenenc>` | catalog       | `def`                                                             |
/// | `string<lenenc>` | schema        |                                                                   |
/// | `string<lenenc>` | table         | the alias in the statement                                        |
/// | `string<lenenc>` | originalTable |                                                                   |
/// | `string<lenenc>` | label         | the alias in the statement                                        |
/// | `string<lenenc>` | name          | the column's own                                                  |
/// | lenenc           | extended      | only under MariaDB's `EXTENDED_METADATA`: data type name, format  |
/// | `int<lenenc>`    | fixed         | length of what follows: `0C`                                      |
/// | `int<2>`         | collation     | 63 (binary) for bytes and numbers                                 |
/// | `int<4>`         | length        | of the widest value, in bytes                                     |
/// | `int<1>`         | type          | [dev.luma.mysql.wire.ColumnType]                                  |
/// | `int<2>`         | flags         |                                                                   |
/// | `int<1>`         | decimals      | digits behind the point; `1F` if there is no fixed number         |
/// | `int<2>`         | filler        | `0000`                                                            |
///
/// @param dataType MariaDB's name for a type that has no byte of its own (`uuid`, `inet6`, `json` as a format …);
///     empty otherwise
/// @param format MariaDB's name for how the text is to be read, `json`; empty otherwise
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response_text_resultset_column_definition.html">Column Definition</a>
/// @see <a
/// href="https://mariadb.com/docs/server/reference/clientserver-protocol/4-server-response-packets/result-set-packets#column-definition-packet">MariaDB</a>
public record ColumnDefinition(
        String schema,
        String table,
        String originalTable,
        String label,
        String name,
        String dataType,
        String format,
        int collation,
        long length,
        int type,
        int flags,
        int decimals) {
    public static final int NOT_NULL = 0x0001;
    public static final int PRIMARY_KEY = 0x0002;
    public static final int UNSIGNED = 0x0020;
    public static final int BINARY = 0x0080;
    public static final int ZEROFILL = 0x0040;
    public static final int ENUM = 0x0100;
    public static final int AUTO_INCREMENT = 0x0200;
    public static final int SET = 0x0800;
    /// The collation of values that are bytes, or no text at all.
    public static final int BINARY_COLLATION = 63;

    private static final String CATALOG = "def";
    private static final int FIXED_LENGTH = 0x0C;
    private static final int FIXED_BYTES_READ = 10;
    private static final int EXTENDED_TYPE = 0;
    private static final int EXTENDED_FORMAT = 1;

    public static ColumnDefinition decode(Buffer in, Negotiated negotiated) {
        Lenenc.skip(in);
        final String schema = Lenenc.readString(in);
        final String table = Lenenc.readString(in);
        final String originalTable = Lenenc.readString(in);
        final String label = Lenenc.readString(in);
        final String name = Lenenc.readString(in);
        String dataType = "";
        String format = "";
        if (negotiated.has(Capability.MARIADB_EXTENDED_METADATA)) {
            final int end = Lenenc.readLength(in) + in.position();
            while (in.position() < end) {
                final int what = in.readByte();
                final String value = Lenenc.readString(in);
                dataType = what == EXTENDED_TYPE ? value : dataType;
                format = what == EXTENDED_FORMAT ? value : format;
            }
            if (in.position() != end) {
                throw new ProtocolException("column `" + label + "`: its extended metadata overrun their length");
            }
        }
        final int fixed = Lenenc.readLength(in);
        if (fixed < FIXED_LENGTH) {
            throw new ProtocolException(
                    "column `" + label + "`: " + fixed + " bytes of fixed fields, " + FIXED_LENGTH + " needed");
        }
        final int collation = in.readUint16();
        final long length = in.readUint32();
        final int type = in.readUint8();
        final int flags = in.readUint16();
        final int decimals = in.readUint8();
        in.skip(fixed - FIXED_BYTES_READ);
        return new ColumnDefinition(
                schema, table, originalTable, label, name, dataType, format, collation, length, type, flags, decimals);
    }

    public void encode(Buffer out, Negotiated negotiated) {
        Lenenc.writeString(out, CATALOG);
        Lenenc.writeString(out, schema);
        Lenenc.writeString(out, table);
        Lenenc.writeString(out, originalTable);
        Lenenc.writeString(out, label);
        Lenenc.writeString(out, name);
        if (negotiated.has(Capability.MARIADB_EXTENDED_METADATA)) {
            Lenenc.writeBytes(out, extended());
        }
        Lenenc.writeInteger(out, FIXED_LENGTH);
        out.writeInt16(collation);
        out.writeInt32((int) length);
        out.writeByte(type);
        out.writeInt16(flags);
        out.writeByte(decimals);
        out.writeZeros(2);
    }

    private byte[] extended() {
        final Buffer out = new Buffer();
        if (!dataType.isEmpty()) {
            out.writeByte(EXTENDED_TYPE);
            Lenenc.writeString(out, dataType);
        }
        if (!format.isEmpty()) {
            out.writeByte(EXTENDED_FORMAT);
            Lenenc.writeString(out, format);
        }
        return out.toBytes();
    }

    public boolean isUnsigned() {
        return (flags & UNSIGNED) != 0;
    }

    /// Whether its values are bytes, not text.
    public boolean isBinary() {
        return collation == BINARY_COLLATION;
    }
}
