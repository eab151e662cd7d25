package dev.luma.jdbc.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.jdbc.LumaDataSource;
import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.lang.ref.WeakReference;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLType;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What somebody does who knows the interfaces of java.sql, and not this driver, and takes no care.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
@Timeout(120)
class StrangersIT {
    private static final String MANY = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)"
            + " SELECT a.i, REPEAT('x', 1000) FROM n a, n b";

    private final RealServer server;

    StrangersIT(RealServer server) {
        this.server = server;
    }

    private String refusal(String options) {
        final SQLException refused = assertThrows(
                SQLException.class,
                () -> DriverManager.getConnection(
                        "jdbc:luma:mysql://root@127.0.0.1:" + server.port() + "/?" + options));
        return String.valueOf(refused.getMessage());
    }

    @Test
    void aMisspeltOptionIsToldWithTheOneThatComesNearest() {
        assertEquals("unknown option `conectTimeout`: did you mean `connectTimeout`?", refusal("conectTimeout=1s"));
        assertEquals("unknown option `TinyInt1isBit`: did you mean `tinyInt1isBit`?", refusal("TinyInt1isBit=false"));
        assertEquals(
                "unknown option `useServerPrepStmt`: did you mean `useServerPrepStmts`?",
                refusal("useServerPrepStmt=true"));
        assertTrue(refusal("somethingElse=1").startsWith("unknown option `somethingElse`: there is "));
    }

    @Test
    void aWrongAddressIsToldWhateverTheOptionsAre() {
        final SQLException port = assertThrows(
                SQLException.class, () -> DriverManager.getConnection("jdbc:luma:mysql://root@127.0.0.1:99999/"));
        assertEquals("the DSN's port is not a number from 1 to 65535", port.getMessage());
    }

    /// A connection of a pool lives for long, and an application that never closes its statements is no rarity.
    @Test
    void statementsThatNobodyClosesAreForgotten() throws Exception {
        try (Connection connection = TestDatabase.open(server)) {
            final WeakReference<PreparedStatement> left = leftBehind(connection);
            for (int i = 0; i < 200 && left.get() != null; i++) {
                System.gc();
                Thread.onSpinWait();
            }
            assertEquals(null, left.get());
            assertTrue(connection.isValid(5));
        }
    }

    private static WeakReference<PreparedStatement> leftBehind(Connection connection) throws SQLException {
        final PreparedStatement statement = connection.prepareStatement("SELECT ?");
        statement.setInt(1, 17);
        final ResultSet rows = statement.executeQuery();
        assertTrue(rows.next());
        assertFalse(rows.next());
        return new WeakReference<>(statement);
    }

    @Test
    void nullIsRefusedWhereATypeIsDue() throws SQLException {
        try (Connection connection = TestDatabase.open(server);
                CallableStatement call = connection.prepareCall("{call no_such(?)}")) {
            final SQLType none = none();
            assertEquals(
                    "HY009",
                    assertThrows(SQLException.class, () -> call.registerOutParameter(1, none))
                            .getSQLState());
            call.registerOutParameter(1, JDBCType.INTEGER);
        }
    }

    @SuppressWarnings("NullAway") // what a careless caller gives
    private static SQLType none() {
        return null;
    }

    @Test
    void whatNoServerHasIsRefusedByItsState() throws SQLException {
        final LumaDataSource source = new LumaDataSource(TestDatabase.url(server, ""));
        try (Connection connection = source.getConnection()) {
            for (final org.junit.jupiter.api.function.Executable asked :
                    new org.junit.jupiter.api.function.Executable[] {
                        () -> connection.createArrayOf("INT", new Object[] {1}),
                        () -> connection.setShardingKeyIfValid(
                                source.createShardingKeyBuilder().build(), 1),
                        source::createConnectionBuilder,
                        source::createShardingKeyBuilder
                    }) {
                assertEquals(
                        "0A000",
                        assertThrows(SQLFeatureNotSupportedException.class, asked)
                                .getSQLState());
            }
        }
    }

    @Test
    void aServerThatEndsTheConnectionInMidRowEndsItsTransaction() throws SQLException {
        try (Connection witness = TestDatabase.open(server);
                Connection connection = TestDatabase.open(server);
                Statement statement = connection.createStatement()) {
            final String id = TestDatabase.ask(connection, "SELECT CONNECTION_ID()");
            connection.setAutoCommit(false);
            final ResultSet rows = statement.executeQuery(MANY);
            assertTrue(rows.next());
            TestDatabase.run(witness, "KILL CONNECTION " + id);

            final SQLException lost = assertThrows(SQLException.class, () -> {
                while (rows.next()) {
                    rows.getInt(1);
                }
            });
            assertInstanceOf(SQLNonTransientConnectionException.class, lost);
            assertTrue(String.valueOf(lost.getSQLState()).startsWith("08"));
            assertEquals(
                    "08003",
                    assertThrows(SQLException.class, connection::commit).getSQLState());
            assertFalse(connection.isValid(5));
            assertTrue(connection.isClosed());
        }
    }

    @Test
    void aClosedConnectionTellsItselfToWhoSetsItsClientInfo() throws SQLException {
        final Connection connection = TestDatabase.open(server);
        connection.close();
        assertThrows(SQLClientInfoException.class, () -> connection.setClientInfo(new Properties()));
    }
}
