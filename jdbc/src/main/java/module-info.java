/// java.sql over the driver contract.
module dev.luma.jdbc {
    requires transitive java.sql;
    requires transitive dev.luma.db;
    requires static transitive org.jspecify;
    requires static com.google.errorprone.annotations;

    uses dev.luma.db.spi.Driver;
}
