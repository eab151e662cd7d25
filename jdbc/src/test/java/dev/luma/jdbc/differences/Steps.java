package dev.luma.jdbc.differences;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The steps of a script, each by its name, in order.
final class Steps {
    /// A call, or a few that belong together.
    interface Step {
        @Nullable
        Object run(Connection connection) throws Exception;
    }

    /// What is asked of a row.
    interface Get {
        @Nullable
        Object from(ResultSet row) throws Exception;
    }

    /// What is done with a statement.
    interface Set {
        void on(PreparedStatement statement) throws Exception;
    }

    /// What is asked of a statement.
    interface Ask {
        @Nullable
        Object of(Statement statement) throws Exception;
    }

    private final Map<String, Step> all = new LinkedHashMap<>();

    Map<String, Step> all() {
        return all;
    }

    void add(String name, Step step) {
        if (all.put(name, step) != null) {
            throw new IllegalArgumentException("there are two steps named " + name);
        }
    }

    /// Reads of the first row of a query.
    void query(String name, String sql, Get get) {
        add(name, connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return get.from(rows);
            }
        });
    }

    /// Writes into a column, and tells what is there then.
    void set(String name, String type, Set set) {
        final String text = type.contains("BLOB") || type.contains("VECTOR") ? "HEX(v)" : "CAST(v AS CHAR)";
        add(name, connection -> {
            run(connection, "DROP TABLE IF EXISTS diff_set", "CREATE TABLE diff_set (v " + type + ")");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO diff_set VALUES (?)")) {
                set.on(insert);
                insert.executeUpdate();
            }
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT " + text + " FROM diff_set")) {
                row.next();
                return row.getString(1);
            }
        });
    }

    /// Asks a statement that is closed then.
    void statement(String name, Ask ask) {
        add(name, connection -> {
            try (Statement statement = connection.createStatement()) {
                return ask.of(statement);
            }
        });
    }

    /// Runs statements that give nothing of interest.
    static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (final String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
