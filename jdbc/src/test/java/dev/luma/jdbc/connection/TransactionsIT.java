package dev.luma.jdbc.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.Savepoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServerTest
class TransactionsIT {
    private final RealServer server;
    private Connection db;
    private Connection other;

    TransactionsIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() throws SQLException {
        db = TestDatabase.open(server);
        other = TestDatabase.open(server);
        TestDatabase.run(other, "DROP TABLE IF EXISTS tx", "CREATE TABLE tx (n INT) ENGINE = InnoDB");
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
        other.close();
    }

    private void insert(int n) throws SQLException {
        TestDatabase.run(db, "INSERT INTO tx VALUES (" + n + ")");
    }

    private String seenByOther() throws SQLException {
        return TestDatabase.ask(other, "SELECT COALESCE(GROUP_CONCAT(n ORDER BY n), '') FROM tx");
    }

    @Test
    void commitsByItselfAtFirst() throws SQLException {
        assertTrue(db.getAutoCommit());
        insert(1);
        assertEquals("1", seenByOther());
    }

    @Test
    void keepsWorkToItselfUntilItCommits() throws SQLException {
        db.setAutoCommit(false);
        insert(1);
        assertEquals("", seenByOther());
        db.commit();
        assertEquals("1", seenByOther());
        insert(2);
        db.rollback();
        assertEquals("1", seenByOther());
    }

    @Test
    void switchingAutocommitOnCommits() throws SQLException {
        db.setAutoCommit(false);
        insert(1);
        db.setAutoCommit(true);
        assertEquals("1", seenByOther());
        insert(2);
        assertEquals("1,2", seenByOther());
    }

    @Test
    @Tag("C3")
    void closeWithoutCommitRollsBack() throws SQLException {
        db.setAutoCommit(false);
        insert(1);
        assertThrows(SQLException.class, () -> db.setReadOnly(true));
        db.close();
        assertEquals("", seenByOther());
    }

    @Test
    void beginsAnewBehindAStatementThatCommitsByItself() throws SQLException {
        db.setAutoCommit(false);
        insert(1);
        TestDatabase.run(db, "CREATE TABLE IF NOT EXISTS tx_other (n INT)");
        insert(2);
        assertEquals("1", seenByOther());
        db.rollback();
        assertEquals("1", seenByOther());
        TestDatabase.run(other, "DROP TABLE tx_other");
    }

    @Test
    void commitAndRollbackWithoutATransactionAreNothing() throws SQLException {
        db.setAutoCommit(false);
        db.commit();
        db.rollback();
        insert(1);
        db.commit();
        db.commit();
        assertEquals("1", seenByOther());
    }

    @Test
    void refusesToCommitWhatCommitsByItself() {
        assertEquals(
                "25P01",
                assertThrows(SQLNonTransientException.class, () -> db.commit()).getSQLState());
        assertThrows(SQLNonTransientException.class, () -> db.rollback());
    }

    @Test
    void comesBackToSavepoints() throws SQLException {
        db.setAutoCommit(false);
        insert(1);
        final Savepoint first = db.setSavepoint();
        insert(2);
        final Savepoint named = db.setSavepoint("with `a quote` 😀");
        insert(3);
        assertEquals("with `a quote` 😀", named.getSavepointName());
        assertTrue(first.getSavepointId() > 0);
        assertThrows(SQLException.class, named::getSavepointId);
        assertThrows(SQLException.class, first::getSavepointName);
        db.rollback(named);
        db.releaseSavepoint(named);
        assertThrows(SQLException.class, () -> db.rollback(named));
        db.rollback(first);
        insert(4);
        db.commit();
        assertEquals("1,4", seenByOther());
    }

    @Test
    void refusesASavepointWithoutATransaction() {
        assertThrows(SQLException.class, () -> db.setSavepoint());
    }

    @Test
    void setsTheIsolationLevelForStatementsAndTransactions() throws SQLException {
        assertEquals(Connection.TRANSACTION_REPEATABLE_READ, db.getTransactionIsolation());
        db.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        assertEquals(Connection.TRANSACTION_READ_COMMITTED, db.getTransactionIsolation());
        db.setAutoCommit(false);
        assertEquals("", TestDatabase.ask(db, "SELECT COALESCE(GROUP_CONCAT(n), '') FROM tx"));
        TestDatabase.run(other, "INSERT INTO tx VALUES (7)");
        assertEquals("7", TestDatabase.ask(db, "SELECT COALESCE(GROUP_CONCAT(n), '') FROM tx"));
        db.commit();
        db.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        assertEquals("7", TestDatabase.ask(db, "SELECT GROUP_CONCAT(n) FROM tx"));
        TestDatabase.run(other, "INSERT INTO tx VALUES (8)");
        assertEquals("7", TestDatabase.ask(db, "SELECT GROUP_CONCAT(n) FROM tx"));
        assertThrows(SQLException.class, () -> db.setTransactionIsolation(Connection.TRANSACTION_NONE));
    }

    @Test
    void readOnlyIsToldToTheServer() throws SQLException {
        db.setReadOnly(true);
        assertTrue(db.isReadOnly());
        assertEquals("25006", assertThrows(SQLException.class, () -> insert(1)).getSQLState());
        db.setAutoCommit(false);
        assertEquals("25006", assertThrows(SQLException.class, () -> insert(1)).getSQLState());
        db.rollback();
        db.setReadOnly(false);
        assertFalse(db.isReadOnly());
        insert(2);
        db.commit();
        assertEquals("2", seenByOther());
    }

    @Test
    void refusesToChangeTheAccessModeOfAnOpenTransaction() throws SQLException {
        db.setAutoCommit(false);
        insert(1);
        assertEquals(
                "25001",
                assertThrows(SQLException.class, () -> db.setReadOnly(true)).getSQLState());
        db.setReadOnly(false);
        db.commit();
    }

    @Test
    void tableLocksOutliveTheStatementsBehindThem() throws SQLException {
        db.setAutoCommit(false);
        TestDatabase.run(db, "LOCK TABLES tx WRITE");
        insert(1);
        insert(2);
        db.rollback();
        TestDatabase.run(db, "UNLOCK TABLES");
        assertEquals("", seenByOther());
    }

    @Test
    void givesBackWhatAFirstStatementHasLockedThatFailed() throws SQLException {
        TestDatabase.run(other, "ALTER TABLE tx ADD UNIQUE (n)", "INSERT INTO tx VALUES (1)");
        db.setAutoCommit(false);
        assertThrows(SQLException.class, () -> insert(1));
        db.rollback();
        TestDatabase.run(other, "SET innodb_lock_wait_timeout = 1", "UPDATE tx SET n = 2 WHERE n = 1");
        assertThrows(SQLException.class, () -> insert(2));
        db.setAutoCommit(true);
        TestDatabase.run(other, "UPDATE tx SET n = 3 WHERE n = 2");
    }
}
