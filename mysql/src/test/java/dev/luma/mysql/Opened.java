package dev.luma.mysql;

import dev.luma.db.Connection;
import dev.luma.db.Db;
import dev.luma.testkit.server.RealServer;

/// Connections to real servers, for tests.
public final class Opened {
    /// A database that every server of the tests has.
    private static final String DATABASE = "luma_test";

    private Opened() {}

    /// As the account that may do everything, in a database for tests.
    public static Connection on(RealServer server) {
        try (Connection connection = Db.open(Mysql.driver(), dsn(server, ""))) {
            connection.exec("CREATE DATABASE IF NOT EXISTS " + DATABASE + " CHARACTER SET utf8mb4");
        }
        return Db.open(Mysql.driver(), dsn(server, DATABASE));
    }

    /// @param database and options, if any: `mysql?tls=disabled`
    public static String dsn(RealServer server, String database) {
        return server.user() + "@" + server.host() + ":" + server.port() + "/" + database;
    }
}
