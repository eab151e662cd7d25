package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Transaction;
import dev.luma.db.error.ConstraintException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.OnFailure;
import dev.luma.testkit.server.PrivateServer;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What MariaDB's bulk command changes about a batch: nothing but its speed. On the servers that lack it, the same
/// holds without.
@ServerTest
@Tag("K6")
class BulkIT {
    private static final String INSERT = "INSERT INTO bulk (k, name) VALUES (?, ?)";
    private static final String BULK = "  COM_STMT_BULK_EXECUTE ";

    private final RealServer server;
    /// The commands that run something prepared.
    private final List<String> trace = new ArrayList<>();
    private Connection db;

    BulkIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        Opened.on(server).close();
        db = Mysql.connect(config(server).database("luma_test"));
        anew("InnoDB");
        trace.clear();
    }

    @AfterEach
    void close() {
        db.close();
    }

    private MysqlConfig config(RealServer to) {
        return MysqlConfig.defaults()
                .host(to.host())
                .port(to.port())
                .user(to.user())
                .trace(line -> {
                    if (line.contains("EXECUTE") || line.contains("autocommit=0")) {
                        trace.add(line);
                    }
                });
    }

    private void anew(String engine) {
        db.exec("DROP TABLE IF EXISTS bulk");
        db.exec("CREATE TABLE bulk (id BIGINT AUTO_INCREMENT PRIMARY KEY, k INT UNIQUE, name VARCHAR(50) NOT NULL)"
                + " ENGINE=" + engine);
        db.exec("INSERT INTO bulk (k, name) VALUES (1, 'a'), (2, 'b'), (3, 'c')");
    }

    private List<String> content() {
        return db.query("SELECT CONCAT_WS(',', k, name) FROM bulk ORDER BY k, name")
                .all(String.class);
    }

    private int count() {
        return db.query("SELECT COUNT(*) FROM bulk").first(Integer.class).orElseThrow();
    }

    private static List<List<Object>> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> List.<Object>of(i + 10, "name " + i))
                .toList();
    }

    /// How many commands of the kind were sent.
    private long sent(String command) {
        return trace.stream().filter(line -> line.contains(command)).count();
    }

    private boolean hasBulk() {
        return server.kind() == ServerKind.MARIADB_11_8;
    }

    // ---- which way

    @Test
    void runsManyRowsInOneCommandWhereTheServerTellsOfEach() {
        db.insertMany(
                "bulk", List.of("k", "name"), List.of(List.of(1010, "a"), List.of(1011, "b"), List.of(1012, "c")));
        trace.clear();
        final BatchResult result = db.insertMany("bulk", List.of("k", "name"), rows(1000));
        assertEquals(1000, result.totalAffectedRows());
        assertEquals(hasBulk() ? 1 : 0, sent(BULK));
        assertEquals(hasBulk() ? 0 : 1000, sent("  COM_STMT_EXECUTE "));
        assertEquals(
                hasBulk(),
                trace.stream()
                        .anyMatch(line -> line.contains(BULK + "statementId=")
                                && line.endsWith("flags=UNIT_RESULTS|TYPES rows=1000 of (LONG=***, VAR_STRING=***)")));
    }

    @Test
    void runsFewRowsOneByOne() {
        db.batch(INSERT, rows(2));
        db.batch(INSERT, List.of());
        assertEquals(0, sent(BULK));
    }

    @Test
    void runsRowsOneByOneThatAreToFailOneByOne() {
        db.batch(INSERT, rows(10), OnFailure.KEEP_GOING);
        assertEquals(0, sent(BULK));
    }

    /// Run row by row and as one unit, a statement does the same and tells the same.
    @Test
    @Tag("K9")
    void tellsOfEachRowWhatItTellsRowByRow() {
        for (final String sql : List.of(
                INSERT,
                "INSERT INTO bulk (k, name) VALUES (? + 10, ?)",
                "INSERT INTO bulk (k, name) VALUES (?, CONCAT(?, ' (VALUES)'))",
                "INSERT INTO bulk (name, k) VALUES (CONCAT('?), (', ?), ?)",
                "INSERT INTO bulk SET k = ?, name = ?",
                "INSERT INTO bulk (k, name) VALUES (?, ?), (NULL, 'two')",
                "INSERT INTO bulk (k, name) SELECT MAX(k) + ?, ? FROM bulk",
                "INSERT IGNORE INTO bulk (k, name) VALUES (? / 2, ?)",
                "INSERT INTO bulk (k, name) VALUES (? / 2, ?) ON DUPLICATE KEY UPDATE name = 'again'",
                "REPLACE INTO bulk (k, name) VALUES (? / 2, ?)",
                "UPDATE bulk SET k = k + 1000 WHERE k = ? - 10 OR name = ?",
                "DELETE FROM bulk WHERE k = ? - 10 OR name = ?")) {
            final boolean turned = sql.contains("(name, k)");
            final List<List<Object>> rows = IntStream.range(0, 20)
                    .mapToObj(i -> turned ? List.<Object>of("x" + i, i + 10) : List.<Object>of(i + 10, "x" + i))
                    .toList();
            anew("InnoDB");
            final BatchResult oneByOne = db.batch(sql, rows, OnFailure.KEEP_GOING);
            final List<String> left = content();
            anew("InnoDB");
            final BatchResult unit = db.batch(sql, rows);
            assertArrayEquals(oneByOne.affectedRows(), unit.affectedRows(), sql);
            assertArrayEquals(oneByOne.keys(), unit.keys(), sql);
            assertEquals(left, content(), sql);
        }
    }

    /// The statement gives rows, as it may without a batch.
    @Test
    void runsWhatReturnsRowsOneByOne() {
        if (server.kind().isMariaDb()) {
            db.batch(INSERT + " RETURNING id", rows(10));
            assertEquals(13, count());
            assertEquals(0, sent(BULK));
        }
    }

    @Test
    void goesOnOverSeveralCommands() {
        final List<List<Object>> rows = IntStream.range(0, 30_000)
                .mapToObj(i -> Arrays.<Object>asList(i % 7 == 0 ? null : i + 10, "name " + i))
                .toList();
        final BatchResult result = db.batch(INSERT, rows);
        assertEquals(30_000, result.size());
        assertEquals(30_000, result.totalAffectedRows());
        assertEquals(30_003, count());
        for (final int row : List.of(0, 8191, 8192, 29_999)) {
            assertEquals(
                    "name " + row,
                    db.query("SELECT name FROM bulk WHERE id = ?", result.key(row))
                            .first(String.class)
                            .orElseThrow());
        }
        assertEquals(hasBulk(), sent(BULK) > 1);
        assertFalse(db.inTransaction());
        assertEquals(1, db.query("SELECT @@autocommit").first(Integer.class).orElseThrow());
    }

    // ---- values

    @Test
    void takesTypesThatChange() {
        final List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add(Arrays.asList(
                    i < 10 ? i + 10 : i < 20 ? i + 10L : (Object) (i + 10 + ""), i % 4 == 3 ? i : "x" + i));
        }
        rows.addAll(IntStream.range(100, 120)
                .mapToObj(i -> Arrays.<Object>asList(null, "y"))
                .toList());
        assertEquals(60, db.batch(INSERT, rows).totalAffectedRows());
        assertEquals(63, count());
        assertTrue(content().containsAll(List.of("10,x0", "13,3", "29,19", "49,39")));
    }

    @Test
    void takesLongValuesAndOnesThatAreNoAscii() {
        db.exec("DROP TABLE IF EXISTS longs");
        db.exec("CREATE TABLE longs (id INT PRIMARY KEY, body LONGBLOB, name LONGTEXT) CHARACTER SET utf8mb4");
        final List<List<Object>> rows = IntStream.range(0, 30)
                .mapToObj(i -> Arrays.<Object>asList(
                        i,
                        i % 5 == 0 ? null : new byte[i < 20 ? 70_000 : 300_000],
                        i % 3 == 0 ? "é日🦊".repeat(7_000) : ""))
                .toList();
        assertEquals(
                30, db.insertMany("longs", List.of("id", "body", "name"), rows).totalAffectedRows());
        for (final List<Object> row : rows) {
            assertEquals(
                    row.get(2),
                    db.query(
                                    "SELECT name FROM longs WHERE id = ? AND IFNULL(LENGTH(body), -1) = ?",
                                    row.get(0),
                                    row.get(1) instanceof byte[] body ? body.length : -1)
                            .first(String.class)
                            .orElseThrow());
        }
        assertEquals(hasBulk(), sent(BULK) > 1);
    }

    @Test
    void sendsNoCommandThatIsLongerThanThePacketsOfTheServer() {
        try (PrivateServer narrow = server.newPrivateServer("--max_allowed_packet=16384");
                Connection own = Mysql.connect(config(narrow))) {
            own.exec("CREATE DATABASE narrow");
            own.exec("CREATE TABLE narrow.bulk (k INT UNIQUE, name VARCHAR(50))");
            own.insertMany("narrow.bulk", List.of("k", "name"), rows(3000));
            assertEquals(
                    3000,
                    own.query("SELECT COUNT(*) FROM narrow.bulk")
                            .first(Integer.class)
                            .orElseThrow());
            assertEquals(hasBulk(), sent(BULK) > 2);
        }
    }

    // ---- failures

    /// In the first command and in a later one, alone and in a transaction.
    @Test
    void namesTheRowThatFailsAndLeavesNothing() {
        for (final int bad : List.of(0, 77, 9_000)) {
            final List<List<Object>> rows = new ArrayList<>(rows(10_000));
            rows.set(bad, List.of(3, "again"));
            final DbException oneByOne =
                    db.batch(INSERT, rows, OnFailure.KEEP_GOING).failures().get(bad);
            anew("InnoDB");
            failsAt(bad, rows, oneByOne.getMessage());
            assertEquals(3, count());
            assertFalse(db.inTransaction());
            assertEquals(1, db.query("SELECT @@autocommit").first(Integer.class).orElseThrow());
            try (Transaction tx = db.begin()) {
                tx.exec(INSERT, 5, "before");
                failsAt(bad, rows, oneByOne.getMessage());
                tx.batch(INSERT, List.of(List.of(6, "b"), List.of(7, "c"), List.of(8, "d")));
                tx.commit();
            }
            assertEquals(List.of("1,a", "2,b", "3,c", "5,before", "6,b", "7,c", "8,d"), content());
            assertEquals(1, db.query("SELECT @@autocommit").first(Integer.class).orElseThrow());
            anew("InnoDB");
        }
    }

    private void failsAt(int row, List<List<Object>> rows, String message) {
        final ConstraintException failure = assertThrows(ConstraintException.class, () -> db.batch(INSERT, rows));
        assertEquals(OptionalInt.of(row), failure.row());
        assertEquals(message, failure.getMessage());
        assertEquals(Optional.of(INSERT), failure.statement());
    }

    /// Only the first one has a transaction around it: from that the server is known to undo what fails.
    @Test
    void runsFurtherBatchesOfOneCommandWithoutATransactionAroundThem() {
        db.batch(INSERT, rows(100));
        final long before = sent("autocommit=0");
        db.batch(INSERT, rows(200).subList(100, 200));
        assertEquals(hasBulk() ? 0 : 1, sent("autocommit=0") - before);
        final List<List<Object>> rows = new ArrayList<>(rows(400).subList(300, 400));
        rows.set(77, List.of(3, "again"));
        final ConstraintException failure = assertThrows(ConstraintException.class, () -> db.batch(INSERT, rows));
        assertEquals(OptionalInt.of(77), failure.row());
        assertEquals(203, count());
        assertEquals(1, db.query("SELECT @@autocommit").first(Integer.class).orElseThrow());
    }

    @Test
    void goesOnInATransactionWhereOneCommandIsNotEnough() {
        db.batch(INSERT, rows(100));
        final List<List<Object>> rows = new ArrayList<>(rows(20_100).subList(100, 20_100));
        rows.set(15_000, List.of(3, "again"));
        final ConstraintException failure = assertThrows(ConstraintException.class, () -> db.batch(INSERT, rows));
        assertEquals(OptionalInt.of(15_000), failure.row());
        assertEquals(103, count());
        rows.set(15_000, List.of(30_000, "other"));
        assertEquals(20_000, db.batch(INSERT, rows).totalAffectedRows());
    }

    /// The session's own statement has made it another table.
    @Test
    void runsNoRowTwiceInATableThatHasLostItsTransactions() {
        db.batch(INSERT, rows(100));
        anew("MyISAM");
        runsNoRowTwice();
    }

    @Test
    void namesTheRowThatCannotBeSent() {
        final List<List<Object>> rows = new ArrayList<>(rows(100));
        rows.set(50, List.of(60, new Object()));
        assertEquals(
                OptionalInt.of(50),
                assertThrows(UsageException.class, () -> db.batch(INSERT, rows)).row());
        rows.set(50, List.of(60));
        assertEquals(
                OptionalInt.of(50),
                assertThrows(UsageException.class, () -> db.batch(INSERT, rows)).row());
        assertEquals(3, count());
    }

    /// Nothing runs twice where nothing can be undone.
    @Test
    void runsNoRowTwiceInATableWithoutTransactions() {
        anew("MyISAM");
        runsNoRowTwice();
    }

    private void runsNoRowTwice() {
        final List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(Arrays.asList(null, "n" + i));
        }
        rows.set(10, List.of(3, "again"));
        assertThrows(ConstraintException.class, () -> db.batch(INSERT, rows));
        assertEquals(
                count(),
                db.query("SELECT COUNT(DISTINCT name) FROM bulk")
                        .first(Integer.class)
                        .orElseThrow());
        assertEquals(1, db.query("SELECT @@autocommit").first(Integer.class).orElseThrow());
    }

    /// By the time that a row turns out to be wrong, the array has the values of another.
    @Test
    void takesNoRowTwiceFromASourceThatReusesItsArray() {
        assertThrows(ConstraintException.class, () -> db.batch(INSERT, reusing(10)));
        assertEquals(3, count());
    }

    /// Twenty rows in one array, with the name in the same bytes and the same text in turn.
    private static Iterable<Object[]> reusing(int bad) {
        return () -> new Iterator<>() {
            private final Object[] row = new Object[2];
            private final StringBuilder name = new StringBuilder();
            private int next;

            @Override
            public boolean hasNext() {
                return next < 20;
            }

            @Override
            public Object[] next() {
                name.setLength(0);
                row[0] = next == bad ? (Object) 3 : next + 10;
                row[1] = name.append('n').append(next++);
                return row;
            }
        };
    }

    // ---- rows that are left out

    private void known() {
        db.batch(INSERT, List.of(List.of(-1, "a"), List.of(-2, "b"), List.of(-3, "c")), OnFailure.LEAVE_OUT);
        db.exec("DELETE FROM bulk WHERE k < ?", 0);
        trace.clear();
    }

    /// Where a command that failed cannot be undone, its rows cannot run again; so the first row shows that it can.
    @Test
    void leavesRowsOutInBulkOnceItsTableIsSeenToHaveTransactions() {
        final BatchResult first = db.batch(INSERT, rows(100), OnFailure.LEAVE_OUT);
        assertEquals(100, first.totalAffectedRows());
        assertEquals(hasBulk() ? 2 : 0, sent(BULK));
        assertEquals(hasBulk() ? 1 : 0, sent("rows=1 of"));
        trace.clear();
        final BatchResult second = db.batch(INSERT, rows(200).subList(100, 200), OnFailure.LEAVE_OUT);
        assertEquals(100, second.totalAffectedRows());
        assertEquals(hasBulk() ? 1 : 0, sent(BULK));
        assertEquals(203, count());
    }

    /// In the first command and in a later one, one command or several, alone and in a transaction.
    @Test
    void leavesOutNothingButTheRowsThatFail() {
        for (final int size : List.of(100, 10_000)) {
            for (final Set<Integer> bad : List.of(Set.of(0), Set.of(5, 77, 99), Set.of(size - 1))) {
                final List<List<Object>> rows = new ArrayList<>(rows(size));
                bad.forEach(row -> rows.set(row, List.of(3, "again")));
                anew("InnoDB");
                known();
                leavesOut(bad, db.batch(INSERT, rows, OnFailure.LEAVE_OUT), size);
                assertEquals(hasBulk(), sent(BULK) > 0);
                assertFalse(db.inTransaction());
                assertEquals(
                        1, db.query("SELECT @@autocommit").first(Integer.class).orElseThrow());

                anew("InnoDB");
                known();
                try (Transaction tx = db.begin()) {
                    leavesOut(bad, tx.batch(INSERT, rows, OnFailure.LEAVE_OUT), size);
                    assertEquals(hasBulk(), sent(BULK) > 0);
                    tx.rollback();
                }
                assertEquals(3, count());
            }
        }
    }

    private void leavesOut(Set<Integer> bad, BatchResult result, int size) {
        assertEquals(bad, result.failures().keySet());
        assertEquals(size, result.size());
        for (int row = 0; row < size; row++) {
            assertEquals(bad.contains(row) ? 0 : 1, result.affectedRows(row));
        }
        assertEquals(size - bad.size() + 3, count());
        for (final int row : List.of(1, size / 2, size - 2)) {
            assertEquals(
                    "name " + row,
                    db.query("SELECT name FROM bulk WHERE id = ?", result.key(row))
                            .first(String.class)
                            .orElseThrow());
        }
        result.failures().forEach((row, failure) -> {
            assertInstanceOf(ConstraintException.class, failure);
            assertEquals(OptionalInt.of(row), failure.row());
        });
    }

    @Test
    void runsTheRowsOfASourceThatReusesItsArray() {
        db.batch(INSERT, reusing(-1));
        assertEquals(
                IntStream.range(0, 20).mapToObj(i -> (i + 10) + ",n" + i).toList(),
                content().subList(3, 23));
    }

    @Test
    void runsTheValuesAgainThatTheRowsHad() {
        known();
        final BatchResult result = db.batch(INSERT, reusing(10), OnFailure.LEAVE_OUT);
        assertEquals(Set.of(10), result.failures().keySet());
        assertEquals(
                IntStream.range(0, 20)
                        .filter(i -> i != 10)
                        .mapToObj(i -> (i + 10) + ",n" + i)
                        .toList(),
                content().subList(3, 22));
    }

    /// Seen neither of a table without transactions nor where the caller has switched autocommit off.
    @Test
    void leavesRowsOutOneByOneInATableWithoutTransactions() {
        anew("MyISAM");
        final List<List<Object>> rows = new ArrayList<>(rows(20));
        rows.set(10, List.of(3, "again"));
        for (int turn = 0; turn < 4; turn++) {
            final boolean off = turn > 1;
            db.exec(off ? "SET autocommit=0" : "SET autocommit=1");
            assertEquals(
                    Set.of(10),
                    db.batch(INSERT, rows, OnFailure.LEAVE_OUT).failures().keySet());
            assertEquals(
                    Set.of(0, 1, 2),
                    db.batch(INSERT, Collections.nCopies(3, rows.get(10)), OnFailure.LEAVE_OUT)
                            .failures()
                            .keySet());
            assertEquals(22, count());
            db.exec("DELETE FROM bulk WHERE k >= ?", 10);
        }
        assertEquals(sent("rows=1 of"), sent(BULK));
        db.exec("SET autocommit=1");
    }

    /// Inside of a transaction that is open already the rows do not show whether the table takes part in it.
    @Test
    void asksOfTheTableInsideOfATransaction() {
        try (Transaction tx = db.begin()) {
            tx.batch(INSERT, rows(100), OnFailure.LEAVE_OUT);
            tx.commit();
        }
        assertEquals(hasBulk() ? 2 : 0, sent(BULK));
        assertEquals(103, count());
    }

    @Test
    void leavesRowsOutOneByOneInsideOfATransactionIfTheTableHasNone() {
        final List<List<Object>> rows = new ArrayList<>(rows(20));
        rows.set(10, List.of(3, "again"));
        for (final String table : List.of("bulk", "luma_test.`bulk`", "/* the */ bulk")) {
            anew("MyISAM");
            trace.clear();
            try (Transaction tx = db.begin()) {
                assertEquals(
                        Set.of(10),
                        tx.batch("INSERT INTO " + table + " (k, name) VALUES (?, ?)", rows, OnFailure.LEAVE_OUT)
                                .failures()
                                .keySet());
                tx.rollback();
            }
            assertEquals(22, count());
            assertEquals(0, sent(BULK));
        }
    }

    @Test
    void seesATransactionBeginWhereAutocommitIsOff() {
        db.exec("SET autocommit=0");
        db.batch(INSERT, rows(100), OnFailure.LEAVE_OUT);
        final List<List<Object>> rows = new ArrayList<>(rows(200).subList(100, 200));
        rows.set(77, List.of(3, "again"));
        assertEquals(
                Set.of(77),
                db.batch(INSERT, rows, OnFailure.LEAVE_OUT).failures().keySet());
        assertEquals(hasBulk() ? 3 : 0, sent(BULK));
        assertEquals(202, count());
        db.exec("ROLLBACK");
        db.exec("SET autocommit=1");
        assertEquals(3, count());
    }

    /// MariaDB's Aria takes part in transactions, and knows no savepoints. MySQL has nothing like it.
    @Test
    void leavesRowsOutInATableThatKnowsNoSavepoints() {
        anew(hasBulk() ? "Aria" : "MyISAM");
        final List<List<Object>> rows = new ArrayList<>(rows(20));
        rows.set(10, List.of(3, "again"));
        for (final int size : List.of(2, 20, 2, 20)) {
            final Set<Integer> bad = size == 20 ? Set.of(10) : Set.of();
            assertEquals(
                    bad,
                    db.batch(INSERT, rows.subList(0, size), OnFailure.LEAVE_OUT)
                            .failures()
                            .keySet());
            assertEquals(3 + size - bad.size(), count());
            db.exec("DELETE FROM bulk WHERE k >= ?", 10);
        }
        assertEquals(20, db.batch(INSERT, rows(20), OnFailure.STOP).totalAffectedRows());
    }

    @Test
    void goesOnWhereTheTransactionTakesNoSavepointsAnyMore() {
        db.exec("DROP TABLE IF EXISTS bulk_log");
        db.exec("CREATE TABLE bulk_log (k INT) ENGINE=" + (hasBulk() ? "Aria" : "MyISAM"));
        final List<List<Object>> rows = new ArrayList<>(rows(20));
        rows.set(10, List.of(3, "again"));
        try (Transaction tx = db.begin()) {
            tx.exec("INSERT INTO bulk_log VALUES (1)");
            assertEquals(
                    Set.of(10),
                    tx.batch(INSERT, rows, OnFailure.LEAVE_OUT).failures().keySet());
            tx.commit();
        }
        assertEquals(22, count());
        db.exec("DROP TABLE bulk_log");
    }

    // ---- triggers, of which the server tells as of rows

    private void logging(String engine, String condition) {
        db.exec("DROP TABLE IF EXISTS bulk_log");
        db.exec(
                "CREATE TABLE bulk_log (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(50)) AUTO_INCREMENT=7000 ENGINE="
                        + engine);
        db.exec("CREATE TRIGGER bulk_logged AFTER INSERT ON bulk FOR EACH ROW BEGIN IF " + condition
                + " THEN INSERT INTO bulk_log (name) VALUES (NEW.name); END IF; END");
        trace.clear();
    }

    private int logged(String what) {
        return db.query("SELECT COUNT(" + what + ") FROM bulk_log")
                .first(Integer.class)
                .orElseThrow();
    }

    /// The trigger speaks from the first row on, or later.
    @Test
    void tellsTheRowsFromWhatATriggerDoes() {
        for (final String condition : List.of("TRUE", "NEW.k = 50")) {
            for (final OnFailure onFailure : List.of(OnFailure.STOP, OnFailure.LEAVE_OUT)) {
                anew("InnoDB");
                logging("InnoDB", condition);
                leavesOut(Set.of(), db.batch(INSERT, rows(100), onFailure), 100);
                assertEquals(condition.equals("TRUE") ? 100 : 1, logged("*"));
                assertEquals(logged("*"), logged("DISTINCT name"));
                final long before = sent(BULK);
                db.batch(INSERT, rows(200).subList(100, 200), onFailure);
                assertEquals(203, count());
                assertEquals(0, sent(BULK) - before);
                assertEquals(
                        1, db.query("SELECT @@autocommit").first(Integer.class).orElseThrow());
            }
        }
    }

    /// What the trigger has written cannot be undone, and must not be written twice.
    @Test
    void runsNoRowTwiceWhoseTriggerWritesWithoutTransactions() {
        for (final OnFailure onFailure : List.of(OnFailure.STOP, OnFailure.LEAVE_OUT)) {
            anew("InnoDB");
            logging("MyISAM", "TRUE");
            leavesOut(Set.of(), db.batch(INSERT, rows(100), onFailure), 100);
            try (Transaction tx = db.begin()) {
                assertEquals(
                        100,
                        tx.batch(INSERT, rows(200).subList(100, 200), onFailure).totalAffectedRows());
                tx.commit();
            }
            assertEquals(200, logged("*"));
            assertEquals(200, logged("DISTINCT name"));
        }
    }

    /// Of a trigger that speaks only later it is too late to hear: nothing runs twice, and the caller is told.
    @Test
    void undoesABatchOfWhichATriggerWithoutTransactionsHidesWhatItDid() {
        logging("MyISAM", "NEW.k = 50");
        if (hasBulk()) {
            final DbException failure = assertThrows(DbException.class, () -> db.batch(INSERT, rows(100)));
            assertTrue(failure.getMessage().contains("100 rows where 99 were run"), failure::getMessage);
            assertEquals(3, count());
            assertEquals(1, logged("*"));
        }
        assertEquals(100, db.batch(INSERT, rows(100)).totalAffectedRows());
        assertEquals(103, count());
    }

    /// The wait is that of one row.
    @Test
    void goesOnBehindARowThatWaitsForALockForTooLong() {
        known();
        try (Connection other = Mysql.connect(config(server).database("luma_test"));
                Transaction tx = other.begin()) {
            tx.exec("INSERT INTO bulk (k, name) VALUES (50, 'theirs')");
            db.exec("SET innodb_lock_wait_timeout = 1");
            known();
            final BatchResult result = db.batch(INSERT, rows(100), OnFailure.LEAVE_OUT);
            assertEquals(Set.of(40), result.failures().keySet());
            assertEquals(1205, result.failures().get(40).vendorCode());
            assertEquals(hasBulk() ? 1 : 0, sent(BULK));
        }
        assertEquals(102, count());
    }
}
