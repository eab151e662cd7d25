package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Statement;
import dev.luma.db.Transaction;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.OnFailure;
import dev.luma.db.spi.TransactionOptions;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A cache of two statements, from which each new one drives another out, on servers that read closes and rows of
/// batches from one write. An answer that were shifted would give another row's count or key.
@ServerTest
@Tag("P15")
class ClosesInPipelinesIT {
    private static final int ROUNDS = 20;
    private static final int ROWS = 100;

    private final RealServer server;
    private Connection db;

    ClosesInPipelinesIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        Opened.on(server).close();
        db = Mysql.connect(
                MysqlConfig.parse(Opened.dsn(server, "luma_test?tls=disabled")).cachedStatements(2));
        db.exec("CREATE TABLE IF NOT EXISTS closes (id INT PRIMARY KEY AUTO_INCREMENT, v VARCHAR(20)) ENGINE = InnoDB");
        db.exec("TRUNCATE closes");
    }

    @AfterEach
    void close() {
        db.close();
    }

    private long status(String name) {
        return db.query("SHOW SESSION STATUS LIKE '" + name + "'")
                .map(row -> row.getLong(1))
                .getFirst();
    }

    /// Numbers and texts take turns in stretches, so that MySQL's statement is prepared anew in mid-batch, too.
    private static List<Object> values() {
        final List<Object> values = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            values.add(i / 10 % 2 == 0 ? (Object) i : String.valueOf(i));
        }
        return values;
    }

    private void fillTheCacheWithOthers(int round) {
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    i,
                    db.query("SELECT ? + 0 * " + (3 * round + i), i)
                            .first(Integer.class)
                            .orElseThrow());
        }
    }

    @Test
    void givesEachRowItsOwnAnswer() {
        for (final OnFailure onFailure : OnFailure.values()) {
            db.exec("TRUNCATE closes");
            for (int round = 0; round < ROUNDS; round++) {
                fillTheCacheWithOthers(round);
                final BatchResult inserted =
                        db.batch("INSERT INTO closes (v) VALUES (CONCAT(?)) -- " + round, values(), onFailure);
                final int before = round * ROWS;
                for (int row = 0; row < ROWS; row++) {
                    assertEquals(before + row + 1, inserted.key(row));
                }
                fillTheCacheWithOthers(round);
                final long[] counts = db.batch(
                                "DELETE FROM closes WHERE id > " + (before + 1) + " AND v = ? AND id > 0 * ?",
                                List.of(List.of("x", 1), List.of("17", 2), List.of("17", 3)),
                                onFailure)
                        .affectedRows();
                assertArrayEquals(new long[] {0, 1, 0}, counts);
            }
        }
        assertTrue(status("Com_stmt_close") >= ROUNDS * 4, "statements were driven out all the time");
    }

    @Test
    void beginsTransactionsBehindACloseAndRunsWhatFollows() {
        for (int round = 0; round < ROUNDS; round++) {
            fillTheCacheWithOthers(round);
            final long key;
            try (Transaction tx = db.begin(TransactionOptions.serializable());
                    Statement insert = db.prepare("INSERT INTO closes (v) VALUES (?) -- tx" + round)) {
                key = insert.exec("in " + round).lastInsertId();
                tx.commit();
            }
            assertEquals(
                    "in " + round,
                    db.query("SELECT v FROM closes WHERE id = ? -- " + round, key)
                            .first(String.class)
                            .orElseThrow());
        }
        assertEquals(List.of(ROUNDS), db.query("SELECT COUNT(*) FROM closes").all(Integer.class));
    }
}
