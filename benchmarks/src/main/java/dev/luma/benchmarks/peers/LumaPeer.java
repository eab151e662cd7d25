package dev.luma.benchmarks.peers;

import dev.luma.benchmarks.Tables;
import dev.luma.benchmarks.Target;
import dev.luma.benchmarks.Task;
import dev.luma.db.Connection;
import dev.luma.db.Db;
import dev.luma.db.Row;
import dev.luma.db.Rows;
import dev.luma.db.Statement;
import dev.luma.mysql.Mysql;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Ours, with its defaults.
public final class LumaPeer extends BlockingPeer {
    private final String dsn;
    private final String sql;
    private final Connection connection;
    private final @Nullable Statement prepared;
    private final byte[] blob = Tables.blob();

    public LumaPeer(Task task, Target target) {
        super(task);
        dsn = target.user() + "@" + target.host() + ":" + target.port() + "/" + target.database() + "?tls="
                + (target.tls() ? "required" : "disabled");
        sql = task.sql();
        connection = Db.open(Mysql.driver(), dsn);
        prepared = task.isPrepared() ? connection.prepare(sql) : null;
    }

    private Statement prepared() {
        return Objects.requireNonNull(prepared);
    }

    @Override
    protected long doOne() {
        return connection.exec(sql).affectedRows();
    }

    @Override
    protected long pointSelect(int id) {
        try (Rows rows = prepared().query(id)) {
            return sumOfPairs(rows);
        }
    }

    @Override
    protected long thousandText() {
        try (Rows rows = connection.query(sql)) {
            return sumOfPairs(rows);
        }
    }

    @Override
    protected long thousandBinary(int limit) {
        try (Rows rows = prepared().query(limit)) {
            return sumOfPairs(rows);
        }
    }

    private static long sumOfPairs(Rows rows) {
        long sum = 0;
        while (rows.next()) {
            final Row row = rows.row();
            sum += row.getInt(0) + text(row, 1).length();
        }
        return sum;
    }

    @Override
    protected long hundredText() {
        try (Rows rows = connection.query(sql)) {
            return sumOfHundred(rows);
        }
    }

    @Override
    protected long hundredBinary(int limit) {
        try (Rows rows = prepared().query(limit)) {
            return sumOfHundred(rows);
        }
    }

    private static long sumOfHundred(Rows rows) {
        long sum = 0;
        while (rows.next()) {
            final Row row = rows.row();
            for (int i = 0; i < 100; i++) {
                sum += row.getInt(i);
            }
        }
        return sum;
    }

    @Override
    protected long millionText() {
        try (Rows rows = connection.query(sql)) {
            return sumOfMillion(rows);
        }
    }

    @Override
    protected long millionBinary(int limit) {
        try (Rows rows = prepared().query(limit)) {
            return sumOfMillion(rows);
        }
    }

    private static long sumOfMillion(Rows rows) {
        long sum = 0;
        while (rows.next()) {
            final Row row = rows.row();
            sum += row.getLong(0) + text(row, 1).length() + (long) row.getDouble(2);
            sum += Objects.requireNonNull(row.get(3, LocalDateTime.class)).getSecond();
        }
        return sum;
    }

    private static String text(Row row, int column) {
        return Objects.requireNonNull(row.getString(column));
    }

    @Override
    protected long batch(int rows) {
        final Iterable<Object[]> inserts = () -> IntStream.rangeClosed(1, rows)
                .mapToObj(id -> new Object[] {id, Tables.name(id)})
                .iterator();
        return prepared().batch(inserts).totalAffectedRows();
    }

    @Override
    protected long blobWrite() {
        try (Rows rows = prepared().query((Object) blob)) {
            rows.next();
            return rows.row().getLong(0);
        }
    }

    @Override
    protected long blobRead(int id) {
        try (Rows rows = prepared().query(id)) {
            rows.next();
            return Objects.requireNonNull(rows.row().getBytes(0)).length;
        }
    }

    @Override
    protected void connect() {
        Db.open(Mysql.driver(), dsn).close();
    }

    @Override
    public void close() {
        connection.close();
    }
}
