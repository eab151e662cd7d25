package dev.luma.jdbc.metadata;

import dev.luma.jdbc.result.JdbcResultSet;
import dev.luma.jdbc.result.MemoryRows;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of one answer while they are gathered. Numbers are [Long]s.
final class Answers {
    private final Shape shape;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    Answers(Shape shape) {
        this.shape = shape;
    }

    /// @param values one for each column, in order
    void add(@Nullable Object... values) {
        if (values.length != shape.columns().size()) {
            throw new IllegalStateException(
                    shape + " has " + shape.columns().size() + " columns, not " + values.length);
        }
        rows.add(values);
    }

    /// By these columns, one after another; NULL first.
    ///
    /// @param columns from 0
    Answers sortedBy(int... columns) {
        rows.sort((a, b) -> {
            for (final int column : columns) {
                final int order = ORDER.compare(a[column], b[column]);
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        });
        return this;
    }

    private static final Comparator<@Nullable Object> ORDER = Comparator.nullsFirst(Answers::compare);

    private static int compare(Object a, Object b) {
        return switch (a) {
            case String text -> text.compareTo((String) b);
            case Boolean truth -> truth.compareTo((Boolean) b);
            default -> Long.compare((Long) a, (Long) b);
        };
    }

    ResultSet shown(MetadataHost host) {
        return new JdbcResultSet(null, MemoryRows.of(shape.columns(), rows), host.results());
    }
}
