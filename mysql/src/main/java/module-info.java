/// The driver for MySQL and MariaDB, from the socket up.
module dev.luma.mysql {
    requires transitive dev.luma.db;
    requires transitive dev.luma.toolbox;
    requires static transitive org.jspecify;
    requires static com.google.errorprone.annotations;

    exports dev.luma.mysql;
    exports dev.luma.mysql.spi;

    provides dev.luma.db.spi.Driver with
            dev.luma.mysql.Mysql;

    uses dev.luma.mysql.spi.ZstdProvider;
}
