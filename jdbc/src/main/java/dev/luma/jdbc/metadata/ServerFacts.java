package dev.luma.jdbc.metadata;

import dev.luma.db.Row;
import dev.luma.jdbc.vendor.Dictionary;
import java.sql.SQLException;

/// What only the server itself can tell of its settings and of the session.
///
/// @param folding how names of tables are compared: 0 by their case too, 1 they are stored in lower case, 2 they are
///     stored as written, and their case means nothing
/// @param maxConnections at one time
/// @param user with the host that it came from
/// @param readOnly whether the server takes no changes but its own
record ServerFacts(int folding, int maxConnections, String user, boolean readOnly) {
    static ServerFacts ask(MetadataHost host, Dictionary dictionary) throws SQLException {
        final Row row = host.ask(dictionary.facts()).getFirst();
        final String readOnly = String.valueOf(row.getString("READ_ONLY"));
        return new ServerFacts(
                row.getInt("FOLDING"),
                row.getInt("CONNECTIONS"),
                String.valueOf(row.getString("USER_NAME")),
                !readOnly.equals("0") && !readOnly.equalsIgnoreCase("OFF"));
    }

    boolean storesLowerCase() {
        return folding == 1;
    }

    /// Whether two tables may differ in the case of their names alone.
    boolean tellsCasesApart() {
        return folding == 0;
    }
}
