package dev.luma.db;

import dev.luma.db.spi.ColumnInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The layouts that were met last, by their list of columns: a driver gives the same list for the same statement, and
/// so names are resolved once. For one thread at a time.
final class Layouts {
    private static final int KEPT = 16;

    private final @Nullable Layout[] layouts = new Layout[KEPT];
    private int next;

    // Lists of columns are compared by identity: the driver promises the same object for the same layout.
    @SuppressWarnings("ReferenceEquality")
    Layout of(List<ColumnInfo> columns) {
        for (final Layout layout : layouts) {
            if (layout != null && layout.columns() == columns) {
                return layout;
            }
        }
        final Layout made = new Layout(columns);
        layouts[next] = made;
        next = (next + 1) % KEPT;
        return made;
    }
}
