package dev.luma.mysql.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.luma.db.Connection;
import dev.luma.db.ExecResult;
import dev.luma.db.Rows;
import dev.luma.db.Statement;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.OnFailure;
import dev.luma.mysql.Opened;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;

/// Generated keys and counts that drivers have guessed.
class KeysIT {
    private static final String UPSERT = "INSERT INTO keyed (name, n) VALUES (?, 1) ON DUPLICATE KEY UPDATE n = n + 1";

    /// An update counts as two, and its key is the row's, which is never reckoned from the count.
    @ServerTest
    @Tag("K1")
    void tellsTheKeyOfTheRowThatAnUpsertHit(RealServer server) {
        try (Connection db = Opened.on(server)) {
            db.exec("CREATE TEMPORARY TABLE keyed (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(9) UNIQUE, n INT)");
            db.exec("INSERT INTO keyed (name, n) VALUES ('a', 1), ('b', 1)");

            final ExecResult bound = db.exec(UPSERT, "b");
            assertEquals(2, bound.affectedRows());
            assertEquals(2, bound.lastInsertId());

            final ExecResult asText = db.exec(UPSERT.replace("?", "'b'"));
            assertEquals(2, asText.affectedRows());
            assertEquals(2, asText.lastInsertId());

            final ExecResult inserted = db.exec(UPSERT, "c");
            assertEquals(1, inserted.affectedRows());
            assertEquals(
                    db.query("SELECT id FROM keyed WHERE name = 'c'")
                            .first(Long.class)
                            .orElseThrow(),
                    inserted.lastInsertId());
        }
    }

    /// The server answers with an OK packet, though it announced columns.
    @ServerTest({ServerKind.MARIADB_11_4, ServerKind.MARIADB_11_8})
    @Tag("K5")
    void takesAnOkForNoRows(RealServer server) {
        final String sql = "DELETE FROM gone WHERE false RETURNING i";
        try (Connection db = Opened.on(server)) {
            db.exec("CREATE TEMPORARY TABLE gone (i INT)");
            db.exec("INSERT INTO gone VALUES (1), (2)");
            assertEquals(List.of(), db.query(sql).all());
            try (Statement delete = db.prepare(sql)) {
                try (Rows rows = delete.query()) {
                    assertFalse(rows.next());
                }
                assertFalse(delete.query().next());
            }
            assertEquals(
                    List.of(2),
                    db.query("DELETE FROM gone WHERE i > ? RETURNING i", 1).all(Integer.class));
            assertEquals(1, db.query("SELECT i FROM gone").count());
        }
    }

    /// The server tells rows in the place of counts and keys. A batch drops them, and each row runs all the same, once.
    @ServerTest({ServerKind.MARIADB_11_4, ServerKind.MARIADB_11_8})
    @Tag("K6")
    void runsEachRowOfABatchThatReturnsRows(RealServer server) {
        final String sql = "INSERT INTO returned (v) VALUES (?) RETURNING id, v";
        try (Connection db = Opened.on(server)) {
            db.exec("CREATE TEMPORARY TABLE returned (id INT AUTO_INCREMENT PRIMARY KEY, v INT UNIQUE)");
            assertEquals(List.of(1), db.query(sql, 10).map(row -> row.getInt("id")));
            final BatchResult all = db.batch(sql, List.of(20, 30, 40));
            assertArrayEquals(new long[] {0, 0, 0}, all.affectedRows());
            final BatchResult some = db.batch(sql, List.of(50, 20, 60), OnFailure.KEEP_GOING);
            assertEquals(Set.of(1), some.failures().keySet());
            assertArrayEquals(
                    new long[] {1, 1},
                    db.batch("UPDATE returned SET v = v + 1 WHERE v = ?", List.of(50, 60))
                            .affectedRows());
            assertEquals(
                    List.of(10, 20, 30, 40, 51, 61),
                    db.query("SELECT v FROM returned ORDER BY v").all(Integer.class));
        }
    }

    @ServerTest
    @Tag("K11")
    void sharesNoKeysBetweenConnections(RealServer server) throws InterruptedException, ExecutionException {
        try (Connection db = Opened.on(server)) {
            db.exec("DROP TABLE IF EXISTS shared_keys");
            db.exec("CREATE TABLE shared_keys (id BIGINT AUTO_INCREMENT PRIMARY KEY, who INT, number INT)");
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                final List<Callable<Integer>> tasks = new ArrayList<>();
                for (int who = 0; who < 4; who++) {
                    final int thread = who;
                    tasks.add(() -> insert(server, thread));
                }
                for (final Future<Integer> task : threads.invokeAll(tasks)) {
                    assertEquals(200, task.get());
                }
            }
            assertEquals(800, db.query("SELECT id FROM shared_keys").count());
            db.exec("DROP TABLE shared_keys");
        }
    }

    /// How many rows have the key that was told for them.
    private static int insert(RealServer server, int who) {
        try (Connection own = Opened.on(server);
                Statement insert = own.prepare("INSERT INTO shared_keys (who, number) VALUES (?, ?)");
                Statement check =
                        own.prepare("SELECT COUNT(*) FROM shared_keys WHERE id = ? AND who = ? AND number = ?")) {
            int right = 0;
            for (int number = 0; number < 200; number++) {
                final long key = insert.exec(who, number).lastInsertId();
                right += check.query(key, who, number).first(Integer.class).orElseThrow();
            }
            return right;
        }
    }
}
