package dev.luma.db;

import dev.luma.db.advice.DidYouMean;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The columns of a result, and where each name is. Immutable but for what it works out on first use, so that detached
/// rows may be read by many threads.
final class Layout {
    static final Layout EMPTY = new Layout(List.of());

    private static final int ABSENT = -1;
    private static final int DOUBLED = -2;

    private final List<ColumnInfo> columns;
    private final Kind[] kinds;
    private final Mappers mappers = new Mappers();
    private volatile @Nullable Map<String, Integer> indices;

    Layout(List<ColumnInfo> columns) {
        this.columns = columns;
        this.kinds = columns.stream().map(ColumnInfo::kind).toArray(Kind[]::new);
    }

    List<ColumnInfo> columns() {
        return columns;
    }

    /// @param index checked already
    ColumnInfo column(int index) {
        return columns.get(index);
    }

    /// The natural type of a column.
    ///
    /// @throws UsageException if there is no such column
    Kind kind(int index) {
        if (index < 0 || index >= kinds.length) {
            throw noColumn(index);
        }
        return kinds[index];
    }

    private UsageException noColumn(int index) {
        return new UsageException(
                kinds.length == 0
                        ? "no column " + index + ": the result has no columns"
                        : "no column " + index + ": the indices are 0 to " + (kinds.length - 1));
    }

    boolean has(String name) {
        return find(name) != ABSENT;
    }

    /// Where a column is: by its exact label, or else by the only one that differs in case alone.
    ///
    /// @throws UsageException if there is no such column, or more than one
    int index(String name) {
        final int index = find(name);
        if (index < 0) {
            throw index == ABSENT ? missing(name) : doubled(name);
        }
        return index;
    }

    private int find(String name) {
        final Integer exact = indices().get(name);
        return exact != null ? exact : findIgnoringCase(name);
    }

    /// Without a map, since a name in the other case would have to be copied to be looked up.
    private int findIgnoringCase(String name) {
        int found = ABSENT;
        for (int i = 0; i < kinds.length; i++) {
            if (columns.get(i).label().equalsIgnoreCase(name)) {
                if (found != ABSENT) {
                    return DOUBLED;
                }
                found = i;
            }
        }
        return found;
    }

    private Map<String, Integer> indices() {
        Map<String, Integer> known = indices;
        if (known == null) {
            known = new HashMap<>();
            for (int i = 0; i < kinds.length; i++) {
                known.merge(columns.get(i).label(), i, (first, second) -> DOUBLED);
            }
            indices = Collections.unmodifiableMap(known);
        }
        return known;
    }

    /// What turns a row into a `type`: resolved once for these columns.
    <T> RowMapper<T> mapper(Class<T> type) {
        return mappers.get(type, this);
    }

    List<String> labels() {
        return columns.stream().map(ColumnInfo::label).toList();
    }

    private UsageException missing(String name) {
        return new UsageException("no column `" + name + "`" + DidYouMean.suggestionOrList(name, labels()));
    }

    private UsageException doubled(String name) {
        final StringBuilder places = new StringBuilder();
        for (int i = 0; i < kinds.length; i++) {
            final ColumnInfo column = columns.get(i);
            if (column.label().equalsIgnoreCase(name)) {
                places.append(places.isEmpty() ? "" : " and ").append(i);
                if (!column.table().isEmpty()) {
                    places.append(" (of `").append(column.table()).append("`)");
                }
            }
        }
        return new UsageException("more than one column `" + name + "`, at " + places
                + ": read it by index, or give the columns aliases");
    }
}
