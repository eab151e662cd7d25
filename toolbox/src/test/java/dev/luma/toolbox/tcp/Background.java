package dev.luma.toolbox.tcp;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Something that a test lets run beside itself, on a thread of either kind.
final class Background<T> {
    enum Kind {
        PLATFORM,
        VIRTUAL
    }

    private final FutureTask<T> task;
    private final Thread thread;

    private Background(Kind kind, Callable<T> work) {
        task = new FutureTask<>(work);
        thread = kind == Kind.VIRTUAL
                ? Thread.ofVirtual().start(task)
                : Thread.ofPlatform().daemon().start(task);
    }

    static <T> Background<T> start(Kind kind, Callable<T> work) {
        return new Background<>(kind, work);
    }

    Thread thread() {
        return thread;
    }

    T result() throws Exception {
        return task.get(20, TimeUnit.SECONDS);
    }

    TcpException failure() {
        var e = assertThrows(ExecutionException.class, this::result);
        return assertInstanceOf(TcpException.class, e.getCause());
    }

    /// Waits until the thread is inside a socket operation.
    void awaitSocket() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < end) {
            if (task.isDone()) {
                fail("it has ended: " + task);
            }
            if (Arrays.stream(thread.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().startsWith("sun.nio.ch."))) {
                return;
            }
            LockSupport.parkNanos(1_000_000);
        }
        fail("the thread does not wait in a socket: " + Arrays.toString(thread.getStackTrace()));
    }
}
