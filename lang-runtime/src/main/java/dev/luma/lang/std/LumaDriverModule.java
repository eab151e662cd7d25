package dev.luma.lang.std;

import dev.luma.lang.runtime.IntList;
import dev.luma.lang.runtime.LumaList;
import dev.luma.lang.runtime.ObjectList;

/// A module that meets the driver contract, as `db` calls it. The compiler makes one of the module's functions.
///
/// A connection is the driver's own value, handed back to it with each call. What the functions panic with goes
/// through unchanged.
public interface LumaDriverModule {
    /// `connect(dsn)`.
    Object connect(String dsn);

    /// `query(conn, sql)`.
    ///
    /// @return a list of maps from str to str, `str?` or any
    LumaList query(Object connection, String sql);

    /// `exec(conn, sql)`.
    ///
    /// @return affected rows and last insert id
    IntList exec(Object connection, String sql);

    /// `disconnect(conn)`.
    void disconnect(Object connection);

    // ---- what it need not have

    /// Whether it has `quote`.
    default boolean quotes() {
        return false;
    }

    /// `quote(value)`, if it has it.
    default String quote(String value) {
        throw new UnsupportedOperationException("the driver has no quote");
    }

    /// Whether it has `query_params` and `exec_params`.
    default boolean binds() {
        return false;
    }

    /// `query_params(conn, sql, params)`, if it has it.
    default LumaList queryParams(Object connection, String sql, ObjectList params) {
        throw new UnsupportedOperationException("the driver has no query_params");
    }

    /// `exec_params(conn, sql, params)`, if it has it.
    default IntList execParams(Object connection, String sql, ObjectList params) {
        throw new UnsupportedOperationException("the driver has no exec_params");
    }
}
