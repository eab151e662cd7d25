package dev.luma.toolbox.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    @Test
    void neverPasses() {
        assertTrue(Deadline.never().isNever());
        assertFalse(Deadline.never().hasPassed());
        assertEquals(Long.MAX_VALUE, Deadline.never().remainingNanos());
        assertEquals("never", Deadline.never().toString());
    }

    @Test
    void isNeverWhenItIsFartherThanTheClockReaches() {
        assertTrue(Deadline.after(Duration.ofSeconds(Long.MAX_VALUE)).isNever());
        assertFalse(Deadline.after(Duration.ofDays(365)).isNever());
    }

    @Test
    void hasPassedWhenItsTimeIsUp() {
        assertTrue(Deadline.after(Duration.ZERO).hasPassed());
        assertTrue(Deadline.after(Duration.ofSeconds(Long.MIN_VALUE)).hasPassed());
        assertTrue(Deadline.at(System.nanoTime() - 1).hasPassed());
        assertEquals(0, Deadline.at(System.nanoTime() - 1).remainingNanos());
        assertEquals("passed", Deadline.after(Duration.ZERO).toString());
    }

    @Test
    void tellsWhatRemains() {
        Deadline deadline = Deadline.after(Duration.ofHours(1));
        assertFalse(deadline.hasPassed());
        assertTrue(deadline.remainingNanos() > Duration.ofMinutes(50).toNanos());
        assertTrue(deadline.remainingNanos() <= Duration.ofHours(1).toNanos());
        assertTrue(deadline.toString().startsWith("in 3"), deadline::toString);
    }

    @Test
    void yieldsToTheEarlierOne() {
        Deadline soon = Deadline.after(Duration.ofMinutes(1));
        Deadline later = Deadline.after(Duration.ofMinutes(2));
        assertSame(soon, soon.earlier(later));
        assertSame(soon, later.earlier(soon));
        assertSame(soon, soon.earlier(Deadline.never()));
        assertSame(soon, Deadline.never().earlier(soon));
        assertSame(Deadline.never(), Deadline.never().earlier(Deadline.never()));
    }

    @Test
    void comparesAcrossTheEndOfTheClock() {
        Deadline before = Deadline.at(Long.MAX_VALUE);
        Deadline after = Deadline.at(Long.MIN_VALUE);
        assertSame(before, after.earlier(before));
    }
}
