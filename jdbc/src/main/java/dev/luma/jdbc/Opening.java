package dev.luma.jdbc;

import dev.luma.db.Connection;
import dev.luma.db.error.DbException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Driver;
import dev.luma.jdbc.connection.ConnectionSettings;
import dev.luma.jdbc.connection.JdbcConnection;
import dev.luma.jdbc.error.SqlExceptions;
import dev.luma.jdbc.url.FacadeOptions;
import dev.luma.jdbc.url.JdbcUrl;
import dev.luma.jdbc.url.SessionVariables;
import dev.luma.jdbc.value.ValueSettings;
import dev.luma.jdbc.vendor.ServerClock;
import dev.luma.jdbc.vendor.SessionSql;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// From a URL to a connection.
final class Opening {
    /// A server whose tables of time zones were not loaded knows none by its name.
    private static final int UNKNOWN_TIME_ZONE = 1298;

    private static final DriverSource DRIVERS = new DriverSource();

    private Opening() {}

    /// @param loginTimeout how many seconds it may take, where nothing else is said; 0 if that is not limited
    static java.sql.Connection open(String url, Properties info, int loginTimeout) throws SQLException {
        try {
            final JdbcUrl given = JdbcUrl.parse(url, info);
            final JdbcUrl parsed = loginTimeout > 0 ? given.withConnectTimeout(loginTimeout) : given;
            return open(DRIVERS.find(parsed.source()), parsed);
        } catch (RuntimeException e) {
            throw SqlExceptions.of(e);
        }
    }

    private static java.sql.Connection open(Driver driver, JdbcUrl url) throws SQLException {
        final Connection line = line(driver, url);
        try {
            return over(line, url);
        } catch (RuntimeException | SQLException | Error e) {
            line.close();
            throw e;
        }
    }

    private static Connection line(Driver driver, JdbcUrl url) {
        final Optional<ZoneId> zone = url.namedZone();
        return zone.isEmpty()
                ? connect(driver, url)
                : switch (ZoneWay.at(url.shown(), zone.get())) {
                    case BY_NAME -> lineByName(driver, url, zone.get());
                    case SERVERS_OWN -> lineInServersZone(driver, url, zone.get());
                    case PRESENT_OFFSET -> connect(driver, url.withPresentOffset(zone.get()));
                };
    }

    private static Connection lineByName(Driver driver, JdbcUrl url, ZoneId zone) {
        try {
            return connect(driver, url);
        } catch (DbException e) {
            if (e.vendorCode() != UNKNOWN_TIME_ZONE) {
                throw e;
            }
            return lineInServersZone(driver, url, zone);
        }
    }

    /// Where the server's own clock goes as the zone's clocks do, the session keeps it; elsewhere the zone's present
    /// distance from UTC has to do.
    private static Connection lineInServersZone(Driver driver, JdbcUrl url, ZoneId zone) {
        final Connection own = connect(driver, url.withServersZone(zone));
        try {
            if (ServerClock.goesAs(zone, own)) {
                ZoneWay.SERVERS_OWN.note(url.shown(), zone);
                return own;
            }
        } catch (RuntimeException | Error e) {
            own.close();
            throw e;
        }
        own.close();
        final Connection line = connect(driver, url.withPresentOffset(zone));
        ZoneWay.PRESENT_OFFSET.note(url.shown(), zone);
        return line;
    }

    private static Connection connect(Driver driver, JdbcUrl url) {
        try {
            return Connection.open(driver.name(), List.of(), () -> driver.connect(url.dsn()));
        } catch (UsageException e) {
            throw url.explained(e);
        }
    }

    private static java.sql.Connection over(Connection line, JdbcUrl url) throws SQLException {
        final FacadeOptions options = url.options();
        final JdbcConnection connection = new JdbcConnection(
                line,
                new ConnectionSettings(
                        url.shown(),
                        url.user(),
                        new ValueSettings(options.tinyInt1isBit(), options.yearIsDateType(), options.zone()),
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
