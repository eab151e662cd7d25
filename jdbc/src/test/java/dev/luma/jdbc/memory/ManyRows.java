package dev.luma.jdbc.memory;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Reads a result of some 200 MB; for a JVM that has not got as much.
final class ManyRows {
    private static final String SQL = "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 1000)"
            + " SELECT a.n, REPEAT('x', 200) FROM r a JOIN r b WHERE a.n > ?";

    private ManyRows() {}

    /// @param arguments a URL, the fetch size, and how many rows there are to be
    public static void main(String[] arguments) throws SQLException {
        try (Connection db = DriverManager.getConnection(arguments[0]);
                PreparedStatement statement = db.prepareStatement(SQL)) {
            statement.setFetchSize(Integer.parseInt(arguments[1]));
            statement.setInt(1, 0);
            int count = 0;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    count += rows.getString(2).length() == 200 && rows.getInt(1) > 0 ? 1 : 0;
                }
            }
            if (count != Integer.parseInt(arguments[2])) {
                throw new IllegalStateException("read " + count + " rows");
            }
        }
    }
}
