package dev.luma.jdbc.frameworks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Jdbi through the façade.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
final class JdbiIT {
    /// A row of the tests' table.
    public record Visit(long id, String name, LocalDateTime at) {}

    private final Jdbi jdbi;

    JdbiIT(RealServer server) {
        jdbi = Jdbi.create(TestDatabase.url(server, ""));
        jdbi.registerRowMapper(ConstructorMapper.factory(Visit.class));
    }

    @BeforeEach
    void create() {
        jdbi.useHandle(handle -> {
            handle.execute("DROP TABLE IF EXISTS jdbi_visits");
            handle.execute("CREATE TABLE jdbi_visits (id BIGINT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(50) UNIQUE,"
                    + " at DATETIME(6))");
        });
    }

    @AfterEach
    void drop() {
        jdbi.useHandle(handle -> handle.execute("DROP TABLE jdbi_visits"));
    }

    @Test
    void bindsByNameAndMapsRecords() {
        final LocalDateTime at = LocalDateTime.of(2026, 11, 21, 12, 30, 0, 123_456_000);
        final long key =
                jdbi.withHandle(handle -> handle.createUpdate("INSERT INTO jdbi_visits (name, at) VALUES (:name, :at)")
                        .bind("name", "Zoë")
                        .bind("at", at)
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one());

        final List<Visit> visits =
                jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM jdbi_visits WHERE id = :id")
                        .bind("id", key)
                        .mapTo(Visit.class)
                        .list());

        assertEquals(List.of(new Visit(key, "Zoë", at)), visits);
    }

    @Test
    void insertsInBatchesWithTheirKeys() {
        final List<Long> keys = jdbi.withHandle(handle -> {
            final PreparedBatch batch = handle.prepareBatch("INSERT INTO jdbi_visits (name) VALUES (:name)");
            for (int i = 0; i < 5; i++) {
                batch.bind("name", "n" + i).add();
            }
            return batch.executePreparedBatch("id").mapTo(Long.class).list();
        });

        assertEquals(5, keys.stream().distinct().count());
        assertEquals(
                keys,
                jdbi.withHandle(handle -> handle.createQuery("SELECT id FROM jdbi_visits ORDER BY name")
                        .mapTo(Long.class)
                        .list()));
    }

    @Test
    void rollsBackWhenTheBlockThrows() {
        final IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> jdbi.useTransaction(handle -> {
                    handle.execute("INSERT INTO jdbi_visits (name) VALUES (?)", "x");
                    throw new IllegalStateException("no");
                }));

        assertEquals("no", thrown.getMessage());
        assertEquals(0, count());
    }

    @Test
    void goesBackToASavepoint() {
        jdbi.useTransaction(handle -> {
            handle.execute("INSERT INTO jdbi_visits (name) VALUES (?)", "x");
            handle.savepoint("one");
            handle.execute("INSERT INTO jdbi_visits (name) VALUES (?)", "y");
            handle.rollbackToSavepoint("one");
        });

        assertEquals(1, count());
    }

    private int count() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM jdbi_visits")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void tellsTheClassOfAFailure() {
        jdbi.useHandle(handle -> handle.execute("INSERT INTO jdbi_visits (name) VALUES (?)", "x"));

        final UnableToExecuteStatementException failure = assertThrows(
                UnableToExecuteStatementException.class,
                () -> jdbi.useHandle(handle -> handle.execute("INSERT INTO jdbi_visits (name) VALUES (?)", "x")));

        assertInstanceOf(SQLIntegrityConstraintViolationException.class, failure.getCause());
    }

    @Test
    void callsProcedures() {
        jdbi.useHandle(handle -> {
            handle.execute("DROP PROCEDURE IF EXISTS jdbi_double");
            handle.execute("CREATE PROCEDURE jdbi_double (IN a INT, OUT b INT) SET b = 2 * a");
            final int twice = handle.createCall("{call jdbi_double(:a, :b)}")
                    .bind("a", 21)
                    .registerOutParameter("b", Types.INTEGER)
                    .invoke()
                    .getInt("b");

            assertEquals(42, twice);
            handle.execute("DROP PROCEDURE jdbi_double");
        });
    }

    @Test
    void streamsRows() {
        final long sum = jdbi.withHandle(handle -> {
            try (Stream<Long> numbers = handle
                    .createQuery("WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL"
                            + " SELECT n + 1 FROM r WHERE n < 900) SELECT a.n FROM r a JOIN r b")
                    .mapTo(Long.class)
                    .stream()) {
                return numbers.mapToLong(Long::longValue).sum();
            }
        });

        assertEquals(900L * 405_450, sum);
    }
}
