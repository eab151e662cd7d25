package dev.luma.mysql.trace;

import dev.luma.toolbox.buffer.Buffer;
import java.util.StringJoiner;

/// What a [dev.luma.mysql.wire.client.ComStmtBulkExecute] carries behind its head: `3 of (LONG=***,
/// VAR_STRING=***)`, the number of its rows and the types of their values. The values themselves, which may be
/// secrets, are passed over.
///
/// @param types with the flag for unsigned in bit 15
record BulkValues(int rows, int[] types) {
    /// Reads to the end.
    ///
    /// @param count of the values of a row, at least 1
    static BulkValues read(Buffer in, int count) {
        final int[] types = new int[count];
        for (int i = 0; i < count; i++) {
            types[i] = in.readUint16();
        }
        int rows = 0;
        while (in.hasRemaining()) {
            for (final int type : types) {
                if (in.readByte() == 0) {
                    BoundValues.skip(in, type & 0xFF);
                }
            }
            rows++;
        }
        return new BulkValues(rows, types);
    }

    @Override
    public String toString() {
        final StringJoiner text = new StringJoiner(", ", rows + " of (", ")");
        for (final int type : types) {
            text.add(BoundValues.typeName(type) + "=" + Printable.MASK);
        }
        return text.toString();
    }
}
