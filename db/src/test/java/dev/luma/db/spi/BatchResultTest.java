package dev.luma.db.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.UsageException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BatchResultTest {
    private final BatchResult.Notes notes = new BatchResult.Notes();

    @Test
    void tellsWhatEachRowDid() {
        notes.done(1, 10);
        notes.failed(new UsageException("no"));
        notes.done(3, -1);
        final BatchResult result = notes.result();

        assertEquals(3, result.size());
        assertArrayEquals(new long[] {1, 0, 3}, result.affectedRows());
        assertArrayEquals(new long[] {10, 0, -1}, result.keys());
        assertEquals(4, result.totalAffectedRows());
        assertEquals(3, result.affectedRows(2));
        assertEquals(10, result.key(0));
        assertEquals("BatchResult[3 rows, 1 failed]", result.toString());
    }

    @Test
    void keepsMoreRowsThanItBeganWith() {
        for (int i = 0; i < 1000; i++) {
            notes.done(i, 2L * i);
        }
        final BatchResult result = notes.result();

        assertEquals(1000, result.size());
        assertEquals(999, result.affectedRows(999));
        assertEquals(1998, result.key(999));
    }

    @Test
    void knowsNoRowOutsideTheBatch() {
        notes.done(1, 1);
        final BatchResult result = notes.result();

        assertThrows(IndexOutOfBoundsException.class, () -> result.key(-1));
        assertEquals(
                "row 1 of a batch of 1",
                assertThrows(IndexOutOfBoundsException.class, () -> result.affectedRows(1))
                        .getMessage());
    }

    @Test
    void keepsFailuresInOrderAndNamesTheirRows() {
        final UsageException first = new UsageException("first");
        assertFalse(notes.hasFailures());
        assertThrows(NoSuchElementException.class, notes::firstFailure);
        notes.done(1, 0);
        notes.failed(first);
        notes.failed(new UsageException("second"));

        assertTrue(notes.hasFailures());
        assertSame(first, notes.firstFailure());
        assertEquals(OptionalInt.of(1), first.row());
        assertEquals(List.of(1, 2), List.copyOf(notes.result().failures().keySet()));
    }

    @Test
    void forgetsTheRowsThatAreToRunAgain() {
        for (int i = 0; i < 40; i++) {
            notes.done(i, 100 + i);
        }
        notes.failed(new UsageException("again"));
        notes.rowsCame();
        notes.done(0, 0);

        notes.forget(20);
        assertEquals(20, notes.size());
        assertFalse(notes.hasFailures());
        for (int i = 0; i < 30; i++) {
            notes.done(1, 0);
        }
        final BatchResult result = notes.result();

        assertEquals(50, result.size());
        assertEquals(119, result.key(19));
        for (int row = 20; row < 50; row++) {
            assertEquals(1, result.affectedRows(row));
            assertEquals(0, result.key(row));
            assertFalse(result.gaveRows(row));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> notes.forget(51));
    }

    @Test
    void givesFailuresOutUnchangeable() {
        final BatchResult result = notes.result();

        assertThrows(
                UnsupportedOperationException.class, () -> result.failures().clear());
    }

    @Test
    void givesCopiesOut() {
        notes.done(1, 2);
        final BatchResult result = notes.result();
        result.affectedRows()[0] = 9;
        result.keys()[0] = 9;

        assertEquals(1, result.affectedRows(0));
        assertEquals(2, result.key(0));
    }
}
