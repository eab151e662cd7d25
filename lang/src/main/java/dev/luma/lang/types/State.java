package dev.luma.lang.types;

import dev.luma.lang.source.Span;
import dev.luma.lang.types.Symbol.Local;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known at one point of a function: whether it is reached, what tests have narrowed, which affine owners were
/// consumed. Immutable.
final class State {
    static final State START = new State(true, Known.nothing(), Map.of());

    private final boolean isReachable;
    private final Known<Local, Type> narrowed;
    private final Map<Local, Span> consumed;

    private State(boolean isReachable, Known<Local, Type> narrowed, Map<Local, Span> consumed) {
        this.isReachable = isReachable;
        this.narrowed = narrowed;
        this.consumed = consumed;
    }

    boolean isReachable() {
        return isReachable;
    }

    /// Behind what does not end normally.
    State ended() {
        return isReachable ? new State(false, narrowed, consumed) : this;
    }

    /// As if this point could be reached, to check what is never run.
    State resumed() {
        return isReachable ? this : new State(true, narrowed, consumed);
    }

    /// What a test has shown the variable to be; null if nothing is known beyond its declaration.
    @Nullable
    Type narrowed(Local local) {
        return narrowed.get(local);
    }

    State narrow(Local local, Type type) {
        return with(narrowed.with(local, type));
    }

    State forget(Local local) {
        return with(narrowed.without(local));
    }

    State forget(Set<Local> locals) {
        Known<Local, Type> fewer = narrowed;
        for (final Local local : locals) {
            fewer = fewer.without(local);
        }
        return with(fewer);
    }

    @SuppressWarnings("ReferenceEquality") // what did not change is the same object
    private State with(Known<Local, Type> changed) {
        return changed == narrowed ? this : new State(isReachable, changed, consumed);
    }

    /// Where the owner was consumed; null if it was not.
    @Nullable
    Span consumed(Local owner) {
        return consumed.get(owner);
    }

    State consume(Local owner, Span where) {
        final Map<Local, Span> more = new HashMap<>(consumed);
        more.put(owner, where);
        return new State(isReachable, narrowed, more);
    }

    /// The owner has a new value.
    State revive(Local owner) {
        final Map<Local, Span> fewer = new HashMap<>(consumed);
        fewer.remove(owner);
        return new State(isReachable, narrowed, fewer);
    }

    /// Where this path and the other meet: what both know holds. A path that is never taken counts for nothing.
    State join(State other) {
        if (!other.isReachable || this == other) {
            return this;
        }
        if (!isReachable) {
            return other;
        }
        final Map<Local, Span> either = new HashMap<>(consumed);
        other.consumed.forEach(either::putIfAbsent);
        return new State(true, narrowed.common(other.narrowed), either);
    }
}
