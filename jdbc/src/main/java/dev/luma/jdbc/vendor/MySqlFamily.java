package dev.luma.jdbc.vendor;

/// What MySQL and MariaDB say alike.
sealed interface MySqlFamily extends Vendor permits MySql, MariaDb {
    @Override
    default ScalarFunctions functions() {
        return ScalarFunctions.MYSQL;
    }
}
