package dev.luma.benchmarks;

/// Where the server is. It listens on loopback, and `root` has no password.
///
/// @param tls whether the line is encrypted; the certificate is not verified, by any driver
public record Target(int port, boolean tls) {
    static final String DATABASE = "bench";
    static final String POINT_SELECT = "SELECT id, name FROM thousand WHERE id = ?";
    static final String THOUSAND_ROWS = "SELECT id, name FROM thousand";

    /// Reads the two system properties by which [Suite] tells its forks where the server is.
    static Target fromProperties() {
        return new Target(Integer.getInteger("luma.bench.port"), Boolean.getBoolean("luma.bench.tls"));
    }

    /// Each driver's best documented settings for statements that are run again and again.
    String mariaDbUrl() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + DATABASE
                + "?user=root&useServerPrepStmts=true&cachePrepStmts=true" + "&sslMode=" + (tls ? "trust" : "disable");
    }

    String connectorUrl() {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + DATABASE
                + "?user=root&useServerPrepStmts=true&cachePrepStmts=true"
                + "&cacheServerConfiguration=true&useLocalSessionState=true&elideSetAutoCommits=true"
                + "&sslMode=" + (tls ? "REQUIRED" : "DISABLED");
    }

    String lumaDsn() {
        return "root@127.0.0.1:" + port + "/" + DATABASE + "?tls=" + (tls ? "required" : "disabled");
    }
}
