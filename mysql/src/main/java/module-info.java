/// The driver for MySQL and MariaDB, from the socket up.
module dev.luma.mysql {
    requires transitive dev.luma.db;
    requires transitive dev.luma.toolbox;
    requires static transitive org.jspecify;
    requires static com.google.errorprone.annotations;

    exports dev.luma.mysql;
    exports dev.luma.mysql.spi;

    uses dev.luma.mysql.spi.ZstdProvider;
}
