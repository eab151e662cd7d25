package dev.luma.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.annotations.MustBeClosed;
import dev.luma.db.error.ServerError;
import dev.luma.db.error.SyntaxException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultsTest {
    private static final List<ColumnInfo> ID = List.of(FakeColumn.of("id", Kind.INTEGER));
    private static final List<ColumnInfo> NAME = List.of(FakeColumn.of("name", Kind.TEXT));

    private final ScriptedSession session = new ScriptedSession();
    private final Connection db = Connection.over(session);
    private final ScriptedAnswer answer = ScriptedAnswer.rows(ID, new Object[] {1L}, new Object[] {2L})
            .andOutcome(4, 9)
            .andRows(NAME, new Object[] {"x"});

    @MustBeClosed
    private Results results() {
        session.answer("CALL p()", () -> answer);
        return db.execute("CALL p()");
    }

    @Test
    void walksResultsOfEachKind() {
        final List<Object> seen = new ArrayList<>();
        try (Results results = results()) {
            while (results.nextResult()) {
                if (results.hasRows()) {
                    results.rows().walk(row -> seen.add(row.get(0)));
                } else {
                    seen.add(results.outcome());
                }
            }
            assertFalse(results.nextResult());
            assertEquals(1, answer.closings);
            db.ping();
        }
        assertEquals(List.of(1L, 2L, new ExecResult(4, 9, 2, "info"), "x"), seen);
    }

    @Test
    void passesOverRowsThatWereNotRead() {
        try (Results results = results()) {
            assertTrue(results.nextResult());
            final Rows left = results.rows();
            assertTrue(left.next());
            assertTrue(results.nextResult());
            assertFalse(results.hasRows());
            assertThrows(UsageException.class, left::next);
            assertTrue(results.nextResult());
            assertEquals(List.of("x"), results.rows().all(String.class));
        }
    }

    @Test
    void givesTheSameRowsOfOneResult() {
        try (Results results = results()) {
            results.nextResult();
            assertTrue(results.rows().next());
            assertEquals(1, results.rows().row().getInt("id"));
            results.rows().close();
            assertTrue(results.nextResult());
        }
    }

    @Test
    void refusesWhatTheResultIsNot() {
        try (Results results = results()) {
            assertThrows(UsageException.class, results::hasRows);
            results.nextResult();
            assertThrows(UsageException.class, results::outcome);
            results.nextResult();
            assertThrows(UsageException.class, results::rows);
        }
    }

    @Test
    void keepsTheConnectionUntilTheyAreClosed() {
        try (Results results = results()) {
            results.nextResult();
            results.rows().count();
            assertTrue(assertThrows(UsageException.class, db::ping).getMessage().startsWith("rows of `CALL p()`"));
            results.close();
            db.ping();
            assertFalse(results.nextResult());
        }
        assertEquals(1, answer.closings);
    }

    @Test
    void hearsAnErrorInTheMiddle() {
        answer.andOutcome(0, 0).thenFails(new SyntaxException(new ServerError("third", "42000", 1064)));
        try (Results results = results()) {
            results.nextResult();
            results.nextResult();
            results.nextResult();
            final SyntaxException e = assertThrows(SyntaxException.class, results::nextResult);
            assertEquals(Optional.of("CALL p()"), e.statement());
            assertEquals(1, answer.closings);
            db.ping();
            assertFalse(results.nextResult());
        }
    }
}
