package dev.luma.toolbox.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AlarmTest {
    private static final Deadline LATER = Deadline.after(Duration.ofHours(1));

    private final AlarmClock clock = new AlarmClock(TimeUnit.MILLISECONDS.toNanos(20));
    private final Semaphore rung = new Semaphore(0);
    private final Alarm alarm = new Alarm(rung::release, clock);

    @Test
    void goesOffWhenItsDeadlinePasses() throws InterruptedException {
        Deadline deadline = soon();
        alarm.arm(deadline);
        rung.acquire();
        assertTrue(deadline.hasPassed());
        assertTrue(alarm.disarm());
    }

    @Test
    void goesOffAtOnceWhenItsDeadlineHasPassedBefore() throws InterruptedException {
        alarm.arm(Deadline.after(Duration.ZERO));
        rung.acquire();
        assertTrue(alarm.disarm());
    }

    @Test
    void doesNotGoOffOnceItIsDisarmed() {
        alarm.arm(soon());
        boolean goneOff = alarm.disarm();
        await(() -> !clock.isRunning());
        assertEquals(goneOff ? 1 : 0, rung.availablePermits());
    }

    @Test
    void tellsOnceThatItHasGoneOff() throws InterruptedException {
        alarm.arm(soon());
        rung.acquire();
        assertTrue(alarm.disarm());
        assertFalse(alarm.disarm());
    }

    @Test
    void isNotArmedAtFirstNorWithoutADeadline() {
        assertFalse(alarm.disarm());
        alarm.arm(Deadline.never());
        assertFalse(alarm.isArmed());
        assertFalse(alarm.disarm());
        assertFalse(clock.isRunning());
    }

    @Test
    void goesOffAgainWhenItIsArmedAgain() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            alarm.arm(soon());
            rung.acquire();
            assertTrue(alarm.disarm());
        }
        alarm.arm(soon());
        rung.acquire();
        alarm.arm(soon()); // without having been disarmed
        rung.acquire();
    }

    @Test
    void wakesTheClockForAnEarlierDeadline() throws InterruptedException {
        AlarmClock sleepy = new AlarmClock(TimeUnit.HOURS.toNanos(1));
        Alarm late = new Alarm(rung::release, sleepy);
        Alarm early = new Alarm(rung::release, sleepy);
        late.arm(LATER);
        early.arm(LATER);
        early.disarm();
        early.arm(soon());
        rung.acquire();
        late.arm(soon());
        rung.acquire();
        assertTrue(late.disarm());
    }

    @Test
    void endsItsThreadWhenNothingIsArmed() {
        alarm.arm(LATER);
        assertTrue(clock.isRunning());
        alarm.disarm();
        await(() -> !clock.isRunning());
    }

    @Test
    void startsAnotherThreadAfterwards() throws InterruptedException {
        alarm.arm(LATER);
        alarm.disarm();
        await(() -> !clock.isRunning());
        alarm.arm(soon());
        rung.acquire();
    }

    @Test
    void stillGoesOffAfterPausesOfAllLengths() throws InterruptedException {
        for (int i = 0; i < 30; i++) {
            alarm.arm(LATER);
            alarm.disarm();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3L * i)); // around the clock's own pauses
            alarm.arm(soon());
            rung.acquire();
            assertTrue(alarm.disarm());
        }
    }

    @Test
    void keepsNothingAliveThatIsNotArmed() {
        WeakReference<Alarm> forgotten = armedOnce();
        await(() -> {
            System.gc();
            return forgotten.get() == null;
        });
        assertNull(forgotten.get());
    }

    private WeakReference<Alarm> armedOnce() {
        alarm.arm(LATER); // keeps the clock busy
        Alarm other = new Alarm(() -> {}, clock);
        other.arm(LATER);
        other.disarm();
        return new WeakReference<>(other);
    }

    @Test
    void doesNotSufferFromAnActionThatThrows() throws InterruptedException {
        CountDownLatch reported = new CountDownLatch(1);
        Alarm bad = new Alarm(
                () -> {
                    Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> reported.countDown());
                    throw new IllegalStateException("a bad action");
                },
                clock);
        bad.arm(soon());
        reported.await();
        alarm.arm(soon());
        rung.acquire();
    }

    /// Whether an alarm went off is known twice, by its action and by what disarming says, and both must agree.
    @Test
    void losesAndInventsNothingUnderLoad() throws Exception {
        AtomicInteger actions = new AtomicInteger();
        List<Background<Integer>> users = new ArrayList<>();
        for (int user = 0; user < 4; user++) {
            var random = new SplittableRandom(user);
            Alarm mine = new Alarm(actions::incrementAndGet, clock);
            users.add(Background.start(Background.Kind.PLATFORM, () -> {
                int goneOff = 0;
                for (int i = 0; i < 3_000; i++) {
                    mine.arm(Deadline.at(System.nanoTime() + random.nextInt(3_000_000)));
                    long work = System.nanoTime() + random.nextInt(random.nextBoolean() ? 3_000_000 : 20_000);
                    while (System.nanoTime() < work) {
                        LockSupport.parkNanos(10_000);
                    }
                    goneOff += mine.disarm() ? 1 : 0;
                }
                return goneOff;
            }));
        }
        int goneOff = 0;
        for (var user : users) {
            goneOff += user.result();
        }
        int expected = goneOff;
        assertTrue(expected > 0);
        await(() -> actions.get() == expected);
        await(() -> !clock.isRunning());
        assertEquals(expected, actions.get());
    }

    @Test
    void isArmedAndDisarmedWithoutAllocating() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        armAndDisarm(20_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        armAndDisarm(20_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 20_000, () -> allocated + " bytes");
    }

    private void armAndDisarm(int times) {
        for (int i = 0; i < times; i++) {
            alarm.arm(LATER);
            alarm.disarm();
        }
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofMillis(5));
    }

    /// As long as the test's own timeout allows.
    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            assertFalse(Thread.interrupted(), "out of time");
            LockSupport.parkNanos(1_000_000);
        }
    }
}
