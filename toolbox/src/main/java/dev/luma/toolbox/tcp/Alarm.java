package dev.luma.toolbox.tcp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;

/// Runs an action when a deadline passes, unless it is disarmed before. Made to be armed and disarmed around every
/// single operation: neither allocates, locks or makes a system call, but for the first arming after a pause.
///
/// One thread at a time arms and disarms. The action runs on a thread that all alarms share: it must not wait, and one
/// that has I/O to do starts a thread for it. It runs a millisecond or so after the deadline, never before.
///
/// An alarm needs no closing. One that is not armed is forgotten by the clock within seconds.
public final class Alarm {
    // The state is one number, so that one atomic step changes it. Even: armed, the moment on System.nanoTime's clock.
    // Odd: not armed; the moment it was armed for last, or one of these two, which mean that the clock does not know
    // it.
    private static final long ABSENT = Long.MIN_VALUE + 1;
    private static final long GONE_OFF = Long.MIN_VALUE + 3;
    private static final long EARLIEST = Long.MIN_VALUE + 4;
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Alarm.class, "state", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Runnable action;
    private final AlarmClock clock;

    @SuppressWarnings("FieldMayBeFinal") // written through STATE
    private volatile long state = ABSENT;

    /// The state at the clock's last look; the clock's own.
    private long seen = ABSENT;

    /// An alarm that is not armed yet.
    ///
    /// @param action must not wait; what it throws goes to the thread's uncaught exception handler
    public Alarm(Runnable action) {
        this(action, AlarmClock.SHARED);
    }

    Alarm(Runnable action, AlarmClock clock) {
        this.action = Objects.requireNonNull(action, "action");
        this.clock = clock;
    }

    /// Arms, or moves to another moment. [Deadline#never] leaves it as it is, which should be: not armed.
    public void arm(Deadline deadline) {
        if (deadline.isNever()) {
            return;
        }
        long due = Math.max(deadline.nanoTime() & ~1L, EARLIEST);
        long before = (long) STATE.getAndSet(this, due);
        if (before == ABSENT || before == GONE_OFF) {
            clock.add(this, due);
        } else {
            clock.expect(due);
        }
    }

    /// Disarms. Does nothing when not armed.
    ///
    /// @return whether it has gone off since it was armed; its action may still be running then
    public boolean disarm() {
        long now = state;
        if ((now & 1) == 0 && STATE.compareAndSet(this, now, now | 1)) {
            return false;
        }
        return STATE.compareAndSet(this, GONE_OFF, ABSENT);
    }

    // ---- the clock's side

    boolean isArmed() {
        return (state & 1) == 0;
    }

    /// When it is due, or was the last time; to the bit that says whether it is armed.
    long due() {
        return state;
    }

    /// Whether it goes off now: it is armed, and its moment has come. From then on the clock does not know it.
    boolean goesOff(long now) {
        long due = state;
        return (due & 1) == 0 && due - now <= 0 && STATE.compareAndSet(this, due, GONE_OFF);
    }

    /// Whether it has not been touched since the clock's last look. From then on the clock does not know it.
    boolean leaves() {
        long now = state;
        if ((now & 1) == 1 && now == seen && STATE.compareAndSet(this, now, ABSENT)) {
            return true;
        }
        seen = now;
        return false;
    }

    void run() {
        action.run();
    }
}
