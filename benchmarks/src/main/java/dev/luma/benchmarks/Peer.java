package dev.luma.benchmarks;

import dev.luma.db.Db;
import dev.luma.mysql.Mysql;
import java.sql.DriverManager;

/// One driver, doing each benchmark's work as a careful user of it would write it. One connection, one thread.
public interface Peer extends AutoCloseable {
    /// One row by its key, through a statement that was prepared once; both columns are read.
    ///
    /// @param id 1 to 1000
    /// @return the sum of the number and the text's length
    long pointSelect(int id) throws Exception;

    /// 1000 rows of (int, char(32)), as text; every value is read.
    ///
    /// @return the sum of the numbers and the texts' lengths
    long thousandRowsAsText() throws Exception;

    /// The same rows in binary form, through a statement that was prepared once.
    long thousandRowsAsBinary() throws Exception;

    @Override
    void close() throws Exception;

    /// Opens a connection with the driver's own defaults and closes it.
    static void connect(String driver, Target target) throws Exception {
        switch (driver) {
            case "luma" -> Db.open(Mysql.driver(), target.lumaDsn()).close();
            case "mariadb-j" -> DriverManager.getConnection(target.mariaDbUrl()).close();
            case "connector-j" ->
                DriverManager.getConnection(target.connectorUrl()).close();
            default -> throw new IllegalArgumentException("no driver is called " + driver);
        }
    }

    /// Opens a driver.
    ///
    /// @param driver `luma`, `mariadb-j` or `connector-j`
    static Peer open(String driver, Target target) throws Exception {
        return switch (driver) {
            case "luma" -> new LumaPeer(target);
            case "mariadb-j" -> new JdbcPeer(target.mariaDbUrl());
            case "connector-j" -> new JdbcPeer(target.connectorUrl());
            default -> throw new IllegalArgumentException("no driver is called " + driver);
        };
    }
}
