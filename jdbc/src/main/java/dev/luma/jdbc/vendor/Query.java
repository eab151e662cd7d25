package dev.luma.jdbc.vendor;

import java.util.ArrayList;
import java.util.List;

/// A query with the values of its marks.
public record Query(String sql, List<String> values) {
    /// Conditions are added one by one.
    static final class Builder {
        private final StringBuilder sql;
        private final List<String> values = new ArrayList<>();
        private String before = " WHERE ";

        Builder(String select) {
            sql = new StringBuilder(select);
        }

        Builder where(String condition) {
            sql.append(before).append(condition);
            before = " AND ";
            return this;
        }

        Builder equal(String column, String value) {
            values.add(value);
            return where(column + " = ?");
        }

        /// By `=` where it can be: MariaDB then looks at no other table's files.
        Builder like(String column, NamePattern pattern) {
            final String name = pattern.onlyName();
            if (name != null) {
                return equal(column, name);
            }
            if (!pattern.matchesAll()) {
                values.add(pattern.forLike());
                where(column + " LIKE ? ESCAPE '|'");
            }
            return this;
        }

        Query build() {
            return new Query(sql.toString(), List.copyOf(values));
        }
    }
}
