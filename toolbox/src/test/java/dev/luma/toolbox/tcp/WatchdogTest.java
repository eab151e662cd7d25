package dev.luma.toolbox.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WatchdogTest {
    private final AtomicInteger bites = new AtomicInteger();

    @Test
    void doesNothingWhenDisarmedInTime() {
        final Watchdog dog = new Watchdog("dog", bites::incrementAndGet);
        dog.arm(Deadline.after(Duration.ofHours(1)));
        assertFalse(dog.disarm());
        assertFalse(dog.disarm());
        assertEquals(0, bites.get());
    }

    @Test
    void isDoneBehindItsEnd() throws Exception {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);
        final Watchdog dog = new Watchdog("dog", () -> {
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            bites.incrementAndGet();
        });
        dog.arm(Deadline.after(Duration.ofMillis(1)));
        begun.await();
        assertTrue(dog.disarm());
        Thread.currentThread().interrupt();
        goOn.countDown();
        dog.awaitEnd();
        assertTrue(Thread.interrupted(), "it forgot that the thread was interrupted");
        assertEquals(1, bites.get());
    }

    @Test
    void doesItOnceWhenItIsLetGo() {
        final Watchdog dog = new Watchdog("dog", bites::incrementAndGet);
        dog.arm(Deadline.after(Duration.ofHours(1)));
        dog.letGo();
        assertTrue(dog.disarm());
        dog.awaitEnd();
        assertEquals(1, bites.get());
    }

    @Test
    void doesItOnceWhenItIsLetGoBehindItsTime() throws Exception {
        final CountDownLatch begun = new CountDownLatch(1);
        final Watchdog dog = new Watchdog("dog", () -> {
            bites.incrementAndGet();
            begun.countDown();
        });
        dog.arm(Deadline.after(Duration.ofMillis(1)));
        begun.await();
        dog.letGo();
        dog.awaitEnd();
        assertEquals(1, bites.get());
    }
}
