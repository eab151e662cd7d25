package dev.luma.jdbc.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.math.BigDecimal;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Calls of procedures and functions.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
final class CallableStatementIT {
    private final Connection db;

    CallableStatementIT(RealServer server) throws SQLException {
        db = TestDatabase.open(server);
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    private void procedure(String name, String rest) throws SQLException {
        TestDatabase.run(db, "DROP PROCEDURE IF EXISTS " + name, "CREATE PROCEDURE " + name + " " + rest);
    }

    private void function(String name, String rest) throws SQLException {
        TestDatabase.run(db, "DROP FUNCTION IF EXISTS " + name, "CREATE FUNCTION " + name + " " + rest);
    }

    @Test
    void takesValuesInAndOut() throws SQLException {
        procedure("c_inout", "(IN a INT, OUT b VARCHAR(20), INOUT c DECIMAL(10,2)) SET b = CONCAT('é', a), c = c + a");

        try (CallableStatement call = db.prepareCall("{call c_inout(?, ?, ?)}")) {
            call.setInt(1, 7);
            call.registerOutParameter(2, Types.VARCHAR);
            call.setBigDecimal(3, new BigDecimal("2.50"));
            call.registerOutParameter(3, JDBCType.DECIMAL, 2);

            assertFalse(call.execute());
            assertEquals("é7", call.getString(2));
            assertEquals("é7", call.getObject(2));
            assertEquals(new BigDecimal("9.50"), call.getBigDecimal(3));
            assertEquals(new BigDecimal("9.50"), call.getObject(3));
            assertEquals(9, call.getInt(3));
        }
    }

    @Test
    void runsAgainWithOtherValues() throws SQLException {
        procedure("c_twice", "(INOUT a INT) SET a = 2 * a");

        try (CallableStatement call = db.prepareCall("CALL c_twice(?)")) {
            call.registerOutParameter(1, Types.INTEGER);
            for (int i = 1; i <= 3; i++) {
                call.setInt(1, i);
                call.execute();
                assertEquals(2 * i, call.getInt(1));
            }
        }
    }

    @Test
    void namesParametersAsTheRoutineDoes() throws SQLException {
        procedure("c_named", "(IN a INT, OUT b INT, INOUT c INT) SET b = a + 1, c = c + a");

        try (CallableStatement call = db.prepareCall("{call c_named(?, ?, ?)}")) {
            call.setInt("C", 10);
            call.setInt("a", 1);
            call.registerOutParameter("b", Types.INTEGER);
            call.registerOutParameter("c", Types.INTEGER);
            call.execute();

            assertEquals(2, call.getInt("b"));
            assertEquals(11, call.getInt("c"));
            final SQLException failure = assertThrows(SQLSyntaxErrorException.class, () -> call.setInt("d", 1));
            assertEquals("07009", failure.getSQLState());
            assertTrue(failure.getMessage().contains("[a, b, c]"), failure.getMessage());
        }
    }

    @Test
    void findsTheNameOfAParameterBesideLiterals() throws SQLException {
        procedure("c_literal", "(IN a INT, IN b INT, OUT c INT) SET c = a * 100 + b");

        try (CallableStatement call = db.prepareCall("{call " + db.getCatalog() + ".`c_literal`(4, ?, ?)}")) {
            call.setInt("b", 2);
            call.registerOutParameter("c", Types.BIGINT);
            call.execute();

            assertEquals(402L, call.getObject("c"));
        }
    }

    @Test
    void givesAllResultsBeforeWhatComesOut() throws SQLException {
        procedure(
                "c_results",
                "(IN n INT, OUT total INT) BEGIN SELECT 1 AS one UNION ALL SELECT 2; SELECT 'x' AS two; SET total = n; END");

        try (CallableStatement call = db.prepareCall("{call c_results(?, ?)}")) {
            call.setInt(1, 5);
            call.registerOutParameter(2, Types.INTEGER);

            assertTrue(call.execute());
            try (ResultSet rows = call.getResultSet()) {
                assertTrue(rows.next());
                assertTrue(rows.next());
                assertEquals(2, rows.getInt("one"));
                assertFalse(rows.next());
            }
            assertTrue(call.getMoreResults());
            final ResultSet rows = call.getResultSet();
            assertNotNull(rows);
            assertTrue(rows.next());
            assertEquals("x", rows.getString("two"));
            assertFalse(call.getMoreResults());
            assertEquals(5, call.getInt(2));
        }
    }

    @Test
    void givesWhatComesOutBeforeAllResultsWereRead() throws SQLException {
        procedure(
                "c_early",
                "(OUT total INT) BEGIN SELECT 1 AS one UNION ALL SELECT 2 UNION ALL SELECT 3; SET total = 9; END");

        try (CallableStatement call = db.prepareCall("{call c_early(?)}")) {
            call.registerOutParameter(1, Types.INTEGER);
            final ResultSet rows = call.executeQuery();
            assertTrue(rows.next());

            assertEquals(9, call.getInt(1));
            assertEquals(1, rows.getInt(1));
            assertTrue(rows.next());
            assertTrue(rows.next());
            assertEquals(3, rows.getInt(1));
            assertFalse(rows.next());
        }
    }

    @Test
    void countsWhatAProcedureChanged() throws SQLException {
        TestDatabase.run(db, "CREATE TEMPORARY TABLE c_changed (a INT)");
        procedure("c_change", "(IN a INT) INSERT INTO c_changed VALUES (a), (a)");

        try (CallableStatement call = db.prepareCall("{call c_change(?)}")) {
            call.setInt(1, 3);
            assertEquals(2, call.executeUpdate());
        }
        assertEquals("2", TestDatabase.ask(db, "SELECT COUNT(*) FROM c_changed"));
    }

    @Test
    void streamsTheRowsOfAProcedure() throws SQLException {
        procedure("c_rows", "() SELECT 1 AS a UNION ALL SELECT 2 UNION ALL SELECT 3");

        try (CallableStatement call = db.prepareCall("{call c_rows}");
                ResultSet rows = call.executeQuery()) {
            int sum = 0;
            while (rows.next()) {
                sum += rows.getInt(1);
            }
            assertEquals(6, sum);
        }
        try (CallableStatement call = db.prepareCall("{call c_rows()}")) {
            call.setMaxRows(1);
            final ResultSet rows = call.executeQuery();
            assertTrue(rows.next());
            assertFalse(rows.next());
        }
    }

    // ---- functions

    @Test
    void givesWhatAFunctionReturns() throws SQLException {
        function("c_function", "(a INT, b VARCHAR(10)) RETURNS VARCHAR(30) DETERMINISTIC RETURN CONCAT(b, a)");

        try (CallableStatement call = db.prepareCall("{? = call c_function(?, ?)}")) {
            call.registerOutParameter(1, Types.VARCHAR);
            call.setInt(2, 3);
            call.setString("b", "x");

            assertFalse(call.execute());
            assertEquals(0, call.getUpdateCount());
            assertFalse(call.getMoreResults());
            assertEquals("x3", call.getString(1));
            assertEquals("x3", call.getObject(1));
        }
        try (CallableStatement call = db.prepareCall("{?=call c_function(1, 'y')}")) {
            call.registerOutParameter(1, Types.VARCHAR);
            call.executeUpdate();
            assertEquals("y1", call.getString(1));
        }
    }

    @Test
    void tellsNullFromZero() throws SQLException {
        procedure("c_null", "(OUT a INT, OUT b DATE) SET a = NULL, b = '2026-11-21'");

        try (CallableStatement call = db.prepareCall("{call c_null(?, ?)}")) {
            call.registerOutParameter(1, Types.INTEGER);
            call.registerOutParameter(2, Types.DATE);
            call.execute();

            assertEquals(0, call.getInt(1));
            assertTrue(call.wasNull());
            assertNull(call.getObject(1));
            assertEquals(LocalDate.of(2026, 11, 21), call.getObject(2, LocalDate.class));
            assertFalse(call.wasNull());
        }
    }

    @Test
    void tellsWhatTheParametersAre() throws SQLException {
        procedure("c_told", "(IN a INT UNSIGNED, OUT b VARCHAR(20), INOUT c DECIMAL(10,2)) SET b = a");
        function("c_told_too", "(a DATETIME(3)) RETURNS BIGINT DETERMINISTIC RETURN 1");

        try (CallableStatement call = db.prepareCall("{call c_told(1, ?, ?)}")) {
            final ParameterMetaData told = call.getParameterMetaData();
            assertEquals(2, told.getParameterCount());
            assertEquals(ParameterMetaData.parameterModeOut, told.getParameterMode(1));
            assertEquals(ParameterMetaData.parameterModeInOut, told.getParameterMode(2));
            assertEquals(Types.VARCHAR, told.getParameterType(1));
            assertEquals(10, told.getPrecision(2));
            assertEquals(2, told.getScale(2));
        }
        try (CallableStatement call = db.prepareCall("{?= call c_told_too(?)}")) {
            final ParameterMetaData told = call.getParameterMetaData();
            assertEquals(2, told.getParameterCount());
            assertEquals(ParameterMetaData.parameterModeOut, told.getParameterMode(1));
            assertEquals(Types.BIGINT, told.getParameterType(1));
            assertEquals(ParameterMetaData.parameterModeIn, told.getParameterMode(2));
            assertEquals(Types.TIMESTAMP, told.getParameterType(2));
        }
        try (CallableStatement call = db.prepareCall("{call c_unknown(?)}")) {
            assertThrows(SQLException.class, call::getParameterMetaData);
        }
    }

    // ---- mistakes

    @Test
    void refusesWhatNobodyRegistered() throws SQLException {
        procedure("c_two", "(OUT a INT, INOUT b INT) SET a = 1, b = 2");

        try (CallableStatement call = db.prepareCall("{call c_two(?, ?)}")) {
            call.registerOutParameter(2, Types.INTEGER);
            call.setInt(1, 0);
            call.execute();

            assertEquals(2, call.getInt(2));
            assertThrows(SQLException.class, () -> call.getInt(1));
            assertThrows(SQLException.class, () -> call.registerOutParameter(3, Types.INTEGER));
        }
        try (CallableStatement call = db.prepareCall("{call c_two(?, ?)}")) {
            assertThrows(SQLException.class, call::execute);
            call.registerOutParameter(1, Types.INTEGER);
            assertThrows(SQLException.class, () -> call.getInt(1));
        }
    }

    @Test
    void refusesWhatCallsNothing() {
        assertThrows(SQLSyntaxErrorException.class, () -> db.prepareCall("SELECT 1"));
    }

    /// Another statement has needed the line meanwhile, and taken the first result into memory.
    @Test
    void tellsWhatGoesWrongBehindTheFirstResult() throws SQLException {
        procedure(
                "c_fails",
                "() BEGIN SELECT 1 UNION SELECT 2; SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'too late'; END");

        try (CallableStatement asked = db.prepareCall("CALL c_fails()")) {
            assertTrue(asked.execute());
            assertEquals("2", TestDatabase.ask(db, "SELECT 2"));
            try (ResultSet rows = asked.getResultSet()) {
                assertTrue(rows.next());
                assertTrue(rows.next());
                assertFalse(rows.next());
            }
            assertEquals(
                    "45000",
                    assertThrows(SQLException.class, asked::getMoreResults).getSQLState());
        }
        final CallableStatement closed = db.prepareCall("CALL c_fails()");
        assertTrue(closed.execute());
        assertEquals("2", TestDatabase.ask(db, "SELECT 2"));
        assertEquals("45000", assertThrows(SQLException.class, closed::close).getSQLState());
        assertTrue(closed.isClosed());
        assertEquals("2", TestDatabase.ask(db, "SELECT 2"));
    }

    @Test
    void leavesNothingOfACallBehind() throws SQLException {
        procedure("c_left", "(OUT a INT) BEGIN SELECT 1; SET a = 1; END");

        try (CallableStatement call = db.prepareCall("{call c_left(?)}")) {
            call.registerOutParameter(1, Types.INTEGER);
            assertTrue(call.execute());
        }
        try (Statement statement = db.createStatement()) {
            assertTrue(statement.execute("CALL c_left(@a)"));
            assertFalse(statement.getMoreResults());
        }
        assertEquals("1", TestDatabase.ask(db, "SELECT @a"));
    }
}
