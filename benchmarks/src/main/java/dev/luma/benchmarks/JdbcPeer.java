package dev.luma.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// A driver behind `java.sql`.
final class JdbcPeer implements Peer {
    private final Connection connection;
    private final PreparedStatement pointSelect;
    private final PreparedStatement thousandRows;
    private final Statement text;

    JdbcPeer(String url) throws SQLException {
        connection = DriverManager.getConnection(url);
        pointSelect = connection.prepareStatement(Target.POINT_SELECT);
        thousandRows = connection.prepareStatement(Target.THOUSAND_ROWS);
        text = connection.createStatement();
    }

    @Override
    public long pointSelect(int id) throws SQLException {
        pointSelect.setInt(1, id);
        try (ResultSet rows = pointSelect.executeQuery()) {
            return sum(rows);
        }
    }

    @Override
    public long thousandRowsAsText() throws SQLException {
        try (ResultSet rows = text.executeQuery(Target.THOUSAND_ROWS)) {
            return sum(rows);
        }
    }

    @Override
    public long thousandRowsAsBinary() throws SQLException {
        try (ResultSet rows = thousandRows.executeQuery()) {
            return sum(rows);
        }
    }

    private static long sum(ResultSet rows) throws SQLException {
        long sum = 0;
        while (rows.next()) {
            sum += rows.getInt(1) + rows.getString(2).length();
        }
        return sum;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
