package dev.luma.jdbc.differences;

import java.math.BigDecimal;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One script of JDBC calls, each by its name, for any driver.
final class Script {
    private final Steps steps = new Steps();

    private Script() {}

    /// All of it, in order.
    ///
    /// @param mariaDb whether the server has what MariaDB alone has
    static Map<String, Steps.Step> whole(boolean mariaDb) {
        final Script script = new Script();
        script.columns();
        script.getters();
        script.setters();
        script.resultSets();
        script.statements();
        script.failures();
        new MatrixSteps(script.steps).add();
        new ResultSetSteps(script.steps).add();
        new StatementSteps(script.steps).add();
        new MetadataSteps(script.steps).add();
        new VendorTypeSteps(script.steps, mariaDb).add();
        script.connections();
        return script.steps.all();
    }

    private void query(String name, String sql, Steps.Get get) {
        steps.query(name, sql, get);
    }

    private void set(String name, String type, Steps.Set set) {
        steps.set(name, type, set);
    }

    /// What a step gave, in a form that can be compared: the class, and the value.
    static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case byte[] bytes -> "byte[] " + HexFormat.of().formatHex(bytes);
            case float[] vector -> "float[] " + Arrays.toString(vector);
            case int[] numbers -> "int[] " + Arrays.toString(numbers);
            case Object[] several -> {
                final StringBuilder text = new StringBuilder();
                for (final Object one : several) {
                    text.append(text.isEmpty() ? "" : ", ").append(shown(one));
                }
                yield text.toString();
            }
            case SQLException e -> "! " + e.getClass().getSimpleName() + ' ' + e.getSQLState();
            case Exception e -> "! " + e.getClass().getSimpleName();
            // an object that says nothing of itself says where it lies
            default -> value.getClass().getSimpleName() + ' ' + value.toString().replaceFirst("@[0-9a-f]+$", "");
        };
    }

    // ---- the steps

    private void columns() {
        for (final String[] column : new String[][] {
            {"BOOLEAN", "TRUE"},
            {"TINYINT", "-128"},
            {"TINYINT UNSIGNED", "255"},
            {"SMALLINT", "1"},
            {"MEDIUMINT", "1"},
            {"INT", "1"},
            {"INT UNSIGNED", "1"},
            {"INT(8) ZEROFILL", "42"},
            {"BIGINT", "1"},
            {"BIGINT UNSIGNED", "1"},
            {"YEAR", "2026"},
            {"FLOAT", "1.5"},
            {"DOUBLE", "1.5"},
            {"DECIMAL(10,2)", "1.5"},
            {"BIT(1)", "b'1'"},
            {"BIT(8)", "b'10101010'"},
            {"CHAR(10)", "'a'"},
            {"VARCHAR(10)", "'a'"},
            {"TEXT", "'a'"},
            {"LONGTEXT", "'a'"},
            {"ENUM('a')", "'a'"},
            {"SET('a')", "'a'"},
            {"JSON", "'{}'"},
            {"BINARY(3)", "'abc'"},
            {"VARBINARY(10)", "'a'"},
            {"BLOB", "'a'"},
            {"LONGBLOB", "'a'"},
            {"DATE", "'2026-02-10'"},
            {"TIME", "'12:34:56'"},
            {"DATETIME(3)", "'2026-02-10 09:30:00.5'"},
            {"TIMESTAMP NULL", "'2026-02-10 09:30:00'"},
            {"POINT", "ST_GeomFromText('POINT(1 2)')"}
        }) {
            column(column[0], column[1]);
        }
    }

    private void column(String type, String literal) {
        final String[] statements = {
            "DROP TABLE IF EXISTS diff_column",
            "CREATE TABLE diff_column (v " + type + ")",
            "INSERT INTO diff_column VALUES (" + literal + ")"
        };
        for (final String what : List.of("value", "class", "type", "size", "string")) {
            steps.add("column " + type + ": " + what, connection -> {
                if (what.equals("value")) {
                    Steps.run(connection, statements);
                }
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("SELECT v FROM diff_column")) {
                    row.next();
                    final ResultSetMetaData column = row.getMetaData();
                    return switch (what) {
                        case "value" -> row.getObject(1);
                        case "class" ->
                            column.getColumnClassName(1)
                                    .equals(row.getObject(1).getClass().getName());
                        case "type" -> column.getColumnTypeName(1) + ' ' + JDBCType.valueOf(column.getColumnType(1));
                        case "size" ->
                            new Object[] {column.getPrecision(1), column.getScale(1), column.getColumnDisplaySize(1)};
                        default -> row.getString(1);
                    };
                }
            });
        }
    }

    private void getters() {
        query("getInt of 1.5", "SELECT 1.5", row -> row.getInt(1));
        query("getInt of 3000000000", "SELECT 3000000000", row -> row.getInt(1));
        query("getInt of 'abc'", "SELECT 'abc'", row -> row.getInt(1));
        query("getInt of ''", "SELECT ''", row -> row.getInt(1));
        query("getLong of '1.5'", "SELECT '1.5'", row -> row.getLong(1));
        query("getByte of '2'", "SELECT '2'", row -> row.getByte(1));
        query("getBoolean of 2", "SELECT 2", row -> row.getBoolean(1));
        query("getBoolean of -1.7", "SELECT -1.7", row -> row.getBoolean(1));
        query("getBoolean of 'abc'", "SELECT 'abc'", row -> row.getBoolean(1));
        query("getBytes of 12", "SELECT 12", row -> row.getBytes(1));
        query("getString of bytes that are no UTF-8", "SELECT X'FF00'", row -> row.getString(1));
        query("getInt of NULL", "SELECT CAST(NULL AS SIGNED)", row -> new Object[] {row.getInt(1), row.wasNull()});
        query("getTime of 25:00:00", "SELECT TIME'25:00:00'", row -> row.getTime(1));
        query("LocalTime of 25:00:00", "SELECT TIME'25:00:00'", row -> row.getObject(1, LocalTime.class));
        query("Duration of 25:00:00", "SELECT TIME'25:00:00'", row -> row.getObject(1, Duration.class));
        query("getTimestamp in the gap", "SELECT TIMESTAMP'2026-03-29 02:30:00'", row -> row.getTimestamp(1));
        query("getString in the gap", "SELECT TIMESTAMP'2026-03-29 02:30:00'", row -> row.getString(1));
        query(
                "LocalDateTime in the gap",
                "SELECT TIMESTAMP'2026-03-29 02:30:00'",
                row -> row.getObject(1, LocalDateTime.class));
        query("Instant of a DATETIME", "SELECT TIMESTAMP'2026-02-10 09:30:00'", row -> row.getObject(1, Instant.class));
        query("getDate of a TIME", "SELECT TIME'12:00:00'", row -> row.getDate(1));
        query("getTime of a DATE", "SELECT DATE'2026-02-10'", row -> row.getTime(1));
        query(
                "UUID of text",
                "SELECT UUID()",
                row -> row.getObject(1, UUID.class).version());
        query("UUID of 16 bytes", "SELECT X'123e4567e89b12d3a456426614174000'", row -> row.getObject(1, UUID.class));
        query("UUID of 'abc'", "SELECT 'abc'", row -> row.getObject(1, UUID.class));
        query("getObject of a class that is none", "SELECT 1", row -> row.getObject(1, Thread.class));
        query("getArray", "SELECT 1", row -> row.getArray(1));
        query("getSQLXML", "SELECT '<a/>'", row -> row.getObject(1, SQLXML.class) != null);
        query("reader split in an emoji", "SELECT '😀😀'", row -> {
            final StringBuilder text = new StringBuilder();
            final char[] one = new char[1];
            final var reader = row.getCharacterStream(1);
            while (reader.read(one) >= 0) {
                text.append(one[0]);
            }
            return text.toString();
        });
    }

    private void setters() {
        final UUID uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
        set("setObject UUID", "CHAR(36)", p -> p.setObject(1, uuid));
        set("setObject Character", "VARCHAR(100)", p -> p.setObject(1, 'c'));
        set("setObject enum", "VARCHAR(100)", p -> p.setObject(1, Thread.State.NEW));
        set("setObject StringBuilder", "VARCHAR(100)", p -> p.setObject(1, new StringBuilder("sb")));
        set("setObject Duration", "TIME", p -> p.setObject(1, Duration.ofHours(30)));
        set("setObject Object", "VARCHAR(100)", p -> p.setObject(1, new Thread(() -> {})));
        set("setObject '1.567' as INTEGER", "INT", p -> p.setObject(1, "1.567", Types.INTEGER));
        set("setObject true as INTEGER", "INT", p -> p.setObject(1, true, Types.INTEGER));
        set("setObject '1.567' as DECIMAL, 2", "DECIMAL(10,3)", p -> p.setObject(1, "1.567", Types.DECIMAL, 2));
        set("setObject text as TIMESTAMP", "DATETIME", p -> p.setObject(1, "2026-02-10 09:30:00", Types.TIMESTAMP));
        set("setObject as ARRAY", "INT", p -> p.setObject(1, 1, Types.ARRAY));
        set("setObject OffsetDateTime", "DATETIME", p -> p.setObject(1, OffsetDateTime.parse("2026-02-10T08:30:00Z")));
        set(
                "setTimestamp with a fraction",
                "DATETIME(6)",
                p -> p.setTimestamp(1, Timestamp.valueOf("2026-02-10 09:30:00.123456")));
        set(
                "setTimestamp in a TIMESTAMP",
                "TIMESTAMP(6) NULL",
                p -> p.setTimestamp(1, Timestamp.valueOf("2026-02-10 09:30:00.123456")));
        set(
                "setBinaryStream that is too short",
                "BLOB",
                p -> p.setBinaryStream(1, new java.io.ByteArrayInputStream(new byte[2]), 3));
        set("setBigDecimal with an exponent", "DECIMAL(10,0)", p -> p.setBigDecimal(1, new BigDecimal("1E+3")));
        set("a parameter that is not set", "INT", p -> {});
        set("a parameter that there is not", "INT", p -> p.setInt(2, 1));
        steps.add("a backslash under NO_BACKSLASH_ESCAPES", connection -> {
            Steps.run(connection, "SET sql_mode='NO_BACKSLASH_ESCAPES'");
            try (PreparedStatement select = connection.prepareStatement("SELECT CHAR_LENGTH(?)")) {
                select.setString(1, "a\\b");
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            } finally {
                Steps.run(connection, "SET sql_mode=DEFAULT");
            }
        });
    }

    private void resultSets() {
        query("a label that there is not", "SELECT 1 AS a", row -> row.getInt("b"));
        query("a column that there is not", "SELECT 1 AS a", row -> row.getInt(2));
        query("previous in a forward-only result", "SELECT 1", row -> row.previous());
        query("updateInt", "SELECT 1", row -> {
            row.updateInt(1, 2);
            return "done";
        });
        query("next of a closed result", "SELECT 1", row -> {
            row.close();
            return row.next();
        });
        query("getRow behind the end", "SELECT 1", row -> new Object[] {row.next(), row.getRow(), row.isAfterLast()});
    }

    private void statements() {
        steps.add("keys of a row", connection -> keys(connection, "(NULL, 1)"));
        steps.add("keys of three rows", connection -> keys(connection, "(NULL, 1), (NULL, 2), (NULL, 3)"));
        steps.add("keys of three rows that are 5 apart", connection -> {
            Steps.run(connection, "SET auto_increment_increment = 5");
            try {
                return keys(connection, "(NULL, 1), (NULL, 2), (NULL, 3)");
            } finally {
                Steps.run(connection, "SET auto_increment_increment = 1");
            }
        });
        steps.add("a batch with one bad row", connection -> {
            Steps.run(connection, "DROP TABLE IF EXISTS diff_batch", "CREATE TABLE diff_batch (id INT PRIMARY KEY)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO diff_batch VALUES (?)")) {
                for (final int id : new int[] {1, 2, 1, 3}) {
                    insert.setInt(1, id);
                    insert.addBatch();
                }
                return insert.executeBatch();
            } catch (BatchUpdateException e) {
                return new Object[] {e, e.getUpdateCounts()};
            }
        });
        steps.add("an update that changes nothing", connection -> {
            Steps.run(connection, "DROP TABLE IF EXISTS diff_same", "CREATE TABLE diff_same (a INT)");
            Steps.run(connection, "INSERT INTO diff_same VALUES (1)");
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate("UPDATE diff_same SET a = 1");
            }
        });
        steps.add("executeQuery of an update", connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeQuery("SET @a = 1");
            }
        });
        steps.add("executeUpdate of a query", connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate("SELECT 1");
            }
        });
        query(
                "{fn} and {d}",
                "SELECT {fn CONCAT('a', 'b')}, {d '2026-02-10'}",
                row -> row.getString(1) + row.getString(2));
        query("{limit}", "SELECT 1 UNION SELECT 2 {limit 1}", row -> row.next());
        query("{escape}", "SELECT 'a_b' LIKE 'a|_b' {escape '|'}", row -> row.getInt(1));
        steps.add("a closed statement", connection -> {
            final Statement statement = connection.createStatement();
            statement.close();
            return statement.executeQuery("SELECT 1");
        });
    }

    private static Object keys(Connection connection, String rows) throws SQLException {
        Steps.run(
                connection,
                "DROP TABLE IF EXISTS diff_keys",
                "CREATE TABLE diff_keys (id INT PRIMARY KEY AUTO_INCREMENT, v INT)");
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO diff_keys VALUES " + rows, Statement.RETURN_GENERATED_KEYS);
            final StringBuilder keys = new StringBuilder();
            try (ResultSet row = statement.getGeneratedKeys()) {
                while (row.next()) {
                    keys.append(row.getLong(1)).append(' ');
                }
            }
            return keys.toString();
        }
    }

    private void failures() {
        failure("a syntax error", "SELEC 1");
        failure("an unknown table", "SELECT * FROM nothing_of_this_name");
        failure("an unknown column", "SELECT nothing_of_this_name");
        failure("a division by zero", "INSERT INTO diff_strict VALUES (1 / 0)");
        failure("a duplicate key", "INSERT INTO diff_strict (id) VALUES (1), (1)");
        failure("a NULL that may not be", "INSERT INTO diff_strict (id) VALUES (NULL)");
        failure("a text that is too long", "INSERT INTO diff_strict VALUES (2, 'abcd')");
        failure("a number that is too large", "INSERT INTO diff_strict (id) VALUES (99999999999)");
        failure("a signal", "SIGNAL SQLSTATE '45000'");
        failure("an unknown user's privileges", "SHOW GRANTS FOR 'nobody'@'nowhere'");
    }

    private void failure(String name, String sql) {
        steps.add(name, connection -> {
            Steps.run(
                    connection,
                    "DROP TABLE IF EXISTS diff_strict",
                    "CREATE TABLE diff_strict (id INT NOT NULL PRIMARY KEY, t VARCHAR(3))");
            Steps.run(connection, sql);
            return "done";
        });
    }

    private void connections() {
        steps.add("setSavepoint under autocommit", Connection::setSavepoint);
        steps.add("commit under autocommit", connection -> {
            connection.commit();
            return "done";
        });
        steps.add("a savepoint", connection -> {
            connection.setAutoCommit(false);
            try {
                final Savepoint savepoint = connection.setSavepoint("here");
                connection.rollback(savepoint);
                connection.releaseSavepoint(savepoint);
                return savepoint.getSavepointName();
            } finally {
                connection.setAutoCommit(true);
            }
        });
        steps.add("the default isolation", Connection::getTransactionIsolation);
        steps.add("createArrayOf", connection -> connection.createArrayOf("INT", new Object[0]));
        steps.add("createSQLXML", connection -> connection.createSQLXML() != null);
        steps.add("the product's name", connection -> connection.getMetaData().getDatabaseProductName());
        steps.add(
                "the URL shows no password",
                connection -> connection.getMetaData().getURL().contains("password"));
        // Connector/J closes the connection on it
        steps.add("isValid(-1)", connection -> connection.isValid(-1));
        steps.add("a closed connection", connection -> {
            connection.close();
            return connection.createStatement();
        });
    }
}
