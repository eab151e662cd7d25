package dev.luma.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.CannotConnectException;
import dev.luma.db.error.CommitUnknownException;
import dev.luma.db.error.ConflictException;
import dev.luma.db.error.ConstraintException;
import dev.luma.db.error.LostConnectionException;
import dev.luma.db.error.Retry;
import dev.luma.db.error.ServerError;
import dev.luma.db.error.UsageException;
import dev.luma.db.observe.DbEvent;
import dev.luma.db.observe.DbEvent.Ending;
import dev.luma.db.observe.Listener;
import dev.luma.db.spi.Driver;
import dev.luma.db.spi.Kind;
import dev.luma.db.spi.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObservationTest {
    private static final Logger LOG = Logger.getLogger("dev.luma.db");

    private final List<DbEvent> events = new ArrayList<>();
    private final List<String> logged = new ArrayList<>();
    private Duration slow = Duration.ZERO;
    private final ScriptedSession session = new ScriptedSession() {
        @Override
        public Duration slowStatement() {
            return slow;
        }
    };
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry.getLevel() + " " + entry.getLoggerName() + " " + entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @AfterEach
    void stopListening() {
        LOG.removeHandler(handler);
        LOG.setUseParentHandlers(true);
    }

    private void listenToTheLog() {
        LOG.setUseParentHandlers(false);
        LOG.setLevel(Level.ALL);
        LOG.addHandler(handler);
    }

    private Connection open(Listener... listeners) {
        return Connection.open("scripted", List.of(listeners), () -> session);
    }

    private Connection openHeard() {
        final Connection db = open(events::add);
        events.clear();
        return db;
    }

    private <E extends DbEvent> E only(Class<E> type) {
        final List<E> found = all(type);
        assertEquals(1, found.size(), () -> events.toString());
        return found.getFirst();
    }

    private <E extends DbEvent> List<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private List<String> names() {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    private static ScriptedAnswer threeRows() {
        return ScriptedAnswer.rows(
                List.of(FakeColumn.of("a", Kind.INTEGER)), new Object[] {1L}, new Object[] {2L}, new Object[] {3L});
    }

    // ---- connections

    @Test
    void tellsOfTheOpeningAndTheClosing() {
        try (Connection db = open(events::add)) {
            assertEquals(42, only(DbEvent.Connected.class).server().connectionId());
            db.close();
        }
        assertEquals(List.of("Connected", "Closed"), names());
    }

    @Test
    void tellsOfAnOpeningThatFailed() {
        final var refusal = new CannotConnectException(CannotConnectException.Reason.REFUSED, "nobody there", null);
        final Driver driver = new Driver() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public Session connect(String dsn) {
                throw refusal;
            }
        };
        assertSame(refusal, assertThrows(CannotConnectException.class, () -> Db.open(driver, "secret", events::add)));
        final var failed = only(DbEvent.ConnectFailed.class);
        assertSame(refusal, failed.failure());
        assertEquals("failing", failed.driver());
        assertFalse(failed.toString().contains("secret"));
    }

    // ---- statements

    @Test
    void tellsOfAStatementWithItsPlaceholdersAndWithoutItsValues() {
        session.answer("INSERT INTO t VALUES (?)", () -> ScriptedAnswer.outcome(1, 9));
        openHeard().exec("INSERT INTO t VALUES (?)", "private");
        final var begun = only(DbEvent.StatementBegun.class);
        final var ended = only(DbEvent.StatementEnded.class);
        assertEquals("INSERT INTO t VALUES (?)", begun.sql());
        assertSame(begun, ended.begun());
        assertEquals(1, ended.affectedRows());
        assertEquals(0, ended.rows());
        assertTrue(ended.failure().isEmpty());
        assertFalse(events.toString().contains("private"));
    }

    @Test
    void tellsNamedParametersByTheirNames() {
        openHeard().exec("DELETE FROM t WHERE a = :who", Map.of("who", 7));
        assertEquals(
                "DELETE FROM t WHERE a = :who",
                only(DbEvent.StatementBegun.class).sql());
    }

    @Test
    void countsTheRowsThatWereRead() {
        session.answer("SELECT a FROM t", ObservationTest::threeRows);
        openHeard().query("SELECT a FROM t").all();
        assertEquals(3, only(DbEvent.StatementEnded.class).rows());
    }

    @Test
    void endsAStatementWhenItsRowsAreClosed() {
        session.answer("SELECT a FROM t", ObservationTest::threeRows);
        final Rows rows = openHeard().query("SELECT a FROM t");
        rows.next();
        assertEquals(List.of("StatementBegun"), names());
        rows.close();
        assertEquals(1, only(DbEvent.StatementEnded.class).rows());
    }

    @Test
    void tellsOfAPreparedStatementEachTimeItRuns() {
        try (Statement statement = openHeard().prepare("SELECT a FROM t WHERE a > ?")) {
            statement.exec(1);
            statement.exec(2);
        }
        assertEquals(
                List.of("SELECT a FROM t WHERE a > ?", "SELECT a FROM t WHERE a > ?"),
                all(DbEvent.StatementBegun.class).stream()
                        .map(DbEvent.StatementBegun::sql)
                        .toList());
        assertEquals(2, all(DbEvent.StatementEnded.class).size());
    }

    @Test
    void tellsWhatAStatementFailedWith() {
        final var failure = new ConstraintException(
                new ServerError("Duplicate entry", "23000", 1062), ConstraintException.Kind.UNIQUE, "");
        session.failOn("INSERT", failure);
        final Connection db = openHeard();
        assertThrows(ConstraintException.class, () -> db.exec("INSERT"));
        assertSame(failure, only(DbEvent.StatementEnded.class).failure().orElseThrow());
    }

    @Test
    void tellsWhatRowsFailedWith() {
        final var failure = new LostConnectionException("gone", Retry.UNKNOWN, new IOException("cut"));
        session.answer("SELECT a FROM t", () -> threeRows().thenFails(failure));
        final Connection db = openHeard();
        assertThrows(
                LostConnectionException.class, () -> db.query("SELECT a FROM t").all());
        final var ended = only(DbEvent.StatementEnded.class);
        assertSame(failure, ended.failure().orElseThrow());
        assertEquals(3, ended.rows());
    }

    @Test
    void tellsNothingOfAStatementThatNeverBegan() {
        session.answer("SELECT a FROM t", ObservationTest::threeRows);
        final Connection db = openHeard();
        db.query("SELECT a FROM t");
        events.clear();
        assertThrows(UsageException.class, () -> db.exec("DO 1"));
        assertEquals(List.of(), events);
    }

    @Test
    void masksSecretsInTheTextOfStatements() {
        openHeard().exec("CREATE USER bob IDENTIFIED BY 'hunter2'");
        assertEquals(
                "CREATE USER bob IDENTIFIED BY '***'",
                only(DbEvent.StatementBegun.class).sql());
    }

    // ---- transactions

    @Test
    void tellsOfATransactionThatCommits() {
        openHeard().transact(tx -> tx.exec("DO 1"));
        assertEquals(List.of("TransactionBegun", "StatementBegun", "StatementEnded", "TransactionEnded"), names());
        final var ended = only(DbEvent.TransactionEnded.class);
        assertEquals(Ending.COMMITTED, ended.ending());
        assertSame(only(DbEvent.TransactionBegun.class), ended.begun());
    }

    @Test
    void tellsOfATransactionThatRollsBack() {
        final Connection db = openHeard();
        assertThrows(
                IOException.class,
                () -> db.transact(tx -> {
                    throw new IOException("no");
                }));
        assertEquals(Ending.ROLLED_BACK, only(DbEvent.TransactionEnded.class).ending());
    }

    @Test
    void tellsOfATransactionWhoseCommitIsUnknown() {
        final var failure = new CommitUnknownException("cut", new IOException("cut"));
        session.failOn("COMMIT", failure);
        final Connection db = openHeard();
        assertThrows(CommitUnknownException.class, () -> db.transact(tx -> {}));
        final var ended = only(DbEvent.TransactionEnded.class);
        assertEquals(Ending.UNKNOWN, ended.ending());
        assertSame(failure, ended.failure().orElseThrow());
    }

    @Test
    void tellsOfATransactionThatTheServerRolledBack() {
        final var failure = new ConflictException(new ServerError("Deadlock", "40001", 1213), Retry.WHOLE_TRANSACTION);
        session.failOn("UPDATE", failure);
        final Connection db = openHeard();
        assertThrows(ConflictException.class, () -> db.transact(tx -> tx.exec("UPDATE")));
        assertEquals(Ending.ROLLED_BACK, only(DbEvent.TransactionEnded.class).ending());
    }

    @Test
    void endsATransactionWithItsConnection() {
        final Connection db = openHeard();
        db.beginTransaction();
        db.close();
        assertEquals(List.of("TransactionBegun", "TransactionEnded", "Closed"), names());
    }

    // ---- listeners

    @Test
    void goesOnWhenAListenerFails() {
        listenToTheLog();
        try (Connection db = open(
                event -> {
                    throw new IllegalStateException("no metrics today");
                },
                events::add)) {
            db.exec("DO 1");
            db.exec("DO 1");
        }
        assertEquals(2, all(DbEvent.StatementEnded.class).size());
        assertTrue(logged.getFirst().startsWith("WARNING dev.luma.db "), logged::toString);
        assertTrue(logged.size() <= 2, logged::toString);
    }

    // ---- the log of slow statements

    @Test
    void logsStatementsThatAreSlow() {
        listenToTheLog();
        slow = Duration.ofNanos(1);
        session.answer("SELECT a\n  FROM t WHERE b = ?", ObservationTest::threeRows);
        open().query("SELECT a\n  FROM t WHERE b = ?", "private").all();
        assertEquals(1, logged.size(), logged::toString);
        assertTrue(
                logged.getFirst()
                        .matches(
                                "INFO dev\\.luma\\.db\\.slow slow statement: \\d+ ms \\(waiting 0 ms, answering \\d+ ms,"
                                        + " reading \\d+ ms\\), 3 rows, 0 affected, connection 42 to nowhere:1:"
                                        + " SELECT a FROM t WHERE b = \\?"),
                logged::toString);
    }

    @Test
    void logsNoStatementThatIsFastEnough() {
        listenToTheLog();
        slow = Duration.ofDays(1);
        open().exec("DO 1");
        assertEquals(List.of(), logged);
    }

    @Test
    void logsNothingWhenTheLimitIsZero() {
        listenToTheLog();
        open().exec("DO 1");
        assertEquals(List.of(), logged);
    }
}
