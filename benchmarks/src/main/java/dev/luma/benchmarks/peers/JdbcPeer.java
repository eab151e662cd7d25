package dev.luma.benchmarks.peers;

import dev.luma.benchmarks.Tables;
import dev.luma.benchmarks.Target;
import dev.luma.benchmarks.Task;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.Arrays;

/// A driver behind `java.sql`.
public final class JdbcPeer extends BlockingPeer {
    private final String url;
    private final String sql;
    private final Connection connection;
    private final Statement text;
    private final PreparedStatement prepared;
    private final byte[] blob = Tables.blob();

    /// Ours behind the façade, with its defaults.
    public static JdbcPeer luma(Task task, Target target) throws SQLException {
        return new JdbcPeer(
                task,
                "jdbc:luma:mysql://" + target.user() + "@" + target.host() + ":" + target.port() + "/"
                        + target.database() + "?tls=" + (target.tls() ? "required" : "disabled"),
                0);
    }

    /// MariaDB Connector/J. A stream of rows is read a thousand at a time. The batch of 100 runs with the defaults.
    public static JdbcPeer mariaDb(Task task, Target target) throws SQLException {
        final String batches = task == Task.BATCH_1000 ? "&useBulkStmts=true&rewriteBatchedStatements=true" : "";
        return new JdbcPeer(
                task,
                "jdbc:mariadb://" + address(target) + "&sslMode=" + (target.tls() ? "trust" : "disable") + batches,
                1000);
    }

    /// MySQL Connector/J. A stream of rows is read one by one. The batch of 100 runs with the defaults.
    public static JdbcPeer connector(Task task, Target target) throws SQLException {
        final String batches = task == Task.BATCH_1000 ? "&rewriteBatchedStatements=true" : "";
        return new JdbcPeer(
                task,
                "jdbc:mysql://" + address(target)
                        + "&cacheServerConfiguration=true&useLocalSessionState=true&elideSetAutoCommits=true"
                        + "&sslMode=" + (target.tls() ? "REQUIRED" : "DISABLED") + batches,
                Integer.MIN_VALUE);
    }

    private static String address(Target target) {
        return target.host() + ":" + target.port() + "/" + target.database() + "?user=" + target.user()
                + "&useServerPrepStmts=true&cachePrepStmts=true";
    }

    private JdbcPeer(Task task, String url, int streamFetchSize) throws SQLException {
        super(task);
        this.url = url;
        sql = task.sql();
        connection = DriverManager.getConnection(url);
        text = connection.createStatement();
        prepared = connection.prepareStatement(task.isPrepared() ? sql : "SELECT 1");
        if (task.operations() == Tables.MILLION) {
            text.setFetchSize(streamFetchSize);
            prepared.setFetchSize(streamFetchSize);
        }
    }

    @Override
    protected long doOne() throws SQLException {
        return text.executeUpdate(sql);
    }

    @Override
    protected long pointSelect(int id) throws SQLException {
        return sumOfPairs(query(id));
    }

    @Override
    protected long thousandText() throws SQLException {
        return sumOfPairs(text.executeQuery(sql));
    }

    @Override
    protected long thousandBinary(int limit) throws SQLException {
        return sumOfPairs(query(limit));
    }

    private ResultSet query(int value) throws SQLException {
        prepared.setInt(1, value);
        return prepared.executeQuery();
    }

    private static long sumOfPairs(ResultSet rows) throws SQLException {
        try (rows) {
            long sum = 0;
            while (rows.next()) {
                sum += rows.getInt(1) + rows.getString(2).length();
            }
            return sum;
        }
    }

    @Override
    protected long hundredText() throws SQLException {
        return sumOfHundred(text.executeQuery(sql));
    }

    @Override
    protected long hundredBinary(int limit) throws SQLException {
        return sumOfHundred(query(limit));
    }

    private static long sumOfHundred(ResultSet rows) throws SQLException {
        try (rows) {
            long sum = 0;
            while (rows.next()) {
                for (int i = 1; i <= 100; i++) {
                    sum += rows.getInt(i);
                }
            }
            return sum;
        }
    }

    @Override
    protected long millionText() throws SQLException {
        return sumOfMillion(text.executeQuery(sql));
    }

    @Override
    protected long millionBinary(int limit) throws SQLException {
        return sumOfMillion(query(limit));
    }

    private static long sumOfMillion(ResultSet rows) throws SQLException {
        try (rows) {
            long sum = 0;
            while (rows.next()) {
                sum += rows.getLong(1) + rows.getString(2).length() + (long) rows.getDouble(3);
                sum += rows.getObject(4, LocalDateTime.class).getSecond();
            }
            return sum;
        }
    }

    @Override
    protected long batch(int rows) throws SQLException {
        for (int id = 1; id <= rows; id++) {
            prepared.setInt(1, id);
            prepared.setString(2, Tables.name(id));
            prepared.addBatch();
        }
        // one statement for all rows gives SUCCESS_NO_INFO for each
        return Arrays.stream(prepared.executeBatch())
                .map(count -> count == Statement.SUCCESS_NO_INFO ? 1 : count)
                .sum();
    }

    @Override
    protected long blobWrite() throws SQLException {
        prepared.setBytes(1, blob);
        try (ResultSet rows = prepared.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    protected long blobRead(int id) throws SQLException {
        try (ResultSet rows = query(id)) {
            rows.next();
            return rows.getBytes(1).length;
        }
    }

    @Override
    protected void connect() throws SQLException {
        DriverManager.getConnection(url).close();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
