package dev.luma.jdbc.metadata;

import dev.luma.jdbc.error.SqlExceptions;
import dev.luma.jdbc.error.Unwrapping;
import dev.luma.jdbc.vendor.Dictionary;
import dev.luma.jdbc.vendor.NamePattern;
import dev.luma.jdbc.vendor.SqlTypeInfo;
import dev.luma.jdbc.vendor.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the server is, what it can, and what it holds.
///
/// A **catalog** is a database; there are no schemas, and an argument for one is passed over. A catalog of null stands
/// for all of them, and an empty one for what is in none, which is nothing. Patterns are those of the interface, with a
/// backslash before a `%` or `_` that is meant. Names of tables are told apart by their case where the server does so.
///
/// Each question is one query, with everything left out that was not asked for, whose answer is sorted and typed as the
/// interface says. What a result cannot know is NULL.
public final class JdbcDatabaseMetaData extends FixedAnswers implements Unwrapping {
    private final MetadataHost host;
    private @Nullable ServerFacts facts;

    public JdbcDatabaseMetaData(MetadataHost host) {
        this.host = host;
    }

    private Dictionary dictionary() throws SQLException {
        return host.vendor()
                .dictionary()
                .orElseThrow(() -> SqlExceptions.notSupported("it is not known how to ask "
                        + host.vendor().productName() + " for what it holds: only MySQL and MariaDB are"));
    }

    private TableAnswers tables() throws SQLException {
        return new TableAnswers(host, dictionary());
    }

    private KeyAnswers keys() throws SQLException {
        return new KeyAnswers(host, dictionary());
    }

    private RoutineAnswers routines() throws SQLException {
        return new RoutineAnswers(host, dictionary());
    }

    /// Asked for once.
    private ServerFacts facts() throws SQLException {
        ServerFacts known = facts;
        if (known == null) {
            known = ServerFacts.ask(host, dictionary());
            facts = known;
        }
        return known;
    }

    private ResultSet none(Shape shape) {
        return new Answers(shape).shown(host);
    }

    /// Whether nothing can be in it: every table is in a database.
    private static boolean isNowhere(@Nullable String catalog) {
        return catalog != null && catalog.isEmpty();
    }

    // ---- catalogs, tables, columns

    @Override
    public ResultSet getCatalogs() throws SQLException {
        final Answers catalogs = new Answers(Shape.CATALOGS);
        host.ask(dictionary().catalogs()).forEach(row -> catalogs.add(row.getString("CATALOG")));
        return catalogs.sortedBy(0).shown(host);
    }

    @Override
    public ResultSet getSchemas() {
        return none(Shape.SCHEMAS);
    }

    @Override
    public ResultSet getSchemas(@Nullable String catalog, @Nullable String schemaPattern) {
        return none(Shape.SCHEMAS);
    }

    @Override
    public ResultSet getTableTypes() {
        final Answers types = new Answers(Shape.TABLE_TYPES);
        host.vendor().tableTypes().forEach(types::add);
        return types.shown(host);
    }

    @Override
    public ResultSet getTables(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tableNamePattern,
            String @Nullable [] types)
            throws SQLException {
        return isNowhere(catalog)
                ? none(Shape.TABLES)
                : tables().tables(catalog, new NamePattern(tableNamePattern), types);
    }

    @Override
    public ResultSet getColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tableNamePattern,
            @Nullable String columnNamePattern)
            throws SQLException {
        return isNowhere(catalog)
                ? none(Shape.COLUMNS)
                : tables().columns(catalog, new NamePattern(tableNamePattern), new NamePattern(columnNamePattern));
    }

    @Override
    public ResultSet getPseudoColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tableNamePattern,
            @Nullable String columnNamePattern) {
        return none(Shape.PSEUDO_COLUMNS);
    }

    @Override
    public ResultSet getBestRowIdentifier(
            @Nullable String catalog, @Nullable String schema, String table, int scope, boolean nullable)
            throws SQLException {
        return isNowhere(catalog)
                ? none(Shape.ROW_COLUMNS)
                : tables().bestRowIdentifier(catalog, table(table), nullable);
    }

    @Override
    public ResultSet getVersionColumns(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        return isNowhere(catalog) ? none(Shape.ROW_COLUMNS) : tables().versionColumns(catalog, table(table));
    }

    /// A table must be named where no pattern is allowed.
    private static String table(@Nullable String table) throws SQLException {
        return SqlExceptions.given(table, "the table, of which this method wants a name,");
    }

    @Override
    public ResultSet getTablePrivileges(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tableNamePattern)
            throws SQLException {
        return isNowhere(catalog)
                ? none(Shape.TABLE_PRIVILEGES)
                : tables().tablePrivileges(catalog, new NamePattern(tableNamePattern));
    }

    @Override
    public ResultSet getColumnPrivileges(
            @Nullable String catalog, @Nullable String schema, String table, @Nullable String columnNamePattern)
            throws SQLException {
        return isNowhere(catalog)
                ? none(Shape.COLUMN_PRIVILEGES)
                : tables().columnPrivileges(catalog, table(table), new NamePattern(columnNamePattern));
    }

    // ---- keys and indexes

    @Override
    public ResultSet getPrimaryKeys(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        return isNowhere(catalog) ? none(Shape.PRIMARY_KEYS) : keys().primaryKeys(catalog, table(table));
    }

    @Override
    public ResultSet getIndexInfo(
            @Nullable String catalog, @Nullable String schema, String table, boolean unique, boolean approximate)
            throws SQLException {
        return isNowhere(catalog) ? none(Shape.INDEXES) : keys().indexes(catalog, table(table), unique);
    }

    @Override
    public ResultSet getImportedKeys(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        return isNowhere(catalog) ? none(Shape.REFERENCES) : keys().imported(new TableName(catalog, table(table)));
    }

    @Override
    public ResultSet getExportedKeys(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        return isNowhere(catalog) ? none(Shape.REFERENCES) : keys().exported(new TableName(catalog, table(table)));
    }

    @Override
    public ResultSet getCrossReference(
            @Nullable String parentCatalog,
            @Nullable String parentSchema,
            String parentTable,
            @Nullable String foreignCatalog,
            @Nullable String foreignSchema,
            String foreignTable)
            throws SQLException {
        return isNowhere(parentCatalog) || isNowhere(foreignCatalog)
                ? none(Shape.REFERENCES)
                : keys().between(
                                new TableName(parentCatalog, table(parentTable)),
                                new TableName(foreignCatalog, table(foreignTable)));
    }

    // ---- routines

    @Override
    public ResultSet getProcedures(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String procedureNamePattern)
            throws SQLException {
        return isNowhere(catalog)
                ? none(Shape.PROCEDURES)
                : routines().procedures(catalog, new NamePattern(procedureNamePattern));
    }

    @Override
    public ResultSet getProcedureColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String procedureNamePattern,
            @Nullable String columnNamePattern)
            throws SQLException {
        return isNowhere(catalog)
                ? none(Shape.PROCEDURE_COLUMNS)
                : routines()
                        .procedureColumns(
                                catalog, new NamePattern(procedureNamePattern), new NamePattern(columnNamePattern));
    }

    @Override
    public ResultSet getFunctions(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String functionNamePattern)
            throws SQLException {
        return isNowhere(catalog)
                ? none(Shape.FUNCTIONS)
                : routines().functions(catalog, new NamePattern(functionNamePattern));
    }

    @Override
    public ResultSet getFunctionColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String functionNamePattern,
            @Nullable String columnNamePattern)
            throws SQLException {
        return isNowhere(catalog)
                ? none(Shape.FUNCTION_COLUMNS)
                : routines()
                        .functionColumns(
                                catalog, new NamePattern(functionNamePattern), new NamePattern(columnNamePattern));
    }

    // ---- types

    @Override
    public ResultSet getTypeInfo() {
        final Answers types = new Answers(Shape.TYPES);
        for (final SqlTypeInfo type : host.vendor().types()) {
            final String quote = type.quoted() ? "'" : null;
            types.add(
                    type.name(),
                    (long) type.code(),
                    Math.min(type.precision(), Integer.MAX_VALUE),
                    quote,
                    quote,
                    type.parameters().isEmpty() ? null : type.parameters(),
                    (long) typeNullable,
                    false,
                    (long) typeSearchable,
                    type.unsigned(),
                    false,
                    type.autoIncrement(),
                    type.name(),
                    0L,
                    (long) type.maximumScale(),
                    null,
                    null,
                    type.number() ? 10L : null);
        }
        return types.shown(host);
    }

    @Override
    public ResultSet getUDTs(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String typeNamePattern,
            int @Nullable [] types) {
        return none(Shape.USER_TYPES);
    }

    @Override
    public ResultSet getSuperTypes(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String typeNamePattern) {
        return none(Shape.SUPER_TYPES);
    }

    @Override
    public ResultSet getSuperTables(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tableNamePattern) {
        return none(Shape.SUPER_TABLES);
    }

    @Override
    public ResultSet getAttributes(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String typeNamePattern,
            @Nullable String attributeNamePattern) {
        return none(Shape.ATTRIBUTES);
    }

    @Override
    public ResultSet getClientInfoProperties() {
        return none(Shape.CLIENT_INFO);
    }

    // ---- the server and the session

    @Override
    public String getDatabaseProductName() {
        return host.vendor().productName();
    }

    @Override
    public String getDatabaseProductVersion() {
        return host.vendor().version().text();
    }

    @Override
    public int getDatabaseMajorVersion() {
        return host.vendor().version().major();
    }

    @Override
    public int getDatabaseMinorVersion() {
        return host.vendor().version().minor();
    }

    @Override
    public String getDriverName() {
        return DriverVersion.NAME;
    }

    @Override
    public String getDriverVersion() {
        return DriverVersion.text();
    }

    @Override
    public int getDriverMajorVersion() {
        return DriverVersion.MAJOR;
    }

    @Override
    public int getDriverMinorVersion() {
        return DriverVersion.MINOR;
    }

    /// Without a password.
    @Override
    public String getURL() {
        return host.url();
    }

    /// As the server knows it, with the host that it came from.
    @Override
    public String getUserName() throws SQLException {
        return facts().user();
    }

    @Override
    public Connection getConnection() {
        return host.connection();
    }

    /// Whether the server takes no changes but its own.
    @Override
    public boolean isReadOnly() throws SQLException {
        return facts().readOnly();
    }

    @Override
    public String getIdentifierQuoteString() {
        return host.vendor().nameQuote();
    }

    // ---- names, as the server's settings have them

    @Override
    public boolean supportsMixedCaseIdentifiers() throws SQLException {
        return facts().tellsCasesApart();
    }

    @Override
    public boolean supportsMixedCaseQuotedIdentifiers() throws SQLException {
        return facts().tellsCasesApart();
    }

    @Override
    public boolean storesLowerCaseIdentifiers() throws SQLException {
        return facts().storesLowerCase();
    }

    @Override
    public boolean storesLowerCaseQuotedIdentifiers() throws SQLException {
        return facts().storesLowerCase();
    }

    @Override
    public boolean storesMixedCaseIdentifiers() throws SQLException {
        return !facts().storesLowerCase();
    }

    @Override
    public boolean storesMixedCaseQuotedIdentifiers() throws SQLException {
        return !facts().storesLowerCase();
    }

    // ---- words and functions

    @Override
    public String getSQLKeywords() {
        return String.join(",", host.vendor().keywords());
    }

    @Override
    public String getNumericFunctions() {
        return listed(host.vendor().functions().numeric());
    }

    @Override
    public String getStringFunctions() {
        return listed(host.vendor().functions().string());
    }

    @Override
    public String getSystemFunctions() {
        return listed(host.vendor().functions().system());
    }

    @Override
    public String getTimeDateFunctions() {
        return listed(host.vendor().functions().time());
    }

    private static String listed(List<String> names) {
        return String.join(",", names);
    }

    @Override
    public boolean supportsConvert() {
        return host.vendor().functions().converts();
    }

    /// From any type that a column has; whether a value can be converted is for the server to say.
    @Override
    public boolean supportsConvert(int fromType, int toType) {
        return host.vendor().types().stream().anyMatch(type -> type.code() == fromType)
                && host.vendor().functions().convertsTo(toType);
    }

    // ---- limits

    @Override
    public int getMaxConnections() throws SQLException {
        return facts().maxConnections();
    }

    @Override
    public int getMaxCatalogNameLength() {
        return host.vendor().limits().nameLength();
    }

    @Override
    public int getMaxColumnNameLength() {
        return host.vendor().limits().nameLength();
    }

    @Override
    public int getMaxProcedureNameLength() {
        return host.vendor().limits().nameLength();
    }

    @Override
    public int getMaxTableNameLength() {
        return host.vendor().limits().nameLength();
    }

    @Override
    public int getMaxUserNameLength() {
        return host.vendor().limits().userNameLength();
    }

    @Override
    public int getMaxColumnsInIndex() {
        return host.vendor().limits().columnsInIndex();
    }

    @Override
    public int getMaxColumnsInSelect() {
        return host.vendor().limits().columnsInSelect();
    }

    @Override
    public int getMaxColumnsInTable() {
        return host.vendor().limits().columnsInTable();
    }

    @Override
    public int getMaxIndexLength() {
        return host.vendor().limits().indexLength();
    }

    @Override
    public int getMaxRowSize() {
        return host.vendor().limits().rowSize();
    }

    @Override
    public int getMaxTablesInSelect() {
        return host.vendor().limits().tablesInSelect();
    }

    /// Unknown: it is what fits into a packet.
    @Override
    public int getMaxStatementLength() {
        return 0;
    }
}
