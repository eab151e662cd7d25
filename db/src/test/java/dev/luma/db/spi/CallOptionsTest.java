package dev.luma.db.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.UsageException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallOptionsTest {
    @Test
    void addsOneOptionToTheOthers() {
        final CallOptions options = CallOptions.timeout(Duration.ofSeconds(2))
                .fetchSize(500)
                .attribute("b", 1)
                .attribute("a", null);

        assertEquals(Optional.of(Duration.ofSeconds(2)), options.timeout());
        assertEquals(500, options.fetchSize());
        assertEquals(List.of("b", "a"), List.copyOf(options.attributes().keySet()));
        assertEquals(
                500, CallOptions.cursor(500).withTimeout(Duration.ofSeconds(1)).fetchSize());
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertEquals(
                "a timeout is longer than nothing, and this one is PT0S",
                assertThrows(UsageException.class, () -> CallOptions.timeout(Duration.ZERO))
                        .getMessage());
        assertThrows(UsageException.class, () -> CallOptions.timeout(Duration.ofMillis(-1)));
        assertEquals(
                "a cursor cannot fetch -1 rows at a time",
                assertThrows(UsageException.class, () -> CallOptions.cursor(-1)).getMessage());
    }

    @Test
    void keepsItsAttributesToItself() {
        assertThrows(
                UnsupportedOperationException.class,
                () -> CallOptions.NONE.attribute("a", 1).attributes().clear());
        assertTrue(CallOptions.NONE.attributes().isEmpty());
    }

    @Test
    void keepsTheTimeoutFromTheDriver() {
        assertFalse(CallOptions.timeout(Duration.ofSeconds(1)).concernsDriver());
        assertTrue(CallOptions.cursor(1).concernsDriver());
        assertTrue(CallOptions.NONE.attribute("a", 1).concernsDriver());
    }
}
