package dev.luma.jdbc.metadata;

import dev.luma.db.Row;
import dev.luma.jdbc.vendor.Dictionary;
import dev.luma.jdbc.vendor.NamePattern;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What tables there are, what columns they have, and what tells a row from the others.
final class TableAnswers {
    private static final Set<String> SYSTEM_SCHEMAS = Set.of("mysql", "performance_schema", "sys");
    private static final String PRIMARY = "PRIMARY";

    private final MetadataHost host;
    private final Dictionary dictionary;

    TableAnswers(MetadataHost host, Dictionary dictionary) {
        this.host = host;
        this.dictionary = dictionary;
    }

    // ---- tables

    ResultSet tables(@Nullable String catalog, NamePattern name, String @Nullable [] types) throws SQLException {
        final Set<String> wanted = new HashSet<>(types == null ? host.vendor().tableTypes() : Arrays.asList(types));
        final Answers tables = new Answers(Shape.TABLES);
        for (final Row row : host.ask(dictionary.tables(catalog, name))) {
            final String type = type(text(row, "CATALOG"), text(row, "KIND"));
            if (wanted.contains(type) && isMeant(name, row, "NAME")) {
                tables.add(
                        row.getString("CATALOG"),
                        null,
                        row.getString("NAME"),
                        type,
                        type.endsWith("VIEW") ? "" : row.getString("REMARKS"),
                        null,
                        null,
                        null,
                        null,
                        null);
            }
        }
        return tables.sortedBy(3, 0, 2).shown(host);
    }

    /// A server may compare by `LIKE` without regard to case, where its names differ by case alone.
    private static boolean isMeant(NamePattern pattern, Row row, String column) {
        return row.getInt("FOLDING") != 0 || pattern.matches(text(row, column));
    }

    private static String type(String catalog, String kind) {
        return switch (kind) {
            case "VIEW", "SYSTEM VIEW", "SEQUENCE" -> kind;
            case "TEMPORARY" -> "LOCAL TEMPORARY";
            case "TEMPORARY SEQUENCE" -> "SEQUENCE";
            default -> SYSTEM_SCHEMAS.contains(catalog) ? "SYSTEM TABLE" : "TABLE";
        };
    }

    private static String text(Row row, String column) {
        final String text = row.getString(column);
        return text == null ? "" : text;
    }

    // ---- columns

    ResultSet columns(@Nullable String catalog, NamePattern table, NamePattern column) throws SQLException {
        final Answers columns = new Answers(Shape.COLUMNS);
        for (final Row row : host.ask(dictionary.columns(catalog, table, column))) {
            if (isMeant(table, row, "TABLE_NAME")) {
                columns.add(column(row));
            }
        }
        return columns.sortedBy(0, 2, 16).shown(host);
    }

    private @Nullable Object[] column(Row row) {
        final DictionaryColumn type = DictionaryColumn.of(row, host.values());
        final String extra = text(row, "EXTRA").toUpperCase(Locale.ROOT);
        final boolean nullable = text(row, "NULLABLE").equals("YES");
        return new @Nullable Object[] {
            row.getString("CATALOG"),
            null,
            row.getString("TABLE_NAME"),
            row.getString("NAME"),
            type.code(),
            type.typeName(),
            type.precision(),
            null,
            type.scale(),
            type.radix(),
            (long) (nullable ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls),
            row.getString("REMARKS"),
            DefaultValue.of(row.getString("DEFAULT_VALUE"), extra, type, dictionary.defaultsAreExpressions()),
            null,
            null,
            type.octets(),
            row.getLong("POSITION"),
            nullable ? "YES" : "NO",
            null,
            null,
            null,
            null,
            extra.contains("AUTO_INCREMENT") ? "YES" : "NO",
            extra.contains("VIRTUAL GENERATED") || extra.contains("STORED GENERATED") || extra.contains("PERSISTENT")
                    ? "YES"
                    : "NO"
        };
    }

    // ---- what tells a row from the others

    /// The primary key, or else the first unique index without NULLs, or with them where they do not matter.
    ResultSet bestRowIdentifier(@Nullable String catalog, String table, boolean nullable) throws SQLException {
        // Two questions about one table: joined, MariaDB would look at all tables for the answer.
        final Map<String, Row> columns = new HashMap<>();
        for (final Row row : host.ask(dictionary.columns(catalog, NamePattern.exactly(table), NamePattern.ALL))) {
            columns.put(key(row, "NAME"), row);
        }
        final Map<String, List<String>> indexes = new LinkedHashMap<>();
        final List<Row> rows = new ArrayList<>(host.ask(dictionary.indexes(catalog, table)));
        rows.sort(Comparator.comparingLong(row -> row.getLong("POSITION")));
        for (final Row row : rows) {
            if (row.getLong("NON_UNIQUE") == 0) {
                indexes.computeIfAbsent(key(row, "NAME"), name -> new ArrayList<>())
                        .add(key(row, "COLUMN_NAME"));
            }
        }
        final List<Row> best = best(indexes, columns, nullable).stream()
                .map(columns::get)
                .map(Objects::requireNonNull)
                .toList();
        return rowColumns(best, (long) DatabaseMetaData.bestRowSession, DatabaseMetaData.bestRowNotPseudo);
    }

    /// With the catalog, as tables of several may have been asked for.
    private static String key(Row row, String column) {
        return text(row, "CATALOG") + '\0' + text(row, column);
    }

    private static List<String> best(Map<String, List<String>> indexes, Map<String, Row> columns, boolean nullable) {
        // One over an expression is of no use to find a row by its columns.
        final Map<String, List<String>> whole = new LinkedHashMap<>(indexes);
        whole.values().removeIf(index -> !columns.keySet().containsAll(index));
        return whole.entrySet().stream()
                .filter(index -> index.getKey().endsWith('\0' + PRIMARY))
                .findFirst()
                .or(() -> whole.entrySet().stream()
                        .filter(index ->
                                index.getValue().stream().allMatch(column -> "NO".equals(nullableOf(columns, column))))
                        .findFirst())
                .or(() -> nullable ? whole.entrySet().stream().findFirst() : Optional.empty())
                .map(Map.Entry::getValue)
                .orElse(List.of());
    }

    private static @Nullable String nullableOf(Map<String, Row> columns, String column) {
        final Row row = columns.get(column);
        return row == null ? null : row.getString("NULLABLE");
    }

    /// What the server sets whenever the row changes.
    ResultSet versionColumns(@Nullable String catalog, String table) throws SQLException {
        return rowColumns(
                host.ask(dictionary.versionColumns(catalog, table)), null, DatabaseMetaData.versionColumnNotPseudo);
    }

    private ResultSet rowColumns(List<Row> rows, @Nullable Long scope, int pseudo) {
        final Answers columns = new Answers(Shape.ROW_COLUMNS);
        for (final Row row : rows) {
            final DictionaryColumn type = DictionaryColumn.of(row, host.values());
            columns.add(
                    scope,
                    row.getString("NAME"),
                    type.code(),
                    type.typeName(),
                    type.precision(),
                    null,
                    type.scale(),
                    (long) pseudo);
        }
        return columns.shown(host);
    }

    // ---- who may do what

    ResultSet tablePrivileges(@Nullable String catalog, NamePattern table) throws SQLException {
        final Answers privileges = new Answers(Shape.TABLE_PRIVILEGES);
        for (final Row row : host.ask(dictionary.tablePrivileges(catalog, table))) {
            privileges.add(
                    row.getString("CATALOG"),
                    null,
                    row.getString("TABLE_NAME"),
                    null,
                    row.getString("GRANTEE"),
                    row.getString("PRIVILEGE"),
                    row.getString("GRANTABLE"));
        }
        return privileges.sortedBy(0, 2, 5).shown(host);
    }

    ResultSet columnPrivileges(@Nullable String catalog, String table, NamePattern column) throws SQLException {
        final Answers privileges = new Answers(Shape.COLUMN_PRIVILEGES);
        for (final Row row : host.ask(dictionary.columnPrivileges(catalog, table, column))) {
            privileges.add(
                    row.getString("CATALOG"),
                    null,
                    row.getString("TABLE_NAME"),
                    row.getString("COLUMN_NAME"),
                    null,
                    row.getString("GRANTEE"),
                    row.getString("PRIVILEGE"),
                    row.getString("GRANTABLE"));
        }
        return privileges.sortedBy(3, 6).shown(host);
    }
}
