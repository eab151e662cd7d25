package dev.luma.jdbc.vendor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The queries that tell what a server of MySQL's family holds: one for each question, with everything left out in it
/// that was not asked for. A catalog is a database; null stands for all of them. Their rows have no order.
///
/// Names are compared as the server compares them, which may pass by their case: who wants them exactly looks again.
public final class Dictionary {
    private final boolean hasExpressions;
    private final boolean defaultsAreExpressions;

    /// @param hasExpressions whether an index may be over expressions, which are told in a column of their own
    /// @param defaultsAreExpressions see [#defaultsAreExpressions]
    Dictionary(boolean hasExpressions, boolean defaultsAreExpressions) {
        this.hasExpressions = hasExpressions;
        this.defaultsAreExpressions = defaultsAreExpressions;
    }

    /// Whether a column's default is told as it would stand in a statement, texts in quotes, and `NULL` for none.
    public boolean defaultsAreExpressions() {
        return defaultsAreExpressions;
    }

    /// How names are compared (`FOLDING`), `CONNECTIONS`, `USER_NAME`, `READ_ONLY`.
    public Query facts() {
        return new Query(
                "SELECT @@lower_case_table_names AS FOLDING, @@max_connections AS CONNECTIONS,"
                        + " USER() AS USER_NAME, @@read_only AS READ_ONLY",
                List.of());
    }

    /// `CATALOG`.
    public Query catalogs() {
        return new Query.Builder("SELECT SCHEMA_NAME AS CATALOG FROM information_schema.SCHEMATA").build();
    }

    /// `CATALOG`, `NAME`, `KIND`, `REMARKS`, `FOLDING` (0 if names are told apart by their case).
    public Query tables(@Nullable String catalog, NamePattern name) {
        final Query.Builder query = new Query.Builder(
                "SELECT TABLE_SCHEMA AS CATALOG, TABLE_NAME AS NAME,"
                        + " TABLE_TYPE AS KIND, TABLE_COMMENT AS REMARKS, @@lower_case_table_names AS FOLDING FROM information_schema.TABLES");
        return in(query, "TABLE_SCHEMA", catalog).like("TABLE_NAME", name).build();
    }

    private static Query.Builder in(Query.Builder query, String column, @Nullable String catalog) {
        return catalog == null ? query : query.equal(column, catalog);
    }

    private static final String COLUMN =
            "SELECT TABLE_SCHEMA AS CATALOG, TABLE_NAME, COLUMN_NAME AS NAME, ORDINAL_POSITION AS POSITION,"
                    + " DATA_TYPE, COLUMN_TYPE AS FULL_TYPE, CHARACTER_MAXIMUM_LENGTH AS CHARACTERS,"
                    + " CHARACTER_OCTET_LENGTH AS OCTETS, NUMERIC_PRECISION AS DIGITS, NUMERIC_SCALE AS SCALE,"
                    + " DATETIME_PRECISION AS FRACTION, IS_NULLABLE AS NULLABLE, COLUMN_DEFAULT AS DEFAULT_VALUE,"
                    + " EXTRA, COLUMN_COMMENT AS REMARKS, @@lower_case_table_names AS FOLDING FROM information_schema.COLUMNS";

    /// `CATALOG`, `TABLE_NAME`, `NAME`, `POSITION`, what its type is, `NULLABLE`, `DEFAULT_VALUE`, `EXTRA`, `REMARKS`,
    /// `FOLDING`.
    public Query columns(@Nullable String catalog, NamePattern table, NamePattern column) {
        return in(new Query.Builder(COLUMN), "TABLE_SCHEMA", catalog)
                .like("TABLE_NAME", table)
                .like("COLUMN_NAME", column)
                .build();
    }

    /// As [#columns], those that the server itself sets whenever the row changes.
    public Query versionColumns(@Nullable String catalog, String table) {
        return in(new Query.Builder(COLUMN), "TABLE_SCHEMA", catalog)
                .equal("TABLE_NAME", table)
                .where("EXTRA LIKE '%on update%'")
                .build();
    }

    /// `CATALOG`, `TABLE_NAME`, `NAME` of the index, `COLUMN_NAME`, `POSITION`, `NON_UNIQUE`, `DIRECTION`,
    /// `CARDINALITY`, `KIND`.
    public Query indexes(@Nullable String catalog, String table) {
        final String column = hasExpressions ? "COALESCE(COLUMN_NAME, EXPRESSION)" : "COLUMN_NAME";
        return in(
                        new Query.Builder("SELECT TABLE_SCHEMA AS CATALOG, TABLE_NAME, INDEX_NAME AS NAME, " + column
                                + " AS COLUMN_NAME, SEQ_IN_INDEX AS POSITION, NON_UNIQUE, COLLATION AS DIRECTION,"
                                + " CARDINALITY, INDEX_TYPE AS KIND FROM information_schema.STATISTICS"),
                        "TABLE_SCHEMA",
                        catalog)
                .equal("TABLE_NAME", table)
                .build();
    }

    /// `PK_CATALOG`, `PK_TABLE`, `PK_COLUMN`, `FK_CATALOG`, `FK_TABLE`, `FK_COLUMN`, `POSITION`, `ON_UPDATE`,
    /// `ON_DELETE`, `FK_NAME`, `PK_NAME`.
    ///
    /// @param primary the table referred to, null for any
    /// @param foreign the table that refers, null for any
    public Query references(@Nullable TableName primary, @Nullable TableName foreign) {
        final Query.Builder query = new Query.Builder("SELECT k.REFERENCED_TABLE_SCHEMA AS PK_CATALOG,"
                        + " k.REFERENCED_TABLE_NAME AS PK_TABLE, k.REFERENCED_COLUMN_NAME AS PK_COLUMN,"
                        + " k.TABLE_SCHEMA AS FK_CATALOG, k.TABLE_NAME AS FK_TABLE, k.COLUMN_NAME AS FK_COLUMN,"
                        + " k.ORDINAL_POSITION AS POSITION, r.UPDATE_RULE AS ON_UPDATE, r.DELETE_RULE AS ON_DELETE,"
                        + " k.CONSTRAINT_NAME AS FK_NAME, r.UNIQUE_CONSTRAINT_NAME AS PK_NAME"
                        + " FROM information_schema.KEY_COLUMN_USAGE k"
                        + " JOIN information_schema.REFERENTIAL_CONSTRAINTS r"
                        + " ON r.CONSTRAINT_NAME = k.CONSTRAINT_NAME" + sameTable(foreign))
                .where("k.REFERENCED_TABLE_NAME IS NOT NULL");
        if (foreign != null) {
            in(query, "k.TABLE_SCHEMA", foreign.catalog()).equal("k.TABLE_NAME", foreign.name());
            in(query, "r.CONSTRAINT_SCHEMA", foreign.catalog()).equal("r.TABLE_NAME", foreign.name());
        }
        if (primary != null) {
            in(query, "k.REFERENCED_TABLE_SCHEMA", primary.catalog()).equal("k.REFERENCED_TABLE_NAME", primary.name());
            query.equal("r.REFERENCED_TABLE_NAME", primary.name());
        }
        return query.build();
    }

    /// Where both sides are compared with the same value, they are not compared with each other too: MariaDB would not
    /// see then that it need look at one table alone (0.7 s instead of 0.5 ms among 3000 tables of 11.8.6).
    private static String sameSchema(@Nullable String known, String one, String other) {
        return known == null ? " AND " + one + " = " + other : "";
    }

    private static String sameTable(@Nullable TableName foreign) {
        return sameSchema(foreign == null ? null : foreign.catalog(), "r.CONSTRAINT_SCHEMA", "k.CONSTRAINT_SCHEMA")
                + (foreign == null ? " AND r.TABLE_NAME = k.TABLE_NAME" : "");
    }

    /// `CATALOG`, `NAME`, `REMARKS`.
    ///
    /// @param kind `PROCEDURE` or `FUNCTION`
    public Query routines(String kind, @Nullable String catalog, NamePattern name) {
        final Query.Builder query = new Query.Builder("SELECT ROUTINE_SCHEMA AS CATALOG, ROUTINE_NAME AS NAME,"
                + " ROUTINE_COMMENT AS REMARKS FROM information_schema.ROUTINES");
        return in(query, "ROUTINE_SCHEMA", catalog)
                .equal("ROUTINE_TYPE", kind)
                .like("ROUTINE_NAME", name)
                .build();
    }

    private static final String PARAMETER = "SELECT SPECIFIC_SCHEMA AS CATALOG, SPECIFIC_NAME AS ROUTINE,"
            + " ORDINAL_POSITION AS POSITION, PARAMETER_MODE AS MODE, PARAMETER_NAME AS NAME, DATA_TYPE,"
            + " DTD_IDENTIFIER AS FULL_TYPE, CHARACTER_MAXIMUM_LENGTH AS CHARACTERS,"
            + " CHARACTER_OCTET_LENGTH AS OCTETS, NUMERIC_PRECISION AS DIGITS, NUMERIC_SCALE AS SCALE,"
            + " DATETIME_PRECISION AS FRACTION FROM information_schema.PARAMETERS";

    /// `CATALOG`, `ROUTINE`, `POSITION` (0 for what a function returns), `MODE`, `NAME`, and what its type is.
    ///
    /// @param kind `PROCEDURE` or `FUNCTION`
    public Query parameters(String kind, @Nullable String catalog, NamePattern routine, NamePattern parameter) {
        return in(new Query.Builder(PARAMETER), "SPECIFIC_SCHEMA", catalog)
                .equal("ROUTINE_TYPE", kind)
                .like("SPECIFIC_NAME", routine)
                .like("PARAMETER_NAME", parameter)
                .build();
    }

    /// As [#parameters], those of one routine.
    ///
    /// @param catalog null for the session's own
    public Query parametersOf(String kind, @Nullable String catalog, String routine) {
        final Query.Builder query = new Query.Builder(PARAMETER);
        return (catalog == null ? query.where("SPECIFIC_SCHEMA = DATABASE()") : query.equal("SPECIFIC_SCHEMA", catalog))
                .equal("ROUTINE_TYPE", kind)
                .equal("SPECIFIC_NAME", routine)
                .build();
    }

    /// `CATALOG`, `TABLE_NAME`, `GRANTEE`, `PRIVILEGE`, `GRANTABLE`.
    public Query tablePrivileges(@Nullable String catalog, NamePattern table) {
        final Query.Builder query = new Query.Builder("SELECT TABLE_SCHEMA AS CATALOG, TABLE_NAME, GRANTEE,"
                + " PRIVILEGE_TYPE AS PRIVILEGE, IS_GRANTABLE AS GRANTABLE FROM information_schema.TABLE_PRIVILEGES");
        return in(query, "TABLE_SCHEMA", catalog).like("TABLE_NAME", table).build();
    }

    /// As [#tablePrivileges], and `COLUMN_NAME`.
    public Query columnPrivileges(@Nullable String catalog, String table, NamePattern column) {
        final Query.Builder query = new Query.Builder(
                "SELECT TABLE_SCHEMA AS CATALOG, TABLE_NAME, COLUMN_NAME, GRANTEE,"
                        + " PRIVILEGE_TYPE AS PRIVILEGE, IS_GRANTABLE AS GRANTABLE FROM information_schema.COLUMN_PRIVILEGES");
        return in(query, "TABLE_SCHEMA", catalog)
                .equal("TABLE_NAME", table)
                .like("COLUMN_NAME", column)
                .build();
    }
}
