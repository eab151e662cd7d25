package dev.luma.mysql.codec;

import dev.luma.db.error.UsageException;
import dev.luma.mysql.wire.ColumnType;
import dev.luma.toolbox.buffer.Buffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The values of many rows for one run of a statement, in binary form, as [Parameters] writes each.
///
/// | bytes           | field     | meaning                                                      |
/// |-----------------|-----------|--------------------------------------------------------------|
/// | `int<2>` each   | types     | of the parameters, for all rows; bit 15 for unsigned         |
/// | `int<1>`        | indicator | before each value: 0 if it follows, 1 for NULL               |
/// | rest            | value     | of the type of its parameter                                 |
///
/// A parameter has the type of the first of its values that is not NULL.
///
/// @see <a
/// href="https://mariadb.com/docs/server/reference/clientserver-protocol/3-binary-protocol-prepared-statements/com_stmt_bulk_execute">COM_STMT_BULK_EXECUTE</a>
public final class BulkParameters {
    private static final int VALUE = 0;
    private static final int NULL = 1;

    private final Parameters parameters;
    private final Buffer out;
    private final int typesAt;
    private final int[] types;

    /// Begins with the place of the types, at the end of `out`.
    BulkParameters(Parameters parameters, Buffer out) {
        this.parameters = parameters;
        this.out = out;
        this.typesAt = out.length();
        this.types = new int[parameters.count()];
        Arrays.fill(types, ColumnType.NULL);
        out.writeZeros(2 * types.length);
    }

    /// Appends a row.
    ///
    /// @param values as many as there are parameters
    /// @return false, and nothing was appended, if a value is of another type than those of the rows before, or cannot
    ///     be sent
    public boolean add(@Nullable Object[] values) {
        final int start = out.length();
        try {
            if (!fit(values)) {
                return false;
            }
            for (int i = 0; i < types.length; i++) {
                final Object value = values[i];
                out.writeByte(value == null ? NULL : VALUE);
                if (value != null) {
                    parameters.encode(out, types[i], value, i + 1);
                }
            }
            return true;
        } catch (UsageException unsendable) {
            out.truncate(start);
            return false;
        }
    }

    private boolean fit(@Nullable Object[] values) {
        for (int i = 0; i < types.length; i++) {
            final Object value = values[i];
            if (value != null) {
                final int type = parameters.type(value, i + 1);
                if (types[i] == ColumnType.NULL) {
                    types[i] = type;
                } else if (types[i] != type) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Fills in the types, which are known now.
    public void end() {
        for (int i = 0; i < types.length; i++) {
            final int type = types[i] == ColumnType.NULL ? ColumnType.VAR_STRING : types[i];
            out.setByte(typesAt + 2 * i, type & 0xFF);
            out.setByte(typesAt + 2 * i + 1, type >> 8);
        }
    }
}
