package dev.luma.toolbox.tcp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Watches all alarms with one daemon thread, which starts with the first alarm and ends when there has been none for a
/// while. It looks at every alarm at the earliest moment at which one of them may be due, so that arming for a later
/// moment, the usual case, leaves it asleep.
///
/// An alarm that was disarmed stays for a look or two: its owner is likely to arm it again soon, for a moment after the
/// one that it was armed for last.
final class AlarmClock {
    static final AlarmClock SHARED = new AlarmClock(TimeUnit.SECONDS.toNanos(5));

    /// Bounds what the thread can use of a processor when moments lie close together.
    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

    private final long longestPause;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayList<Alarm> alarms = new ArrayList<>(); // under the lock
    private @Nullable Thread thread; // under the lock

    // Whoever arms writes the moment, then reads these two; the thread writes these two, then reads the moments. So
    // either the thread sees the new moment, or whoever armed sees that the thread must be woken.
    private volatile long nextLook;
    private volatile boolean asleep;

    /// @param longestPause nanoseconds; after about two of them without an alarm the thread ends
    AlarmClock(long longestPause) {
        this.longestPause = longestPause;
    }

    void expect(long due) {
        if (!asleep || due - nextLook < 0) {
            wake();
        }
    }

    void add(Alarm alarm, long due) {
        lock.lock();
        try {
            alarms.add(alarm);
            if (thread == null) {
                start();
            } else if (!asleep || due - nextLook < 0) {
                LockSupport.unpark(thread);
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isRunning() {
        lock.lock();
        try {
            return thread != null;
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            if (thread == null) {
                start();
            } else {
                LockSupport.unpark(thread);
            }
        } finally {
            lock.unlock();
        }
    }

    /// The thread holds on to nothing of whoever happened to arm first.
    private void start() {
        Thread starting = Thread.ofPlatform()
                .name("luma-alarms")
                .daemon(true)
                .inheritInheritableThreadLocals(false)
                .unstarted(this::watch);
        starting.setContextClassLoader(null);
        starting.start();
        thread = starting;
    }

    private void watch() {
        try {
            List<Alarm> goingOff = new ArrayList<>();
            boolean undisturbed = false; // the last pause lasted as long as it was meant to
            while (look(goingOff, undisturbed)) {
                if (!goingOff.isEmpty()) {
                    goingOff.forEach(AlarmClock::run);
                    goingOff.clear();
                    undisturbed = false;
                } else {
                    LockSupport.parkNanos(this, nextLook - System.nanoTime());
                    undisturbed = System.nanoTime() - nextLook >= 0;
                    Thread.interrupted(); // not ours to answer, and it would keep us from sleeping
                }
            }
        } finally {
            ended();
        }
    }

    /// Looks at every alarm and settles when to look next; false when there is nothing left to watch.
    private boolean look(List<Alarm> goingOff, boolean undisturbed) {
        asleep = false;
        lock.lock();
        try {
            if (undisturbed && alarms.isEmpty()) {
                thread = null;
                return false;
            }
            long now = System.nanoTime();
            long next = now + longestPause;
            for (int i = alarms.size() - 1; i >= 0; i--) {
                Alarm alarm = alarms.get(i);
                if (alarm.goesOff(now)) {
                    goingOff.add(alarm);
                    remove(i);
                } else if (undisturbed && alarm.leaves()) {
                    remove(i);
                } else if (alarm.due() - now > 0 && alarm.due() - next < 0) {
                    next = alarm.due();
                }
            }
            nextLook = Math.max(next - now, SHORTEST_PAUSE) + now;
            asleep = goingOff.isEmpty();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void remove(int index) {
        Alarm last = alarms.removeLast();
        if (index < alarms.size()) {
            alarms.set(index, last);
        }
    }

    private static void run(Alarm alarm) {
        try {
            alarm.run();
        } catch (Throwable e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    private void ended() {
        lock.lock();
        try {
            if (Thread.currentThread().equals(thread)) { // an error has ended it; the next alarm starts another
                asleep = false;
                thread = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
