package dev.luma.lang.std;

import dev.luma.db.spi.SqlDialect;
import dev.luma.lang.runtime.LumaList;

/// A connection that a [DatabaseDriver] value opened. It gets each value beside the SQL.
final class ValueLine implements DriverLine {
    private final DatabaseConnection connection;

    ValueLine(DatabaseConnection connection) {
        this.connection = connection;
    }

    @Override
    public SqlDialect dialect() {
        return SqlDialect.STANDARD;
    }

    @Override
    public LumaList query(BoundSql sql) {
        return connection.query(sql.text(), sql.params());
    }

    @Override
    public Outcome exec(BoundSql sql) {
        return new Outcome(connection.exec(sql.text(), sql.params()), 0);
    }

    @Override
    public void disconnect() {
        connection.close();
    }
}
