package dev.luma.mysql.codec;

import dev.luma.db.error.ProtocolException;
import dev.luma.db.spi.Cells;
import dev.luma.db.spi.RowBlock;
import dev.luma.toolbox.buffer.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows where they lie: the packets' bytes, and where each value begins and how long it is. One of them is shown, whose
/// values are decoded when asked for.
///
/// One object serves all rows of a session: [#split] points it at the next packet, whose bytes it does not copy, and
/// [#splitAhead] at those behind it, to which [#advance] goes on. [#detach] gives a row that stays, [#block] rows that
/// are stepped through on their own. The splitters know lengths and NULL, and nothing of values.
///
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response_text_resultset_row.html">Text Resultset Row</a>
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_binary_resultset.html#sect_protocol_binary_resultset_row">Binary Resultset Row</a>
public final class PacketRow implements RowBlock {
    private static final int NULL = -1;
    private static final long LENGTH_BITS = 0xFFFF_FFFFL;
    private static final byte[] NO_BYTES = {};
    /// The bits 0 and 1 of a binary row's NULL bitmap are not used.
    private static final int NULL_BITMAP_OFFSET = 2;

    /// How many values of rows are split ahead at most: they fit into the nearest cache.
    private static final int MOST_CELLS = 1024;

    private Layout layout;
    /// As many as the layout has.
    private int columns;

    private boolean binary;
    private byte[] bytes;
    /// By row and column: where in `bytes` the value begins, in the upper half, and its length in the lower.
    private long[] cells;
    /// Where in `cells` the values of the first row begin, of the one that is shown, and of the last.
    private int first;

    private int shown;
    private int last;
    /// How many rows there are from the first to the last.
    private int size = 1;

    public PacketRow() {
        this(Layout.EMPTY, false, NO_BYTES, new long[0]);
    }

    private PacketRow(Layout layout, boolean binary, byte[] bytes, long[] cells) {
        this.layout = layout;
        this.columns = layout.size();
        this.binary = binary;
        this.bytes = bytes;
        this.cells = cells;
    }

    // ---- split one after another

    /// Makes ready for the rows of a result.
    ///
    /// @param binary whether they come from a prepared statement
    public void begin(Layout layout, boolean binary) {
        this.layout = layout;
        this.columns = layout.size();
        this.binary = binary;
        this.shown = 0;
        this.last = 0;
        if (cells.length < columns) {
            cells = new long[columns];
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
        shown = 0;
        last = 0;
        try {
            split(packet, start, end, 0);
        } catch (ProtocolException e) {
            // nothing of a row that is broken can be read
            bytes = NO_BYTES;
            throw e;
        }
        bytes = packet;
    }

    /// Whether one more row can be split ahead.
    public boolean hasRoom() {
        final int needed = last + 2 * columns;
        if (needed > cells.length && needed <= MOST_CELLS) {
            cells = Arrays.copyOf(cells, Math.min(2 * needed, MOST_CELLS));
        }
        return needed <= cells.length;
    }

    /// Splits a row behind those that were split, for which there is room. It lies in the same array as they do.
    ///
    /// @return false if it is not exactly one row of this layout: to [#split] it tells why
    public boolean splitAhead(byte[] packet, int start, int end) {
        final int at = last + columns;
        try {
            split(packet, start, end, at);
        } catch (ProtocolException e) {
            return false;
        }
        last = at;
        return true;
    }

    /// Goes on to a row that was split ahead.
    ///
    /// @return false if there is none
    public boolean advance() {
        if (shown == last) {
            return false;
        }
        shown += columns;
        return true;
    }

    private void split(byte[] packet, int start, int end, int into) {
        final int reached = binary ? splitBinary(packet, start, end, into) : splitText(packet, start, end, into);
        if (reached != end) {
            throw new ProtocolException(
                    reached > end
                            ? "a row's values overrun its packet by " + (reached - end) + " bytes"
                            : (end - reached) + " bytes behind the last value of a row");
        }
    }

    /// @return where the last value ends
    private int splitText(byte[] from, int start, int end, int into) {
        final long[] found = cells;
        final int count = columns;
        int at = start;
        for (int i = 0; i < count; i++) {
            if (at >= end) {
                throw missing(i, count);
            }
            final int first = from[at++] & 0xFF;
            if (first < 0xFB) {
                found[into + i] = cell(at, first);
                at += first;
            } else if (first == 0xFB) {
                found[into + i] = cell(at, NULL);
            } else {
                at = longValue(first, from, at, end, i, into);
            }
        }
        return at;
    }

    /// @return where the last value ends
    private int splitBinary(byte[] from, int start, int end, int into) {
        final long[] found = cells;
        final int count = columns;
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
                found[into + i] = cell(at, NULL);
            } else if (width != 0) {
                found[into + i] = cell(at, width);
                at += width;
            } else if (at >= end) {
                throw missing(i, count);
            } else {
                final int first = from[at++] & 0xFF;
                if (first < 0xFB) {
                    found[into + i] = cell(at, first);
                    at += first;
                } else {
                    at = longValue(first, from, at, end, i, into);
                }
            }
        }
        return at;
    }

    /// Notes a value whose length takes more than one byte, and returns where it ends.
    private int longValue(int first, byte[] from, int at, int end, int column, int into) {
        final int width = switch (first) {
            case 0xFC -> 2;
            case 0xFD -> 3;
            case 0xFE -> 8;
            default ->
                throw new ProtocolException(
                        describe(column) + " begins with " + Integer.toHexString(first) + ", which is no length");
        };
        if (width > end - at) {
            throw missing(column, columns);
        }
        long length = 0;
        for (int i = width - 1; i >= 0; i--) {
            length = length << 8 | from[at + i] & 0xFF;
        }
        final int begin = at + width;
        if (length < 0 || length > end - begin) {
            throw new ProtocolException(describe(column) + " announces " + Long.toUnsignedString(length) + " bytes, "
                    + (end - begin) + " left in its row");
        }
        cells[into + column] = cell(begin, (int) length);
        return begin + (int) length;
    }

    private static long cell(int start, int length) {
        return (long) start << Integer.SIZE | length & LENGTH_BITS;
    }

    private int start(int column) {
        return (int) (cells[shown + column] >>> Integer.SIZE);
    }

    private int length(int column) {
        return (int) cells[shown + column];
    }

    private ProtocolException missing(int column, int count) {
        return new ProtocolException("a row ends before " + describe(column) + " of " + count);
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
        final int count = columns;
        if (count == 0) {
            return new PacketRow();
        }
        final int from = start(0);
        final int to = start(count - 1) + Math.max(length(count - 1), 0);
        final long[] moved = new long[count];
        for (int i = 0; i < count; i++) {
            moved[i] = cells[shown + i] - ((long) from << Integer.SIZE);
        }
        return new PacketRow(layout, binary, Arrays.copyOfRange(bytes, from, to), moved);
    }

    // ---- as a block

    /// The row that is shown and those that were split ahead, which are shown here no more but for the last of them.
    ///
    /// @param most how many at most
    /// @return null if that is no more than one
    public @Nullable RowBlock block(int most) {
        final int count = Math.min(most, shown == last ? 1 : (last - shown) / columns + 1);
        if (count <= 1) {
            return null;
        }
        final PacketRow block = new PacketRow(layout, binary, bytes, cells);
        block.first = shown;
        block.shown = shown;
        block.size = count;
        shown += (count - 1) * columns;
        block.last = shown;
        return block;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void show(int row) {
        shown = first + row * columns;
    }

    @Override
    public List<Cells> detached() {
        final PacketRow own = new PacketRow(layout, binary, bytes, cells);
        final List<Cells> rows = new ArrayList<>(size);
        for (own.shown = first; own.shown <= last; own.shown += columns) {
            rows.add(own.detach());
        }
        return rows;
    }
}
