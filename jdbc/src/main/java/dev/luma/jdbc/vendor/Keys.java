package dev.luma.jdbc.vendor;

import dev.luma.db.spi.SqlDialect;

/// What MySQL must be asked to make the keys of many rows out of the first.
final class Keys {
    private Keys() {}

    /// See [KeyPlan.Counted#question].
    ///
    /// @param table as it is written in the statement
    static String questionAbout(String table, SqlDialect dialect) {
        final int point = Names.pointIn(table, dialect);
        final String schema = point < 0 ? "DATABASE()" : Names.literal(table.substring(0, point), dialect);
        return "SELECT @@SESSION.auto_increment_increment,"
                + " (SELECT COUNT(*) FROM information_schema.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = " + schema
                + " AND EVENT_OBJECT_TABLE = " + Names.literal(table.substring(point + 1), dialect)
                + " AND EVENT_MANIPULATION = 'INSERT' AND ACTION_TIMING = 'BEFORE'),"
                + " asked.* FROM (SELECT 1) one LEFT JOIN " + table + " asked ON FALSE";
    }
}
