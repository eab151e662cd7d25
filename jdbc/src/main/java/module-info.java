/// java.sql over the driver contract.
module dev.luma.jdbc {
    requires transitive java.naming;
    requires transitive java.sql;
    requires transitive dev.luma.db;
    requires static transitive org.jspecify;
    requires static com.google.errorprone.annotations;

    exports dev.luma.jdbc;

    uses dev.luma.db.spi.Driver;
    uses dev.luma.db.spi.DriverFiles;

    provides java.sql.Driver with
            dev.luma.jdbc.LumaJdbcDriver;
}
