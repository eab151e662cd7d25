package dev.luma.lang.std;

import dev.luma.db.error.UsageException;
import dev.luma.db.spi.SqlDialect;
import dev.luma.db.text.Literals;
import dev.luma.lang.runtime.IntList;
import dev.luma.lang.runtime.LumaList;
import dev.luma.lang.runtime.Panic;

/// A connection that a driver module opened. Values go beside the SQL if it can take them there, else in it.
final class ModuleLine implements DriverLine {
    private final LumaDriverModule driver;
    private final Literals literals;
    private final Object connection;

    /// Connects, once it is known how the driver writes texts: nothing is left open if it panics over that.
    ModuleLine(LumaDriverModule driver, String dsn) {
        this.driver = driver;
        this.literals = Literals.quotedBy(driver.quotes() ? driver::quote : null);
        this.connection = driver.connect(dsn);
    }

    @Override
    public SqlDialect dialect() {
        return literals.dialect();
    }

    @Override
    public LumaList query(BoundSql sql) {
        if (sql.values().length == 0) {
            return driver.query(connection, sql.text());
        }
        return driver.binds()
                ? driver.queryParams(connection, sql.text(), sql.params())
                : driver.query(connection, spliced(sql));
    }

    @Override
    public Outcome exec(BoundSql sql) {
        if (sql.values().length == 0) {
            return outcome(driver.exec(connection, sql.text()));
        }
        return outcome(
                driver.binds()
                        ? driver.execParams(connection, sql.text(), sql.params())
                        : driver.exec(connection, spliced(sql)));
    }

    private String spliced(BoundSql sql) {
        try {
            return literals.splice(sql.parsed(), sql.javaValues());
        } catch (UsageException e) {
            throw Panic.of(BoundSql.WRONG, String.valueOf(e.getMessage()));
        }
    }

    private static Outcome outcome(IntList outcome) {
        if (outcome.size() != 2) {
            throw Panic.of(
                    "db.server",
                    "exec of the driver gave " + outcome.size() + " numbers: affected rows and last insert id are due");
        }
        return new Outcome(outcome.at(0), outcome.at(1));
    }

    @Override
    public void disconnect() {
        driver.disconnect(connection);
    }
}
