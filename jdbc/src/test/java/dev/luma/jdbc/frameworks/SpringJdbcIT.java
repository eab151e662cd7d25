package dev.luma.jdbc.frameworks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.luma.jdbc.LumaDataSource;
import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class SpringJdbcIT {
    private final RealServer server;
    private LumaDataSource source;
    private JdbcTemplate template;

    SpringJdbcIT(RealServer server) {
        this.server = server;
    }

    public record Note(long id, String word, BigDecimal price, LocalDateTime written, boolean done) {}

    @BeforeEach
    void open() {
        source = new LumaDataSource(TestDatabase.url(server, ""));
        template = new JdbcTemplate(source);
        template.execute("DROP TABLE IF EXISTS note");
        template.execute("CREATE TABLE note (id BIGINT AUTO_INCREMENT PRIMARY KEY, word VARCHAR(20) UNIQUE,"
                + " price DECIMAL(10, 2), written DATETIME(6), done BOOLEAN NOT NULL DEFAULT FALSE) ENGINE = InnoDB");
    }

    @Test
    void readsRecords() {
        final LocalDateTime now = LocalDateTime.of(2026, 2, 3, 4, 5, 6, 789_000_000);
        assertEquals(
                1,
                template.update(
                        "INSERT INTO note (word, price, written, done) VALUES (?, ?, ?, ?)",
                        "one",
                        new BigDecimal("1.50"),
                        now,
                        true));
        final Note note = JdbcClient.create(source)
                .sql("SELECT * FROM note WHERE word = :word")
                .param("word", "one")
                .query(Note.class)
                .single();
        assertEquals(new Note(1, "one", new BigDecimal("1.50"), now, true), note);
        assertEquals(
                List.of("one"),
                new NamedParameterJdbcTemplate(source)
                        .queryForList(
                                "SELECT word FROM note WHERE word IN (:words)",
                                Map.of("words", List.of("one", "two")),
                                String.class));
    }

    @Test
    void tellsGeneratedKeys() {
        final GeneratedKeyHolder keys = new GeneratedKeyHolder();
        template.update(
                connection -> connection.prepareStatement(
                        "INSERT INTO note (word) VALUES ('one')", Statement.RETURN_GENERATED_KEYS),
                keys);
        assertEquals(1L, keys.getKey().longValue());
        final Number second = new SimpleJdbcInsert(source)
                .withTableName("note")
                .usingColumns("word")
                .usingGeneratedKeyColumns("id")
                .executeAndReturnKey(Map.of("word", "two"));
        assertEquals(2L, second.longValue());
    }

    @Test
    void runsBatches() {
        assertArrayEquals(
                new int[] {1, 1},
                template.batchUpdate(
                        "INSERT INTO note (word) VALUES (?)", List.of(new Object[] {"one"}, new Object[] {"two"})));
        assertThrows(
                DuplicateKeyException.class,
                () -> template.batchUpdate(
                        "INSERT INTO note (word) VALUES (?)",
                        List.of(new Object[] {"three"}, new Object[] {"two"}, new Object[] {"four"})));
        assertEquals(4, template.queryForObject("SELECT COUNT(*) FROM note", Integer.class));
    }

    @Test
    void commitsAndRollsBack() {
        final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        transaction.executeWithoutResult(status -> template.update("INSERT INTO note (word) VALUES ('kept')"));
        assertThrows(
                IllegalStateException.class,
                () -> transaction.executeWithoutResult(status -> {
                    template.update("INSERT INTO note (word) VALUES ('lost')");
                    throw new IllegalStateException("no");
                }));
        assertEquals(List.of("kept"), template.queryForList("SELECT word FROM note", String.class));
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        transaction.executeWithoutResult(outer -> transaction.executeWithoutResult(inner -> {
            template.update("INSERT INTO note (word) VALUES ('lost')");
            inner.setRollbackOnly();
        }));
        transaction.setReadOnly(true);
        assertThrows(
                org.springframework.dao.DataAccessException.class,
                () -> transaction.executeWithoutResult(
                        status -> template.update("INSERT INTO note (word) VALUES ('lost')")));
        assertEquals(List.of("kept"), template.queryForList("SELECT word FROM note", String.class));
    }

    @Test
    void translatesWhatGoesWrong() throws SQLException {
        assertThrows(BadSqlGrammarException.class, () -> template.execute("SELEKT"));
        assertThrows(BadSqlGrammarException.class, () -> template.execute("SELECT * FROM no_such_table"));
        template.update("INSERT INTO note (word) VALUES ('one')");
        assertThrows(DuplicateKeyException.class, () -> template.update("INSERT INTO note (word) VALUES ('one')"));
        assertThrows(
                DataIntegrityViolationException.class, () -> template.update("INSERT INTO note (done) VALUES (NULL)"));
        assertThrows(
                CannotGetJdbcConnectionException.class,
                () -> new JdbcTemplate(new LumaDataSource("jdbc:luma:mysql://127.0.0.1:1/x")).execute("SELECT 1"));
        final JdbcTemplate impatient = new JdbcTemplate(source);
        impatient.setQueryTimeout(1);
        assertThrows(QueryTimeoutException.class, () -> impatient.execute("DO SLEEP(20)"));
        assertThrows(QueryTimeoutException.class, () -> impatient.queryForList("SELECT SLEEP(20)"));
    }

    @Test
    void translatesAWaitForALock() throws SQLException {
        template.update("INSERT INTO note (word) VALUES ('one')");
        try (Connection other = TestDatabase.open(server)) {
            other.setAutoCommit(false);
            TestDatabase.run(other, "UPDATE note SET price = 1");
            final JdbcTemplate waiting = new JdbcTemplate(
                    new LumaDataSource(TestDatabase.url(server, "sessionVariables=innodb_lock_wait_timeout=1")));
            assertThrows(CannotAcquireLockException.class, () -> waiting.update("UPDATE note SET price = 2"));
        }
    }

    @Test
    void streamsRows() {
        final String many = "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 1000)"
                + " SELECT a.n FROM r a JOIN r b";
        template.setFetchSize(100);
        try (var rows = template.queryForStream(many, (row, number) -> row.getInt(1))) {
            assertEquals(1_000_000, rows.mapToInt(n -> 1).sum());
        }
    }
}
