package dev.luma.jdbc;

import dev.luma.jdbc.error.SqlExceptions;
import dev.luma.jdbc.url.JdbcUrl;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.ShardingKeyBuilder;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Connections to the database that a URL names; each is new, so that a pool stands before it.
///
/// ```java
/// LumaDataSource shop = new LumaDataSource();
/// shop.setUrl("jdbc:luma:mysql://localhost/shop");
/// shop.setUser("alice");
/// shop.setPassword("secret");
/// ```
///
/// It takes URLs that begin with `jdbc:mysql:` and `jdbc:mariadb:`, too. To be set up by one thread, and used by any
/// number of them.
public final class LumaDataSource implements DataSource {
    private volatile String url = "";
    private volatile @Nullable String user;
    private volatile @Nullable String password;
    private volatile Properties properties = new Properties();
    private volatile int loginTimeout;
    private volatile @Nullable PrintWriter logWriter;

    /// To be given a URL.
    public LumaDataSource() {}

    /// @param url as [LumaJdbcDriver#connect] takes it
    public LumaDataSource(String url) {
        this.url = url;
    }

    /// The URL without anything secret; empty if none was given.
    public String getUrl() {
        return url.isEmpty() || !JdbcUrl.accepts(url, true) ? "" : shown();
    }

    private String shown() {
        try {
            return JdbcUrl.parse(url, properties).shown();
        } catch (RuntimeException e) {
            return "";
        }
    }

    public void setUrl(String url) {
        this.url = url;
    }

    /// As [#setUrl], by the name that some pools have for it.
    public void setURL(String url) {
        setUrl(url);
    }

    /// As [#setUrl], by the name that some frameworks have for it.
    public void setJdbcUrl(String url) {
        setUrl(url);
    }

    public @Nullable String getUser() {
        return user;
    }

    public void setUser(@Nullable String user) {
        this.user = user;
    }

    public void setUsername(@Nullable String user) {
        setUser(user);
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    /// Options beside those in the URL.
    public void setProperties(Properties properties) {
        final Properties copy = new Properties();
        copy.putAll(properties);
        this.properties = copy;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return getConnection(user, password);
    }

    @Override
    public Connection getConnection(@Nullable String otherUser, @Nullable String otherPassword) throws SQLException {
        if (!JdbcUrl.accepts(url, true)) {
            throw SqlExceptions.usage(
                    "08001",
                    "the data source has no URL of this driver: set one such as jdbc:luma:mysql://localhost/shop");
        }
        final Properties info = new Properties();
        info.putAll(properties);
        put(info, "user", otherUser);
        put(info, "password", otherPassword);
        if (loginTimeout > 0) {
            info.putIfAbsent("connectTimeout", loginTimeout + "s");
        }
        return Opening.open(url, info);
    }

    private static void put(Properties info, String name, @Nullable String value) {
        if (value != null) {
            info.setProperty(name, value);
        }
    }

    @Override
    public ConnectionBuilder createConnectionBuilder() throws SQLException {
        throw SqlExceptions.notSupported("what a builder would add are sharding keys, which neither server has: take"
                + " getConnection(user, password)");
    }

    @Override
    public ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
        throw SqlExceptions.notSupported("neither server has sharding keys");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return logWriter;
    }

    /// Kept, and not written to: what there is to say goes to the system's logger.
    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        logWriter = out;
    }

    /// @param seconds for the way to an open connection; 0 for what the URL says
    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        if (seconds < 0) {
            throw SqlExceptions.usage("HY024", "a timeout is not negative, and this is " + seconds);
        }
        loginTimeout = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("dev.luma");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw SqlExceptions.usage("HY010", "this data source is no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    /// Names the place, and nothing secret.
    @Override
    public String toString() {
        return "LumaDataSource[" + getUrl() + "]";
    }
}
