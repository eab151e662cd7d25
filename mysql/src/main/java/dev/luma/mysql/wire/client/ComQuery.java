package dev.luma.mysql.wire.client;

import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Command;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.toolbox.buffer.Buffer;

/// A statement as text; the answer's rows are text.
///
/// | bytes         | field          | meaning                                                             |
/// |---------------|----------------|---------------------------------------------------------------------|
/// | `int<1>`      | command        | `03`                                                                |
/// | `int<lenenc>` | attributeCount | under `QUERY_ATTRIBUTES`                                            |
/// | `int<lenenc>` | setCount       | under `QUERY_ATTRIBUTES`: 1                                         |
/// | see below     | attributes     | if there are any: NULL bitmap, 1, types and names, values           |
/// | rest          | sql            | as UTF-8                                                            |
///
/// @param attributes what stands before the text: nothing without `QUERY_ATTRIBUTES`, else both counts and, if there
///     are any attributes, what the codecs have made of them
/// @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query.html">COM_QUERY</a>
public record ComQuery(String sql, byte[] attributes) implements ClientMessage {
    private static final byte[] NOT_AGREED = {};
    private static final byte[] NONE = {0, 1};

    /// As it travels without `QUERY_ATTRIBUTES`.
    public ComQuery(String sql) {
        this(sql, NOT_AGREED);
    }

    /// A statement without attributes, in the form that was agreed.
    public static ComQuery of(String sql, Negotiated negotiated) {
        return new ComQuery(sql, negotiated.has(Capability.QUERY_ATTRIBUTES) ? NONE : NOT_AGREED);
    }

    /// @param attributeBytes how many stand before the text
    public static ComQuery decode(Buffer in, int attributeBytes) {
        in.readByte();
        final byte[] attributes = in.readBytes(attributeBytes);
        return new ComQuery(in.readString(in.remaining()), attributes);
    }

    /// Decodes what has no attributes.
    public static ComQuery decode(Buffer in) {
        return decode(in, 0);
    }

    @Override
    public void encode(Buffer out) {
        out.writeByte(Command.COM_QUERY.code());
        out.writeBytes(attributes);
        out.writeString(sql);
    }
}
