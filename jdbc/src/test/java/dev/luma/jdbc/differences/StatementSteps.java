package dev.luma.jdbc.differences;

import java.io.StringReader;
import java.sql.BatchUpdateException;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.Map;

/// Statements: limits, several results, keys, calls, batches, closed ones, large objects.
final class StatementSteps {
    private static final String THREE = "SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3";

    private final Steps steps;

    StatementSteps(Steps steps) {
        this.steps = steps;
    }

    void add() {
        limits();
        results();
        keys();
        calls();
        batches();
        closed();
        largeObjects();
        connections();
    }

    private static int count(ResultSet rows) throws SQLException {
        int count = 0;
        while (rows.next()) {
            count++;
        }
        return count;
    }

    private void limits() {
        steps.statement("setMaxRows(2)", statement -> {
            statement.setMaxRows(2);
            return count(statement.executeQuery(THREE));
        });
        steps.statement("setMaxRows(-1)", statement -> {
            statement.setMaxRows(-1);
            return statement.getMaxRows();
        });
        steps.statement("setMaxFieldSize(2)", statement -> {
            statement.setMaxFieldSize(2);
            final ResultSet row = statement.executeQuery("SELECT 'abc', 12345");
            row.next();
            return row.getString(1) + ' ' + row.getString(2);
        });
        steps.statement("setQueryTimeout(-1)", statement -> {
            statement.setQueryTimeout(-1);
            return statement.getQueryTimeout();
        });
        steps.statement("setFetchSize(-1)", statement -> {
            statement.setFetchSize(-1);
            return statement.getFetchSize();
        });
        steps.statement("setFetchDirection(9)", statement -> {
            statement.setFetchDirection(9);
            return statement.getFetchDirection();
        });
        steps.statement("setCursorName", statement -> {
            statement.setCursorName("c");
            return "done";
        });
        steps.statement("a time that is over", statement -> {
            statement.setQueryTimeout(1);
            return statement.executeQuery("SELECT BENCHMARK(2000000000, MD5('a'))");
        });
        steps.statement(
                "defaults of a statement",
                statement -> statement.getMaxRows() + " " + statement.getMaxFieldSize()
                        + " " + statement.getQueryTimeout() + " " + statement.getFetchSize() + " "
                        + statement.getFetchDirection() + " " + statement.getResultSetType() + " "
                        + statement.getResultSetConcurrency() + " " + statement.getResultSetHoldability() + " "
                        + statement.isPoolable() + " " + statement.isCloseOnCompletion());
        steps.add("defaults of a prepared statement", connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
                return statement.isPoolable() + " " + statement.getFetchSize();
            }
        });
        for (final String text : new String[] {"a", "it's", "a\0b", "\\"}) {
            steps.statement(
                    "enquoteLiteral " + text.replace('\0', '0').replace("\\", "backslash"),
                    statement -> statement.enquoteLiteral(text));
        }
        steps.statement("enquoteIdentifier", statement -> statement.enquoteIdentifier("a b", false));
        steps.statement("enquoteIdentifier always", statement -> statement.enquoteIdentifier("a", true));
        steps.statement("isSimpleIdentifier", statement -> statement.isSimpleIdentifier("a1"));
        steps.statement("enquoteNCharLiteral", statement -> statement.enquoteNCharLiteral("a"));
    }

    private void results() {
        steps.statement(
                "before execute()",
                statement -> statement.getUpdateCount() + " " + statement.getMoreResults() + " "
                        + (statement.getResultSet() == null));
        steps.statement(
                "execute a query",
                statement -> statement.execute("SELECT 1") + " " + statement.getUpdateCount()
                        + " " + (statement.getResultSet() != null) + " " + statement.getMoreResults() + " "
                        + statement.getUpdateCount());
        steps.statement(
                "execute an update",
                statement -> statement.execute("SET @a = 1") + " "
                        + statement.getUpdateCount() + " " + (statement.getResultSet() == null) + " "
                        + statement.getMoreResults() + " " + statement.getUpdateCount());
        steps.statement("an empty statement", statement -> statement.execute(""));
        steps.statement("a comment alone", statement -> statement.execute("-- nothing"));
        steps.statement("a null statement", statement -> statement.execute(null));
        steps.statement("two statements in one", statement -> statement.execute("SELECT 1; SELECT 2"));
        steps.statement("executeQuery closes the result before", statement -> {
            final ResultSet first = statement.executeQuery("SELECT 1");
            statement.executeQuery("SELECT 2");
            return first.isClosed();
        });
        steps.statement("a warning", statement -> {
            statement.execute("DROP TABLE IF EXISTS nothing_of_this_name");
            final SQLWarning warning = statement.getWarnings();
            return warning == null ? "none" : warning.getSQLState() + ' ' + warning.getErrorCode();
        });
        steps.statement("no warning after clearWarnings()", statement -> {
            statement.execute("DROP TABLE IF EXISTS nothing_of_this_name");
            statement.clearWarnings();
            return statement.getWarnings();
        });
        steps.statement("closeOnCompletion", statement -> {
            statement.closeOnCompletion();
            statement.executeQuery("SELECT 1").close();
            return statement.isClosed();
        });
        steps.add("metadata before execute()", connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT 1 AS a, 'b'")) {
                return statement.getMetaData().getColumnCount()
                        + statement.getMetaData().getColumnLabel(1);
            }
        });
        steps.add("metadata of an update before execute()", connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SET @a = 1")) {
                return statement.getMetaData();
            }
        });
        steps.add("a text of its own for a prepared statement", connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
                return statement.executeQuery("SELECT 2");
            }
        });
        steps.add("clearParameters", connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT ?")) {
                statement.setInt(1, 1);
                statement.clearParameters();
                return statement.executeQuery();
            }
        });
        steps.add("values stay from one execution to the next", connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT ?")) {
                statement.setInt(1, 5);
                statement.executeQuery().close();
                final ResultSet row = statement.executeQuery();
                row.next();
                return row.getInt(1);
            }
        });
        steps.add("setNull of each type", connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT ?, ?, ?")) {
                statement.setNull(1, Types.INTEGER);
                statement.setNull(2, Types.VARCHAR);
                statement.setObject(3, null);
                final ResultSet row = statement.executeQuery();
                row.next();
                return row.getString(1) + row.getString(2) + row.getString(3);
            }
        });
        steps.add("a syntax error in a prepared statement", connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELEC ?")) {
                statement.setInt(1, 1);
                return statement.executeQuery();
            }
        });
    }

    private void keys() {
        final String[] table = {
            "DROP TABLE IF EXISTS diff_made",
            "CREATE TABLE diff_made (id INT UNSIGNED PRIMARY KEY AUTO_INCREMENT, v INT UNIQUE)"
        };
        final Map<String, String> inserts = new LinkedHashMap<>();
        inserts.put("a row that brings its key", "INSERT INTO diff_made VALUES (7, 1)");
        inserts.put("INSERT … SELECT", "INSERT INTO diff_made (v) SELECT 1 UNION SELECT 2");
        inserts.put("INSERT IGNORE of what is there", "INSERT IGNORE INTO diff_made (v) VALUES (10)");
        inserts.put(
                "ON DUPLICATE KEY UPDATE",
                "INSERT INTO diff_made (v) VALUES (10), (11) ON DUPLICATE KEY UPDATE v = 12");
        inserts.put("REPLACE", "REPLACE INTO diff_made (v) VALUES (10)");
        inserts.put("an update", "UPDATE diff_made SET v = 13");
        inserts.forEach((name, sql) -> steps.add("keys of " + name, connection -> {
            Steps.run(connection, table);
            Steps.run(connection, "INSERT INTO diff_made VALUES (3, 10)");
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS);
                return keys(statement);
            }
        }));
        steps.add("keys that were not asked for", connection -> {
            Steps.run(connection, table);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO diff_made (v) VALUES (1)");
                return keys(statement);
            }
        });
        steps.add("keys by a column's name", connection -> {
            Steps.run(connection, table);
            try (PreparedStatement statement =
                    connection.prepareStatement("INSERT INTO diff_made (v) VALUES (1)", new String[] {"id"})) {
                statement.executeUpdate();
                return keys(statement);
            }
        });
        steps.add("keys of a batch", connection -> {
            Steps.run(connection, table);
            try (PreparedStatement statement = connection.prepareStatement(
                    "INSERT INTO diff_made (v) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
                for (int i = 0; i < 3; i++) {
                    statement.setInt(1, i);
                    statement.addBatch();
                }
                statement.executeBatch();
                return keys(statement);
            }
        });
        steps.add("the class and label of a key", connection -> {
            Steps.run(connection, table);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO diff_made (v) VALUES (1)", Statement.RETURN_GENERATED_KEYS);
                final ResultSet keys = statement.getGeneratedKeys();
                keys.next();
                return new Object[] {
                    keys.getObject(1),
                    keys.getMetaData().getColumnLabel(1),
                    keys.getMetaData().getColumnTypeName(1)
                };
            }
        });
    }

    private static String keys(Statement statement) throws SQLException {
        final StringBuilder keys = new StringBuilder("keys");
        try (ResultSet row = statement.getGeneratedKeys()) {
            while (row.next()) {
                keys.append(' ').append(row.getLong(1));
            }
        }
        return keys.toString();
    }

    private void calls() {
        final String[] routines = {
            "DROP PROCEDURE IF EXISTS diff_procedure",
            "CREATE PROCEDURE diff_procedure(IN a INT, INOUT b INT, OUT c VARCHAR(20))"
                    + " BEGIN SELECT a; SELECT b, 'x'; SET b = a + b; SET c = 'out'; END",
            "DROP FUNCTION IF EXISTS diff_function",
            "CREATE FUNCTION diff_function(a INT) RETURNS INT DETERMINISTIC RETURN a + 1"
        };
        final Map<String, Call> calls = new LinkedHashMap<>();
        calls.put("OUT by index", call -> call.getInt(2) + call.getString(3));
        calls.put("OUT by name", call -> call.getInt("b") + call.getString("c"));
        calls.put("OUT as an object", call -> new Object[] {call.getObject(2), call.getObject(3)});
        calls.put("OUT as another class", call -> call.getObject(2, Long.class));
        calls.put("OUT of what is IN", call -> call.getInt(1));
        calls.put("OUT of what there is not", call -> call.getInt(4));
        calls.put("wasNull of OUT", call -> call.getInt(2) + " " + call.wasNull());
        calls.put("the results of a call", call -> {
            final ResultSet first = call.getResultSet();
            final int one = first.getMetaData().getColumnCount();
            final boolean more = call.getMoreResults();
            return one + " " + more + " " + call.getResultSet().getMetaData().getColumnCount() + " "
                    + call.getMoreResults() + " " + call.getUpdateCount() + " " + call.getMoreResults() + " "
                    + call.getUpdateCount();
        });
        calls.forEach((name, ask) -> steps.add(name, connection -> {
            Steps.run(connection, routines);
            try (CallableStatement call = connection.prepareCall("{call diff_procedure(?, ?, ?)}")) {
                call.setInt(1, 2);
                call.setInt(2, 3);
                call.registerOutParameter(2, Types.INTEGER);
                call.registerOutParameter(3, Types.VARCHAR);
                call.execute();
                return ask.of(call);
            }
        }));
        steps.add("a function", connection -> {
            Steps.run(connection, routines);
            try (CallableStatement call = connection.prepareCall("{?= call diff_function(?)}")) {
                call.registerOutParameter(1, Types.INTEGER);
                call.setInt(2, 4);
                call.execute();
                return call.getInt(1);
            }
        });
        steps.add("setting by name", connection -> {
            Steps.run(connection, routines);
            try (CallableStatement call = connection.prepareCall("{call diff_procedure(?, ?, ?)}")) {
                call.setInt("a", 2);
                call.setInt("b", 3);
                call.registerOutParameter("c", Types.VARCHAR);
                call.execute();
                return call.getString("c");
            }
        });
        steps.add("a parameter of no such name", connection -> {
            Steps.run(connection, routines);
            try (CallableStatement call = connection.prepareCall("{call diff_procedure(?, ?, ?)}")) {
                call.setInt("nothing", 2);
                return "done";
            }
        });
        steps.add("a procedure that there is not", connection -> {
            try (CallableStatement call = connection.prepareCall("{call nothing_of_this_name(?)}")) {
                call.setInt(1, 2);
                return call.execute();
            }
        });
        steps.add("parameters of a call", connection -> {
            Steps.run(connection, routines);
            try (CallableStatement call = connection.prepareCall("{call diff_procedure(?, ?, ?)}")) {
                final var parameters = call.getParameterMetaData();
                return parameters.getParameterCount() + " " + parameters.getParameterMode(1)
                        + parameters.getParameterMode(2) + parameters.getParameterMode(3) + ' '
                        + parameters.getParameterType(3);
            }
        });
    }

    private interface Call {
        Object of(CallableStatement call) throws SQLException;
    }

    private void batches() {
        final String[] table = {"DROP TABLE IF EXISTS diff_rows", "CREATE TABLE diff_rows (a INT PRIMARY KEY, b INT)"};
        steps.add("a batch of statements", connection -> {
            Steps.run(connection, table);
            try (Statement statement = connection.createStatement()) {
                statement.addBatch("INSERT INTO diff_rows VALUES (1, 1), (2, 2)");
                statement.addBatch("UPDATE diff_rows SET b = 3");
                statement.addBatch("DELETE FROM diff_rows WHERE a = 9");
                return statement.executeBatch();
            }
        });
        steps.add("a batch of statements with a bad one", connection -> {
            Steps.run(connection, table);
            try (Statement statement = connection.createStatement()) {
                statement.addBatch("INSERT INTO diff_rows VALUES (1, 1)");
                statement.addBatch("INSERT INTO diff_rows VALUES (1, 1)");
                statement.addBatch("INSERT INTO diff_rows VALUES (2, 1)");
                return statement.executeBatch();
            } catch (BatchUpdateException e) {
                return new Object[] {e, e.getUpdateCounts(), e.getCause() == null ? "no cause" : e.getCause()};
            }
        });
        steps.add("a batch with a query", connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.addBatch("SELECT 1");
                return statement.executeBatch();
            } catch (BatchUpdateException e) {
                return new Object[] {e, e.getUpdateCounts()};
            }
        });
        steps.statement("an empty batch", Statement::executeBatch);
        steps.statement("a batch that was cleared", statement -> {
            statement.addBatch("SET @a = 1");
            statement.clearBatch();
            return statement.executeBatch();
        });
        steps.add("a batch runs once", connection -> {
            Steps.run(connection, table);
            try (Statement statement = connection.createStatement()) {
                statement.addBatch("INSERT INTO diff_rows VALUES (1, 1)");
                statement.executeBatch();
                return statement.executeBatch();
            }
        });
        steps.add("a batch of updates", connection -> {
            Steps.run(connection, table);
            Steps.run(connection, "INSERT INTO diff_rows VALUES (1, 1), (2, 1), (3, 2)");
            try (PreparedStatement update = connection.prepareStatement("UPDATE diff_rows SET b = 9 WHERE b = ?")) {
                for (final int b : new int[] {1, 7, 2}) {
                    update.setInt(1, b);
                    update.addBatch();
                }
                return update.executeBatch();
            }
        });
        steps.add("a batch row without a value", connection -> {
            Steps.run(connection, table);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO diff_rows VALUES (?, ?)")) {
                insert.setInt(1, 1);
                insert.addBatch();
                return insert.executeBatch();
            }
        });
        steps.add("large counts of a batch", connection -> {
            Steps.run(connection, table);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO diff_rows VALUES (?, 1)")) {
                insert.setInt(1, 1);
                insert.addBatch();
                return insert.executeLargeBatch()[0];
            }
        });
    }

    private void closed() {
        final Map<String, Steps.Ask> calls = new LinkedHashMap<>();
        calls.put("getMaxRows", Statement::getMaxRows);
        calls.put("setMaxRows", statement -> {
            statement.setMaxRows(1);
            return "done";
        });
        calls.put("getResultSet", Statement::getResultSet);
        calls.put("getUpdateCount", Statement::getUpdateCount);
        calls.put("getMoreResults", Statement::getMoreResults);
        calls.put("getGeneratedKeys", statement -> statement.getGeneratedKeys() != null);
        calls.put("getConnection", statement -> statement.getConnection() != null);
        calls.put("getWarnings", Statement::getWarnings);
        calls.put("addBatch", statement -> {
            statement.addBatch("SELECT 1");
            return "done";
        });
        calls.put("executeBatch", Statement::executeBatch);
        calls.put("cancel", statement -> {
            statement.cancel();
            return "done";
        });
        calls.put("isPoolable", Statement::isPoolable);
        calls.put("close", statement -> {
            statement.close();
            return "done";
        });
        calls.forEach((name, call) -> steps.statement(name + " of a closed statement", statement -> {
            statement.close();
            return call.of(statement);
        }));
        steps.add("setInt of a closed statement", connection -> {
            final PreparedStatement statement = connection.prepareStatement("SELECT ?");
            statement.close();
            statement.setInt(1, 1);
            return "done";
        });
    }

    private void largeObjects() {
        steps.query("writing into a Clob", "SELECT 'abc'", row -> {
            final Clob clob = row.getClob(1);
            clob.setString(2, "XYZ");
            return clob.getSubString(1, (int) clob.length()) + ' ' + clob.length();
        });
        steps.query("writing into a Blob", "SELECT X'010203'", row -> {
            final var blob = row.getBlob(1);
            blob.setBytes(3, new byte[] {9, 8});
            return blob.getBytes(1, 9);
        });
        steps.query("truncating a Clob", "SELECT 'abc'", row -> {
            final Clob clob = row.getClob(1);
            clob.truncate(1);
            return clob.getSubString(1, 9);
        });
        steps.query(
                "position in a Clob", "SELECT 'abcabc'", row -> row.getClob(1).position("bc", 3));
        steps.query(
                "position in a Blob", "SELECT X'010203'", row -> row.getBlob(1).position(new byte[] {2, 3}, 1));
        steps.query("a Clob from 0", "SELECT 'abc'", row -> row.getClob(1).getSubString(0, 1));
        steps.query("a Blob from 0", "SELECT X'010203'", row -> row.getBlob(1).getBytes(0, 1));
        steps.query("a Clob that was freed", "SELECT 'abc'", row -> {
            final Clob clob = row.getClob(1);
            clob.free();
            return clob.length();
        });
        steps.query(
                "a part of a Blob as a stream",
                "SELECT X'01020304'",
                row -> row.getBlob(1).getBinaryStream(2, 2).readAllBytes());
        steps.query("an emoji in a Clob", "SELECT '😀a'", row -> row.getClob(1).length());
        steps.set("setClob of a Reader", "TEXT", p -> p.setClob(1, new StringReader("ab😀")));
        steps.set(
                "setCharacterStream with a length",
                "TEXT",
                p -> p.setCharacterStream(1, new StringReader("abcdef"), 3));
        steps.set("setClob of a Clob", "TEXT", p -> {
            final Clob clob = p.getConnection().createClob();
            clob.setString(1, "clob");
            p.setClob(1, clob);
        });
        steps.set("setBlob of null", "BLOB", p -> p.setBlob(1, (java.sql.Blob) null));
        steps.set(
                "setURL",
                "VARCHAR(100)",
                p -> p.setURL(1, java.net.URI.create("http://localhost/a").toURL()));
        steps.set("setArray", "VARCHAR(100)", p -> p.setArray(1, null));
        steps.set("setRef", "VARCHAR(100)", p -> p.setRef(1, null));
        steps.set("setRowId", "VARCHAR(100)", p -> p.setRowId(1, null));
    }

    private void connections() {
        final Map<String, Steps.Step> calls = new LinkedHashMap<>();
        calls.put("nativeSQL", connection -> connection.nativeSQL("SELECT {fn UCASE('a')}"));
        calls.put("getSchema", Connection::getSchema);
        calls.put("getCatalog", Connection::getCatalog);
        calls.put("getTypeMap", Connection::getTypeMap);
        calls.put("getClientInfo", connection -> connection.getClientInfo("ApplicationName"));
        calls.put("getHoldability of a connection", Connection::getHoldability);
        calls.put("getNetworkTimeout", Connection::getNetworkTimeout);
        calls.put("a catalog that there is not", connection -> {
            connection.setCatalog("nothing_of_this_name");
            return "done";
        });
        calls.put("an isolation that there is not", connection -> {
            connection.setTransactionIsolation(3);
            return "done";
        });
        calls.put("TRANSACTION_NONE", connection -> {
            connection.setTransactionIsolation(Connection.TRANSACTION_NONE);
            return "done";
        });
        calls.put("rollback under autocommit", connection -> {
            connection.rollback();
            return "done";
        });
        calls.put("setHoldability(CLOSE_CURSORS_AT_COMMIT)", connection -> {
            connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT);
            return connection.getHoldability();
        });
        calls.put(
                "createStatement that updates",
                connection -> connection
                        .createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE)
                        .getResultSetConcurrency());
        calls.put(
                "createStatement that is sensitive",
                connection -> connection
                        .createStatement(ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_READ_ONLY)
                        .getResultSetType());
        calls.put("createStatement of no such type", connection -> connection.createStatement(1, 2) != null);
        calls.put("createStruct", connection -> connection.createStruct("a", new Object[0]));
        calls.put("abort without an executor", connection -> {
            connection.abort(null);
            return "done";
        });
        calls.put("setNetworkTimeout(-1)", connection -> {
            connection.setNetworkTimeout(Runnable::run, -1);
            return "done";
        });
        calls.put("unwrap to what it is not", connection -> connection.unwrap(Runnable.class));
        calls.put("isWrapperFor Connection", connection -> connection.isWrapperFor(Connection.class));
        calls.put("a write in a read-only transaction", StatementSteps::writeWhileReadOnly);
        calls.put("a named savepoint's id", connection -> savepoint(connection, true));
        calls.put("an unnamed savepoint's name", connection -> savepoint(connection, false));
        calls.forEach(steps::add);
    }

    private static Object writeWhileReadOnly(Connection connection) throws SQLException {
        Steps.run(connection, "DROP TABLE IF EXISTS diff_read", "CREATE TABLE diff_read (a INT)");
        connection.setReadOnly(true);
        try {
            Steps.run(connection, "INSERT INTO diff_read VALUES (1)");
            return "done";
        } finally {
            connection.setReadOnly(false);
        }
    }

    private static Object savepoint(Connection connection, boolean named) throws SQLException {
        connection.setAutoCommit(false);
        try {
            return named
                    ? connection.setSavepoint("a").getSavepointId()
                    : connection.setSavepoint().getSavepointName();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
