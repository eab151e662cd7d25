package dev.luma.jdbc.vendor;

import java.util.List;
import java.util.Optional;

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

    @Override
    public Optional<Dictionary> dictionary() {
        return Optional.of(new Dictionary(false, version.isAtLeast(10, 3)));
    }

    @Override
    public List<SqlTypeInfo> types() {
        return SqlTypeInfo.MARIADB;
    }

    @Override
    public List<String> keywords() {
        return Keywords.MARIADB;
    }

    @Override
    public Limits limits() {
        return Limits.MARIADB;
    }

    @Override
    public List<String> tableTypes() {
        return List.of("LOCAL TEMPORARY", "SEQUENCE", "SYSTEM TABLE", "SYSTEM VIEW", "TABLE", "VIEW");
    }
}
