package dev.luma.mysql.codec;

import dev.luma.db.error.ProtocolException;
import dev.luma.db.spi.Cells;
import dev.luma.toolbox.buffer.Buffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A row where it lies: the packet's bytes, and where each value begins and how long it is. Values are decoded when
/// asked for.
///
/// One object serves all rows of a session: [#splitText] and [#splitBinary] point it at the next packet, whose bytes
/// it does not copy. [#detach] gives a row that stays. The splitters know lengths and NULL, and nothing of values.
///
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response_text_resultset_row.html">Text Resultset Row</a>
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_binary_resultset.html#sect_protocol_binary_resultset_row">Binary Resultset Row</a>
public final class PacketRow implements Cells {
    private static final int NULL = -1;
    private static final long LENGTH_BITS = 0xFFFF_FFFFL;
    private static final byte[] NO_BYTES = {};
    /// The bits 0 and 1 of a binary row's NULL bitmap are not used.
    private static final int NULL_BITMAP_OFFSET = 2;

    private Layout layout;
    private boolean binary;
    private byte[] bytes;
    /// By column: where in `bytes` the value begins, in the upper half, and its length in the lower.
    private long[] cells;

    public PacketRow() {
        this(Layout.EMPTY, false, NO_BYTES, new long[0]);
    }

    private PacketRow(Layout layout, boolean binary, byte[] bytes, long[] cells) {
        this.layout = layout;
        this.binary = binary;
        this.bytes = bytes;
        this.cells = cells;
    }

    /// Makes ready for the rows of a result.
    ///
    /// @param binary whether they come from a prepared statement
    public void begin(Layout layout, boolean binary) {
        this.layout = layout;
        this.binary = binary;
        if (cells.length < layout.size()) {
            cells = new long[layout.size()];
        }
    }

    /// Points at the row in `packet`, in the form that [#begin] told.
    ///
    /// @throws ProtocolException if the packet does not hold exactly one row of this layout; no values are left then
    public void split(Buffer packet) {
        split(packet.array(), packet.arrayOffset(), packet.arrayOffset() + packet.remaining());
    }

    /// Points at the row that lies in `packet` from `start` to `end`, in the form that [#begin] told.
    ///
    /// @throws ProtocolException if it is not exactly one row of this layout; no values are left then
    public void split(byte[] packet, int start, int end) {
        final int last = binary ? splitBinary(packet, start, end) : splitText(packet, start, end);
        if (last != end) {
            throw broken(
                    last > end
                            ? "a row's values overrun its packet by " + (last - end) + " bytes"
                            : (end - last) + " bytes behind the last value of a row");
        }
        bytes = packet;
    }

    /// @return where the last value ends
    private int splitText(byte[] from, int start, int end) {
        final long[] found = cells;
        final int count = layout.size();
        int at = start;
        for (int i = 0; i < count; i++) {
            if (at >= end) {
                throw missing(i, count);
            }
            final int first = from[at++] & 0xFF;
            if (first < 0xFB) {
                found[i] = cell(at, first);
                at += first;
            } else if (first == 0xFB) {
                found[i] = cell(at, NULL);
            } else {
                at = longValue(first, from, at, end, i);
            }
        }
        return at;
    }

    /// @return where the last value ends
    private int splitBinary(byte[] from, int start, int end) {
        final long[] found = cells;
        final int count = layout.size();
        final int bitmap = start + 1;
        int at = bitmap + (count + 7 + NULL_BITMAP_OFFSET) / 8;
        if (at > end) {
            throw missing(0, count);
        }
        final byte[] widths = layout.binaryWidths;
        for (int i = 0; i < count; i++) {
            final int bit = i + NULL_BITMAP_OFFSET;
            final int width = widths[i];
            if ((from[bitmap + (bit >> 3)] & 1 << (bit & 7)) != 0) {
                found[i] = cell(at, NULL);
            } else if (width != 0) {
                found[i] = cell(at, width);
                at += width;
            } else if (at >= end) {
                throw missing(i, count);
            } else {
                final int first = from[at++] & 0xFF;
                if (first < 0xFB) {
                    found[i] = cell(at, first);
                    at += first;
                } else {
                    at = longValue(first, from, at, end, i);
                }
            }
        }
        return at;
    }

    /// Notes a value whose length takes more than one byte, and returns where it ends.
    private int longValue(int first, byte[] from, int at, int end, int column) {
        final int width = switch (first) {
            case 0xFC -> 2;
            case 0xFD -> 3;
            case 0xFE -> 8;
            default ->
                throw broken(describe(column) + " begins with " + Integer.toHexString(first) + ", which is no length");
        };
        if (width > end - at) {
            throw missing(column, layout.size());
        }
        long length = 0;
        for (int i = width - 1; i >= 0; i--) {
            length = length << 8 | from[at + i] & 0xFF;
        }
        final int begin = at + width;
        if (length < 0 || length > end - begin) {
            throw broken(describe(column) + " announces " + Long.toUnsignedString(length) + " bytes, " + (end - begin)
                    + " left in its row");
        }
        cells[column] = cell(begin, (int) length);
        return begin + (int) length;
    }

    private static long cell(int start, int length) {
        return (long) start << Integer.SIZE | length & LENGTH_BITS;
    }

    private int start(int column) {
        return (int) (cells[column] >>> Integer.SIZE);
    }

    private int length(int column) {
        return (int) cells[column];
    }

    private ProtocolException missing(int column, int count) {
        return broken("a row ends before " + describe(column) + " of " + count);
    }

    /// Forgets the row, so that nothing of one that is broken can be read.
    private ProtocolException broken(String message) {
        bytes = NO_BYTES;
        return new ProtocolException(message);
    }

    private String describe(int column) {
        return "column " + (column + 1) + " (`" + layout.columns().get(column).label() + "`)";
    }

    // ---- values

    @Override
    public boolean isNull(int column) {
        final int length = length(column);
        return length == NULL || layout.hasNullValues && isNullByPolicy(column, length);
    }

    private boolean isNullByPolicy(int column, int length) {
        final Codec codec = layout.codecs[column];
        return binary
                ? codec.isNullInBinary(bytes, start(column), length)
                : codec.isNullInText(bytes, start(column), length);
    }

    @Override
    public long longAt(int column) {
        final Codec codec = layout.codecs[column];
        return binary
                ? codec.longFromBinary(bytes, start(column), length(column))
                : codec.longFromText(bytes, start(column), length(column));
    }

    @Override
    public double doubleAt(int column) {
        final Codec codec = layout.codecs[column];
        return binary
                ? codec.doubleFromBinary(bytes, start(column), length(column))
                : codec.doubleFromText(bytes, start(column), length(column));
    }

    @Override
    public String textAt(int column) {
        final Codec codec = layout.codecs[column];
        return binary
                ? codec.textFromBinary(bytes, start(column), length(column))
                : codec.textFromText(bytes, start(column), length(column));
    }

    @Override
    public @Nullable Object valueAt(int column) {
        if (isNull(column)) {
            return null;
        }
        final Codec codec = layout.codecs[column];
        return binary
                ? codec.fromBinary(bytes, start(column), length(column))
                : codec.fromText(bytes, start(column), length(column));
    }

    @Override
    public Cells detach() {
        final int count = layout.size();
        if (count == 0) {
            return new PacketRow();
        }
        final int from = start(0);
        final int to = start(count - 1) + Math.max(length(count - 1), 0);
        final long[] moved = new long[count];
        for (int i = 0; i < count; i++) {
            moved[i] = cells[i] - ((long) from << Integer.SIZE);
        }
        return new PacketRow(layout, binary, Arrays.copyOfRange(bytes, from, to), moved);
    }
}
