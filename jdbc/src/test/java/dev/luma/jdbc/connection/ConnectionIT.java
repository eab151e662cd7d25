package dev.luma.jdbc.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.spi.Session;
import dev.luma.jdbc.LumaDataSource;
import dev.luma.jdbc.LumaJdbcDriver;
import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class ConnectionIT {
    private final RealServer server;
    private Connection db;

    ConnectionIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() throws SQLException {
        db = TestDatabase.open(server);
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    // ---- opening

    @Test
    void isFoundByTheDriverManager() throws SQLException {
        assertInstanceOf(LumaJdbcDriver.class, DriverManager.getDriver("jdbc:luma:mysql://localhost/"));
        assertFalse(new LumaJdbcDriver().acceptsURL("jdbc:mysql://localhost/"));
    }

    @Test
    void takesUserAndPasswordFromProperties() throws SQLException {
        final Properties info = new Properties();
        info.setProperty("user", server.user());
        info.setProperty("password", "");
        info.setProperty("connectTimeout", "3000");
        final String url = "jdbc:luma:mariadb://" + server.host() + ":" + server.port() + "/mysql";
        try (Connection connection = DriverManager.getConnection(url, info)) {
            assertEquals("mysql", connection.getCatalog());
        }
    }

    @Test
    void aDataSourceTakesTheUrlsOfTheEstablishedDrivers() throws SQLException {
        final LumaDataSource source = new LumaDataSource();
        source.setUrl("jdbc:mysql://" + server.host() + ":" + server.port()
                + "/mysql?useSSL=false&serverTimezone=UTC&characterEncoding=UTF-8&cachePrepStmts=true"
                + "&useServerPrepStmts=true&rewriteBatchedStatements=true");
        source.setUser(server.user());
        source.setPassword("");
        try (Connection connection = source.getConnection()) {
            assertEquals("mysql", connection.getCatalog());
            assertTrue(connection.isValid(5));
        }
    }

    @Test
    void setsSessionVariables() throws SQLException {
        try (Connection connection =
                TestDatabase.open(server, "sessionVariables=auto_increment_increment=7,@tenant='a,b'")) {
            assertEquals("7", TestDatabase.ask(connection, "SELECT @@auto_increment_increment"));
            assertEquals("a,b", TestDatabase.ask(connection, "SELECT @tenant"));
        }
    }

    // ---- where it is

    @Test
    void namesItsDatabaseAndChangesIt() throws SQLException {
        assertEquals("luma_jdbc", db.getCatalog());
        db.setCatalog("mysql");
        assertEquals("mysql", db.getCatalog());
        assertNull(db.getSchema());
        assertEquals(
                "42000",
                assertThrows(SQLException.class, () -> db.setCatalog("no such database"))
                        .getSQLState());
    }

    @Test
    void unwrapsToWhatIsBelow() throws SQLException {
        assertNotNull(db.unwrap(dev.luma.db.Connection.class));
        assertNotNull(db.unwrap(Session.class));
        assertTrue(db.isWrapperFor(Session.class));
        assertFalse(db.isWrapperFor(String.class));
        assertThrows(SQLException.class, () -> db.unwrap(String.class));
    }

    // ---- whether it lives

    @Test
    void isValidAsLongAsTheServerAnswers() throws SQLException {
        assertTrue(db.isValid(5));
        assertTrue(db.isValid(0));
        assertThrows(SQLException.class, () -> db.isValid(-1));
        try (Connection killer = TestDatabase.open(server)) {
            TestDatabase.run(killer, "KILL " + TestDatabase.ask(db, "SELECT CONNECTION_ID()"));
        }
        assertFalse(db.isValid(5));
        assertTrue(db.isClosed());
    }

    @Test
    void isValidWhileRowsAreOnTheLine() throws SQLException {
        try (Statement statement = db.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 UNION SELECT 2")) {
            rows.next();
            assertTrue(db.isValid(5));
            assertTrue(rows.next());
        }
    }

    @Test
    void aClosedConnectionSaysSo() throws SQLException {
        final Statement statement = db.createStatement();
        final PreparedStatement prepared = db.prepareStatement("SELECT ?");
        db.close();
        db.close();
        assertTrue(db.isClosed());
        assertFalse(db.isValid(1));
        for (final var call : new org.junit.jupiter.api.function.Executable[] {
            db::createStatement,
            () -> db.prepareStatement("SELECT 1"),
            db::commit,
            db::rollback,
            db::getAutoCommit,
            () -> db.setAutoCommit(false),
            db::getCatalog,
            db::getMetaData,
            db::getTransactionIsolation,
            () -> db.setReadOnly(true),
            db::getWarnings,
            () -> db.nativeSQL("SELECT 1")
        }) {
            assertEquals(
                    "08003",
                    assertThrows(SQLNonTransientConnectionException.class, call).getSQLState());
        }
        assertTrue(statement.isClosed());
        assertThrows(SQLException.class, () -> statement.executeQuery("SELECT 1"));
        assertThrows(SQLException.class, () -> prepared.setInt(1, 1));
        assertThrows(SQLException.class, prepared::executeQuery);
    }

    @Test
    void abortEndsACallThatIsUnderWay() throws Exception {
        final CompletableFuture<Void> sleeping = CompletableFuture.runAsync(() -> {
            try {
                TestDatabase.run(db, "DO SLEEP(60)");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        awaitSleep();
        db.abort(Runnable::run);
        assertTrue(db.isClosed());
        final Throwable failure = assertThrows(ExecutionException.class, () -> sleeping.get(20, TimeUnit.SECONDS))
                .getCause()
                .getCause();
        assertTrue(((SQLException) failure).getSQLState().startsWith("08"), failure::toString);
    }

    @Test
    void closeFromAnotherThreadEndsACallToo() throws Exception {
        final CompletableFuture<Void> sleeping = CompletableFuture.runAsync(() -> {
            try {
                TestDatabase.run(db, "DO SLEEP(60)");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        awaitSleep();
        db.close();
        assertThrows(ExecutionException.class, () -> sleeping.get(20, TimeUnit.SECONDS));
    }

    private void awaitSleep() throws Exception {
        try (Connection watcher = TestDatabase.open(server)) {
            final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!TestDatabase.ask(
                            watcher,
                            "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE INFO LIKE 'DO SLEEP(60)%'"
                                    + " AND DB = 'luma_jdbc'")
                    .equals("1")) {
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException("no statement sleeps");
                }
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void theNetworkTimeoutEndsACallAndTheConnection() throws SQLException {
        db.setNetworkTimeout(Runnable::run, 300);
        assertEquals(300, db.getNetworkTimeout());
        assertThrows(SQLTimeoutException.class, () -> TestDatabase.run(db, "DO SLEEP(20)"));
        assertTrue(db.isClosed());
    }

    @Test
    void theNetworkTimeoutCanBeTakenBack() throws SQLException {
        db.setNetworkTimeout(null, 200);
        db.setNetworkTimeout(null, 0);
        TestDatabase.run(db, "DO SLEEP(0.5)");
        assertTrue(db.isValid(1));
        TestDatabase.run(db, "DO SLEEP(0.5)");
    }

    @Test
    void warnsThatClientInfoComesTooLate() throws SQLException {
        assertNull(db.getWarnings());
        db.setClientInfo("ApplicationName", "shop");
        assertEquals("01S00", db.getWarnings().getSQLState());
        db.clearWarnings();
        assertNull(db.getWarnings());
        assertTrue(db.getClientInfo().isEmpty());
    }
}
