package dev.luma.jdbc.metadata;

import dev.luma.db.Row;
import dev.luma.jdbc.result.ResultSettings;
import dev.luma.jdbc.value.ValueSettings;
import dev.luma.jdbc.vendor.Query;
import dev.luma.jdbc.vendor.Vendor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// What the description of a database knows of its connection.
public interface MetadataHost {
    /// As the application sees it.
    Connection connection();

    Vendor vendor();

    /// Without a password.
    String url();

    ValueSettings values();

    /// For results that lie in memory, and may be scrolled.
    ResultSettings results();

    /// Asks the server, without beginning a transaction, and takes all rows into memory. Takes the connection's turn.
    ///
    /// @throws SQLException also if the connection is closed
    List<Row> ask(Query query) throws SQLException;
}
