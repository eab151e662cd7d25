package dev.luma.lang.std;

import dev.luma.db.Connection;
import dev.luma.db.Db;
import dev.luma.db.ExecResult;
import dev.luma.db.Row;
import dev.luma.lang.runtime.IntList;
import dev.luma.lang.runtime.LumaList;
import dev.luma.lang.runtime.LumaMap;
import dev.luma.lang.runtime.LumaType;
import dev.luma.lang.runtime.ObjectList;
import dev.luma.mysql.Mysql;

/// The Java driver for MySQL and MariaDB as a driver module that knows nothing but text: what `db` writes into a
/// statement, a real server reads.
final class JavaDriver implements LumaDriverModule {
    private static final LumaType NULLABLE_TEXT = LumaType.optional(LumaType.STR);

    @Override
    public Object connect(String dsn) {
        return Db.open(Mysql.driver(), dsn);
    }

    @Override
    public LumaList query(Object connection, String sql) {
        final ObjectList rows = new ObjectList(LumaType.map(LumaType.STR, NULLABLE_TEXT));
        ((Connection) connection).query(sql).walk(row -> rows.append(cells(row)));
        return rows;
    }

    private static LumaMap cells(Row row) {
        final LumaMap cells = new LumaMap(LumaType.STR, NULLABLE_TEXT);
        row.columns().forEach(column -> cells.put(column.label(), row.getString(column.label())));
        return cells;
    }

    @Override
    public IntList exec(Object connection, String sql) {
        final ExecResult result = ((Connection) connection).exec(sql);
        return IntList.wrap(result.affectedRows(), result.lastInsertId());
    }

    @Override
    public void disconnect(Object connection) {
        ((Connection) connection).close();
    }

    @Override
    public boolean quotes() {
        return true;
    }

    @Override
    public String quote(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
