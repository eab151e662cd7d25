package dev.luma.jdbc;

import dev.luma.db.Connection;
import dev.luma.db.spi.Driver;
import dev.luma.jdbc.connection.ConnectionSettings;
import dev.luma.jdbc.connection.JdbcConnection;
import dev.luma.jdbc.error.SqlExceptions;
import dev.luma.jdbc.url.FacadeOptions;
import dev.luma.jdbc.url.JdbcUrl;
import dev.luma.jdbc.value.ValueSettings;
import dev.luma.jdbc.vendor.SessionSql;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/// From a URL to a connection.
final class Opening {
    private static final DriverSource DRIVERS = new DriverSource();

    private Opening() {}

    static java.sql.Connection open(String url, Properties info) throws SQLException {
        try {
            final JdbcUrl parsed = JdbcUrl.parse(url, info);
            return open(DRIVERS.find(parsed.source()), parsed);
        } catch (RuntimeException e) {
            throw SqlExceptions.of(e);
        }
    }

    private static java.sql.Connection open(Driver driver, JdbcUrl url) throws SQLException {
        final Connection line = Connection.open(driver.name(), List.of(), () -> driver.connect(url.dsn()));
        try {
            return over(line, url);
        } catch (RuntimeException | SQLException | Error e) {
            line.close();
            throw e;
        }
    }

    private static java.sql.Connection over(Connection line, JdbcUrl url) throws SQLException {
        final FacadeOptions options = url.options();
        final JdbcConnection connection = new JdbcConnection(
                line,
                new ConnectionSettings(
                        url.shown(),
                        url.user(),
                        new ValueSettings(options.tinyInt1isBit(), options.zone()),
                        options.fetchSize()));
        if (!url.database().isEmpty()) {
            final SessionSql sql = connection.vendor().session();
            final String name = connection.dialect().quotedName(url.database());
            sql.createDatabase().ifPresent(create -> line.exec(create + name));
            sql.useDatabase().ifPresent(use -> line.exec(use + name));
        }
        if (!options.sessionVariables().isEmpty()) {
            line.exec(SessionVariables.set(options.sessionVariables()));
        }
        return connection;
    }
}
