package dev.luma.toolbox.tcp;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/// Does something when a time is over, once, on a thread of its own, so that it may wait for I/O.
///
/// Whoever needs to know that it will not bite any more, now that all is well, calls [#disarm], and where that says
/// that it has been let loose, [#awaitEnd].
public final class Watchdog {
    private final Alarm alarm = new Alarm(this::letLoose);
    private final CountDownLatch end = new CountDownLatch(1);
    private final String name;
    private final Runnable action;
    private boolean loose;

    /// One that is not armed yet.
    ///
    /// @param name of the thread
    public Watchdog(String name, Runnable action) {
        this.name = Objects.requireNonNull(name, "name");
        this.action = Objects.requireNonNull(action, "action");
    }

    /// From here on it waits for that moment. At most once.
    public void arm(Deadline deadline) {
        alarm.arm(deadline);
    }

    /// Has it do what it does now, unless it does already. By the thread that has armed it, and at most once.
    public void letGo() {
        if (!alarm.disarm()) {
            letLoose();
        }
        loose = true;
    }

    /// Keeps it from doing anything, if there is time. Does nothing when not armed.
    ///
    /// @return whether it is too late, the first time: what it does has begun, or is about to
    public boolean disarm() {
        return loose || alarm.disarm();
    }

    /// Waits until what it does is done, also if the thread is interrupted, which stays so.
    public void awaitEnd() {
        boolean interrupted = false;
        while (true) {
            try {
                end.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void letLoose() {
        Thread.ofVirtual().name(name).start(this::run);
    }

    private void run() {
        try {
            action.run();
        } finally {
            end.countDown();
        }
    }
}
