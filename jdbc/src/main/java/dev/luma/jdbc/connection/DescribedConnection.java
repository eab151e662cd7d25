package dev.luma.jdbc.connection;

import dev.luma.db.Row;
import dev.luma.jdbc.metadata.MetadataHost;
import dev.luma.jdbc.result.ResultSettings;
import dev.luma.jdbc.value.ValueSettings;
import dev.luma.jdbc.vendor.Query;
import dev.luma.jdbc.vendor.Vendor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// What the metadata know of their connection.
///
/// @param described the connection
record DescribedConnection(JdbcConnection described, String url) implements MetadataHost {
    @Override
    public Connection connection() {
        return described;
    }

    @Override
    public Vendor vendor() {
        return described.vendor();
    }

    @Override
    public ValueSettings values() {
        return described.values();
    }

    @Override
    public ResultSettings results() {
        return ResultSettings.scrollInsensitive(described.layouts(), described.lock());
    }

    @Override
    public List<Row> ask(Query query) throws SQLException {
        return described.ask(query);
    }
}
