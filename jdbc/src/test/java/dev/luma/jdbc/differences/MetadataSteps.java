package dev.luma.jdbc.differences;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What a connection tells of its database: each answer that takes no question, and the columns and rows of each
/// catalog.
final class MetadataSteps {
    private static final String DATABASE = "luma_jdbc";

    /// Each driver says here who and where it is.
    private static final Set<String> OF_ITS_OWN = Set.of(
            "getDriverName",
            "getDriverVersion",
            "getDriverMajorVersion",
            "getDriverMinorVersion",
            "getURL",
            "getUserName");

    private static final String[] TABLES = {
        "DROP TABLE IF EXISTS diff_child, diff_parent",
        "CREATE TABLE diff_parent (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20) NOT NULL DEFAULT 'x'"
                + " COMMENT 'a name', price DECIMAL(10,2), made TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE"
                + " CURRENT_TIMESTAMP, kind ENUM('a','b'), twice INT GENERATED ALWAYS AS (1 + 1), KEY by_name (name))",
        "CREATE TABLE diff_child (a INT, b INT, parent BIGINT UNSIGNED, PRIMARY KEY (b, a),"
                + " CONSTRAINT to_parent FOREIGN KEY (parent) REFERENCES diff_parent (id) ON DELETE CASCADE)",
        "CREATE OR REPLACE VIEW diff_view AS SELECT name FROM diff_parent",
        "DROP PROCEDURE IF EXISTS diff_listed",
        "CREATE PROCEDURE diff_listed(IN a INT, OUT b VARCHAR(10)) SET b = a",
        "DROP FUNCTION IF EXISTS diff_told",
        "CREATE FUNCTION diff_told(a INT) RETURNS DECIMAL(10,2) DETERMINISTIC RETURN a"
    };

    private interface Catalog {
        ResultSet of(DatabaseMetaData data) throws SQLException;
    }

    private final Steps steps;

    MetadataSteps(Steps steps) {
        this.steps = steps;
    }

    void add() {
        answers();
        steps.add("tables for the metadata", connection -> {
            Steps.run(connection, TABLES);
            return "made";
        });
        catalogs().forEach(this::catalog);
    }

    private void answers() {
        Arrays.stream(DatabaseMetaData.class.getMethods())
                .filter(method -> method.getParameterCount() == 0
                        && method.getDeclaringClass() == DatabaseMetaData.class
                        && (method.getReturnType().isPrimitive() || method.getReturnType() == String.class)
                        && !OF_ITS_OWN.contains(method.getName()))
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> steps.add("metadata " + method.getName(), connection -> {
                    try {
                        return method.invoke(connection.getMetaData());
                    } catch (InvocationTargetException e) {
                        throw (Exception) e.getCause();
                    }
                }));
    }

    private static Map<String, Catalog> catalogs() {
        final Map<String, Catalog> all = new LinkedHashMap<>();
        all.put("getTables", data -> data.getTables(DATABASE, null, "diff\\_%r%", null));
        all.put("getTables of views", data -> data.getTables(DATABASE, null, "diff\\_view", new String[] {"VIEW"}));
        all.put("getColumns", data -> data.getColumns(DATABASE, null, "diff\\_parent", "%"));
        all.put("getPrimaryKeys", data -> data.getPrimaryKeys(DATABASE, null, "diff_child"));
        all.put("getIndexInfo", data -> data.getIndexInfo(DATABASE, null, "diff_parent", false, true));
        all.put("getImportedKeys", data -> data.getImportedKeys(DATABASE, null, "diff_child"));
        all.put("getExportedKeys", data -> data.getExportedKeys(DATABASE, null, "diff_parent"));
        all.put(
                "getCrossReference",
                data -> data.getCrossReference(DATABASE, null, "diff_parent", DATABASE, null, "diff_child"));
        all.put(
                "getBestRowIdentifier",
                data -> data.getBestRowIdentifier(DATABASE, null, "diff_child", DatabaseMetaData.bestRowSession, true));
        all.put("getVersionColumns", data -> data.getVersionColumns(DATABASE, null, "diff_parent"));
        all.put("getProcedures", data -> data.getProcedures(DATABASE, null, "diff\\_listed"));
        all.put("getProcedureColumns", data -> data.getProcedureColumns(DATABASE, null, "diff\\_listed", "%"));
        all.put("getFunctions", data -> data.getFunctions(DATABASE, null, "diff\\_told"));
        all.put("getFunctionColumns", data -> data.getFunctionColumns(DATABASE, null, "diff\\_told", "%"));
        all.put("getTablePrivileges", data -> data.getTablePrivileges(DATABASE, null, "diff\\_parent"));
        all.put("getColumnPrivileges", data -> data.getColumnPrivileges(DATABASE, null, "diff_parent", "name"));
        all.put("getSchemas", DatabaseMetaData::getSchemas);
        all.put("getTableTypes", DatabaseMetaData::getTableTypes);
        all.put("getTypeInfo", DatabaseMetaData::getTypeInfo);
        all.put("getClientInfoProperties", DatabaseMetaData::getClientInfoProperties);
        all.put("getUDTs", data -> data.getUDTs(DATABASE, null, "%", null));
        all.put("getSuperTypes", data -> data.getSuperTypes(DATABASE, null, "%"));
        all.put("getSuperTables", data -> data.getSuperTables(DATABASE, null, "%"));
        all.put("getAttributes", data -> data.getAttributes(DATABASE, null, "%", "%"));
        all.put("getPseudoColumns", data -> data.getPseudoColumns(DATABASE, null, "%", "%"));
        return all;
    }

    private void catalog(String name, Catalog catalog) {
        steps.add(name + ": labels", connection -> {
            try (ResultSet rows = catalog.of(connection.getMetaData())) {
                return labels(rows.getMetaData());
            }
        });
        for (int column = 1; column <= 24; column++) {
            final int at = column;
            if (name.equals("getTypeInfo")) {
                return; // types have other names, of which each column tells; the labels are enough
            }
            if (at <= columns(name)) {
                steps.add(name + ": column " + at, connection -> column(connection, catalog, at));
            }
        }
    }

    /// How many columns the interface says that there are.
    private static int columns(String catalog) {
        return switch (catalog.split(" ")[0]) {
            case "getTables" -> 10;
            case "getColumns" -> 24;
            case "getPrimaryKeys", "getFunctions" -> 6;
            case "getIndexInfo" -> 13;
            case "getImportedKeys", "getExportedKeys", "getCrossReference" -> 14;
            case "getBestRowIdentifier", "getVersionColumns", "getColumnPrivileges" -> 8;
            case "getProcedures" -> 9;
            case "getProcedureColumns" -> 20;
            case "getFunctionColumns" -> 17;
            case "getTablePrivileges" -> 7;
            case "getTableTypes" -> 1;
            default -> 0;
        };
    }

    private static String labels(ResultSetMetaData columns) throws SQLException {
        final StringBuilder labels = new StringBuilder();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            labels.append(columns.getColumnLabel(i)).append(' ');
        }
        return labels.toString();
    }

    /// What a column has in all rows.
    private static String column(Connection connection, Catalog catalog, int at) throws SQLException {
        try (ResultSet rows = catalog.of(connection.getMetaData())) {
            final StringBuilder values = new StringBuilder(rows.getMetaData().getColumnLabel(at));
            while (rows.next()) {
                values.append("; ").append(rows.getString(at));
            }
            return values.toString();
        }
    }
}
