package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Transaction;
import dev.luma.db.error.ServerException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.TransactionOptions;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class TransactionIT {
    private final RealServer server;
    private Connection db;

    TransactionIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        db = Opened.on(server);
        db.exec("CREATE TABLE IF NOT EXISTS tx (n INT) ENGINE = InnoDB");
        db.exec("DELETE FROM tx");
    }

    @AfterEach
    void close() {
        db.close();
        try (Connection cleaner = Opened.on(server)) {
            cleaner.exec("DROP TABLE tx");
        }
    }

    private long seenByOthers() {
        try (Connection other = Opened.on(server)) {
            return other.query("SELECT COUNT(*) FROM tx").first(Long.class).orElseThrow();
        }
    }

    @Test
    void commitsWhenTheBodyReturns() {
        final long count = db.transaction(tx -> {
            tx.exec("INSERT INTO tx VALUES (?)", 1);
            assertEquals(0, seenByOthers());
            return tx.query("SELECT COUNT(*) FROM tx").first(Long.class).orElseThrow();
        });
        assertEquals(1, count);
        assertEquals(1, seenByOthers());
        assertFalse(db.inTransaction());
    }

    @Test
    void rollsBackWhenTheBodyThrows() {
        final IllegalStateException thrown = new IllegalStateException("no");
        assertSame(
                thrown,
                assertThrows(
                        IllegalStateException.class,
                        () -> db.transact(tx -> {
                            tx.exec("INSERT INTO tx VALUES (1)");
                            throw thrown;
                        })));
        assertEquals(0, seenByOthers());
        assertFalse(db.inTransaction());
    }

    @Test
    void rollsBackAHandleThatWasForgotten() {
        try (Transaction forgotten = db.begin()) {
            forgotten.exec("INSERT INTO tx VALUES (1)");
        }
        assertEquals(0, seenByOthers());
        assertFalse(db.inTransaction());
    }

    @Test
    void rollsBackWhenTheConnectionIsClosed() {
        db.beginTransaction();
        db.exec("INSERT INTO tx VALUES (1)");
        db.close();
        assertEquals(0, seenByOthers());
    }

    @Test
    void refusesASecondBegin() {
        db.beginTransaction();
        assertTrue(db.inTransaction());
        assertThrows(UsageException.class, db::beginTransaction);
        db.rollback();
        assertThrows(UsageException.class, db::commit);
    }

    @Test
    void knowsFromTheServerThatAStatementCommittedImplicitly() {
        db.beginTransaction();
        db.exec("INSERT INTO tx VALUES (1)");
        db.exec("ALTER TABLE tx COMMENT = 'commits'");
        assertFalse(db.inTransaction());
        assertEquals(1, seenByOthers());
    }

    @Test
    void setsLevelAndModeOfOneTransactionOnly() {
        try (Transaction reading =
                db.begin(TransactionOptions.serializable().readOnly().withConsistentSnapshot())) {
            assertThrows(ServerException.class, () -> reading.exec("INSERT INTO tx VALUES (1)"));
            reading.rollback();
        }
        db.transact(tx -> tx.exec("INSERT INTO tx VALUES (1)"));
        assertEquals(1, seenByOthers());
    }
}
