package dev.luma.mysql.cancel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.luma.db.error.CancelledException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// A call on a thread of its own.
record Running(Thread thread, CompletableFuture<Void> end) {
    static Running start(Runnable call) {
        final CompletableFuture<Void> end = new CompletableFuture<>();
        final Thread thread = Thread.ofVirtual().start(() -> {
            try {
                call.run();
                end.complete(null);
            } catch (Throwable e) {
                end.completeExceptionally(e);
            }
        });
        return new Running(thread, end);
    }

    void failsAsCancelled(boolean connectionUsable) {
        final ExecutionException failure = assertThrows(ExecutionException.class, () -> end.get(30, TimeUnit.SECONDS));
        final CancelledException cancelled = assertInstanceOf(CancelledException.class, failure.getCause());
        assertEquals(connectionUsable, cancelled.connectionUsable(), cancelled.getMessage());
    }
}
