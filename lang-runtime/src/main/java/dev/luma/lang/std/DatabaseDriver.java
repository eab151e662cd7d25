package dev.luma.lang.std;

import dev.luma.lang.runtime.LumaTrait;

/// Luma's trait of that name: a value that opens connections.
public interface DatabaseDriver extends LumaTrait {
    DatabaseConnection connect(String dsn);
}
