package dev.luma.mysql.codec;

import dev.luma.db.spi.ColumnInfo;
import dev.luma.mysql.wire.server.ColumnDefinition;
import java.util.List;

/// The columns of one result: what the server told of each, and the codec that follows from it. Immutable; the same
/// object for the same statement, as long as the server's definitions stay the same.
public final class Layout {
    /// No columns.
    public static final Layout EMPTY = new Layout(List.of(), new Codec[0], false);

    private final List<ColumnInfo> columns;
    final Codec[] codecs;
    /// By column, the width of a value in a binary row; 0 if its length stands in front of it.
    final byte[] binaryWidths;
    /// Whether a value that the server sent may count as NULL.
    final boolean hasNullValues;

    private Layout(List<ColumnInfo> columns, Codec[] codecs, boolean hasNullValues) {
        this.hasNullValues = hasNullValues;
        this.columns = columns;
        this.codecs = codecs;
        this.binaryWidths = new byte[codecs.length];
        for (int i = 0; i < codecs.length; i++) {
            binaryWidths[i] = (byte) codecs[i].binaryWidth();
        }
    }

    public static Layout of(List<ColumnDefinition> definitions, ValueOptions options) {
        final Codec[] codecs = new Codec[definitions.size()];
        final ColumnInfo[] columns = new ColumnInfo[codecs.length];
        for (int i = 0; i < codecs.length; i++) {
            codecs[i] = Codecs.of(definitions.get(i), options);
            columns[i] = new Column(definitions.get(i), codecs[i]);
        }
        return new Layout(List.of(columns), codecs, options.zeroDates() == ValueOptions.ZeroDates.AS_NULL);
    }

    /// How many columns.
    public int size() {
        return codecs.length;
    }

    public List<ColumnInfo> columns() {
        return columns;
    }
}
