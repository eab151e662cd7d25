package dev.luma.jdbc;

import dev.luma.jdbc.error.SqlExceptions;
import dev.luma.jdbc.url.FacadeOptions;
import dev.luma.jdbc.url.JdbcUrl;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Any driver of the contract as one of java.sql, found by [DriverManager] and by its class's name.
///
/// ```java
/// Connection db = DriverManager.getConnection("jdbc:luma:mysql://localhost/shop", "alice", "secret");
/// ```
///
/// It takes `jdbc:luma:` alone. URLs that begin with `jdbc:mysql:` or `jdbc:mariadb:` it takes where the system
/// property [#FOREIGN_URLS] is `true`, so that it is in no other driver's way; [LumaDataSource] takes them always.
///
/// Stateless, for any number of threads.
public final class LumaJdbcDriver implements Driver {
    /// Set to `true`, it has this driver take the URLs of the established drivers: `dev.luma.jdbc.foreignUrls`.
    public static final String FOREIGN_URLS = "dev.luma.jdbc.foreignUrls";

    /// In seconds.
    private static final int SHORT_LOGIN = 5;

    private static final int MAJOR = 0;
    private static final int MINOR = 1;

    static {
        try {
            DriverManager.registerDriver(new LumaJdbcDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// For [java.util.ServiceLoader], and for pools that are given the class's name.
    public LumaJdbcDriver() {}

    @Override
    public boolean acceptsURL(@Nullable String url) throws SQLException {
        return JdbcUrl.accepts(SqlExceptions.given(url, "the URL"), Boolean.getBoolean(FOREIGN_URLS));
    }

    /// Opens a connection, or gives null if the URL is another driver's.
    ///
    /// @param info `user`, `password`, and options
    @Override
    public @Nullable Connection connect(@Nullable String url, @Nullable Properties info) throws SQLException {
        return url != null && acceptsURL(url)
                ? Opening.open(url, info == null ? new Properties() : info, loginTimeout())
                : null;
    }

    /// What [DriverManager] was told, which pools do with long times as well: only one shorter than a driver's own
    /// counts.
    private static int loginTimeout() {
        final int seconds = DriverManager.getLoginTimeout();
        return seconds < SHORT_LOGIN ? Math.max(seconds, 0) : 0;
    }

    /// The options of the façade; those of a driver are its own affair.
    @Override
    public DriverPropertyInfo[] getPropertyInfo(@Nullable String url, @Nullable Properties info) {
        final Properties given = info == null ? new Properties() : info;
        return FacadeOptions.described().stream()
                .map(option -> {
                    final DriverPropertyInfo described = new DriverPropertyInfo(
                            option.name(), option.isSecret() ? null : given.getProperty(option.name(), option.value()));
                    described.description = option.description();
                    described.choices =
                            option.choices().isEmpty() ? null : option.choices().toArray(new String[0]);
                    return described;
                })
                .toArray(DriverPropertyInfo[]::new);
    }

    @Override
    public int getMajorVersion() {
        return MAJOR;
    }

    @Override
    public int getMinorVersion() {
        return MINOR;
    }

    /// False: neither MySQL nor MariaDB has all of SQL-92's entry level.
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("dev.luma");
    }
}
