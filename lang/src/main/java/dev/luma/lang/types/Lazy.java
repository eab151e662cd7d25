package dev.luma.lang.types;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is made when it is first asked for: once, whichever threads ask.
final class Lazy<T> {
    private final Supplier<T> maker;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable T value;

    /// @param maker must not ask for this very value
    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        final T known = value;
        return known != null ? known : made();
    }

    private T made() {
        lock.lock();
        try {
            T made = value;
            if (made == null) {
                made = maker.get();
                value = made;
            }
            return made;
        } finally {
            lock.unlock();
        }
    }
}
