package dev.luma.jdbc.metadata;

import dev.luma.db.Row;
import dev.luma.db.error.DbException;
import dev.luma.jdbc.error.SqlExceptions;
import dev.luma.jdbc.result.ResultSettings;
import dev.luma.jdbc.value.ResultLayouts;
import dev.luma.jdbc.value.ValueSettings;
import dev.luma.jdbc.vendor.Query;
import dev.luma.jdbc.vendor.Vendor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// What the metadata know, over a connection of `db` alone.
final class PlainHost implements MetadataHost {
    private final dev.luma.db.Connection db;
    private final ResultSettings results =
            ResultSettings.scrollInsensitive(new ResultLayouts(ValueSettings.DEFAULTS), new ReentrantLock());
    int asked;

    PlainHost(dev.luma.db.Connection db) {
        this.db = db;
    }

    @Override
    public Connection connection() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Vendor vendor() {
        return Vendor.of(db.server());
    }

    @Override
    public String url() {
        return "jdbc:luma:mysql://somewhere";
    }

    @Override
    public ValueSettings values() {
        return ValueSettings.DEFAULTS;
    }

    @Override
    public ResultSettings results() {
        return results;
    }

    @Override
    public List<Row> ask(Query query) throws SQLException {
        asked++;
        try {
            return db.query(query.sql(), query.values().toArray()).all();
        } catch (DbException e) {
            throw SqlExceptions.of(e);
        }
    }
}
