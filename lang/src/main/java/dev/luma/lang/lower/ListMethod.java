package dev.luma.lang.lower;

import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import org.jspecify.annotations.Nullable;

/// The methods of a list that are a loop at the place of the call, where their function is a closure written there: no
/// closure object, no box for its parameters, no box for the variables that it assigns.
public enum ListMethod {
    WALK("walk", 1),
    MAP("map", 1),
    FILTER("filter", 1),
    FIND("find", 1),
    FOLD("fold", 2);

    private final String method;
    /// Which argument is the closure; the list is the first.
    private final int closure;

    ListMethod(String method, int closure) {
        this.method = method;
        this.closure = closure;
    }

    /// The method that a call becomes a loop for; null if it stays a call.
    public static @Nullable ListMethod of(Typed.CallCore call) {
        if (!(call.function().receiver() instanceof Type.ListOf)) {
            return null;
        }
        for (final ListMethod one : values()) {
            if (one.method.equals(call.function().name())
                    && call.arguments().size() == one.closure + 1
                    && call.arguments().get(one.closure) instanceof Typed.Lambda) {
                return one;
            }
        }
        return null;
    }

    /// The closure of such a call.
    public Typed.Lambda closure(Typed.CallCore call) {
        return (Typed.Lambda) call.arguments().get(closure);
    }
}
