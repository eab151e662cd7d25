package dev.luma.lang.std;

import dev.luma.db.spi.SqlDialect;
import dev.luma.lang.runtime.LumaList;

/// An open connection of some driver, as [Database] sees it.
interface DriverLine {
    /// What escapes and comments in its SQL.
    SqlDialect dialect();

    /// @return maps with str keys
    LumaList query(BoundSql sql);

    Outcome exec(BoundSql sql);

    void disconnect();

    /// What an `exec` did.
    record Outcome(long affectedRows, long lastInsertId) {}
}
