package dev.luma.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.LostConnectionException;
import dev.luma.db.error.Retry;
import dev.luma.db.error.ServerError;
import dev.luma.db.error.SyntaxException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final List<ColumnInfo> ID = List.of(FakeColumn.of("id", Kind.INTEGER));
    private static final String SQL = "SELECT id FROM t";

    private final ScriptedSession session = new ScriptedSession();
    private final Connection db = Connection.over(session);
    private ScriptedAnswer answer = three();

    private static ScriptedAnswer three() {
        return ScriptedAnswer.rows(ID, new Object[] {1L}, new Object[] {2L}, new Object[] {3L});
    }

    private Rows rows() {
        session.answer(SQL, () -> answer);
        return db.query(SQL);
    }

    /// The answer was closed once, and the connection is free.
    private void assertOver() {
        assertEquals(1, answer.closings);
        db.ping();
    }

    private static String refusal(Runnable call) {
        return assertThrows(UsageException.class, call::run).getMessage();
    }

    // ---- one by one

    @Test
    void walksAllRows() {
        final List<Long> ids = new ArrayList<>();
        rows().walk(row -> ids.add(row.getLong(0)));

        assertEquals(List.of(1L, 2L, 3L), ids);
        assertOver();
    }

    @Test
    void closesWhenTheWalkThrows() {
        final Rows rows = rows();

        assertThrows(
                IllegalStateException.class,
                () -> rows.walk(row -> {
                    throw new IllegalStateException("enough");
                }));

        assertOver();
    }

    @Test
    void stepsThroughTheRowsWithOneObject() {
        final Rows rows = rows();
        assertTrue(rows.next());
        final Row first = rows.row();
        assertEquals(1, first.getLong("id"));
        assertTrue(rows.next());
        assertSame(first, rows.row());
        assertEquals(2, first.getLong("id"));
        assertTrue(rows.next());
        assertFalse(rows.next());
        assertFalse(rows.next());
        assertEquals(0, answer.objects);
        assertOver();
    }

    @Test
    void hasNoCurrentRowBeforeTheFirstAndBehindTheLast() {
        final Rows rows = rows();
        final String expected = "there is no current row: row() follows a next() that gave true";

        assertEquals(expected, refusal(rows::row));
        while (rows.next()) {
            rows.row();
        }
        assertEquals(expected, refusal(rows::row));
    }

    @Test
    void hasABlockOnlyFromACurrentRowOnAndOnlyIfTheDriverHasBlocks() {
        final Rows rows = rows();

        assertEquals("there is no current row: row() follows a next() that gave true", refusal(() -> rows.block(10)));
        assertTrue(rows.next());
        assertNull(rows.block(10));
    }

    @Test
    void goesThroughALoop() {
        final List<Long> ids = new ArrayList<>();
        for (final Row row : rows()) {
            ids.add(row.getLong("id"));
        }

        assertEquals(List.of(1L, 2L, 3L), ids);
        assertOver();
    }

    @Test
    void keepsTheRowOfALoopWhileItLooksAhead() {
        final Iterator<Row> rows = rows().iterator();

        assertTrue(rows.hasNext());
        assertTrue(rows.hasNext());
        assertEquals(1, rows.next().getLong(0));
        assertEquals(2, rows.next().getLong(0));
        assertEquals(3, rows.next().getLong(0));
        assertFalse(rows.hasNext());
        assertThrows(NoSuchElementException.class, rows::next);
    }

    @Test
    void streamsRowsThatStay() {
        try (Stream<Row> stream = rows().stream()) {
            final List<Row> kept = stream.toList();

            assertEquals(
                    List.of(1L, 2L, 3L),
                    kept.stream().map(row -> row.getLong(0)).toList());
        }
        assertOver();
    }

    @Test
    void closesWithItsStream() {
        try (Stream<Row> stream = rows().stream()) {
            assertEquals(1, stream.findFirst().orElseThrow().getLong(0));
        }
        assertOver();
    }

    // ---- all at once

    @Test
    void givesTheFirstRowToKeep() {
        final Row first = rows().first().orElseThrow();

        assertOver();
        assertEquals(1, first.getLong("id"));
    }

    @Test
    void givesNoFirstRowWhereThereIsNone() {
        answer = ScriptedAnswer.rows(ID);

        assertEquals(Optional.empty(), rows().first());
        assertOver();
    }

    @Test
    void givesAllRowsToKeep() {
        final List<Row> all = rows().all();

        assertOver();
        assertEquals(
                List.of(1L, 2L, 3L), all.stream().map(row -> row.getLong(0)).toList());
    }

    @Test
    void mapsAndCounts() {
        assertEquals(List.of(10L, 20L, 30L), rows().map(row -> 10 * row.getLong(0)));
        answer = three();
        assertEquals(3, rows().count());
        assertOver();
    }

    @Test
    void takesWhatIsLeft() {
        final Rows rows = rows();
        rows.next();

        assertEquals(List.of(2L, 3L), rows.all(Long.class));
    }

    // ---- once only

    @Test
    void refusesASecondPass() {
        final Rows rows = rows();
        rows.count();

        final String expected =
                "these rows were read or closed already: rows come once, so take them with all() to walk them again";
        assertEquals(expected, refusal(rows::count));
        assertEquals(expected, refusal(rows::all));
        assertEquals(expected, refusal(rows::first));
        assertEquals(expected, refusal(() -> rows.forEach(row -> {})));
        assertEquals(expected, refusal(rows::stream));
        assertEquals(expected, refusal(() -> rows.walk(row -> {})));
        assertEquals(expected, refusal(() -> rows.all(Long.class)));
    }

    @Test
    void saysThatARowIsOver() {
        final Rows rows = rows();
        rows.next();
        final Row row = rows.row();
        final Row kept = row.detach();
        rows.close();

        final String expected = "this row is over, as its rows are: keep rows by all(), or one by row.detach()";
        assertEquals(expected, refusal(() -> row.get("id")));
        assertEquals(expected, refusal(() -> row.getLong(0)));
        assertEquals(expected, refusal(() -> row.getString(0)));
        assertEquals(expected, refusal(() -> row.isNull(0)));
        assertEquals("Row[over]", row.toString());
        assertEquals(1, kept.getLong("id"));
    }

    @Test
    void closesOnce() {
        final Rows rows = rows();
        rows.next();
        rows.close();
        rows.close();

        assertOver();
        assertEquals("these rows were closed before their end, by close() or by a rollback", refusal(rows::next));
    }

    // ---- what the server says of them

    @Test
    void knowsItsColumnsAndWarnings() {
        final Rows rows = rows();
        assertEquals(ID, rows.columns());
        assertEquals(0, rows.warnings());
        rows.count();
        assertEquals(ID, rows.columns());
        assertEquals(3, rows.warnings());
    }

    @Test
    void hearsAnErrorInTheMiddle() {
        answer = three().thenFails(new SyntaxException(new ServerError("too large", "22003", 1690)));
        final Rows rows = rows();

        final SyntaxException e = assertThrows(SyntaxException.class, rows::count);

        assertEquals(Optional.of(SQL), e.statement());
        assertOver();
        assertThrows(UsageException.class, rows::next);
    }

    @Test
    void hearsALostLineInTheMiddle() {
        answer = three().thenFails(new LostConnectionException("gone", Retry.UNKNOWN, null));
        final Rows rows = rows();

        assertThrows(LostConnectionException.class, () -> rows.walk(row -> session.open = false));

        assertEquals(1, answer.closings);
        assertFalse(db.isOpen());
    }

    @Test
    void hearsAnErrorOfALaterResult() {
        final SyntaxException failure = new SyntaxException(new ServerError("second", "42000", 1064));
        answer = three().andOutcome(0, 0).thenFails(failure);

        assertSame(failure, assertThrows(SyntaxException.class, rows()::all));

        assertOver();
    }

    @Test
    void hearsAnErrorOfTheClosing() {
        final SyntaxException failure = new SyntaxException(new ServerError("draining", "42000", 1064));
        answer.failureOfClose = failure;
        final Rows rows = rows();

        assertSame(failure, assertThrows(SyntaxException.class, rows::first));

        assertEquals(Optional.of(SQL), failure.statement());
        assertOver();
    }

    @Test
    void keepsTheFirstOfTwoFailures() {
        final SyntaxException first = new SyntaxException(new ServerError("first", "42000", 1));
        final SyntaxException second = new SyntaxException(new ServerError("second", "42000", 2));
        answer = three().thenFails(first);
        answer.failureOfClose = second;

        assertSame(first, assertThrows(SyntaxException.class, rows()::count));

        assertSame(second, first.getSuppressed()[0]);
    }
}
