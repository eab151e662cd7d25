package dev.luma.jdbc.vendor;

/// MariaDB.
record MariaDb(Version version) implements MySqlFamily {
    @Override
    public String productName() {
        return "MariaDB";
    }

    @Override
    public boolean hasReturning() {
        return version.isAtLeast(10, 5);
    }

    @Override
    public SessionSql session() {
        return SessionSql.mariaDb(version);
    }
}
