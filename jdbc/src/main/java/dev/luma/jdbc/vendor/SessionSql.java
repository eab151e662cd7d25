package dev.luma.jdbc.vendor;

import java.util.Optional;

/// How a session is asked and told about itself. What is empty nobody knows of this server.
///
/// @param warnings gives the last statement's warnings: level, code, message
/// @param isolation gives the isolation level of the next transaction, its words joined by hyphens
/// @param database gives the name of the default database, or NULL
/// @param useDatabase makes another one the default: this, and its quoted name
/// @param createDatabase makes one, if there is none of the name that follows
public record SessionSql(
        Optional<String> warnings,
        Optional<String> isolation,
        Optional<String> database,
        Optional<String> useDatabase,
        Optional<String> createDatabase) {
    static final SessionSql UNKNOWN =
            new SessionSql(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final SessionSql MYSQL = family("SELECT @@transaction_isolation");

    static SessionSql mysql() {
        return MYSQL;
    }

    /// The variable has its new name since 11.1.
    static SessionSql mariaDb(Version version) {
        return family(version.isAtLeast(11, 1) ? "SELECT @@transaction_isolation" : "SELECT @@tx_isolation");
    }

    private static SessionSql family(String isolation) {
        return new SessionSql(
                Optional.of("SHOW WARNINGS"),
                Optional.of(isolation),
                Optional.of("SELECT DATABASE()"),
                Optional.of("USE "),
                Optional.of("CREATE DATABASE IF NOT EXISTS "));
    }
}
