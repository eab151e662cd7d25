package dev.luma.jdbc.logic;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// One driver's connection, with a database of its own.
final class Session implements AutoCloseable {
    private final Connection connection;
    private final Statement statement;
    private final String database;
    private final boolean prepares;

    /// @param prepares whether queries are prepared, so that their rows come in binary form
    /// @param database is made anew, whatever it holds, and dropped with the session
    Session(String url, String database, boolean prepares) throws SQLException {
        this.connection = DriverManager.getConnection(url);
        this.statement = connection.createStatement();
        this.database = database;
        this.prepares = prepares;
        statement.execute("DROP DATABASE IF EXISTS " + database);
        statement.execute("CREATE DATABASE " + database);
        statement.execute("USE " + database);
        // MariaDB/J adds IGNORE_SPACE, with which MySQL keeps the space behind a column in its label
        statement.execute("SET sql_mode = @@GLOBAL.sql_mode");
        // some scripts join sixty tables, of whose orders nobody wants to know the best
        statement.execute("SET optimizer_search_depth = 4");
    }

    Outcome run(Entry entry) {
        final String sql = entry.sql();
        try {
            if (prepares && entry instanceof Entry.Query) {
                try (PreparedStatement prepared = connection.prepareStatement(sql);
                        ResultSet rows = prepared.executeQuery()) {
                    return answered(rows);
                }
            }
            if (!statement.execute(sql)) {
                return new Outcome.Updated(statement.getLargeUpdateCount());
            }
            try (ResultSet rows = statement.getResultSet()) {
                return answered(rows);
            }
        } catch (SQLException e) {
            return new Outcome.Refused(String.valueOf(e.getSQLState()), e.getErrorCode(), kind(e));
        }
    }

    /// Drivers have classes of their own, which only their own callers know.
    private static String kind(SQLException e) {
        Class<?> type = e.getClass();
        while (!type.getName().startsWith("java.sql.")) {
            type = type.getSuperclass();
        }
        return type.getSimpleName();
    }

    private static Outcome answered(ResultSet rows) throws SQLException {
        final ResultSetMetaData meta = rows.getMetaData();
        final List<Outcome.Column> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(new Outcome.Column(
                    meta.getColumnLabel(i),
                    meta.getColumnType(i),
                    meta.getColumnTypeName(i),
                    meta.getColumnClassName(i)));
        }
        final List<Outcome.Value[]> all = new ArrayList<>();
        while (rows.next()) {
            final Outcome.Value[] row = new Outcome.Value[columns.size()];
            for (int i = 0; i < row.length; i++) {
                row[i] = new Outcome.Value(rows.getObject(i + 1), rows.getString(i + 1));
            }
            all.add(row);
        }
        return new Outcome.Answered(columns, all);
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            statement.execute("DROP DATABASE IF EXISTS " + database);
        }
    }
}
