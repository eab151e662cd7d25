package dev.luma.lang.bytecode;

import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.SwitchCase;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ways out of blocks: `return`, `break`, `continue`, and what was deferred on the way.
///
/// A deferred block stands once in the code. Whoever leaves through it writes down which way it goes on, and jumps
/// there.
final class Exits {
    private static final int NO_SLOT = -1;

    private final BodyCode body;
    private final Type result;
    private final IdentityHashMap<Typed.Loop, LoopTargets> loops = new IdentityHashMap<>();
    private @Nullable Region innermost;

    Exits(BodyCode body, Type result) {
        this.body = body;
        this.result = result;
    }

    /// What one may leave: a deferral or the body of an inlined closure. Each is itself alone.
    abstract static sealed class Region {
        private final @Nullable Region outer;

        private Region(@Nullable Region outer) {
            this.outer = outer;
        }

        @Nullable
        Region outer() {
            return outer;
        }
    }

    /// A block that a deferred one stands behind.
    static final class Deferral extends Region {
        private final int selector;
        private final int resultSlot;
        private final Target last;
        private final List<Way> ways = new ArrayList<>();

        /// @param selector the slot of the number of the way that is taken; 0 is the end of the block
        /// @param resultSlot of what the method returns, shared by all deferrals around a place
        /// @param last where the deferred block begins
        private Deferral(@Nullable Region outer, int selector, int resultSlot, Target last) {
            super(outer);
            this.selector = selector;
            this.resultSlot = resultSlot;
            this.last = last;
        }

        Target last() {
            return last;
        }

        /// Whether someone leaves through it before the end of its block.
        boolean isLeft() {
            return !ways.isEmpty();
        }
    }

    /// The body of a closure that is part of this method.
    static final class Inlined extends Region {
        private final Type result;
        private final int resultSlot;
        private final Target end;

        /// @param resultSlot -1 if it gives nothing
        private Inlined(@Nullable Region outer, Type result, int resultSlot, Target end) {
            super(outer);
            this.result = result;
            this.resultSlot = resultSlot;
            this.end = end;
        }

        int resultSlot() {
            return resultSlot;
        }
    }

    /// Where to go on from a deferral.
    ///
    /// @param within the region in which the target is; null: outside of all
    /// @param target null if the method returns
    /// @param resultSlot of what the method then returns
    private record Way(@Nullable Region within, @Nullable Target target, int resultSlot) {
        static Way to(@Nullable Region within, Target target) {
            return new Way(within, target, NO_SLOT);
        }
    }

    private record LoopTargets(@Nullable Region within, Target broken, Target next) {}

    // ---- loops

    void enterLoop(Typed.Loop loop, Target broken, Target next) {
        loops.put(loop, new LoopTargets(innermost, broken, next));
    }

    void leaveLoop(Typed.Loop loop) {
        final LoopTargets targets = targets(loop);
        go(Way.to(targets.within(), targets.broken()));
    }

    void nextTurn(Typed.Loop loop) {
        final LoopTargets targets = targets(loop);
        go(Way.to(targets.within(), targets.next()));
    }

    private LoopTargets targets(Typed.Loop loop) {
        final LoopTargets targets = loops.get(loop);
        if (targets == null) {
            throw new IllegalStateException("a jump to a loop that is not around it");
        }
        return targets;
    }

    // ---- inlined closures

    /// Begins the body of a closure that is part of this method.
    Inlined enterInlined(Type gives) {
        final Kind kind = Kind.of(gives);
        int slot = NO_SLOT;
        if (kind != Kind.NOTHING) {
            body.zero(kind);
            slot = body.store(kind);
        }
        final Inlined inlined = new Inlined(innermost, gives, slot, body.target());
        innermost = inlined;
        return inlined;
    }

    /// Ends it; its value is in its slot.
    void leaveInlined(Inlined inlined) {
        innermost = inlined.outer();
        body.bind(inlined.end);
    }

    // ---- deferred blocks

    /// Begins what a deferred block stands behind.
    Deferral enterDeferral() {
        final int slot = resultSlot();
        body.code().iconst_0();
        final Deferral deferral = new Deferral(innermost, body.store(Kind.BYTE), slot, body.target());
        innermost = deferral;
        return deferral;
    }

    private int resultSlot() {
        for (Region region = innermost; region != null; region = region.outer()) {
            if (region instanceof Deferral deferral) {
                return deferral.resultSlot;
            }
        }
        final Kind kind = Kind.of(result);
        if (kind == Kind.NOTHING) {
            return NO_SLOT;
        }
        body.zero(kind);
        return body.store(kind);
    }

    /// Ends it: from here on exits no longer go through the deferred block.
    void leaveDeferral(Deferral deferral) {
        innermost = deferral.outer();
    }

    /// Goes on, behind the deferred block, the way that was written down.
    ///
    /// @param normal where to go on if the end of the block was reached; null if it never is
    void dispatch(Deferral deferral, @Nullable Target normal) {
        final List<Way> ways = deferral.ways;
        if (ways.isEmpty()) {
            if (normal != null) {
                body.jump(normal);
            }
            return;
        }
        final CodeBuilder code = body.code();
        final List<Target> targets = new ArrayList<>();
        final List<SwitchCase> cases = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            final Target target = body.target();
            targets.add(target);
            cases.add(SwitchCase.of(i + 1, target.jumpedTo()));
        }
        final Target otherwise = normal == null ? targets.getLast() : normal;
        body.load(Kind.BYTE, deferral.selector);
        code.tableswitch(1, ways.size(), otherwise.jumpedTo(), cases);
        body.close();
        for (int i = 0; i < ways.size(); i++) {
            body.bind(targets.get(i));
            go(ways.get(i));
        }
    }

    /// Goes a way, through the innermost deferred block that is on it.
    private void go(Way way) {
        for (Region region = innermost; region != null && region != way.within(); region = region.outer()) {
            if (region instanceof Deferral deferral) {
                select(deferral, way);
                return;
            }
        }
        if (way.target() != null) {
            body.jump(way.target());
        } else {
            returnResult(way.resultSlot());
        }
    }

    private void select(Deferral deferral, Way way) {
        int number = deferral.ways.indexOf(way) + 1;
        if (number == 0) {
            deferral.ways.add(way);
            number = deferral.ways.size();
        }
        body.code().loadConstant(number);
        body.code().istore(deferral.selector);
        body.jump(deferral.last);
    }

    // ---- return

    /// `return`, of the method or of the inlined closure around it.
    void leave(Typed.Return statement) {
        final Inlined inlined = inlined();
        if (inlined != null) {
            leave(statement, inlined);
            return;
        }
        final Kind kind = Kind.of(result);
        if (statement.value() != null) {
            body.value(statement.value());
            if (kind == Kind.NOTHING) {
                body.drop(statement.value().type());
            }
        }
        if (!body.isOpen()) {
            return;
        }
        if (!(innermost instanceof Deferral deferral)) {
            body.code().return_(kind.typeKind());
            body.close();
            return;
        }
        if (kind != Kind.NOTHING) {
            body.code().storeLocal(kind.typeKind(), deferral.resultSlot);
        }
        go(new Way(null, null, deferral.resultSlot));
    }

    private void leave(Typed.Return statement, Inlined inlined) {
        if (statement.value() != null) {
            body.value(statement.value());
            if (inlined.resultSlot == NO_SLOT) {
                body.drop(statement.value().type());
            } else if (body.isOpen()) {
                body.code().storeLocal(Kind.of(inlined.result).typeKind(), inlined.resultSlot);
            }
        }
        if (body.isOpen()) {
            go(Way.to(inlined, inlined.end));
        }
    }

    private @Nullable Inlined inlined() {
        Region region = innermost;
        while (region instanceof Deferral deferral) {
            region = deferral.outer();
        }
        return (Inlined) region;
    }

    private void returnResult(int resultSlot) {
        final Kind kind = Kind.of(result);
        if (kind != Kind.NOTHING) {
            body.load(kind, resultSlot);
        }
        body.code().return_(kind.typeKind());
        body.close();
    }

    /// The end of a method's body.
    void fallOff(Typed.Block block) {
        if (Kind.of(result) == Kind.NOTHING) {
            body.code().return_();
        } else {
            throw new IllegalStateException("a function with a result reaches its end: " + block.span());
        }
        body.close();
    }
}
