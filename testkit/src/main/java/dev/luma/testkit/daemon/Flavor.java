package dev.luma.testkit.daemon;

import java.util.List;

/// Who makes the server: what its programs are called and which options only it knows.
public enum Flavor {
    MYSQL("mysqld", "mysql"),
    MARIADB("mariadbd", "mariadb");

    private final String daemonName;
    private final String clientName;

    Flavor(String daemonName, String clientName) {
        this.daemonName = daemonName;
        this.clientName = clientName;
    }

    String daemonName() {
        return daemonName;
    }

    String clientName() {
        return clientName;
    }

    /// What a server that lies elsewhere than it was built for must be told, beside its directories.
    List<String> relocation() {
        return switch (this) {
            // the built-in directory does not exist, and the server would refuse to start
            case MYSQL -> List.of("--secure-file-priv=");
            case MARIADB -> List.of();
        };
    }

    /// Keeps a test server small, as several run at once: 530 MB become 375 MB with MySQL 9.7.4. The performance schema
    /// stays on there, as it shows the sessions' connection attributes and prepared statements.
    List<String> thrift() {
        return switch (this) {
            case MYSQL ->
                List.of(
                        "--mysqlx=OFF",
                        "--disable-log-bin",
                        "--table-open-cache=256",
                        "--table-definition-cache=400",
                        "--performance-schema-digests-size=200",
                        "--performance-schema-error-size=0",
                        "--performance-schema-max-digest-length=256");
            case MARIADB -> List.of();
        };
    }

    /// What makes the server offer no TLS.
    String withoutTls() {
        return switch (this) {
            case MYSQL -> "--tls-version=";
            case MARIADB -> "--skip-ssl";
        };
    }

    /// What makes the command-line client not ask for TLS.
    String clientWithoutTls() {
        return switch (this) {
            case MYSQL -> "--ssl-mode=DISABLED";
            case MARIADB -> "--skip-ssl";
        };
    }
}
