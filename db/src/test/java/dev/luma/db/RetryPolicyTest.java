package dev.luma.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.CancelledException;
import dev.luma.db.error.ConflictException;
import dev.luma.db.error.Retry;
import dev.luma.db.error.ServerError;
import dev.luma.db.error.UsageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final RetryPolicy AT_ONCE = new RetryPolicy(2, Duration.ZERO, Duration.ZERO);

    private final ScriptedSession session = new ScriptedSession();
    private final Connection db = Connection.over(session);
    private final List<ConflictException> thrown = new ArrayList<>();

    @AfterEach
    void forgetInterrupt() {
        Thread.interrupted();
    }

    private ConflictException conflict(Retry retry) {
        final ConflictException made = new ConflictException(new ServerError("in the way", "40001", 1213), retry);
        thrown.add(made);
        return made;
    }

    // ---- whether

    @Test
    void runsTheWholeBlockAgain() {
        final String given = db.transaction(AT_ONCE, tx -> {
            tx.exec("A");
            if (thrown.size() < 2) {
                throw conflict(Retry.WHOLE_TRANSACTION);
            }
            return "done";
        });

        assertEquals("done", given);
        assertEquals(
                List.of("BEGIN", "A", "ROLLBACK", "BEGIN", "A", "ROLLBACK", "BEGIN", "A", "COMMIT"), session.calls());
    }

    @Test
    void givesUpAfterSoManyRetriesAndKeepsTheFailuresBefore() {
        final ConflictException last = assertThrows(
                ConflictException.class,
                () -> db.transaction(AT_ONCE, tx -> {
                    throw conflict(Retry.WHOLE_TRANSACTION);
                }));

        assertEquals(3, thrown.size());
        assertSame(thrown.get(2), last);
        assertSame(thrown.get(1), last.getSuppressed()[0]);
        assertSame(thrown.get(0), thrown.get(1).getSuppressed()[0]);
    }

    @Test
    void doesNotRunAgainWhatOnlyAStatementLost() {
        for (final Retry retry : List.of(Retry.SAFE, Retry.UNKNOWN, Retry.NEVER)) {
            thrown.clear();
            assertThrows(
                    ConflictException.class,
                    () -> db.transaction(AT_ONCE, tx -> {
                        throw conflict(retry);
                    }));
            assertEquals(1, thrown.size(), retry::name);
        }
        assertThrows(
                IllegalStateException.class,
                () -> db.transaction(AT_ONCE, tx -> {
                    throw new IllegalStateException("mine");
                }));
    }

    @Test
    void takesTheSameFailureTwice() {
        final ConflictException same = conflict(Retry.WHOLE_TRANSACTION);

        assertSame(
                same,
                assertThrows(
                        ConflictException.class,
                        () -> db.transaction(AT_ONCE, tx -> {
                            throw same;
                        })));

        assertEquals(0, same.getSuppressed().length);
    }

    // ---- after which pause

    @Test
    void doublesTheLongestPauseUpToALimit() {
        final RetryPolicy policy = RetryPolicy.retry(100);

        assertEquals(
                List.of(10L, 20L, 40L, 80L, 160L, 320L, 640L, 1000L, 1000L),
                IntStream.rangeClosed(0, 8)
                        .mapToObj(attempt -> policy.longestNanos(attempt) / 1_000_000)
                        .toList());
        assertEquals(1_000_000_000, policy.longestNanos(100));
        assertEquals(0, AT_ONCE.longestNanos(5));
    }

    @Test
    void takesPausesThatAreTooLongToCount() {
        final Duration hours = Duration.ofHours(5);
        assertEquals(hours.toNanos(), new RetryPolicy(30, hours, hours).longestNanos(29));

        final Duration ages = Duration.ofSeconds(Long.MAX_VALUE);
        assertEquals(Long.MAX_VALUE, new RetryPolicy(1, ages, ages).longestNanos(0));
        assertEquals(1_000_000_000, new RetryPolicy(1, ages, Duration.ofSeconds(1)).longestNanos(0));
    }

    @Test
    void endsItsPauseWhenTheThreadIsInterrupted() {
        Thread.currentThread().interrupt();

        final CancelledException cancelled = assertThrows(
                CancelledException.class, () -> new RetryPolicy(1, Duration.ofDays(1), Duration.ofDays(1)).pause(0));

        assertTrue(Thread.currentThread().isInterrupted());
        assertTrue(cancelled.connectionUsable());
    }

    @Test
    void refusesNegativeNumbers() {
        final Duration second = Duration.ofSeconds(1);
        assertThrows(UsageException.class, () -> RetryPolicy.retry(-1));
        assertThrows(UsageException.class, () -> new RetryPolicy(1, second.negated(), second));
        assertThrows(UsageException.class, () -> new RetryPolicy(1, second, second.negated()));
    }
}
