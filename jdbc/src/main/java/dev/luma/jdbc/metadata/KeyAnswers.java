package dev.luma.jdbc.metadata;

import dev.luma.db.Row;
import dev.luma.jdbc.vendor.Dictionary;
import dev.luma.jdbc.vendor.TableName;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Which indexes tables have, and which keys refer to which.
final class KeyAnswers {
    private static final String PRIMARY = "PRIMARY";

    private final MetadataHost host;
    private final Dictionary dictionary;

    KeyAnswers(MetadataHost host, Dictionary dictionary) {
        this.host = host;
        this.dictionary = dictionary;
    }

    ResultSet primaryKeys(@Nullable String catalog, String table) throws SQLException {
        final Answers keys = new Answers(Shape.PRIMARY_KEYS);
        for (final Row row : host.ask(dictionary.indexes(catalog, table))) {
            if (PRIMARY.equals(row.getString("NAME"))) {
                keys.add(
                        row.getString("CATALOG"),
                        null,
                        row.getString("TABLE_NAME"),
                        row.getString("COLUMN_NAME"),
                        row.getLong("POSITION"),
                        PRIMARY);
            }
        }
        return keys.sortedBy(3).shown(host);
    }

    ResultSet indexes(@Nullable String catalog, String table, boolean unique) throws SQLException {
        final Answers indexes = new Answers(Shape.INDEXES);
        for (final Row row : host.ask(dictionary.indexes(catalog, table))) {
            final boolean nonUnique = row.getLong("NON_UNIQUE") != 0;
            if (!unique || !nonUnique) {
                indexes.add(
                        row.getString("CATALOG"),
                        null,
                        row.getString("TABLE_NAME"),
                        nonUnique,
                        row.getString("CATALOG"),
                        row.getString("NAME"),
                        (long) type(row),
                        row.getLong("POSITION"),
                        row.getString("COLUMN_NAME"),
                        row.getString("DIRECTION"),
                        row.isNull("CARDINALITY") ? 0L : row.getLong("CARDINALITY"),
                        0L,
                        null);
            }
        }
        return indexes.sortedBy(3, 6, 5, 7).shown(host);
    }

    private static int type(Row row) {
        return "HASH".equals(row.getString("KIND"))
                ? DatabaseMetaData.tableIndexHashed
                : DatabaseMetaData.tableIndexOther;
    }

    /// By the tables that are referred to.
    ResultSet imported(TableName foreign) throws SQLException {
        return references(null, foreign).sortedBy(0, 2, 8, 11).shown(host);
    }

    /// By the tables that refer.
    ResultSet exported(TableName primary) throws SQLException {
        return references(primary, null).sortedBy(4, 6, 8, 11).shown(host);
    }

    /// By the tables that refer.
    ResultSet between(TableName primary, TableName foreign) throws SQLException {
        return references(primary, foreign).sortedBy(4, 6, 8, 11).shown(host);
    }

    private Answers references(@Nullable TableName primary, @Nullable TableName foreign) throws SQLException {
        final Answers references = new Answers(Shape.REFERENCES);
        for (final Row row : host.ask(dictionary.references(primary, foreign))) {
            references.add(
                    row.getString("PK_CATALOG"),
                    null,
                    row.getString("PK_TABLE"),
                    row.getString("PK_COLUMN"),
                    row.getString("FK_CATALOG"),
                    null,
                    row.getString("FK_TABLE"),
                    row.getString("FK_COLUMN"),
                    row.getLong("POSITION"),
                    rule(row.getString("ON_UPDATE")),
                    rule(row.getString("ON_DELETE")),
                    row.getString("FK_NAME"),
                    row.getString("PK_NAME"),
                    (long) DatabaseMetaData.importedKeyNotDeferrable);
        }
        return references;
    }

    private static Long rule(@Nullable String rule) {
        return (long)
                switch (rule == null ? "" : rule) {
                    case "CASCADE" -> DatabaseMetaData.importedKeyCascade;
                    case "RESTRICT" -> DatabaseMetaData.importedKeyRestrict;
                    case "SET NULL" -> DatabaseMetaData.importedKeySetNull;
                    case "SET DEFAULT" -> DatabaseMetaData.importedKeySetDefault;
                    default -> DatabaseMetaData.importedKeyNoAction;
                };
    }
}
