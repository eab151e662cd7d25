package dev.luma.jdbc.frameworks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.luma.jdbc.LumaDataSource;
import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.SimpleJdbcCall;
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

    private static TransactionTemplate within(DataSource source) {
        return new TransactionTemplate(new JdbcTransactionManager(source));
    }

    @Test
    void translatesADeadlock() throws Exception {
        template.update("INSERT INTO note (word) VALUES ('one'), ('two')");
        final CyclicBarrier both = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            final List<Future<Boolean>> failed = Stream.of(List.of("one", "two"), List.of("two", "one"))
                    .map(order -> threads.submit(() -> deadlocked(order, both)))
                    .toList();
            assertNotEquals(failed.get(0).get(), failed.get(1).get());
        }
    }

    /// Updates both words in this order, and tells whether it was the victim of the deadlock.
    private boolean deadlocked(List<String> words, CyclicBarrier both) {
        try {
            within(source).executeWithoutResult(status -> {
                template.update("UPDATE note SET price = 1 WHERE word = ?", words.get(0));
                await(both);
                template.update("UPDATE note SET price = 1 WHERE word = ?", words.get(1));
            });
            return false;
        } catch (CannotAcquireLockException e) {
            return true;
        }
    }

    private static void await(CyclicBarrier both) {
        try {
            both.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void translatesALockThatIsNotWaitedFor() {
        template.update("INSERT INTO note (word) VALUES ('one')");
        within(source).executeWithoutResult(holder -> {
            template.queryForList("SELECT * FROM note FOR UPDATE");
            final JdbcTemplate other = new JdbcTemplate(new LumaDataSource(TestDatabase.url(server, "")));
            assertThrows(
                    CannotAcquireLockException.class, () -> other.queryForList("SELECT * FROM note FOR UPDATE NOWAIT"));
        });
    }

    @Test
    void translatesValuesThatDoNotFit() {
        assertThrows(
                DataIntegrityViolationException.class,
                () -> template.update("INSERT INTO note (word) VALUES (?)", "x".repeat(21)));
        assertThrows(
                DataIntegrityViolationException.class,
                () -> template.update("INSERT INTO note (price) VALUES (?)", new BigDecimal("123456789.00")));
        assertThrows(
                IncorrectResultSizeDataAccessException.class,
                () -> template.queryForObject("SELECT word FROM note WHERE id = 0", String.class));
    }

    @Test
    void tellsTheServerWhatKindOfTransactionItIs() {
        final TransactionTemplate transaction = within(source);
        transaction.setReadOnly(true);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
        transaction.executeWithoutResult(status -> assertThrows(
                DataAccessException.class, () -> template.update("INSERT INTO note (word) VALUES ('never')")));
        final TransactionTemplate hasty = within(source);
        hasty.setTimeout(1);
        assertThrows(
                QueryTimeoutException.class,
                () -> hasty.executeWithoutResult(status -> template.execute("DO SLEEP(20)")));
        assertEquals(0, template.queryForObject("SELECT COUNT(*) FROM note", Integer.class));
    }

    @Test
    void callsRoutinesThatItFindsInTheMetadata() {
        template.execute("DROP PROCEDURE IF EXISTS spring_twice");
        template.execute("CREATE PROCEDURE spring_twice (IN n INT, OUT twice INT, INOUT text VARCHAR(20))"
                + " BEGIN SET twice = 2 * n, text = CONCAT(text, '!'); SELECT 1 AS one UNION SELECT 2; END");
        template.execute("DROP FUNCTION IF EXISTS spring_half");
        template.execute("CREATE FUNCTION spring_half (n INT) RETURNS INT DETERMINISTIC RETURN n / 2");

        final Map<String, Object> out = new SimpleJdbcCall(source)
                .withProcedureName("spring_twice")
                .returningResultSet("ones", (row, number) -> row.getInt(1))
                .execute(Map.of("n", 21, "text", "hello"));
        final Integer half = new SimpleJdbcCall(source)
                .withFunctionName("spring_half")
                .executeFunction(Integer.class, Map.of("n", 84));

        assertEquals(42, out.get("twice"));
        assertEquals("hello!", out.get("text"));
        assertEquals(List.of(1, 2), out.get("ones"));
        assertEquals(42, half);
        template.execute("DROP PROCEDURE spring_twice");
        template.execute("DROP FUNCTION spring_half");
    }

    @Test
    void tellsTheKeysOfABatch() {
        final GeneratedKeyHolder keys = new GeneratedKeyHolder();
        final List<String> words = List.of("one", "two", "three");
        template.batchUpdate(
                connection -> connection.prepareStatement(
                        "INSERT INTO note (word, price) VALUES (?, ?)", Statement.RETURN_GENERATED_KEYS),
                new BatchPreparedStatementSetter() {
                    @Override
                    public void setValues(PreparedStatement statement, int i) throws SQLException {
                        statement.setString(1, words.get(i));
                        StatementCreatorUtils.setParameterValue(statement, 2, SqlTypeValue.TYPE_UNKNOWN, null);
                    }

                    @Override
                    public int getBatchSize() {
                        return words.size();
                    }
                },
                keys);
        assertEquals(
                template.queryForList("SELECT id FROM note ORDER BY id", Long.class),
                keys.getKeyList().stream()
                        .map(key -> ((Number) key.values().iterator().next()).longValue())
                        .toList());
    }

    /// MariaDB from 11.6 on refuses what MySQL, and MariaDB before, just do.
    @Test
    void translatesARowThatIsNewerThanTheSnapshot() {
        template.update("INSERT INTO note (word) VALUES ('one')");
        final JdbcTemplate other = new JdbcTemplate(new LumaDataSource(TestDatabase.url(server, "")));
        within(source).executeWithoutResult(status -> {
            template.queryForList("SELECT * FROM note");
            other.update("UPDATE note SET price = 2");
            if (server.kind() == ServerKind.MARIADB_11_8) {
                assertThrows(CannotAcquireLockException.class, () -> template.update("UPDATE note SET price = 3"));
            } else {
                assertEquals(1, template.update("UPDATE note SET price = 3"));
            }
        });
    }
}
