package dev.luma.jdbc;

import java.sql.SQLException;
import java.util.Collections;
import java.util.Hashtable;
import java.util.Properties;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.RefAddr;
import javax.naming.Reference;
import javax.naming.spi.ObjectFactory;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Makes a [LumaDataSource] of what a directory of JNDI keeps of one ([LumaDataSource#getReference]), or of a resource
/// that a container describes, such as Tomcat:
///
/// ```xml
/// <Resource name="jdbc/shop" type="javax.sql.DataSource" factory="dev.luma.jdbc.LumaDataSourceFactory"
///           url="jdbc:luma:mysql://localhost/shop" user="alice" password="secret"/>
/// ```
///
/// It understands the addresses `url`, `user` (or `username`), `password`, `loginTimeout` in seconds, and
/// `option.connectTimeout` and its like for each option beside those in the URL. What else a container adds is its own
/// affair, and passed over.
public final class LumaDataSourceFactory implements ObjectFactory {
    static final String URL = "url";
    static final String USER = "user";
    static final String PASSWORD = "password";
    static final String LOGIN_TIMEOUT = "loginTimeout";
    static final String OPTION = "option.";

    /// For who finds it by its name.
    public LumaDataSourceFactory() {}

    /// Opens no connection.
    ///
    /// @return null for what is no reference to a data source, so that another factory may have it
    @Override
    public @Nullable Object getObjectInstance(
            @Nullable Object described,
            @Nullable Name name,
            @Nullable Context context,
            @Nullable Hashtable<?, ?> environment)
            throws SQLException {
        return described instanceof Reference reference && isOurs(reference.getClassName()) ? source(reference) : null;
    }

    private static boolean isOurs(String type) {
        return type.equals(LumaDataSource.class.getName()) || type.equals(DataSource.class.getName());
    }

    private static LumaDataSource source(Reference reference) throws SQLException {
        final LumaDataSource source = new LumaDataSource();
        final Properties options = new Properties();
        for (final RefAddr address : Collections.list(reference.getAll())) {
            if (address.getContent() instanceof String value) {
                tell(source, options, address.getType(), value);
            }
        }
        source.setProperties(options);
        return source;
    }

    private static void tell(LumaDataSource source, Properties options, String what, String value) throws SQLException {
        switch (what) {
            case URL -> source.setUrl(value);
            case USER, "username" -> source.setUser(value);
            case PASSWORD -> source.setPassword(value);
            case LOGIN_TIMEOUT -> source.setLoginTimeout(seconds(value));
            default -> {
                if (what.startsWith(OPTION)) {
                    options.setProperty(what.substring(OPTION.length()), value);
                }
            }
        }
    }

    private static int seconds(String value) throws SQLException {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new java.sql.SQLNonTransientException("loginTimeout is a number of seconds", "HY024", e);
        }
    }
}
