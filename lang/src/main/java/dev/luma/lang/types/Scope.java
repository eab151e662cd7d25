package dev.luma.lang.types;

import dev.luma.lang.types.Symbol.Local;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The local variables of one block.
final class Scope {
    private final @Nullable Scope outer;
    private final Frame frame;
    private final Map<String, Local> locals = new HashMap<>();
    private final List<Local> owners = new ArrayList<>();
    private final Set<Local> deferred = new HashSet<>();

    Scope(@Nullable Scope outer, Frame frame) {
        this.outer = outer;
        this.frame = frame;
    }

    @Nullable
    Scope outer() {
        return outer;
    }

    /// The function or closure whose block it is.
    Frame frame() {
        return frame;
    }

    /// From here on the name means this variable.
    void declare(Local local) {
        locals.put(local.name(), local);
    }

    void own(Local owner) {
        owners.add(owner);
    }

    /// The affine owners that end with this block.
    List<Local> owners() {
        return owners;
    }

    /// When this block is left, a `defer` assigns these.
    void defer(Set<Local> assigned) {
        deferred.addAll(assigned);
    }

    /// What is known where this block is left, but for what its `defer`s assign.
    State left(State state) {
        return state.forget(deferred);
    }

    @Nullable
    Local own(String name) {
        return locals.get(name);
    }

    /// The innermost scope that has a variable of this name; null if none has.
    static @Nullable Scope of(Scope from, String name) {
        for (Scope scope = from; scope != null; scope = scope.outer) {
            if (scope.locals.containsKey(name)) {
                return scope;
            }
        }
        return null;
    }

    /// Whether it is this scope or stands in it.
    boolean isWithin(Scope around) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope == around) {
                return true;
            }
        }
        return false;
    }

    /// All names in sight.
    Set<String> names() {
        final Set<String> names = new HashSet<>();
        for (Scope scope = this; scope != null; scope = scope.outer) {
            names.addAll(scope.locals.keySet());
        }
        return names;
    }
}
