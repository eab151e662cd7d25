package dev.luma.db.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DbExceptionTest {
    private final DbException failure = new UsageException("no");

    @Test
    void namesTheRowOnce() {
        assertEquals(OptionalInt.empty(), failure.row());
        assertEquals("no", failure.getMessage());

        failure.inRow(0);
        failure.inRow(5);

        assertEquals(OptionalInt.of(0), failure.row());
        assertEquals("row 0 of the batch: no", failure.getMessage());
    }

    @Test
    void namesTheStatementOnce() {
        failure.during("inner");
        failure.during("outer");

        assertEquals(Optional.of("inner"), failure.statement());
    }
}
