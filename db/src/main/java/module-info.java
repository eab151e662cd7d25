/// The driver contract, and what applications import.
module dev.luma.db {
    requires transitive dev.luma.toolbox;
    requires jdk.jfr;
    requires static transitive org.jspecify;
    requires static transitive com.google.errorprone.annotations;

    exports dev.luma.db;
    exports dev.luma.db.advice to
            dev.luma.jdbc;
    exports dev.luma.db.error;
    exports dev.luma.db.observe;
    exports dev.luma.db.spi;
    exports dev.luma.db.sql to
            dev.luma.mysql,
            dev.luma.jdbc,
            dev.luma.lang.runtime;
    exports dev.luma.db.text to
            dev.luma.lang.runtime;

    uses dev.luma.db.observe.Listener;
}
