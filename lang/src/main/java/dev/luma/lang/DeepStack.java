package dev.luma.lang;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Room for going through the highest tree that the parser makes (`Nesting` bounds it), whatever stack the caller has:
/// the work is done on a thread of its own. The JVM takes memory for as much of its stack as is used.
final class DeepStack {
    private static final long BYTES = 64L << 20;

    private DeepStack() {}

    /// What the work gives. What it throws is thrown here, as it is.
    static <T> T call(Supplier<T> work) {
        final Task<T> task = new Task<>(work);
        final Thread thread = new Thread(null, task, "luma-compiler", BYTES);
        thread.start();
        boolean wasInterrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                wasInterrupted = true; // compiling ends by itself, and soon
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
        return task.result();
    }

    /// The work and what came of it, which the end of the thread makes visible.
    private static final class Task<T> implements Runnable {
        private final Supplier<T> work;
        private @Nullable T result;
        private @Nullable RuntimeException failure;
        private @Nullable Error error;

        Task(Supplier<T> work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                result = work.get();
            } catch (RuntimeException e) {
                failure = e;
            } catch (Error e) {
                error = e;
            }
        }

        T result() {
            if (failure != null) {
                throw failure;
            }
            if (error != null) {
                throw error;
            }
            if (result == null) {
                throw new IllegalStateException("the work gave nothing");
            }
            return result;
        }
    }
}
