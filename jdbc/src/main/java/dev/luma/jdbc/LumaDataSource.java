package dev.luma.jdbc;

import dev.luma.jdbc.error.SqlExceptions;
import dev.luma.jdbc.error.Unwrapping;
import dev.luma.jdbc.url.JdbcUrl;
import java.io.PrintWriter;
import java.io.Serial;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.ShardingKeyBuilder;
import java.util.Properties;
import java.util.logging.Logger;
import javax.naming.Reference;
import javax.naming.Referenceable;
import javax.naming.StringRefAddr;
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
///
/// A directory of JNDI keeps it as a [Reference], from which [LumaDataSourceFactory] makes it again; it can be
/// serialised as well. **Both hold the password,** if one was set, as it is: who can read them can log in. Where that
/// may not be, set none, and call [#getConnection(String, String)].
public final class LumaDataSource implements DataSource, Referenceable, Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private volatile String url = "";
    private volatile @Nullable String user;
    private volatile @Nullable String password;
    private volatile Properties properties = new Properties();
    private volatile int loginTimeout;
    private transient volatile @Nullable PrintWriter logWriter;

    /// To be given a URL.
    public LumaDataSource() {}

    /// @param url as [LumaJdbcDriver#connect] takes it
    public LumaDataSource(@Nullable String url) {
        this.url = url == null ? "" : url;
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

    /// @param url as [LumaJdbcDriver#connect] takes it; null for none
    public void setUrl(@Nullable String url) {
        this.url = url == null ? "" : url;
    }

    /// As [#setUrl], by the name that some pools have for it.
    public void setURL(@Nullable String url) {
        setUrl(url);
    }

    /// As [#setUrl], by the name that some frameworks have for it.
    public void setJdbcUrl(@Nullable String url) {
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
    ///
    /// @param properties null for none
    public void setProperties(@Nullable Properties properties) {
        final Properties copy = new Properties();
        if (properties != null) {
            properties.stringPropertyNames().forEach(name -> copy.setProperty(name, properties.getProperty(name)));
        }
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
        return Opening.open(url, info, loginTimeout);
    }

    private static void put(Properties info, String name, @Nullable String value) {
        if (value != null) {
            info.setProperty(name, value);
        }
    }

    /// What a directory of JNDI keeps of it. Its texts show nothing secret; its contents do.
    @Override
    public Reference getReference() {
        final Reference reference =
                new Reference(LumaDataSource.class.getName(), LumaDataSourceFactory.class.getName(), null);
        reference.add(
                url.equals(getUrl())
                        ? new StringRefAddr(LumaDataSourceFactory.URL, url)
                        : new SecretAddress(LumaDataSourceFactory.URL, url));
        if (user != null) {
            reference.add(new StringRefAddr(LumaDataSourceFactory.USER, user));
        }
        if (password != null) {
            reference.add(new SecretAddress(LumaDataSourceFactory.PASSWORD, password));
        }
        if (loginTimeout > 0) {
            reference.add(new StringRefAddr(LumaDataSourceFactory.LOGIN_TIMEOUT, String.valueOf(loginTimeout)));
        }
        final Properties options = properties;
        for (final String name : options.stringPropertyNames()) {
            reference.add(new SecretAddress(LumaDataSourceFactory.OPTION + name, options.getProperty(name)));
        }
        return reference;
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
        if (!isWrapperFor(type)) {
            throw Unwrapping.isNo(this, type);
        }
        return type.cast(this);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return Unwrapping.typeGiven(type).isInstance(this);
    }

    /// Names the place, and nothing secret.
    @Override
    public String toString() {
        return "LumaDataSource[" + getUrl() + "]";
    }
}
