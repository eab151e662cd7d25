package dev.luma.lang.std;

import dev.luma.lang.runtime.LumaTrait;
import dev.luma.lang.runtime.ObjectList;

/// Luma's trait of that name: what a [DatabaseDriver] opens.
public interface DatabaseConnection extends LumaTrait {
    /// @param params a value for each `?`
    /// @return `[any]`, each a map with str keys
    ObjectList query(String sql, ObjectList params);

    /// @param params a value for each `?`
    /// @return how many rows it changed
    long exec(String sql, ObjectList params);

    void close();
}
