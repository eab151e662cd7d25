package dev.luma.benchmarks;

import dev.luma.db.Connection;
import dev.luma.db.Db;
import dev.luma.db.Row;
import dev.luma.db.Rows;
import dev.luma.db.Statement;
import dev.luma.mysql.Mysql;
import java.util.Objects;

/// Ours, with its defaults.
final class LumaPeer implements Peer {
    private final Connection connection;
    private final Statement pointSelect;
    private final Statement thousandRows;

    LumaPeer(Target target) {
        connection = Db.open(Mysql.driver(), target.lumaDsn());
        pointSelect = connection.prepare(Target.POINT_SELECT);
        thousandRows = connection.prepare(Target.THOUSAND_ROWS);
    }

    @Override
    public long pointSelect(int id) {
        try (Rows rows = pointSelect.query(id)) {
            return sum(rows);
        }
    }

    @Override
    public long thousandRowsAsText() {
        try (Rows rows = connection.query(Target.THOUSAND_ROWS)) {
            return sum(rows);
        }
    }

    @Override
    public long thousandRowsAsBinary() {
        try (Rows rows = thousandRows.query()) {
            return sum(rows);
        }
    }

    private static long sum(Rows rows) {
        long sum = 0;
        while (rows.next()) {
            final Row row = rows.row();
            sum += row.getInt(0) + Objects.requireNonNull(row.getString(1)).length();
        }
        return sum;
    }

    @Override
    public void close() {
        connection.close();
    }
}
