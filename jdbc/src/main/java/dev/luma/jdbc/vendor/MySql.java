package dev.luma.jdbc.vendor;

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
}
