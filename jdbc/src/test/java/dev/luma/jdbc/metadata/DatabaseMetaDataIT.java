package dev.luma.jdbc.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Db;
import dev.luma.db.Rows;
import dev.luma.db.error.SyntaxException;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.jdbc.value.JdbcType;
import dev.luma.jdbc.value.ResultColumn;
import dev.luma.mysql.Mysql;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the metadata tell of a schema that has one of everything.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
final class DatabaseMetaDataIT {
    private static final String SHOP = "luma_metadata";

    private final RealServer server;
    private final dev.luma.db.Connection db;
    private final PlainHost host;
    private final DatabaseMetaData metadata;

    DatabaseMetaDataIT(RealServer server) {
        this.server = server;
        this.db = Db.open(Mysql.driver(), server.user() + "@" + server.host() + ":" + server.port());
        this.host = new PlainHost(db);
        this.metadata = new JdbcDatabaseMetaData(host);
        db.exec("DROP DATABASE IF EXISTS " + SHOP);
        db.exec("CREATE DATABASE " + SHOP + " CHARACTER SET utf8mb4");
        db.exec("USE " + SHOP);
    }

    @AfterEach
    void drop() {
        db.exec("DROP DATABASE IF EXISTS " + SHOP);
        db.close();
    }

    /// The named columns of each row, with commas between them.
    private static List<String> rows(ResultSet result, String... columns) throws SQLException {
        final List<String> rows = new ArrayList<>();
        try (result) {
            while (result.next()) {
                final List<String> values = new ArrayList<>();
                for (final String column : columns) {
                    values.add(result.getString(column));
                }
                rows.add(String.join(",", values.stream().map(String::valueOf).toList()));
            }
        }
        return rows;
    }

    private static String labels(ResultSet result) throws SQLException {
        final ResultSetMetaData columns = result.getMetaData();
        final List<String> labels = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            labels.add(columns.getColumnLabel(i));
        }
        return String.join(" ", labels);
    }

    // ---- tables

    @Test
    void listsTablesByTheirKindAndName() throws SQLException {
        db.exec("CREATE TABLE t_x (a INT) COMMENT 'the first'");
        db.exec("CREATE TABLE tax (a INT)");
        db.exec("CREATE VIEW a_view AS SELECT a FROM tax");

        assertEquals(
                List.of(SHOP + ",null,t_x,TABLE,the first", SHOP + ",null,tax,TABLE,", SHOP + ",null,a_view,VIEW,"),
                rows(
                        metadata.getTables(SHOP, null, "%", null),
                        "TABLE_CAT",
                        "TABLE_SCHEM",
                        "TABLE_NAME",
                        "TABLE_TYPE",
                        "REMARKS"));
        assertEquals(List.of("a_view"), rows(metadata.getTables(SHOP, "", null, new String[] {"VIEW"}), "TABLE_NAME"));
        assertEquals(List.of(), rows(metadata.getTables(SHOP, null, "%", new String[] {"SYNONYM"}), "TABLE_NAME"));
        assertEquals(List.of(), rows(metadata.getTables("", null, "%", null), "TABLE_NAME"));
        assertEquals(List.of(), rows(metadata.getTables("luma_metadat_", null, "%", null), "TABLE_NAME"));
    }

    @Test
    void takesPatternsWithTheirEscapes() throws SQLException {
        db.exec("CREATE TABLE t_x (a_b INT, acb INT)");
        db.exec("CREATE TABLE tax (a INT)");
        db.exec("CREATE TABLE `100%|'x` (a INT)");

        assertEquals(List.of("t_x", "tax"), rows(metadata.getTables(SHOP, null, "t_x", null), "TABLE_NAME"));
        assertEquals(List.of("t_x"), rows(metadata.getTables(SHOP, null, "t\\_x", null), "TABLE_NAME"));
        assertEquals(List.of("100%|'x"), rows(metadata.getTables(SHOP, null, "%\\%|'_", null), "TABLE_NAME"));
        assertEquals(List.of(), rows(metadata.getTables(SHOP, null, "T_X", null), "TABLE_NAME"));
        assertEquals(List.of("a_b"), rows(metadata.getColumns(SHOP, null, "t\\_x", "A\\_b"), "COLUMN_NAME"));
        assertEquals(List.of("a_b", "acb"), rows(metadata.getColumns(SHOP, null, "t\\_x", "a_b"), "COLUMN_NAME"));
    }

    @Test
    void takesPatternsAlsoWhereABackslashIsAPlainOne() throws SQLException {
        db.exec("SET sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES,ANSI_QUOTES')");
        db.exec("CREATE TABLE \"t_x\" (a INT)");
        db.exec("CREATE TABLE \"t\\x\" (a INT)");

        assertEquals(List.of("t_x"), rows(metadata.getTables(SHOP, null, "t\\_x", null), "TABLE_NAME"));
        assertEquals(List.of("t\\x"), rows(metadata.getTables(SHOP, null, "t\\\\x", null), "TABLE_NAME"));
    }

    @Test
    void listsCatalogsAndNoSchemas() throws SQLException {
        final List<String> catalogs = rows(metadata.getCatalogs(), "TABLE_CAT");

        assertTrue(catalogs.contains(SHOP));
        assertEquals(catalogs.stream().sorted().toList(), catalogs);
        assertEquals(List.of(), rows(metadata.getSchemas(), "TABLE_SCHEM"));
        assertEquals("TABLE_SCHEM TABLE_CATALOG", labels(metadata.getSchemas(null, null)));
    }

    @Test
    void claimsTheKindsOfTablesThatTheServerHas() throws SQLException {
        final List<String> kinds = rows(metadata.getTableTypes(), "TABLE_TYPE");

        assertEquals(kinds.stream().sorted().toList(), kinds);
        assertTrue(kinds.containsAll(List.of("TABLE", "VIEW", "SYSTEM TABLE", "SYSTEM VIEW")));
        assertEquals(server.isMariaDb(), kinds.contains("SEQUENCE"));
        assertTrue(kinds.containsAll(rows(metadata.getTables(null, null, "%", null), "TABLE_TYPE")));
    }

    // ---- columns

    @Test
    void tellsTheSameTypesAsAResult() throws SQLException {
        db.exec(
                "CREATE TABLE types (a TINYINT(1), b TINYINT, c SMALLINT UNSIGNED, d MEDIUMINT, e INT UNSIGNED, f BIGINT,"
                        + " g BIGINT UNSIGNED, h FLOAT, i DOUBLE, j DECIMAL(20,5), k BIT(1), l BIT(8), m CHAR(10),"
                        + " n VARCHAR(100), o BINARY(16), p VARBINARY(30), q TINYTEXT, r TEXT, s MEDIUMTEXT, t LONGTEXT,"
                        + " u TINYBLOB, v BLOB, w MEDIUMBLOB, x LONGBLOB, y ENUM('a','bc'), z SET('a','bc'), aa DATE, ab TIME(3),"
                        + " ac DATETIME(6), ad TIMESTAMP(2) NULL, ae YEAR)");

        try (ResultSet columns = metadata.getColumns(SHOP, null, "types", "%")) {
            final Rows none = db.query("SELECT * FROM types");
            final List<ColumnInfo> shown = none.columns();
            none.close();
            for (final ColumnInfo info : shown) {
                assertTrue(columns.next());
                final JdbcType type = JdbcType.of(info, host.values());
                final ResultColumn column = ResultColumn.of(info, host.values());
                assertEquals(info.label(), columns.getString("COLUMN_NAME"));
                assertEquals(type.code(), columns.getInt("DATA_TYPE"), info.label());
                assertEquals(column.typeName(), columns.getString("TYPE_NAME"), info.label());
                assertEquals(column.precision(), columns.getInt("COLUMN_SIZE"), info.label());
                assertEquals(column.scale(), columns.getInt("DECIMAL_DIGITS"), info.label());
            }
            assertFalse(columns.next());
        }
    }

    @Test
    void tellsWhatAColumnMayHoldAndWhatItHoldsByDefault() throws SQLException {
        db.exec("CREATE TABLE c (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, a VARCHAR(10) NOT NULL DEFAULT 'it''s',"
                + " b INT DEFAULT 5 COMMENT 'five', d DATETIME(3) DEFAULT CURRENT_TIMESTAMP(3), e VARCHAR(4) DEFAULT 'NULL',"
                + " f INT AS (b + 1) VIRTUAL, g DATE DEFAULT '2026-11-21', h INT)");

        assertEquals(
                List.of(
                        "id,NO,null,YES,NO,,null,1",
                        "a,NO,'it''s',NO,NO,,40,2",
                        "b,YES,5,NO,NO,five,null,3",
                        "d,YES,current_timestamp(3),NO,NO,,null,4",
                        "e,YES,'NULL',NO,NO,,16,5",
                        "f,YES,null,NO,YES,,null,6",
                        "g,YES,'2026-11-21',NO,NO,,null,7",
                        "h,YES,null,NO,NO,,null,8"),
                rows(
                                metadata.getColumns(SHOP, null, "c", null),
                                "COLUMN_NAME",
                                "IS_NULLABLE",
                                "COLUMN_DEF",
                                "IS_AUTOINCREMENT",
                                "IS_GENERATEDCOLUMN",
                                "REMARKS",
                                "CHAR_OCTET_LENGTH",
                                "ORDINAL_POSITION")
                        .stream()
                        .map(row -> row.replace("CURRENT", "current").replace("TIMESTAMP", "timestamp"))
                        .toList());
    }

    // ---- keys

    private void createKeys() {
        db.exec("CREATE TABLE parent (a INT NOT NULL, b VARCHAR(20) NOT NULL, c INT UNSIGNED, PRIMARY KEY (b, a),"
                + " UNIQUE KEY uc (c), KEY kb (b DESC, c))");
        db.exec("CREATE TABLE child (id BIGINT PRIMARY KEY, pa INT, pb VARCHAR(20), pc INT UNSIGNED,"
                + " CONSTRAINT fk1 FOREIGN KEY (pb, pa) REFERENCES parent (b, a) ON DELETE CASCADE ON UPDATE SET NULL,"
                + " CONSTRAINT fk2 FOREIGN KEY (pc) REFERENCES parent (c) ON DELETE RESTRICT ON UPDATE RESTRICT)");
    }

    @Test
    void tellsPrimaryKeysByTheNameOfTheColumn() throws SQLException {
        createKeys();

        assertEquals(
                List.of("a,2,PRIMARY", "b,1,PRIMARY"),
                rows(metadata.getPrimaryKeys(SHOP, null, "parent"), "COLUMN_NAME", "KEY_SEQ", "PK_NAME"));
        assertEquals(List.of("id"), rows(metadata.getPrimaryKeys(SHOP, null, "child"), "COLUMN_NAME"));
        assertEquals(List.of(), rows(metadata.getPrimaryKeys(SHOP, null, "chil%"), "COLUMN_NAME"));
    }

    @Test
    void tellsIndexesTheUniqueOnesFirst() throws SQLException {
        createKeys();

        assertEquals(
                List.of(
                        "false,PRIMARY,1,b,A",
                        "false,PRIMARY,2,a,A",
                        "false,uc,1,c,A",
                        "true,kb,1,b,D",
                        "true,kb,2,c,A"),
                rows(
                        metadata.getIndexInfo(SHOP, null, "parent", false, true),
                        "NON_UNIQUE",
                        "INDEX_NAME",
                        "ORDINAL_POSITION",
                        "COLUMN_NAME",
                        "ASC_OR_DESC"));
        assertEquals(
                List.of("PRIMARY", "PRIMARY", "uc"),
                rows(metadata.getIndexInfo(SHOP, null, "parent", true, true), "INDEX_NAME"));
    }

    @Test
    void tellsWhichKeysReferToWhich() throws SQLException {
        createKeys();
        final String[] columns = {
            "PKTABLE_NAME",
            "PKCOLUMN_NAME",
            "FKTABLE_NAME",
            "FKCOLUMN_NAME",
            "KEY_SEQ",
            "UPDATE_RULE",
            "DELETE_RULE",
            "FK_NAME",
            "PK_NAME"
        };
        final List<String> references = List.of(
                "parent,b,child,pb,1,2,0,fk1,PRIMARY",
                "parent,c,child,pc,1,1,1,fk2,uc",
                "parent,a,child,pa,2,2,0,fk1,PRIMARY");

        assertEquals(references, rows(metadata.getImportedKeys(SHOP, null, "child"), columns));
        assertEquals(references, rows(metadata.getImportedKeys(null, null, "child"), columns));
        assertEquals(references, rows(metadata.getExportedKeys(SHOP, null, "parent"), columns));
        assertEquals(references, rows(metadata.getCrossReference(SHOP, null, "parent", SHOP, null, "child"), columns));
        assertEquals(List.of(), rows(metadata.getImportedKeys(SHOP, null, "parent"), columns));
        assertEquals(List.of(), rows(metadata.getExportedKeys(SHOP, null, "child"), columns));
    }

    @Test
    void tellsWhatTellsARowFromTheOthers() throws SQLException {
        createKeys();
        db.exec("CREATE TABLE sure (x INT NULL UNIQUE, y INT NOT NULL UNIQUE, at TIMESTAMP NOT NULL"
                + " DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP)");
        db.exec("CREATE TABLE unsure (x INT UNIQUE)");

        assertEquals(List.of("b", "a"), bestRow("parent", false));
        assertEquals(List.of("y"), bestRow("sure", true));
        assertEquals(List.of("x"), bestRow("unsure", true));
        assertEquals(List.of(), bestRow("unsure", false));
        assertEquals(
                List.of("at,93"), rows(metadata.getVersionColumns(SHOP, null, "sure"), "COLUMN_NAME", "DATA_TYPE"));
    }

    private List<String> bestRow(String table, boolean nullable) throws SQLException {
        return rows(
                metadata.getBestRowIdentifier(SHOP, null, table, DatabaseMetaData.bestRowSession, nullable),
                "COLUMN_NAME");
    }

    // ---- routines

    @Test
    void tellsProceduresFromFunctions() throws SQLException {
        db.exec("CREATE PROCEDURE p1 (IN a INT, OUT b VARCHAR(20), INOUT c DECIMAL(10,2)) COMMENT 'does it' SET b = a");
        db.exec("CREATE FUNCTION f1 (x BIGINT UNSIGNED) RETURNS VARCHAR(30) DETERMINISTIC RETURN CONCAT('f', x)");

        assertEquals(
                List.of("p1,does it,1,p1"),
                rows(
                        metadata.getProcedures(SHOP, null, "%"),
                        "PROCEDURE_NAME",
                        "REMARKS",
                        "PROCEDURE_TYPE",
                        "SPECIFIC_NAME"));
        assertEquals(List.of("f1,1"), rows(metadata.getFunctions(SHOP, null, "%"), "FUNCTION_NAME", "FUNCTION_TYPE"));
        assertEquals(
                List.of("a,1,4,INT,1", "b,4,12,VARCHAR,2", "c,2,3,DECIMAL,3"),
                rows(
                        metadata.getProcedureColumns(SHOP, null, "p_", "%"),
                        "COLUMN_NAME",
                        "COLUMN_TYPE",
                        "DATA_TYPE",
                        "TYPE_NAME",
                        "ORDINAL_POSITION"));
        assertEquals(
                List.of(",4,12,VARCHAR,0", "x,1,-5,BIGINT UNSIGNED,1"),
                rows(
                        metadata.getFunctionColumns(SHOP, null, "f1", "%"),
                        "COLUMN_NAME",
                        "COLUMN_TYPE",
                        "DATA_TYPE",
                        "TYPE_NAME",
                        "ORDINAL_POSITION"));
    }

    @Test
    void tellsWhoMayDoWhatWithATable() throws SQLException {
        db.exec("CREATE TABLE t (a INT)");
        db.exec("CREATE USER IF NOT EXISTS luma_reader@localhost");
        db.exec("GRANT SELECT (a), INSERT ON t TO luma_reader@localhost");

        assertEquals(
                List.of("t,'luma_reader'@'localhost',INSERT,NO"),
                rows(
                        metadata.getTablePrivileges(SHOP, null, "t%"),
                        "TABLE_NAME",
                        "GRANTEE",
                        "PRIVILEGE",
                        "IS_GRANTABLE"));
        assertEquals(
                List.of("a,SELECT"),
                rows(metadata.getColumnPrivileges(SHOP, null, "t", "%"), "COLUMN_NAME", "PRIVILEGE"));
        db.exec("DROP USER luma_reader@localhost");
    }

    // ---- what is claimed

    @Test
    void claimsOnlyTypesThatAColumnCanHave() throws SQLException {
        final List<String> names = rows(metadata.getTypeInfo(), "TYPE_NAME");
        final List<Integer> codes = rows(metadata.getTypeInfo(), "DATA_TYPE").stream()
                .map(Integer::valueOf)
                .toList();

        assertEquals(codes.stream().sorted().toList(), codes);
        for (final String name : names) {
            db.exec("CREATE TABLE of_type (a " + declared(name) + ")");
            assertEquals(
                    name,
                    rows(metadata.getColumns(SHOP, null, "of_type", "a"), "TYPE_NAME")
                            .getFirst());
            db.exec("DROP TABLE of_type");
        }
        assertEquals(server.isMariaDb(), names.contains("UUID"));
    }

    private static String declared(String name) {
        return switch (name) {
            case "VARCHAR", "VARBINARY", "VECTOR" -> name + "(10)";
            case "ENUM", "SET" -> name + "('a')";
            default -> name;
        };
    }

    @Test
    void claimsOnlyFunctionsThatTheServerHas() throws SQLException {
        for (final String name : String.join(
                        ",",
                        metadata.getNumericFunctions(),
                        metadata.getStringFunctions(),
                        metadata.getTimeDateFunctions(),
                        metadata.getSystemFunctions())
                .split(",", -1)) {
            final String call = host.vendor().functions().call(name, List.of(arguments(name)));
            assertEquals(1, db.query("SELECT " + call).count(), call);
        }
    }

    private static String[] arguments(String name) {
        return switch (name) {
            case "PI",
                    "CURDATE",
                    "CURRENT_DATE",
                    "CURRENT_TIME",
                    "CURRENT_TIMESTAMP",
                    "CURTIME",
                    "NOW",
                    "DATABASE",
                    "USER",
                    "RAND" -> new String[0];
            case "ATAN2",
                    "MOD",
                    "POWER",
                    "TRUNCATE",
                    "ROUND",
                    "IFNULL",
                    "LEFT",
                    "RIGHT",
                    "REPEAT",
                    "LOCATE",
                    "CONCAT" -> new String[] {"1", "2"};
            case "SUBSTRING", "REPLACE" -> new String[] {"'abc'", "1", "2"};
            case "INSERT" -> new String[] {"'abc'", "1", "2", "'x'"};
            case "POSITION" -> new String[] {"'a' IN 'ba'"};
            case "EXTRACT" -> new String[] {"YEAR FROM NOW()"};
            case "TIMESTAMPADD" -> new String[] {"SQL_TSI_FRAC_SECOND", "5000", "NOW()"};
            case "TIMESTAMPDIFF" -> new String[] {"SQL_TSI_DAY", "NOW()", "NOW()"};
            default -> new String[] {"1"};
        };
    }

    @Test
    void claimsOnlyWordsThatCannotBeNames() {
        for (final String word : metadata(DatabaseMetaData::getSQLKeywords).split(",", -1)) {
            try {
                db.exec("CREATE TABLE " + word + " (a INT)");
                throw new AssertionError(word + " is a name");
            } catch (SyntaxException e) {
                assertEquals(1064, e.vendorCode());
            }
        }
    }

    private interface Asked<T> {
        T of(DatabaseMetaData metadata) throws SQLException;
    }

    private <T> T metadata(Asked<T> asked) {
        try {
            return asked.of(metadata);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void tellsTheServersApart() {
        assertEquals(server.isMariaDb() ? "MariaDB" : "MySQL", metadata(DatabaseMetaData::getDatabaseProductName));
        assertTrue(metadata(DatabaseMetaData::getDatabaseProductVersion)
                .startsWith(server.isMariaDb() ? "11.8." : "9.7."));
        assertEquals(server.isMariaDb() ? 11 : 9, metadata(DatabaseMetaData::getDatabaseMajorVersion));
        assertEquals(server.isMariaDb() ? 8 : 7, metadata(DatabaseMetaData::getDatabaseMinorVersion));
        assertEquals("root@localhost", metadata(DatabaseMetaData::getUserName).replaceAll("@.*", "@localhost"));
        assertEquals(true, metadata(DatabaseMetaData::supportsMixedCaseIdentifiers));
        assertEquals(false, metadata(DatabaseMetaData::storesLowerCaseIdentifiers));
        assertEquals(false, metadata(DatabaseMetaData::isReadOnly));
        assertEquals(false, metadata(DatabaseMetaData::supportsFullOuterJoins));
    }

    /// By the interface's documentation, of which each name is one that tools ask for.
    @Test
    void hasTheColumnsOfTheInterface() throws SQLException {
        assertEquals(
                "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME DATA_TYPE TYPE_NAME COLUMN_SIZE BUFFER_LENGTH"
                        + " DECIMAL_DIGITS NUM_PREC_RADIX NULLABLE REMARKS COLUMN_DEF SQL_DATA_TYPE SQL_DATETIME_SUB"
                        + " CHAR_OCTET_LENGTH ORDINAL_POSITION IS_NULLABLE SCOPE_CATALOG SCOPE_SCHEMA SCOPE_TABLE"
                        + " SOURCE_DATA_TYPE IS_AUTOINCREMENT IS_GENERATEDCOLUMN",
                labels(metadata.getColumns(SHOP, null, "%", "%")));
        final ResultSetMetaData indexes =
                metadata.getIndexInfo(SHOP, null, "t", false, false).getMetaData();
        assertEquals(
                List.of(Types.VARCHAR, Types.BOOLEAN, Types.SMALLINT, Types.BIGINT),
                IntStream.of(3, 4, 7, 11)
                        .mapToObj(column -> typeOf(indexes, column))
                        .collect(Collectors.toList()));
        for (final ResultSet empty : Arrays.asList(
                metadata.getUDTs(null, null, "%", null),
                metadata.getSuperTypes(null, null, "%"),
                metadata.getSuperTables(null, null, "%"),
                metadata.getAttributes(null, null, "%", "%"),
                metadata.getPseudoColumns(null, null, "%", "%"),
                metadata.getClientInfoProperties())) {
            assertFalse(empty.next());
        }
    }

    private static int typeOf(ResultSetMetaData columns, int column) {
        try {
            return columns.getColumnType(column);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void asksOnceForAllTables() throws SQLException {
        for (int i = 0; i < 20; i++) {
            db.exec("CREATE TABLE t" + i + " (id INT PRIMARY KEY, a INT)");
        }
        final int before = host.asked;

        assertEquals(
                40,
                rows(metadata.getColumns(SHOP, null, "%", "%"), "COLUMN_NAME").size());
        assertEquals(before + 1, host.asked);
    }
}
