package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Statement;
import dev.luma.db.Transaction;
import dev.luma.db.error.ConstraintException;
import dev.luma.db.error.SyntaxException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.OnFailure;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;

/// Many rows in few round trips, on real servers: what each row did, and what a failure leaves behind.
class BatchIT {
    private static final String INSERT = "INSERT INTO batch (id, name) VALUES (?, ?)";

    private static Connection open(RealServer server) {
        final Connection db = Opened.on(server);
        db.exec("DROP TABLE IF EXISTS batch");
        db.exec("CREATE TABLE batch (id INT PRIMARY KEY, name VARCHAR(100) NOT NULL) ENGINE=InnoDB");
        return db;
    }

    private static List<List<Object>> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> List.<Object>of(i, "name " + i))
                .toList();
    }

    private static List<Integer> ids(Connection db) {
        return db.query("SELECT id FROM batch ORDER BY id").all(Integer.class);
    }

    @ServerTest
    @Tag("K7")
    void tellsWhatEachRowDid(RealServer server) {
        try (Connection db = open(server)) {
            final BatchResult inserted = db.batch(INSERT, rows(3));
            assertArrayEquals(new long[] {1, 1, 1}, inserted.affectedRows());
            // the middle row finds nothing to update
            final BatchResult updated = db.batch(
                    "UPDATE batch SET name = ? WHERE id = ?",
                    List.of(List.of("a", 0), List.of("b", 77), List.of("c", 2)));
            assertArrayEquals(new long[] {1, 0, 1}, updated.affectedRows());
            assertEquals(2, updated.totalAffectedRows());
            assertTrue(updated.failures().isEmpty());
            assertFalse(db.inTransaction());
            assertEquals(1, db.query("SELECT @@autocommit").first(Integer.class).orElseThrow());
        }
    }

    @ServerTest
    void tellsTheKeyOfEachRow(RealServer server) {
        try (Connection db = open(server)) {
            db.exec("DROP TABLE IF EXISTS keyed");
            db.exec("CREATE TABLE keyed (id BIGINT AUTO_INCREMENT PRIMARY KEY, `select` INT)");
            final BatchResult result = db.insertMany("keyed", List.of("select"), List.of(10, 20, 30));
            assertArrayEquals(new long[] {1, 2, 3}, result.keys());
            assertEquals(
                    List.of(10, 20, 30),
                    db.query("SELECT `select` FROM keyed ORDER BY id").all(Integer.class));
        }
    }

    @ServerTest
    void leavesNothingOfABatchThatFails(RealServer server) {
        try (Connection db = open(server)) {
            final List<List<Object>> rows = new ArrayList<>(rows(1000));
            rows.set(500, List.of(17, "again"));
            final ConstraintException failure = assertThrows(ConstraintException.class, () -> db.batch(INSERT, rows));
            assertEquals(500, failure.row().orElseThrow());
            assertTrue(failure.getMessage().startsWith("row 500 of the batch: "), failure.getMessage());
            assertEquals(List.of(), ids(db));
            assertFalse(db.inTransaction());
            assertEquals(1, db.query("SELECT @@autocommit").first(Integer.class).orElseThrow());
        }
    }

    @ServerTest
    void eachRowFailsWhereTheServerRefusesTheStatement(RealServer server) {
        final String sql = "INSERT INTO there_is_none VALUES (?, ?)";
        try (Connection db = open(server)) {
            for (final OnFailure onFailure : List.of(OnFailure.KEEP_GOING, OnFailure.LEAVE_OUT)) {
                final BatchResult result = db.batch(sql, rows(3), onFailure);
                assertEquals(Set.of(0, 1, 2), result.failures().keySet());
                assertEquals(1146, result.failures().get(2).vendorCode());
            }
            assertThrows(SyntaxException.class, () -> db.batch(sql, rows(3)));
            assertFalse(db.inTransaction());
        }
    }

    @ServerTest
    void undoesOnlyTheBatchInsideATransaction(RealServer server) {
        try (Connection db = open(server)) {
            try (Transaction tx = db.begin()) {
                tx.exec(INSERT, 1000, "before");
                assertThrows(
                        ConstraintException.class,
                        () -> tx.batch(INSERT, List.of(List.of(1, "a"), List.of(1, "b"), List.of(2, "c"))));
                assertTrue(tx.isOpen());
                tx.batch(INSERT, List.of(List.of(3, "d")));
                tx.commit();
            }
            assertEquals(List.of(3, 1000), ids(db));
            assertEquals(1, db.query("SELECT @@autocommit").first(Integer.class).orElseThrow());
        }
    }

    @ServerTest
    void rollsBackTheBatchWithItsTransaction(RealServer server) {
        try (Connection db = open(server)) {
            try (Transaction tx = db.begin()) {
                tx.batch(INSERT, rows(10));
                tx.rollback();
            }
            db.exec(INSERT, 5, "alone");
            assertFalse(db.inTransaction());
            try (Connection other = Opened.on(server)) {
                assertEquals(List.of(5), ids(other));
            }
        }
    }

    @ServerTest
    @Tag("K3")
    void keepsTheOtherRowsWhereAskedTo(RealServer server) {
        keepsTheOtherRows(server, OnFailure.KEEP_GOING);
        keepsTheOtherRows(server, OnFailure.LEAVE_OUT);
    }

    private static void keepsTheOtherRows(RealServer server, OnFailure onFailure) {
        try (Connection db = open(server)) {
            final List<List<Object>> rows = new ArrayList<>(rows(6));
            rows.set(2, List.of(1, "again"));
            rows.set(4, Arrays.asList(4, null));
            final BatchResult result = db.batch(INSERT, rows, onFailure);
            assertArrayEquals(new long[] {1, 1, 0, 1, 0, 1}, result.affectedRows());
            assertEquals(Set.of(2, 4), result.failures().keySet());
            assertEquals(1062, result.failures().get(2).vendorCode());
            assertEquals(1048, result.failures().get(4).vendorCode());
            assertEquals(List.of(0, 1, 3, 5), ids(db));
        }
    }

    @ServerTest
    void commitsOnceWhatIsNotLeftOut(RealServer server) {
        try (Connection db = open(server);
                Connection other = Opened.on(server)) {
            final List<List<Object>> rows = new ArrayList<>(rows(3000));
            rows.set(1, List.of(0, "again"));
            final List<Integer> seen = new ArrayList<>();
            final Iterable<List<Object>> watched =
                    () -> rows.stream().peek(row -> lookAt(other, row, seen)).iterator();

            final BatchResult result = db.batch(INSERT, watched, OnFailure.LEAVE_OUT);

            assertEquals(List.of(0, 0), seen);
            assertEquals(Set.of(1), result.failures().keySet());
            assertEquals(2999, ids(other).size());
            assertFalse(db.inTransaction());
            db.exec("DELETE FROM batch WHERE id < 10");
            assertEquals(2990, ids(other).size(), "autocommit is on");
        }
    }

    private static void lookAt(Connection other, List<Object> row, List<Integer> seen) {
        if (row.getFirst().equals(1500) || row.getFirst().equals(2999)) {
            seen.add(ids(other).size());
        }
    }

    @ServerTest
    void tellsOfARowThatCouldNotBeSentAmongTheOthers(RealServer server) {
        try (Connection db = open(server)) {
            final List<List<Object>> rows = new ArrayList<>(rows(4));
            rows.set(1, List.of(new Object(), "no SQL value"));
            rows.set(2, List.of(2));
            final BatchResult result = db.batch(INSERT, rows, OnFailure.KEEP_GOING);
            assertEquals(Set.of(1, 2), result.failures().keySet());
            assertEquals(List.of(0, 3), ids(db));
            assertThrows(
                    UsageException.class, () -> db.batch("DELETE FROM batch WHERE id = ?", List.of(0, new Object())));
            assertEquals(List.of(0, 3), ids(db));
        }
    }

    @ServerTest
    void takesRowsFromAnEndlessSourceUntilItBreaks(RealServer server) {
        try (Connection db = open(server)) {
            final Iterable<List<Object>> source = () -> new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return true;
                }

                @Override
                public List<Object> next() {
                    if (next == 5000) {
                        throw new IllegalStateException("the source is dry");
                    }
                    return List.of(next++, "x");
                }
            };
            assertThrows(IllegalStateException.class, () -> db.batch(INSERT, source));
            assertEquals(List.of(), ids(db));
            assertThrows(IllegalStateException.class, () -> db.batch(INSERT, source, OnFailure.LEAVE_OUT));
            assertEquals(List.of(), ids(db));
            assertThrows(IllegalStateException.class, () -> db.batch(INSERT, source, OnFailure.KEEP_GOING));
            assertEquals(5000, ids(db).size());
        }
    }

    @ServerTest
    void refusesToUseItsConnectionForItsOwnRows(RealServer server) {
        try (Connection db = open(server)) {
            final Iterable<List<Object>> source = () -> List.of(List.<Object>of(1, "a")).stream()
                    .peek(row -> db.exec("DO 1"))
                    .iterator();
            final UsageException refused = assertThrows(UsageException.class, () -> db.batch(INSERT, source));
            assertTrue(refused.getMessage().contains("batch"), refused.getMessage());
            assertEquals(List.of(), ids(db));
        }
    }

    @ServerTest
    void takesTypesThatChangeFromRowToRow(RealServer server) {
        try (Connection db = open(server)) {
            db.batch(INSERT, List.of(List.of(1, "one"), List.of("2", 2), Arrays.asList(3L, 3.5), List.of(4, "four")));
            assertEquals(
                    List.of("one", "2", "3.5", "four"),
                    db.query("SELECT name FROM batch ORDER BY id").all(String.class));
        }
    }

    @ServerTest
    void sendsLongRowsAmongShortOnes(RealServer server) {
        try (Connection db = open(server)) {
            db.exec("DROP TABLE IF EXISTS longs");
            db.exec("CREATE TABLE longs (id INT PRIMARY KEY, body LONGTEXT)");
            final List<List<Object>> rows = List.of(
                    List.of(1, "short"),
                    List.of(2, "x".repeat(40_000)),
                    List.of(3, "short"),
                    List.of(4, "y".repeat(2_000_000)),
                    List.of(5, "short"));
            assertEquals(5, db.insertMany("longs", List.of("id", "body"), rows).totalAffectedRows());
            assertEquals(
                    List.of(5, 40_000, 5, 2_000_000, 5),
                    db.query("SELECT LENGTH(body) FROM longs ORDER BY id").all(Integer.class));
        }
    }

    @ServerTest
    void takesNamesAndMaps(RealServer server) {
        try (Connection db = open(server);
                Statement insert = db.prepare("INSERT INTO batch (id, name) VALUES (:id, :name)")) {
            insert.batch(List.of(Map.of("id", 1, "name", "Ann"), Map.of("name", "Bo", "id", 2)));
            db.insertMany("batch", List.of("id", "name"), List.of(Map.of("name", "Cy", "id", 3)));
            assertEquals(List.of(1, 2, 3), ids(db));
            assertThrows(
                    UsageException.class,
                    () -> db.insertMany("batch", List.of("id", "name"), List.of(Map.of("nam", "Cy", "id", 3))));
        }
    }

    @ServerTest
    @Tag("K9")
    void leavesTheStatementsTextAlone(RealServer server) {
        try (Connection db = open(server)) {
            db.exec("DROP TABLE IF EXISTS odd");
            db.exec("CREATE TABLE odd (`value` VARCHAR(40), `select` VARCHAR(40))");
            db.batch("INSERT INTO odd (`value`, `select`) VALUES (?, 'x), (?, (')", List.of("a", "b"));
            db.batch("INSERT INTO odd SELECT CONCAT(?, ' (VALUES)'), '?' /* VALUES (?) */", List.of("c", "d"));
            assertEquals(
                    List.of("a x), (?, (", "b x), (?, (", "c (VALUES) ?", "d (VALUES) ?"),
                    db.query("SELECT CONCAT(`value`, ' ', `select`) FROM odd ORDER BY 1")
                            .all(String.class));
        }
    }

    @ServerTest
    @Tag("K3")
    void tellsTheKeysOfTheOtherRowsWhereOneMakesNone(RealServer server) {
        try (Connection db = open(server)) {
            db.exec("DROP TABLE IF EXISTS partly");
            db.exec("CREATE TABLE partly (id INT AUTO_INCREMENT PRIMARY KEY, n INT NOT NULL UNIQUE)");
            final BatchResult result = db.insertMany("partly", List.of("n"), List.of(1, 1, 2), OnFailure.KEEP_GOING);
            assertEquals(Set.of(1), result.failures().keySet());
            assertEquals("23000", result.failures().get(1).sqlState());
            assertEquals(0, result.key(1));
            assertEquals(
                    List.of(result.key(0), result.key(2)),
                    db.query("SELECT id FROM partly ORDER BY n").all(Long.class));
        }
    }

    @ServerTest
    @Tag("K10")
    void doesNothingForNoRows(RealServer server) {
        try (Connection db = open(server)) {
            assertEquals(0, db.batch(INSERT, List.of()).size());
            assertEquals(0, db.batch("DO 1", List.of()).size());
        }
    }

    @ServerTest
    @Tag("K10")
    void runsAStatementWithoutParameters(RealServer server) {
        try (Connection db = open(server)) {
            final List<List<Object>> thousand =
                    rows(1000).stream().map(row -> List.<Object>of()).toList();
            db.exec("DROP TABLE IF EXISTS ticks");
            db.exec("CREATE TABLE ticks (id INT AUTO_INCREMENT PRIMARY KEY)");
            assertEquals(1000, db.batch("INSERT INTO ticks VALUES ()", thousand).totalAffectedRows());
        }
    }

    /// Answers of 64 KiB each, which nobody reads while rows are sent, would fill both sockets' buffers.
    @ServerTest
    @Tag("P16")
    void doesNotLockUpOnLongAnswers(RealServer server) {
        try (Connection db = open(server)) {
            final BatchResult result = db.batch(
                    "SELECT REPEAT('x', ?)",
                    IntStream.range(0, 5000).mapToObj(i -> 65_536).toList(),
                    OnFailure.KEEP_GOING);
            assertEquals(5000, result.size());
            assertTrue(result.failures().isEmpty());
        }
    }
}
