package dev.luma.db;

import org.jspecify.annotations.Nullable;

/// Makes something of one row.
@FunctionalInterface
public interface RowMapper<T extends @Nullable Object> {
    /// What becomes of a row.
    ///
    /// @param row valid during this call; what is to stay is taken out of it
    T map(Row row);
}
