package dev.luma.lang.std;

import static dev.luma.lang.runtime.Panicking.panics;
import static dev.luma.lang.std.Values.anys;
import static dev.luma.lang.std.Values.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.lang.runtime.Function;
import dev.luma.lang.runtime.IntList;
import dev.luma.lang.runtime.LumaError;
import dev.luma.lang.runtime.LumaType;
import dev.luma.lang.runtime.ObjectList;
import dev.luma.lang.runtime.Panic;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {
    private final FakeDriver driver = new FakeDriver();
    private final Database db = DbModule.open(driver, "user:pass@host/db");

    private void asked(String... statements) {
        assertEquals(List.of(statements), driver.log.subList(1, driver.log.size()));
    }

    // ---- statements

    @Test
    void givesTheDsnToTheDriverUnchanged() {
        assertEquals(List.of("connect user:pass@host/db"), driver.log);
    }

    @Test
    void runsStatements() {
        driver.willGive(map("a", "1"));

        assertEquals(1, QueryRows.count(Database.query(db, "SELECT a")));
        assertEquals(0, Database.lastInsertId(db));
        assertEquals(1, Database.exec(db, "INSERT a"));
        assertEquals(42, Database.lastInsertId(db));
        asked("SELECT a", "INSERT a");
    }

    @Test
    void passesOnWhatTheDriverPanicsWith() {
        driver.refused = "INSERT a";

        panics("db.server", "refused: INSERT a", () -> Database.exec(db, "INSERT a"));
        assertEquals(1, Database.exec(db, "INSERT b"));
    }

    @Test
    void refusesAnOutcomeThatIsNone() {
        driver.outcome = IntList.wrap(1);

        panics("db.server", () -> Database.exec(db, "INSERT a"));
    }

    @Test
    void letsOneStatementThroughAtATime() {
        final AtomicInteger inside = new AtomicInteger();
        final FakeDriver slow = new FakeDriver() {
            @Override
            public IntList exec(Object connection, String sql) {
                assertEquals(1, inside.incrementAndGet());
                Thread.yield();
                inside.decrementAndGet();
                return outcome;
            }
        };
        final Database shared = DbModule.open(slow, "");
        final Function exec = arguments -> Database.exec(shared, "INSERT");

        assertEquals(
                100,
                Lists.parallel(IntList.wrap(new long[100]), exec, LumaType.INT).size());
    }

    // ---- transactions

    @Test
    void beginsAndEndsTransactions() {
        assertFalse(Database.inTransaction(db));
        Database.beginTransaction(db);
        assertTrue(Database.inTransaction(db));
        Database.commit(db);
        Database.beginTransaction(db);
        Database.rollback(db);

        assertFalse(Database.inTransaction(db));
        assertEquals(0, Database.lastInsertId(db));
        asked("BEGIN", "COMMIT", "BEGIN", "ROLLBACK");
    }

    @Test
    void refusesASecondBeginAndAnEndWithoutOne() {
        panics("db.transaction", "no transaction is open", () -> Database.commit(db));
        panics("db.transaction", "no transaction is open", () -> Database.rollback(db));
        Database.beginTransaction(db);
        panics("db.transaction", "a transaction is open already", () -> Database.beginTransaction(db));
        panics("db.transaction", "a transaction is open already", () -> Database.begin(db));
        asked("BEGIN");
    }

    @Test
    void isOverWhenItsEndPanics() {
        driver.refused = "COMMIT";
        Database.beginTransaction(db);

        panics("db.server", () -> Database.commit(db));

        assertFalse(Database.inTransaction(db));
    }

    @Test
    void hasNotBegunWhenItsBeginPanics() {
        driver.refused = "BEGIN";

        panics("db.server", () -> Database.begin(db));

        assertFalse(Database.inTransaction(db));
    }

    @Test
    void givesATransactionAsAValue() {
        driver.willGive(map("a", "1"));
        final DatabaseTransaction transaction = Database.begin(db);

        assertEquals(1, QueryRows.count(DatabaseTransaction.query(transaction, "SELECT ?", 1L)));
        assertEquals(1, DatabaseTransaction.exec(transaction, "INSERT a"));
        assertEquals(42, DatabaseTransaction.lastInsertId(transaction));
        DatabaseTransaction.commit(transaction);

        asked("BEGIN", "SELECT 1", "INSERT a", "COMMIT");
        final String ended = "the transaction has ended";
        panics("db.transaction", ended, () -> DatabaseTransaction.query(transaction, "SELECT"));
        panics("db.transaction", ended, () -> DatabaseTransaction.exec(transaction, "INSERT"));
        panics("db.transaction", ended, () -> DatabaseTransaction.lastInsertId(transaction));
        panics("db.transaction", ended, () -> DatabaseTransaction.rollback(transaction));
    }

    @Test
    void doesNotEndATransactionThatIsNotItsOwn() {
        final DatabaseTransaction first = Database.begin(db);
        Database.rollback(db);
        final DatabaseTransaction second = Database.begin(db);

        panics("db.transaction", "the transaction has ended", () -> DatabaseTransaction.commit(first));
        DatabaseTransaction.abandon(first);

        assertTrue(Database.inTransaction(db));
        DatabaseTransaction.rollback(second);
        asked("BEGIN", "ROLLBACK", "BEGIN", "ROLLBACK");
    }

    @Test
    void abandonsWithoutAPanicOfItsOwn() {
        final DatabaseTransaction transaction = Database.begin(db);
        driver.refused = "ROLLBACK";

        DatabaseTransaction.abandon(transaction);
        DatabaseTransaction.abandon(transaction);

        assertFalse(Database.inTransaction(db));
        asked("BEGIN", "ROLLBACK");
    }

    @Test
    void commitsWhenTheBodyReturns() {
        assertEquals(
                1L, Database.transaction(db, arguments -> DatabaseTransaction.exec(given(arguments[0]), "INSERT")));
        asked("BEGIN", "INSERT", "COMMIT");
    }

    private static DatabaseTransaction given(@Nullable Object argument) {
        if (argument instanceof DatabaseTransaction transaction) {
            return transaction;
        }
        throw new AssertionError("the body gets a transaction");
    }

    @Test
    void rollsBackWhenTheBodyPanics() {
        final Panic panic = Panic.of("mine", "no");
        final Function body = arguments -> {
            throw panic;
        };

        driver.refused = "ROLLBACK";
        assertEquals(panic, panics("mine", "no", () -> Database.transaction(db, body)));
        asked("BEGIN", "ROLLBACK");
    }

    // ---- the end

    @Test
    void refusesEverythingOnceItIsClosed() {
        final DatabaseTransaction transaction = Database.begin(db);
        Database.close(db);
        Database.close(db);

        asked("BEGIN", "ROLLBACK", "disconnect");
        final String closed = "the connection is closed";
        panics("db.closed", closed, () -> Database.query(db, "SELECT"));
        panics("db.closed", closed, () -> Database.exec(db, "INSERT"));
        panics("db.closed", closed, () -> Database.lastInsertId(db));
        panics("db.closed", closed, () -> Database.beginTransaction(db));
        panics("db.closed", closed, () -> Database.commit(db));
        panics("db.closed", closed, () -> Database.rollback(db));
        panics("db.closed", closed, () -> Database.begin(db));
        panics("db.closed", closed, () -> Database.transaction(db, arguments -> null));
        panics("db.closed", closed, () -> DatabaseTransaction.commit(transaction));
    }

    @Test
    void disconnectsEvenIfItCannotRollBack() {
        driver.refused = "ROLLBACK";
        Database.beginTransaction(db);

        Database.close(db);

        asked("BEGIN", "ROLLBACK", "disconnect");
    }

    // ---- errors

    @ParameterizedTest
    @CsvSource({
        "08S01, db.lost, false",
        "22001, db.data, false",
        "23000, db.constraint, false",
        "28000, db.auth, false",
        "40001, db.conflict, true",
        "42000, db.syntax, false",
        "HY000, db.server, false",
        "'', db.server, false"
    })
    void tellsWhatADatabaseSaidByItsSqlState(String state, String code, boolean retry) {
        final LumaError error = DbModule.error("no", state, 1062);

        assertEquals(code, error.code());
        assertEquals("no", error.message());
        if (error.data() instanceof DatabaseError said) {
            assertEquals(state, DatabaseError.state(said));
            assertEquals(1062, DatabaseError.number(said));
            assertEquals(retry, DatabaseError.retry(said));
            assertEquals("db_error { state: \"" + state + "\", number: 1062, retry: " + retry + " }", said.text());
        } else {
            throw new AssertionError("the data is a db_error");
        }
    }

    // ---- a driver that is a value

    private static final class ValueDriver implements DatabaseDriver, DatabaseConnection {
        final List<String> log = new ArrayList<>();
        ObjectList rows = anys(map("a", 1L));

        @Override
        public DatabaseConnection connect(String dsn) {
            log.add("connect " + dsn);
            return this;
        }

        @Override
        public ObjectList query(String sql, ObjectList params) {
            log.add(sql + " with " + params);
            return rows;
        }

        @Override
        public long exec(String sql, ObjectList params) {
            log.add(sql + " with " + params);
            return 3;
        }

        @Override
        public void close() {
            log.add("close");
        }
    }

    @Test
    void usesADriverThatIsAValue() {
        final ValueDriver value = new ValueDriver();
        final Database opened = DbModule.open(value, "dsn");

        final QueryRows rows = Database.query(opened, "SELECT :a", map("a", "it's"));
        assertEquals(3, Database.exec(opened, "INSERT"));
        assertEquals(0, Database.lastInsertId(opened));
        Database.beginTransaction(opened);
        Database.close(opened);

        assertEquals(1L, QueryRow.get(rows.at(0), "a", LumaType.INT));
        assertEquals(
                List.of(
                        "connect dsn",
                        "SELECT ? with [\"it's\"]",
                        "INSERT with []",
                        "BEGIN with []",
                        "ROLLBACK with []",
                        "close"),
                value.log);
    }

    @Test
    void refusesRowsThatAreNone() {
        final ValueDriver value = new ValueDriver();
        value.rows = anys(7L);

        panics("cast", "cannot cast int to {str: any}", () -> Database.query(DbModule.open(value, ""), "SELECT"));
    }
}
