package dev.luma.jdbc.value;

import dev.luma.db.spi.ColumnInfo;
import java.util.IdentityHashMap;
import java.util.List;

/// The layouts that a connection has met, so that a statement that is run again costs nothing for its columns. A driver
/// gives the same list for the same layout.
///
/// Used by one thread at a time.
public final class ResultLayouts {
    private static final int MOST = 256;

    private final ValueSettings settings;
    private final IdentityHashMap<List<ColumnInfo>, ValueReader> known = new IdentityHashMap<>();

    public ResultLayouts(ValueSettings settings) {
        this.settings = settings;
    }

    public ValueSettings settings() {
        return settings;
    }

    /// What reads values of rows with these columns.
    public ValueReader of(List<ColumnInfo> columns) {
        final ValueReader met = known.get(columns);
        if (met != null) {
            return met;
        }
        if (known.size() == MOST) {
            known.clear();
        }
        final ValueReader reader = new ValueReader(ResultColumns.of(columns, settings), settings);
        known.put(columns, reader);
        return reader;
    }
}
