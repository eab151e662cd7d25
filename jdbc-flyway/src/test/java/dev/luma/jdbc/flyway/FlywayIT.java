package dev.luma.jdbc.flyway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.jdbc.LumaDataSource;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Flyway migrates through the façade, found by the URL alone.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
final class FlywayIT {
    private static final String DATABASE = "luma_flyway";

    private final RealServer server;
    private final String url;

    FlywayIT(RealServer server) {
        this.server = server;
        this.url = "jdbc:luma:mysql://" + server.host() + ":" + server.port() + "/" + DATABASE;
        server.sql("DROP DATABASE IF EXISTS " + DATABASE + "; CREATE DATABASE " + DATABASE);
    }

    @AfterEach
    void drop() {
        server.sql("DROP DATABASE IF EXISTS " + DATABASE);
    }

    private FluentConfiguration byUrl(String... locations) {
        return Flyway.configure()
                .dataSource(url, server.user(), "")
                .locations(locations)
                .cleanDisabled(false);
    }

    private String ask(String sql) throws SQLException {
        try (Connection db = connect();
                Statement statement = db.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, server.user(), "");
    }

    @Test
    void migratesAndValidates() throws SQLException {
        final Flyway flyway = byUrl("classpath:migrations").load();

        final MigrateResult result = flyway.migrate();

        assertTrue(result.success);
        assertEquals(3, result.migrationsExecuted);
        assertEquals(DATABASE, result.database);
        assertEquals(server.isMariaDb() ? "MariaDB" : "MySQL", result.databaseType);
        assertEquals("Ann; Bo", ask("SELECT name FROM users WHERE id = 1"));
        assertEquals("2", ask("SELECT COUNT(*) FROM names"));
        assertEquals("3", ask("SELECT COUNT(*) FROM flyway_schema_history WHERE success"));
        flyway.validate();
        assertEquals(0, flyway.migrate().migrationsExecuted);
        assertTrue(Arrays.stream(flyway.info().all()).allMatch(info -> info.getState() == MigrationState.SUCCESS));
    }

    @Test
    void leavesARoutineThatCanBeCalled() throws SQLException {
        byUrl("classpath:migrations").load().migrate();

        try (Connection db = connect();
                CallableStatement call = db.prepareCall("{call count_users(?)}")) {
            call.registerOutParameter(1, Types.INTEGER);
            call.execute();
            assertEquals(2, call.getInt(1));
        }
    }

    @Test
    void migratesThroughADataSource() throws SQLException {
        final LumaDataSource source = new LumaDataSource();
        source.setUrl(url);
        source.setUser(server.user());

        assertEquals(
                3,
                Flyway.configure()
                        .dataSource(source)
                        .locations("classpath:migrations")
                        .load()
                        .migrate()
                        .migrationsExecuted);
        assertEquals("2", ask("SELECT COUNT(*) FROM users"));
    }

    @Test
    void cleansWhatItHasMade() throws SQLException {
        final Flyway flyway = byUrl("classpath:migrations").load();
        flyway.migrate();

        flyway.clean();

        assertEquals("0", ask("SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"));
        assertEquals("0", ask("SELECT COUNT(*) FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()"));
        assertEquals(3, flyway.migrate().migrationsExecuted);
    }

    @Test
    void tellsAboutAMigrationThatFails() {
        final Flyway flyway = byUrl("classpath:migrations", "classpath:broken").load();

        final FlywayException failure = assertThrows(FlywayException.class, flyway::migrate);

        assertTrue(failure.getMessage().contains("V3__broken.sql"), failure.getMessage());
        assertTrue(failure.getMessage().contains("42S22"), failure.getMessage());
        assertTrue(Arrays.stream(flyway.info().all()).anyMatch(info -> info.getState() == MigrationState.FAILED));
    }

    @Test
    void leavesUrlsOfOthersAlone() {
        final LumaDatabaseType type = new LumaDatabaseType();

        assertTrue(type.handlesJDBCUrl(url));
        assertFalse(type.handlesJDBCUrl("jdbc:mysql://localhost/x"));
        assertFalse(type.handlesJDBCUrl("jdbc:mariadb://localhost/x"));
    }
}
