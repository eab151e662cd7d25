package dev.luma.jdbc.flyway;

import java.sql.Connection;
import java.util.Properties;
import org.flywaydb.database.mysql.MySQLDatabaseType;
import org.jspecify.annotations.Nullable;

/// The URLs of ours, for Flyway, which finds this class by its `META-INF/services`.
///
/// It never claims a connection: whether the server is MySQL or MariaDB is told by its product's name, to which
/// Flyway's own types listen.
public final class LumaDatabaseType extends MySQLDatabaseType {
    private static final String PREFIX = "jdbc:luma:";
    private static final String DRIVER = "dev.luma.jdbc.LumaJdbcDriver";

    @Override
    public String getName() {
        return "Luma";
    }

    @Override
    public boolean handlesJDBCUrl(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public String getDriverClass(String url, ClassLoader classLoader) {
        return DRIVER;
    }

    @Override
    public @Nullable String getBackupDriverClass(String url, ClassLoader classLoader) {
        return null;
    }

    @Override
    public boolean handlesDatabaseProductNameAndVersion(
            String databaseProductName, String databaseProductVersion, Connection connection) {
        return false;
    }

    /// None: those that Flyway gives another driver are no options of ours.
    @Override
    public void setDefaultConnectionProps(String url, Properties props, ClassLoader classLoader) {
        // What a connection needs is in its URL.
    }

    @Override
    public boolean externalAuthPropertiesRequired(String url, @Nullable String username, @Nullable String password) {
        return false;
    }
}
