package dev.luma.jdbc.value;

import dev.luma.db.spi.ColumnInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The columns of one result, found by number and by label. One object serves all results of the same layout.
///
/// Used by one thread at a time.
public final class ResultColumns {
    private static final int NONE = -1;

    private final ResultColumn[] columns;
    private @Nullable Map<String, Integer> byLabel;

    private ResultColumns(ResultColumn[] columns) {
        this.columns = columns;
    }

    public static ResultColumns of(List<ColumnInfo> infos, ValueSettings settings) {
        final ResultColumn[] columns = new ResultColumn[infos.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = ResultColumn.of(infos.get(i), settings);
        }
        return new ResultColumns(columns);
    }

    public int size() {
        return columns.length;
    }

    /// @param column from 0
    public ResultColumn get(int column) {
        return columns[column];
    }

    /// The first column of this label, whatever its case; or if there is none, of this table and label, `users.id`.
    ///
    /// @return from 0; -1 if there is none
    public int indexOf(String label) {
        final Map<String, Integer> known = byLabel();
        final Integer exact = known.get(label);
        if (exact != null) {
            return exact;
        }
        final Integer similar = known.get(label.toLowerCase(Locale.ROOT));
        if (similar != null) {
            return similar;
        }
        final int found = indexWithTable(label);
        if (found != NONE) {
            known.put(label, found);
        }
        return found;
    }

    /// A column whose label contains a point was found by then.
    private int indexWithTable(String label) {
        final int point = label.lastIndexOf('.');
        if (point <= 0) {
            return NONE;
        }
        final String column = label.substring(point + 1);
        final String table = label.substring(label.lastIndexOf('.', point - 1) + 1, point);
        for (int i = 0; i < columns.length; i++) {
            final ColumnInfo info = columns[i].info();
            if (info.label().equalsIgnoreCase(column) && info.tableLabel().equalsIgnoreCase(table)) {
                return i;
            }
        }
        return NONE;
    }

    /// Each label as it is written and in small letters, both of the first column that it stands for.
    private Map<String, Integer> byLabel() {
        Map<String, Integer> known = byLabel;
        if (known == null) {
            known = HashMap.newHashMap(2 * columns.length);
            for (int i = 0; i < columns.length; i++) {
                final String label = columns[i].info().label();
                final String small = label.toLowerCase(Locale.ROOT);
                final Integer first = known.putIfAbsent(small, i);
                known.putIfAbsent(label, first == null ? i : first);
            }
            byLabel = known;
        }
        return known;
    }
}
