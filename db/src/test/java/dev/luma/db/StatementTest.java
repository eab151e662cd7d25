package dev.luma.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.SqlState;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatementTest {
    private static final List<ColumnInfo> ID = List.of(FakeColumn.of("id", Kind.INTEGER));

    private final ScriptedSession session = new ScriptedSession();
    private final Connection db = Connection.over(session);

    @Test
    void runsManyTimes() {
        try (Statement statement = db.prepare("INSERT ?, ?")) {
            assertEquals(2, statement.parameterCount());
            assertEquals("INSERT ?, ?", statement.sql());
            statement.exec(1, "a");
            statement.exec(List.of(2, "b"));
        }
        assertEquals(
                List.of("prepare INSERT ?, ?", "INSERT ?, ? [1, a]", "INSERT ?, ? [2, b]", "close INSERT ?, ?"),
                session.calls());
    }

    @Test
    void takesNamedValues() {
        final Object map = Map.of("a", 3, "b", 4);
        try (Statement statement = db.prepare("INSERT :a, :b, :a")) {
            assertEquals(3, statement.parameterCount());
            assertEquals("INSERT :a, :b, :a", statement.sql());
            statement.exec(Map.of("a", 1, "b", 2));
            statement.query(map);
        }
        assertEquals("INSERT ?, ?, ? [1, 2, 1]", session.calls().get(1));
        assertEquals("INSERT ?, ?, ? [3, 4, 3]", session.calls().get(2));
    }

    @Test
    void givesRowsAndResults() {
        session.answer("SELECT ?", () -> ScriptedAnswer.rows(ID, new Object[] {5L}));
        try (Statement statement = db.prepare("SELECT ?")) {
            assertEquals(Optional.of(5L), statement.query(1).first(Long.class));
            try (Results results = statement.execute(1)) {
                assertTrue(results.nextResult());
                assertEquals(1, results.rows().count());
            }
        }
    }

    @Test
    void countsItsValues() {
        try (Statement statement = db.prepare("INSERT ?, ?")) {
            final UsageException e = assertThrows(UsageException.class, () -> statement.exec(1));
            assertEquals("PARAM_COUNT_MISMATCH: the statement takes 2 values, and 1 was given", e.getMessage());
            assertEquals(SqlState.WRONG_PARAMETER_COUNT, e.sqlState());
            assertEquals(Optional.of("INSERT ?, ?"), e.statement());
            assertThrows(UsageException.class, () -> statement.exec(1, 2, 3));
            assertThrows(UsageException.class, () -> statement.exec(Map.of("a", 1)));
        }
        try (Statement statement = db.prepare("INSERT :a")) {
            assertEquals(
                    "the statement has :a, and the values have no names: give them as a Map",
                    assertThrows(UsageException.class, () -> statement.exec(1)).getMessage());
        }
    }

    @Test
    void isClosedOnceAndForAll() {
        final Statement statement = db.prepare("INSERT");
        statement.close();
        statement.close();

        assertEquals(List.of("prepare INSERT", "close INSERT"), session.calls());
        assertThrows(UsageException.class, statement::exec);
        assertThrows(UsageException.class, () -> statement.exec(Map.of()));
    }

    @Test
    void isClosedWhenItsRowsAreRead() {
        session.answer("SELECT", () -> ScriptedAnswer.rows(ID, new Object[] {5L}, new Object[] {6L}));
        final Rows rows;
        try (Statement statement = db.prepare("SELECT")) {
            rows = statement.query();
            assertTrue(rows.next());
        }
        assertEquals(List.of("prepare SELECT", "SELECT"), session.calls());

        assertEquals(1, rows.count());

        assertEquals(List.of("prepare SELECT", "SELECT", "close SELECT"), session.calls());
    }
}
