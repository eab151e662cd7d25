package dev.luma.mysql.trace;

import dev.luma.mysql.wire.ColumnType;
import dev.luma.mysql.wire.Lenenc;
import dev.luma.toolbox.buffer.Buffer;
import java.util.Arrays;
import java.util.StringJoiner;

/// The types of the values that a command carries: `LONGLONG=***, VAR_STRING=NULL`. The values themselves, which may be
/// secrets, are passed over.
///
/// | bytes           | field     | meaning                                                              |
/// |-----------------|-----------|----------------------------------------------------------------------|
/// | (count + 7) / 8 | nulls     | a bit for each value, set for NULL                                   |
/// | `int<1>`        | withTypes | 1 or 0: whether types follow, or those of the last run count         |
/// | count × 2       | types     | [ColumnType], and `80` for unsigned; under `QUERY_ATTRIBUTES` a name |
/// | rest            | values    |                                                                      |
///
/// @param types with the flag for unsigned in bit 15
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_execute.html">COM_STMT_EXECUTE</a>
record BoundValues(int[] types, String[] names, boolean[] nulls) {
    private static final int UNSIGNED = 0x8000;

    /// Reads up to the first value.
    ///
    /// @param count must be no more than the packet can have
    /// @param named whether each type has a name behind it
    /// @param before the types of the last run; may be empty
    static BoundValues read(Buffer in, int count, boolean named, int[] before) {
        final byte[] bitmap = in.readBytes((count + 7) / 8);
        final boolean[] nulls = new boolean[count];
        for (int i = 0; i < count; i++) {
            nulls[i] = (bitmap[i >> 3] & 1 << (i & 7)) != 0;
        }
        final String[] names = new String[count];
        Arrays.fill(names, "");
        if (in.readByte() == 0) {
            return new BoundValues(Arrays.copyOf(before, count), names, nulls);
        }
        final int[] types = new int[count];
        for (int i = 0; i < count; i++) {
            types[i] = in.readUint16();
            names[i] = named ? Lenenc.readString(in) : "";
        }
        return new BoundValues(types, names, nulls);
    }

    /// Passes over the values.
    void skipValues(Buffer in) {
        for (int i = 0; i < types.length; i++) {
            if (!nulls[i]) {
                skip(in, types[i] & 0xFF);
            }
        }
    }

    /// Passes over one value.
    ///
    /// @param type without the flag
    static void skip(Buffer in, int type) {
        switch (type) {
            case ColumnType.NULL -> {}
            case ColumnType.TINY -> in.skip(1);
            case ColumnType.SHORT, ColumnType.YEAR -> in.skip(2);
            case ColumnType.LONG, ColumnType.INT24, ColumnType.FLOAT -> in.skip(4);
            case ColumnType.LONGLONG, ColumnType.DOUBLE -> in.skip(8);
            default -> Lenenc.skip(in);
        }
    }

    @Override
    public String toString() {
        final StringJoiner text = new StringJoiner(", ");
        for (int i = 0; i < types.length; i++) {
            text.add((names[i].isEmpty() ? "" : Printable.name(names[i]) + ":")
                    + typeName(types[i])
                    + (nulls[i] ? "=NULL" : "=" + Printable.MASK));
        }
        return text.toString();
    }

    /// @param type with the flag for unsigned in bit 15
    static String typeName(int type) {
        return TypeNames.of(type & 0xFF) + ((type & UNSIGNED) != 0 ? " UNSIGNED" : "");
    }
}
