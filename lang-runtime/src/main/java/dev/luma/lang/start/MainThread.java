package dev.luma.lang.start;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/// The thread that a program runs on. The one on which the JVM starts `main` has a small stack; this one has room for
/// some hundred thousand calls in each other.
public final class MainThread {
    /// Only what is used of it becomes memory.
    private static final long STACK_BYTES = 64L << 20;

    private MainThread() {}

    /// Runs something to its end.
    ///
    /// @param main gives the status to exit with
    /// @return that status; 1 if an exception left `main`, which was printed
    public static int run(IntSupplier main) {
        final AtomicInteger status = new AtomicInteger(1);
        final Thread thread = new Thread(null, () -> status.set(main.getAsInt()), "main", STACK_BYTES);
        thread.start();
        while (true) {
            try {
                thread.join();
                return status.get();
            } catch (InterruptedException e) {
                // nobody has this thread, so nobody means it
            }
        }
    }
}
