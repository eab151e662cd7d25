package dev.luma.jdbc.frameworks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.jdbc.LumaJdbcDriver;
import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.command.CommandScope;
import liquibase.command.core.GenerateChangelogCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.core.MariaDBDatabase;
import liquibase.database.core.MySQLDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.diff.DiffGeneratorFactory;
import liquibase.diff.DiffResult;
import liquibase.diff.compare.CompareControl;
import liquibase.diff.output.report.DiffToReport;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.lockservice.LockService;
import liquibase.lockservice.LockServiceFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.snapshot.DatabaseSnapshot;
import liquibase.snapshot.SnapshotControl;
import liquibase.snapshot.SnapshotGeneratorFactory;
import liquibase.structure.core.Column;
import liquibase.structure.core.ForeignKey;
import liquibase.structure.core.Index;
import liquibase.structure.core.PrimaryKey;
import liquibase.structure.core.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Liquibase through the façade.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
final class LiquibaseIT {
    private static final String DATABASE = "luma_liquibase";
    private static final String CHANGES = "liquibase/changes.xml";

    private final RealServer server;

    LiquibaseIT(RealServer server) {
        this.server = server;
        server.sql("DROP DATABASE IF EXISTS " + DATABASE + "; CREATE DATABASE " + DATABASE);
    }

    @AfterEach
    void drop() {
        server.sql("DROP DATABASE IF EXISTS " + DATABASE);
    }

    private Connection connect() throws SQLException {
        return connect(DATABASE);
    }

    private Connection connect(String name) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:luma:mysql://" + server.host() + ":" + server.port() + "/" + name + "?user=" + server.user());
    }

    private static Database database(Connection connection) throws LiquibaseException {
        return DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
    }

    private interface Work {
        void on(Liquibase liquibase, Database database) throws LiquibaseException, SQLException;
    }

    private void with(Work work) throws LiquibaseException, SQLException {
        try (Connection connection = connect()) {
            final Database database = database(connection);
            work.on(new Liquibase(CHANGES, new ClassLoaderResourceAccessor(), database), database);
        }
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection = connect()) {
            return TestDatabase.ask(connection, sql);
        }
    }

    @Test
    void takesTheServerForWhatItIs() throws LiquibaseException, SQLException {
        with((liquibase, database) -> {
            assertEquals(server.isMariaDb() ? MariaDBDatabase.class : MySQLDatabase.class, database.getClass());
            assertEquals(DATABASE, database.getDefaultCatalogName());
        });
    }

    @Test
    void updatesOnceAndRollsBack() throws LiquibaseException, SQLException {
        with((liquibase, database) -> liquibase.update(new Contexts()));
        with((liquibase, database) -> {
            assertEquals(
                    0,
                    liquibase
                            .listUnrunChangeSets(new Contexts(), new LabelExpression())
                            .size());
            liquibase.validate();
        });
        assertEquals("2", ask("SELECT COUNT(*) FROM customers"));
        assertEquals("3", ask("SELECT COUNT(*) FROM DATABASECHANGELOG"));

        with((liquibase, database) -> liquibase.rollback(1, ""));

        assertEquals("2", ask("SELECT COUNT(*) FROM DATABASECHANGELOG"));
        assertEquals("0", ask("SELECT COUNT(*) FROM customers"));
    }

    @Test
    void readsTheSchemaThatItHasMade() throws LiquibaseException, SQLException {
        with((liquibase, database) -> liquibase.update(new Contexts()));
        with((liquibase, database) -> {
            final DatabaseSnapshot snapshot = SnapshotGeneratorFactory.getInstance()
                    .createSnapshot(
                            database.getDefaultSchema(),
                            database,
                            new SnapshotControl(
                                    database,
                                    Table.class,
                                    Column.class,
                                    PrimaryKey.class,
                                    ForeignKey.class,
                                    Index.class));

            final Table orders = snapshot.get(new Table("", "", "orders"));
            assertNotNull(orders);
            assertEquals("id", orders.getPrimaryKey().getColumnNames());
            assertEquals(Boolean.TRUE, orders.getColumn("id").isAutoIncrement());
            assertEquals("DECIMAL", orders.getColumn("total").getType().getTypeName());
            assertEquals(10, orders.getColumn("total").getType().getColumnSize());
            assertEquals(2, orders.getColumn("total").getType().getDecimalDigits());
            assertEquals("new", orders.getColumn("state").getDefaultValue());
            assertEquals(1, orders.getOutgoingForeignKeys().size());
            assertEquals(
                    "customers",
                    orders.getOutgoingForeignKeys()
                            .getFirst()
                            .getPrimaryKeyTable()
                            .getName());
        });
    }

    @Test
    void writesAChangeLogFromWhichTheSameSchemaComes(@TempDir Path folder) throws Exception {
        with((liquibase, database) -> liquibase.update(new Contexts()));
        final Path changeLog = folder.resolve("generated.xml");
        with((liquibase, database) -> generate(database, changeLog));
        final String copy = DATABASE + "_copy";
        server.sql("DROP DATABASE IF EXISTS " + copy + "; CREATE DATABASE " + copy);
        try (Connection made = connect();
                Connection empty = connect(copy)) {
            final Database target = database(empty);
            new Liquibase("generated.xml", new DirectoryResourceAccessor(folder), target).update(new Contexts());

            final DiffResult difference = DiffGeneratorFactory.getInstance()
                    .compare(
                            database(made),
                            target,
                            new CompareControl(new HashSet<>(Set.of(
                                    Table.class, Column.class, PrimaryKey.class, ForeignKey.class, Index.class))));

            assertTrue(difference.areEqual(), report(difference));
        } finally {
            server.sql("DROP DATABASE " + copy);
        }
    }

    private static void generate(Database database, Path file) throws LiquibaseException {
        new CommandScope("generateChangelog")
                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                .addArgumentValue(GenerateChangelogCommandStep.CHANGELOG_FILE_ARG, file.toString())
                .execute();
    }

    private static String report(DiffResult difference) throws Exception {
        final ByteArrayOutputStream text = new ByteArrayOutputStream();
        new DiffToReport(difference, new PrintStream(text, true, StandardCharsets.UTF_8)).print();
        return text.toString(StandardCharsets.UTF_8);
    }

    @Test
    void givesItsLockToOneAtATime() throws Exception {
        with((liquibase, database) -> liquibase.update(new Contexts()));
        try (Connection first = connect();
                Connection second = connect()) {
            final LockService holder = LockServiceFactory.getInstance().getLockService(database(first));
            final LockService waiter = LockServiceFactory.getInstance().getLockService(database(second));

            assertTrue(holder.acquireLock());
            assertFalse(waiter.acquireLock());
            holder.releaseLock();
            assertTrue(waiter.acquireLock());
            waiter.releaseLock();
        }
    }

    @Test
    void wantsTheDriversClassWithAUrl() throws LiquibaseException {
        final String url = "jdbc:luma:mysql://" + server.host() + ":" + server.port() + "/" + DATABASE;
        final ClassLoaderResourceAccessor resources = new ClassLoaderResourceAccessor();
        assertThrows(
                DatabaseException.class,
                () -> DatabaseFactory.getInstance()
                        .openDatabase(url, server.user(), "", null, null, null, null, resources));
        try (Database database = DatabaseFactory.getInstance()
                .openDatabase(url, server.user(), "", LumaJdbcDriver.class.getName(), null, null, null, resources)) {
            assertEquals(server.isMariaDb() ? MariaDBDatabase.class : MySQLDatabase.class, database.getClass());
        }
    }
}
