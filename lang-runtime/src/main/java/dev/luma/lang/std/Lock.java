package dev.luma.lang.std;

import dev.luma.lang.runtime.CoreObject;
import dev.luma.lang.runtime.Function;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Luma's `lock`: one holder at a time, which may enter again.
public final class Lock implements CoreObject {
    private final ReentrantLock inner = new ReentrantLock();

    @Override
    public String typeName() {
        return "lock";
    }

    /// Calls `body` while nobody else holds the lock.
    public static @Nullable Object hold(Lock self, Function body) {
        self.inner.lock();
        try {
            return body.invoke();
        } finally {
            self.inner.unlock();
        }
    }
}
