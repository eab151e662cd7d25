package dev.luma.jdbc.metadata;

import dev.luma.db.Row;
import dev.luma.jdbc.vendor.Dictionary;
import dev.luma.jdbc.vendor.NamePattern;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Which procedures and functions there are, and what they take.
final class RoutineAnswers {
    private static final String PROCEDURE = "PROCEDURE";
    private static final String FUNCTION = "FUNCTION";

    private final MetadataHost host;
    private final Dictionary dictionary;

    RoutineAnswers(MetadataHost host, Dictionary dictionary) {
        this.host = host;
        this.dictionary = dictionary;
    }

    ResultSet procedures(@Nullable String catalog, NamePattern name) throws SQLException {
        final Answers procedures = new Answers(Shape.PROCEDURES);
        for (final Row row : host.ask(dictionary.routines(PROCEDURE, catalog, name))) {
            final String found = row.getString("NAME");
            procedures.add(
                    row.getString("CATALOG"),
                    null,
                    found,
                    null,
                    null,
                    null,
                    row.getString("REMARKS"),
                    (long) DatabaseMetaData.procedureNoResult,
                    found);
        }
        return procedures.sortedBy(0, 2, 8).shown(host);
    }

    ResultSet functions(@Nullable String catalog, NamePattern name) throws SQLException {
        final Answers functions = new Answers(Shape.FUNCTIONS);
        for (final Row row : host.ask(dictionary.routines(FUNCTION, catalog, name))) {
            final String found = row.getString("NAME");
            functions.add(
                    row.getString("CATALOG"),
                    null,
                    found,
                    row.getString("REMARKS"),
                    (long) DatabaseMetaData.functionNoTable,
                    found);
        }
        return functions.sortedBy(0, 2, 5).shown(host);
    }

    ResultSet procedureColumns(@Nullable String catalog, NamePattern procedure, NamePattern column)
            throws SQLException {
        final Answers columns = new Answers(Shape.PROCEDURE_COLUMNS);
        for (final Row row : host.ask(dictionary.parameters(PROCEDURE, catalog, procedure, column))) {
            final DictionaryColumn type = DictionaryColumn.of(row, host.values());
            columns.add(
                    row.getString("CATALOG"),
                    null,
                    row.getString("ROUTINE"),
                    row.getString("NAME"),
                    (long) modeInProcedure(row),
                    type.code(),
                    type.typeName(),
                    type.precision(),
                    type.bytes(),
                    type.scale(),
                    type.radix(),
                    (long) DatabaseMetaData.procedureNullable,
                    null,
                    null,
                    null,
                    null,
                    type.octets(),
                    row.getLong("POSITION"),
                    "YES",
                    row.getString("ROUTINE"));
        }
        return columns.sortedBy(0, 2, 19, 17).shown(host);
    }

    private static int modeInProcedure(Row row) {
        return switch (mode(row)) {
            case "OUT" -> DatabaseMetaData.procedureColumnOut;
            case "INOUT" -> DatabaseMetaData.procedureColumnInOut;
            default -> DatabaseMetaData.procedureColumnIn;
        };
    }

    private static String mode(Row row) {
        final String mode = row.getString("MODE");
        return mode == null ? "" : mode;
    }

    ResultSet functionColumns(@Nullable String catalog, NamePattern function, NamePattern column) throws SQLException {
        final Answers columns = new Answers(Shape.FUNCTION_COLUMNS);
        for (final Row row : host.ask(dictionary.parameters(FUNCTION, catalog, function, column))) {
            final DictionaryColumn type = DictionaryColumn.of(row, host.values());
            final String name = row.getString("NAME");
            columns.add(
                    row.getString("CATALOG"),
                    null,
                    row.getString("ROUTINE"),
                    name == null ? "" : name,
                    (long) modeInFunction(row),
                    type.code(),
                    type.typeName(),
                    type.precision(),
                    type.bytes(),
                    type.scale(),
                    type.radix(),
                    (long) DatabaseMetaData.functionNullable,
                    null,
                    type.octets(),
                    row.getLong("POSITION"),
                    "YES",
                    row.getString("ROUTINE"));
        }
        return columns.sortedBy(0, 2, 16, 14).shown(host);
    }

    private static int modeInFunction(Row row) {
        if (row.getLong("POSITION") == 0) {
            return DatabaseMetaData.functionReturn;
        }
        return switch (mode(row)) {
            case "OUT" -> DatabaseMetaData.functionColumnOut;
            case "INOUT" -> DatabaseMetaData.functionColumnInOut;
            default -> DatabaseMetaData.functionColumnIn;
        };
    }
}
