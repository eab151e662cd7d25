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
    private static final byte[] NO_BYTES = {};
    /// The bits 0 and 1 of a binary row's NULL bitmap are not used.
    private static final int NULL_BITMAP_OFFSET = 2;

    private Layout layout;
    private boolean binary;
    private byte[] bytes;
    private int[] starts;
    private int[] lengths;

    public PacketRow() {
        this(Layout.EMPTY, false, NO_BYTES, new int[0], new int[0]);
    }

    private PacketRow(Layout layout, boolean binary, byte[] bytes, int[] starts, int[] lengths) {
        this.layout = layout;
        this.binary = binary;
        this.bytes = bytes;
        this.starts = starts;
        this.lengths = lengths;
    }

    /// Makes ready for the rows of a result.
    ///
    /// @param binary whether they come from a prepared statement
    public void begin(Layout layout, boolean binary) {
        this.layout = layout;
        this.binary = binary;
        if (starts.length < layout.size()) {
            starts = new int[layout.size()];
            lengths = new int[layout.size()];
        }
    }

    /// Points at the row in `packet`, in the form that [#begin] told.
    ///
    /// @throws ProtocolException if the packet does not hold exactly one row of this layout; no values are left then
    public void split(Buffer packet) {
        bytes = NO_BYTES;
        if (binary) {
            splitBinary(packet);
        } else {
            splitText(packet);
        }
    }

    private void splitText(Buffer packet) {
        final byte[] from = packet.array();
        int at = packet.arrayOffset();
        final int end = at + packet.remaining();
        final int[] begins = starts;
        final int[] sizes = lengths;
        final int count = layout.size();
        for (int i = 0; i < count; i++) {
            if (at >= end) {
                throw missing(i, count);
            }
            final int first = from[at++] & 0xFF;
            if (first < 0xFB) {
                begins[i] = at;
                sizes[i] = first;
                at += first;
            } else if (first == 0xFB) {
                begins[i] = at;
                sizes[i] = NULL;
            } else {
                at = longValue(first, from, at, end, i);
            }
        }
        finish(from, at, end);
    }

    private void splitBinary(Buffer packet) {
        final byte[] from = packet.array();
        final int start = packet.arrayOffset();
        final int end = start + packet.remaining();
        final int count = layout.size();
        final int bitmap = start + 1;
        int at = bitmap + (count + 7 + NULL_BITMAP_OFFSET) / 8;
        if (at > end) {
            throw missing(0, count);
        }
        final byte[] widths = layout.binaryWidths;
        for (int i = 0; i < count; i++) {
            final int bit = i + NULL_BITMAP_OFFSET;
            if ((from[bitmap + (bit >> 3)] & 1 << (bit & 7)) != 0) {
                starts[i] = at;
                lengths[i] = NULL;
                continue;
            }
            final int width = widths[i];
            if (width != 0) {
                starts[i] = at;
                lengths[i] = width;
                at += width;
                continue;
            }
            if (at >= end) {
                throw missing(i, count);
            }
            final int first = from[at++] & 0xFF;
            if (first < 0xFB) {
                starts[i] = at;
                lengths[i] = first;
                at += first;
            } else {
                at = longValue(first, from, at, end, i);
            }
        }
        finish(from, at, end);
    }

    /// Notes a value whose length takes more than one byte, and returns where it ends.
    private int longValue(int first, byte[] from, int at, int end, int column) {
        final int width = switch (first) {
            case 0xFC -> 2;
            case 0xFD -> 3;
            case 0xFE -> 8;
            default ->
                throw new ProtocolException(
                        describe(column) + " begins with " + Integer.toHexString(first) + ", which is no length");
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
            throw new ProtocolException(describe(column) + " announces " + Long.toUnsignedString(length) + " bytes, "
                    + (end - begin) + " left in its row");
        }
        starts[column] = begin;
        lengths[column] = (int) length;
        return begin + (int) length;
    }

    private void finish(byte[] from, int at, int end) {
        if (at != end) {
            throw new ProtocolException(
                    at > end
                            ? "a row's values overrun its packet by " + (at - end) + " bytes"
                            : (end - at) + " bytes behind the last value of a row");
        }
        bytes = from;
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
        final int length = lengths[column];
        return length == NULL || layout.hasNullValues && isNullByPolicy(column, length);
    }

    private boolean isNullByPolicy(int column, int length) {
        final Codec codec = layout.codecs[column];
        return binary
                ? codec.isNullInBinary(bytes, starts[column], length)
                : codec.isNullInText(bytes, starts[column], length);
    }

    @Override
    public long longAt(int column) {
        final Codec codec = layout.codecs[column];
        return binary
                ? codec.longFromBinary(bytes, starts[column], lengths[column])
                : codec.longFromText(bytes, starts[column], lengths[column]);
    }

    @Override
    public double doubleAt(int column) {
        final Codec codec = layout.codecs[column];
        return binary
                ? codec.doubleFromBinary(bytes, starts[column], lengths[column])
                : codec.doubleFromText(bytes, starts[column], lengths[column]);
    }

    @Override
    public String textAt(int column) {
        final Codec codec = layout.codecs[column];
        return binary
                ? codec.textFromBinary(bytes, starts[column], lengths[column])
                : codec.textFromText(bytes, starts[column], lengths[column]);
    }

    @Override
    public @Nullable Object valueAt(int column) {
        if (isNull(column)) {
            return null;
        }
        final Codec codec = layout.codecs[column];
        return binary
                ? codec.fromBinary(bytes, starts[column], lengths[column])
                : codec.fromText(bytes, starts[column], lengths[column]);
    }

    @Override
    public Cells detach() {
        final int count = layout.size();
        if (count == 0) {
            return new PacketRow();
        }
        final int from = starts[0];
        final int to = starts[count - 1] + Math.max(lengths[count - 1], 0);
        final int[] moved = new int[count];
        for (int i = 0; i < count; i++) {
            moved[i] = starts[i] - from;
        }
        return new PacketRow(layout, binary, Arrays.copyOfRange(bytes, from, to), moved, Arrays.copyOf(lengths, count));
    }
}
