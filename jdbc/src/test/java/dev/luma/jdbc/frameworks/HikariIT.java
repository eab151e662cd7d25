package dev.luma.jdbc.frameworks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.luma.jdbc.LumaDataSource;
import dev.luma.jdbc.LumaJdbcDriver;
import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.PrivateServer;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ServerTest
class HikariIT {
    private final RealServer server;

    HikariIT(RealServer server) {
        this.server = server;
    }

    private HikariConfig config() {
        final HikariConfig config = new HikariConfig();
        config.setJdbcUrl(TestDatabase.url(server, ""));
        config.setMaximumPoolSize(2);
        return config;
    }

    @Test
    void poolsConnectionsByUrl() throws Exception {
        try (HikariDataSource pool = new HikariDataSource(config());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            final List<Future<String>> answers = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> {
                        try (Connection db = pool.getConnection()) {
                            return TestDatabase.ask(db, "SELECT " + i);
                        }
                    }))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertEquals(String.valueOf(i), answers.get(i).get());
            }
            assertTrue(pool.getHikariPoolMXBean().getTotalConnections() <= 2);
        }
    }

    @Test
    void poolsConnectionsByDriverClassAndByDataSourceClass() throws SQLException {
        final HikariConfig byDriver = config();
        byDriver.setDriverClassName(LumaJdbcDriver.class.getName());
        byDriver.setUsername(server.user());
        byDriver.setPassword("");
        assertWorks(byDriver);

        final HikariConfig bySource = new HikariConfig();
        bySource.setDataSourceClassName(LumaDataSource.class.getName());
        bySource.addDataSourceProperty("url", TestDatabase.url(server, ""));
        bySource.addDataSourceProperty("user", server.user());
        assertWorks(bySource);
    }

    private static void assertWorks(HikariConfig config) throws SQLException {
        try (HikariDataSource pool = new HikariDataSource(config);
                Connection db = pool.getConnection()) {
            assertEquals("7", TestDatabase.ask(db, "SELECT 7"));
        }
    }

    @Test
    void givesConnectionsBackAsTheyWere() throws SQLException {
        final HikariConfig one = config();
        one.setMaximumPoolSize(1);
        one.setCatalog("luma_jdbc");
        try (HikariDataSource pool = new HikariDataSource(one)) {
            try (Connection db = pool.getConnection()) {
                TestDatabase.run(db, "DROP TABLE IF EXISTS pooled", "CREATE TABLE pooled (n INT) ENGINE = InnoDB");
                db.setAutoCommit(false);
                db.setReadOnly(false);
                db.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                TestDatabase.run(db, "INSERT INTO pooled VALUES (1)");
                db.setCatalog("mysql");
            }
            try (Connection db = pool.getConnection()) {
                assertTrue(db.getAutoCommit());
                assertFalse(db.isReadOnly());
                assertEquals(Connection.TRANSACTION_REPEATABLE_READ, db.getTransactionIsolation());
                assertEquals("luma_jdbc", db.getCatalog());
                assertEquals("0", TestDatabase.ask(db, "SELECT COUNT(*) FROM pooled"));
            }
        }
    }

    @Test
    void throwsAwayAConnectionThatDied() throws SQLException {
        final HikariConfig one = config();
        one.setMaximumPoolSize(1);
        try (HikariDataSource pool = new HikariDataSource(one);
                Connection killer = TestDatabase.open(server)) {
            final String first;
            try (Connection db = pool.getConnection()) {
                first = TestDatabase.ask(db, "SELECT CONNECTION_ID()");
                TestDatabase.run(killer, "KILL " + first);
                assertThrows(SQLException.class, () -> TestDatabase.ask(db, "SELECT 1"));
            }
            try (Connection db = pool.getConnection()) {
                assertNotEquals(first, TestDatabase.ask(db, "SELECT CONNECTION_ID()"));
            }
        }
    }

    @Test
    void keepsToWhatThePoolIsTold() throws SQLException {
        final HikariConfig told = config();
        told.setMaximumPoolSize(1);
        told.setConnectionInitSql("SET @greeting = 'hello', SESSION sort_buffer_size = 65536");
        told.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        told.setReadOnly(true);
        told.setAutoCommit(false);
        told.setCatalog("luma_jdbc");
        told.setKeepaliveTime(30_000);
        told.setMaxLifetime(60_000);
        told.setLeakDetectionThreshold(30_000);
        told.setValidationTimeout(250);
        try (HikariDataSource pool = new HikariDataSource(told)) {
            for (int i = 0; i < 2; i++) {
                try (Connection db = pool.getConnection()) {
                    assertEquals(
                            "hello 65536", TestDatabase.ask(db, "SELECT CONCAT(@greeting, ' ', @@sort_buffer_size)"));
                    assertEquals(Connection.TRANSACTION_READ_COMMITTED, db.getTransactionIsolation());
                    assertTrue(db.isReadOnly());
                    assertFalse(db.getAutoCommit());
                    assertThrows(SQLException.class, () -> TestDatabase.run(db, "CREATE TABLE never (n INT)"));
                    db.rollback();
                    db.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                    db.setReadOnly(false);
                }
            }
        }
    }

    @Test
    void findsTheServerAgainThatWasGone() throws SQLException {
        try (PrivateServer mortal = server.newPrivateServer()) {
            final HikariConfig config = new HikariConfig();
            config.setJdbcUrl(TestDatabase.url(mortal, ""));
            config.setMaximumPoolSize(2);
            try (HikariDataSource pool = new HikariDataSource(config);
                    Connection held = pool.getConnection()) {
                mortal.kill();
                assertThrows(SQLException.class, () -> TestDatabase.ask(held, "SELECT 1"));
                mortal.restart();
                assertEquals("1", firstAnswer(pool));
            }
        }
    }

    /// What the first connection says that lives: one that died, and was used a moment ago, is handed out unasked.
    private static String firstAnswer(HikariDataSource pool) throws SQLException {
        SQLException last = new SQLException("nobody was asked");
        for (int i = 0; i < 5; i++) {
            try (Connection db = pool.getConnection()) {
                return TestDatabase.ask(db, "SELECT 1");
            } catch (SQLException e) {
                last = e;
            }
        }
        throw last;
    }

    @Test
    void evictsWhatWasKilledWhileItLayIdle() throws SQLException {
        final HikariConfig config = config();
        config.setMinimumIdle(2);
        try (HikariDataSource pool = new HikariDataSource(config);
                Connection killer = TestDatabase.open(server)) {
            final String first;
            final String second;
            try (Connection one = pool.getConnection();
                    Connection two = pool.getConnection()) {
                first = TestDatabase.ask(one, "SELECT CONNECTION_ID()");
                second = TestDatabase.ask(two, "SELECT CONNECTION_ID()");
            }
            TestDatabase.run(killer, "KILL " + first, "KILL " + second);

            assertEquals("1", firstAnswer(pool));
        }
    }
}
