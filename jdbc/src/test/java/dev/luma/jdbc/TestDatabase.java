package dev.luma.jdbc;

import dev.luma.testkit.server.RealServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Connections of java.sql to real servers, for tests.
public final class TestDatabase {
    private static final String NAME = "luma_jdbc";

    private TestDatabase() {}

    /// A URL of ours for the account that may do everything, with the database of the tests, which is made if there is
    /// none.
    ///
    /// @param options such as `tinyInt1isBit=false`; empty for none
    public static String url(RealServer server, String options) {
        return "jdbc:luma:mysql://" + server.user() + "@" + server.host() + ":" + server.port() + "/" + NAME
                + "?createDatabaseIfNotExist=true" + (options.isEmpty() ? "" : "&" + options);
    }

    public static Connection open(RealServer server) throws SQLException {
        return open(server, "");
    }

    public static Connection open(RealServer server, String options) throws SQLException {
        return DriverManager.getConnection(url(server, options));
    }

    /// Runs statements that give nothing of interest.
    public static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (final String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// The first value that a query gives, as a text.
    public static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
