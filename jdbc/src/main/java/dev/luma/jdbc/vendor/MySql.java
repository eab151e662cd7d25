package dev.luma.jdbc.vendor;

import java.util.List;
import java.util.Optional;

/// Oracle's MySQL, and servers that call themselves so.
record MySql(Version version) implements MySqlFamily {
    @Override
    public String productName() {
        return "MySQL";
    }

    @Override
    public boolean hasReturning() {
        return false;
    }

    @Override
    public SessionSql session() {
        return SessionSql.mysql();
    }

    @Override
    public Optional<Dictionary> dictionary() {
        return Optional.of(
                new Dictionary(version.isAtLeast(8, 1) || version.isAtLeast(8, 0) && version.patch() >= 13, false));
    }

    @Override
    public List<SqlTypeInfo> types() {
        return SqlTypeInfo.MYSQL;
    }

    @Override
    public List<String> keywords() {
        return Keywords.MYSQL;
    }

    @Override
    public Limits limits() {
        return Limits.MYSQL;
    }

    @Override
    public List<String> tableTypes() {
        return List.of("SYSTEM TABLE", "SYSTEM VIEW", "TABLE", "VIEW");
    }
}
