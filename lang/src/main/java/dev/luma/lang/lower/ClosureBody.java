package dev.luma.lang.lower;

import dev.luma.lang.types.Typed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of a closure that becomes part of the code around it.
public final class ClosureBody {
    private ClosureBody() {}

    /// The `return` at the end, if it is the only one: then the closure is its statements and that value, and nobody
    /// jumps. Null if it is not so.
    @SuppressWarnings("ReferenceEquality") // that very statement, not one like it
    public static Typed.@Nullable Return onlyReturn(Typed.Lambda closure) {
        final List<Typed.Statement> statements = closure.body().statements();
        if (closure.body().result() != null
                || statements.isEmpty()
                || !(statements.getLast() instanceof Typed.Return last)) {
            return null;
        }
        for (final Typed.Statement statement : statements) {
            if (statement != last && returns(statement)) {
                return null;
            }
        }
        return last.value() != null && returns(last.value()) ? null : last;
    }

    private static boolean returns(Typed node) {
        if (node instanceof Typed.Return) {
            return true;
        }
        if (node instanceof Typed.Lambda) {
            return false;
        }
        final boolean[] found = {false};
        Children.visit(node, child -> found[0] |= returns(child));
        return found[0];
    }
}
