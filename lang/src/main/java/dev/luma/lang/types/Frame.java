package dev.luma.lang.types;

import dev.luma.lang.types.Symbol.Local;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A function, or a closure in it, whose body is being checked: what a `return` leaves.
final class Frame implements Enclosing {
    enum Kind {
        FUNCTION,
        CLOSURE,
        /// A closure that becomes the body of a loop.
        INLINED
    }

    private final Kind kind;
    private final @Nullable Frame outer;
    private final boolean isParallel;
    private final Typed.@Nullable Loop loop;
    private final Set<Local> captures = new LinkedHashSet<>();
    private @Nullable Type result;

    private Frame(
            Kind kind, @Nullable Frame outer, boolean isParallel, Typed.@Nullable Loop loop, @Nullable Type result) {
        this.kind = kind;
        this.outer = outer;
        this.isParallel = isParallel;
        this.loop = loop;
        this.result = result;
    }

    static Frame function(Type result) {
        return new Frame(Kind.FUNCTION, null, false, null, result);
    }

    /// @param result null if the first `return` is to tell
    /// @param isParallel whether other threads run it
    static Frame closure(Frame outer, @Nullable Type result, boolean isParallel) {
        return new Frame(Kind.CLOSURE, outer, isParallel, null, result);
    }

    static Frame inlined(Frame outer, Typed.Loop loop) {
        return new Frame(Kind.INLINED, outer, false, loop, Type.NOTHING);
    }

    boolean isFunction() {
        return kind == Kind.FUNCTION;
    }

    boolean isInlined() {
        return kind == Kind.INLINED;
    }

    boolean isParallel() {
        return isParallel;
    }

    @Nullable
    Frame outer() {
        return outer;
    }

    /// The loop that it is the body of; null if it is none.
    Typed.@Nullable Loop loop() {
        return loop;
    }

    /// Variables around it that it uses.
    Set<Local> captures() {
        return captures;
    }

    /// What a `return` is to give; null while that is not known.
    @Nullable
    Type result() {
        return result;
    }

    void result(Type known) {
        result = known;
    }
}
