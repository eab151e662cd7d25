package dev.luma.lang.std;

import dev.luma.lang.runtime.Function;
import dev.luma.lang.runtime.LumaList;
import dev.luma.lang.runtime.LumaType;
import dev.luma.lang.runtime.Panic;
import org.jspecify.annotations.Nullable;

/// Calls for each element of a list, each on a virtual thread of its own. Nothing outlives it.
final class Parallel {
    private final Function function;
    private final @Nullable Object[] results;
    private final @Nullable Throwable[] failures;

    private Parallel(Function function, int size) {
        this.function = function;
        this.results = new @Nullable Object[size];
        this.failures = new @Nullable Throwable[size];
    }

    /// The results in the list's order, once all calls have ended; or the first panic in that order.
    static LumaList map(LumaList list, Function function, LumaType result) {
        final Parallel parallel = new Parallel(function, list.size());
        parallel.run(list);
        return parallel.outcome(result);
    }

    private void run(LumaList list) {
        final Thread[] threads = new Thread[results.length];
        for (int i = 0; i < threads.length; i++) {
            final int index = i;
            final Object element = list.get(i);
            threads[i] = Thread.startVirtualThread(() -> call(index, element));
        }
        for (final Thread thread : threads) {
            Threads.join(thread);
        }
    }

    private void call(int index, @Nullable Object element) {
        try {
            results[index] = function.invoke(element);
        } catch (Throwable e) { // told to whoever waits
            failures[index] = e;
        }
    }

    private LumaList outcome(LumaType result) {
        for (final Throwable failure : failures) {
            if (failure != null) {
                throw Panic.ofOtherThread(failure);
            }
        }
        final LumaList all = LumaList.make(result, results.length);
        for (final Object value : results) {
            all.add(value);
        }
        return all;
    }
}
