package dev.luma.lang.lower;

import dev.luma.lang.types.Symbol.Local;
import dev.luma.lang.types.Typed;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of the body of one function, the closures in it included.
public final class BodyFacts {
    private final Map<Local, Scope> homes = new HashMap<>();
    private final Set<Local> assigned = new HashSet<>();
    private final Set<Local> captured = new HashSet<>();
    private final IdentityHashMap<Typed.Lambda, Set<Local>> captures = new IdentityHashMap<>();
    private final Set<Typed> alone = Collections.newSetFromMap(new IdentityHashMap<>());

    private BodyFacts() {}

    /// A closure that becomes a method of its own; the function itself has no lambda.
    private static final class Scope {
        private final @Nullable Scope outer;
        private final Typed.@Nullable Lambda lambda;
        private final Set<Local> captures = new LinkedHashSet<>();

        Scope(@Nullable Scope outer, Typed.@Nullable Lambda lambda) {
            this.outer = outer;
            this.lambda = lambda;
        }
    }

    /// Looks at a body once.
    ///
    /// @param parameters of the function, `self` too
    public static BodyFacts of(List<Local> parameters, Typed body) {
        final BodyFacts facts = new BodyFacts();
        final Scope function = new Scope(null, null);
        parameters.forEach(parameter -> facts.declare(parameter, function));
        facts.visit(body, function);
        return facts;
    }

    /// Whether a variable lives in a box, since a closure uses it and someone assigns it.
    public boolean isShared(Local local) {
        return captured.contains(local) && assigned.contains(local);
    }

    /// Whether it is ever assigned, apart from its declaration.
    public boolean isAssigned(Local local) {
        return assigned.contains(local);
    }

    /// The variables around a closure that it, or a closure in it, uses.
    public Set<Local> captures(Typed.Lambda lambda) {
        return captures.getOrDefault(lambda, Set.of());
    }

    /// Whether an expression must find the operand stack empty: a handler of exceptions clears it, a loop that is
    /// entered with operands on it cannot be compiled while it runs, and where a jump leads nobody expects them.
    public boolean needsEmptyStack(Typed node) {
        return alone.contains(node);
    }

    private void declare(@Nullable Local local, Scope scope) {
        if (local != null) {
            homes.putIfAbsent(local, scope);
        }
    }

    /// @return whether it needs an empty stack
    @SuppressWarnings("ReferenceEquality") // that very node, not one like it
    private boolean visit(Typed node, Scope scope) {
        declareLocals(node, scope);
        use(node, scope);
        final boolean[] found = {needsItself(node)};
        final Scope inner = node instanceof Typed.Lambda lambda ? enter(lambda, scope) : scope;
        final Typed.Lambda inlined = inlinedClosure(node);
        Children.visit(node, child -> {
            if (child == inlined) {
                inlined.parameters().forEach(parameter -> declare(parameter, scope));
                visit(inlined.body(), scope);
                found[0] = true;
            } else {
                found[0] |= visit(child, inner);
            }
        });
        // A closure's own body has a stack of its own.
        final boolean isAlone = found[0] && !(node instanceof Typed.Lambda);
        if (isAlone) {
            alone.add(node);
        }
        return isAlone;
    }

    private Scope enter(Typed.Lambda lambda, Scope scope) {
        final Scope inner = new Scope(scope, lambda);
        captures.put(lambda, inner.captures);
        lambda.parameters().forEach(parameter -> declare(parameter, inner));
        return inner;
    }

    private static Typed.@Nullable Lambda inlinedClosure(Typed node) {
        if (node instanceof Typed.CallCore call) {
            final ListMethod method = ListMethod.of(call);
            return method == null ? null : method.closure(call);
        }
        return null;
    }

    private static boolean needsItself(Typed node) {
        return switch (node) {
            case Typed.Try tried -> true;
            case Typed.Deferred deferred -> true;
            case Typed.Owned owned -> true;
            case Typed.While loop -> true;
            case Typed.ForRange loop -> true;
            case Typed.ForEach loop -> true;
            case Typed.ForMap loop -> true;
            case Typed.Break left -> true;
            case Typed.Continue next -> true;
            case Typed.Return returned -> true;
            default -> false;
        };
    }

    private void declareLocals(Typed node, Scope scope) {
        switch (node) {
            case Typed.Let let -> declare(let.local(), scope);
            case Typed.ForRange loop -> declare(loop.local(), scope);
            case Typed.ForEach loop -> {
                declare(loop.index(), scope);
                declare(loop.element(), scope);
            }
            case Typed.ForMap loop -> {
                declare(loop.key(), scope);
                declare(loop.value(), scope);
            }
            case Typed.Owned owned -> declare(owned.owner(), scope);
            case Typed.Match match -> declare(match.subject(), scope);
            case Typed.Try tried -> declare(tried.error(), scope);
            default -> {}
        }
    }

    private void use(Typed node, Scope scope) {
        switch (node) {
            case Typed.GetLocal get -> use(get.local(), scope);
            case Typed.Narrow narrow -> use(narrow.local(), scope);
            case Typed.Consume consume -> use(consume.owner(), scope);
            case Typed.SetLocal set -> {
                assigned.add(set.local());
                use(set.local(), scope);
            }
            default -> {}
        }
    }

    private void use(Local local, Scope scope) {
        final Scope home = homes.get(local);
        if (home == null) {
            throw new IllegalStateException("the variable " + local.name() + " is used before it is declared");
        }
        for (Scope at = scope; at != home; at = at.outer) {
            if (at == null || at.lambda == null) {
                throw new IllegalStateException("the variable " + local.name() + " is used outside of its block");
            }
            captured.add(local);
            at.captures.add(local);
        }
    }
}
