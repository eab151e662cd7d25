package dev.luma.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.ServerError;
import dev.luma.db.error.SyntaxException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SavepointTest {
    private final ScriptedSession session = new ScriptedSession();
    private final Connection db = Connection.over(session);

    @Test
    void goesBackAndForgetsByQuotedNames() {
        try (Transaction tx = db.begin()) {
            final Savepoint before = tx.savepoint("before ` the guess");
            before.rollback();
            before.release();
            assertEquals("before ` the guess", before.name());
            assertEquals("Savepoint[before ` the guess]", before.toString());
            tx.commit();
        }

        assertEquals(
                List.of(
                        "BEGIN",
                        "SAVEPOINT `before `` the guess`",
                        "ROLLBACK TO SAVEPOINT `before `` the guess`",
                        "RELEASE SAVEPOINT `before `` the guess`",
                        "COMMIT"),
                session.calls());
    }

    @Test
    void refusesNamesThatNoServerTakes() {
        try (Transaction tx = db.begin()) {
            assertThrows(UsageException.class, () -> tx.savepoint(""));
            assertThrows(UsageException.class, () -> tx.savepoint("a\0b"));
            assertTrue(tx.isOpen());
        }
    }

    @Test
    void endsWithItsTransaction() {
        final Savepoint before;
        try (Transaction tx = db.begin()) {
            before = tx.savepoint("x");
            tx.commit();
        }
        db.beginTransaction();

        assertThrows(UsageException.class, before::rollback);
        assertThrows(UsageException.class, before::release);
        assertEquals(List.of("BEGIN", "SAVEPOINT `x`", "COMMIT", "BEGIN"), session.calls());
    }

    @Test
    void namesTheStatementThatTheServerRefused() {
        session.failOn(
                "RELEASE SAVEPOINT `x`",
                new SyntaxException(new ServerError("SAVEPOINT x does not exist", "42000", 1305)));
        try (Transaction tx = db.begin()) {
            final Savepoint gone = tx.savepoint("x");

            assertEquals(
                    Optional.of("RELEASE SAVEPOINT"),
                    assertThrows(SyntaxException.class, gone::release).statement());
            assertTrue(tx.isOpen());
        }
    }

    @Test
    void waitsForNoRowsThatAreOpen() {
        final List<ColumnInfo> id = List.of(FakeColumn.of("id", Kind.INTEGER));
        session.answer("rows", () -> ScriptedAnswer.rows(id, new Object[] {1L}));
        try (Transaction tx = db.begin();
                Rows rows = tx.query("rows")) {
            assertTrue(assertThrows(UsageException.class, () -> tx.savepoint("x"))
                    .getMessage()
                    .startsWith("rows of `rows` are still open"));
            assertEquals(1, rows.count());
        }
    }
}
