package dev.luma.lang.lower;

import dev.luma.lang.types.Symbol.ConstantSymbol;
import dev.luma.lang.types.Symbol.Local;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Goes through a body as the program will, and keeps in mind what its int variables can be: after a declaration, an
/// assignment, a comparison, and after an index that was there.
///
/// Variables that closures share are left out, since they change at any time.
final class RangeAnalysis {
    /// What an index that is there can be.
    private static final Range INDEX = new Range(0, Integer.MAX_VALUE - 1);
    /// Loops in more loops than this are looked at once, with nothing known of what they assign.
    private static final int MAX_TRIALS_WITHIN = 2;

    private static final int MAX_TRIALS = 3;

    private final BodyFacts facts;
    private final Map<ConstantSymbol, Typed.Expression> constants;
    private final Ranges found;
    private final IdentityHashMap<Typed, Set<Local>> assigned = new IdentityHashMap<>();

    private IdentityHashMap<Typed.Loop, Jumps> loops = new IdentityHashMap<>();
    private Deque<Set<Local>> deferred = new ArrayDeque<>();
    /// Of the closure around, if it is part of a loop here.
    private @Nullable Jumps inlined;

    /// What is known at this place; null if it is never reached.
    private @Nullable KnownRanges now = new KnownRanges();
    /// How many loops are being tried out around this place. What is seen meanwhile is not noted.
    private int trials;

    RangeAnalysis(BodyFacts facts, Map<ConstantSymbol, Typed.Expression> constants, Ranges found) {
        this.facts = facts;
        this.constants = constants;
        this.found = found;
    }

    /// What is known where a loop is left, and where its next turn begins.
    private static final class Jumps {
        private @Nullable KnownRanges broken;
        private @Nullable KnownRanges next;
    }

    /// A turn of a loop, with the test before it.
    private interface Turn {
        /// @return what is known where it finds that there is no further one
        @Nullable
        KnownRanges go();
    }

    void look(Typed body) {
        switch (body) {
            case Typed.Statement statement -> statement(statement);
            case Typed.Expression expression -> value(expression);
            default -> throw new IllegalArgumentException("a declaration has no value");
        }
    }

    // ---- statements

    private void statement(Typed.Statement statement) {
        if (now == null) {
            return;
        }
        switch (statement) {
            case Typed.Block block -> block(block);
            case Typed.Let let -> set(let.local(), value(let.value()));
            case Typed.SetLocal set -> set(set.local(), value(set.value()));
            case Typed.SetIndex set -> setIndex(set);
            case Typed.Return returned -> leave(returned);
            case Typed.Break left -> {
                final Jumps jumps = jumps(left.loop());
                jumps.broken = KnownRanges.join(jumps.broken, atJump());
            }
            case Typed.Continue next -> {
                final Jumps jumps = jumps(next.loop());
                jumps.next = KnownRanges.join(jumps.next, atJump());
            }
            case Typed.While loop -> whileLoop(loop);
            case Typed.ForRange loop -> range(loop);
            case Typed.ForEach loop -> {
                value(loop.over());
                turns(loop.loop(), loop.body(), () -> {
                    set(loop.index(), Range.SIZE);
                    set(loop.element(), Range.ALL);
                    block(loop.body());
                });
            }
            case Typed.ForMap loop -> {
                value(loop.over());
                turns(loop.loop(), loop.body(), () -> {
                    set(loop.key(), Range.ALL);
                    set(loop.value(), Range.ALL);
                    block(loop.body());
                });
            }
            case Typed.Deferred block -> deferred(block);
            case Typed.Assert asserted -> asserted(asserted);
            case Typed.SetField set -> children(set);
            case Typed.Owned owned -> children(owned);
            case Typed.Evaluate evaluate -> children(evaluate);
        }
    }

    private void children(Typed node) {
        Children.visit(node, this::look);
    }

    private Range block(Typed.Block block) {
        block.statements().forEach(this::statement);
        return block.result() == null ? Range.ALL : value(block.result());
    }

    private void set(@Nullable Local local, Range range) {
        if (now != null && local != null && isTracked(local)) {
            now.set(local, range);
        }
    }

    private boolean isTracked(Local local) {
        return local.type() == Type.INT && !facts.isShared(local);
    }

    private void setIndex(Typed.SetIndex set) {
        value(set.receiver());
        value(set.index());
        value(set.value());
        if (set.receiver().type() instanceof Type.ListOf) {
            now = KnownRanges.limited(now, variable(set.index(), set.value()), INDEX);
        }
    }

    private void asserted(Typed.Assert asserted) {
        final Outcomes outcomes = condition(asserted.condition());
        if (asserted.message() != null) {
            now = outcomes.no();
            value(asserted.message());
        }
        now = outcomes.yes();
    }

    // ---- ways out

    private void leave(Typed.Return returned) {
        if (returned.value() != null) {
            value(returned.value());
        }
        if (inlined != null) {
            inlined.next = KnownRanges.join(inlined.next, atJump());
        }
        now = null;
    }

    private Jumps jumps(Typed.Loop loop) {
        final Jumps jumps = loops.get(loop);
        if (jumps == null) {
            throw new IllegalStateException("a jump to a loop that is not around it");
        }
        return jumps;
    }

    /// What is known where a jump from here arrives: deferred blocks may run on the way.
    private @Nullable KnownRanges atJump() {
        final KnownRanges here = now;
        now = null;
        return here == null ? null : here.without(local -> deferred.stream().anyMatch(last -> last.contains(local)));
    }

    private void deferred(Typed.Deferred block) {
        final KnownRanges last = now == null ? null : now.without(assignedIn(block.body())::contains);
        deferred.push(assignedIn(block.last()));
        block(block.body());
        deferred.pop();
        final boolean ends = now != null;
        now = last;
        block(block.last());
        if (!ends) {
            now = null;
        }
    }

    // ---- loops

    private void whileLoop(Typed.While loop) {
        loop(loop.loop(), assignedIn(loop), () -> {
            final Outcomes outcomes = condition(loop.condition());
            now = outcomes.yes();
            block(loop.body());
            return outcomes.no();
        });
    }

    private void range(Typed.ForRange loop) {
        final Range from = value(loop.from());
        final Range to = value(loop.to());
        final Range below = Range.below(to.greatest());
        final Range turn = below == null ? null : new Range(from.least(), Long.MAX_VALUE).within(below);
        turns(loop.loop(), loop.body(), () -> {
            if (turn == null) {
                now = null;
            } else {
                set(loop.local(), turn);
                block(loop.body());
            }
        });
    }

    /// Turns that are as many as they are, whatever the variables are.
    private void turns(Typed.@Nullable Loop loop, Typed body, Runnable turn) {
        loop(loop, assignedIn(body), () -> {
            final KnownRanges exit = now == null ? null : now.copy();
            turn.run();
            return exit;
        });
    }

    private void loop(Typed.@Nullable Loop loop, Set<Local> assignedInIt, Turn turn) {
        if (now == null) {
            return;
        }
        final Jumps jumps = new Jumps();
        if (loop != null) {
            loops.put(loop, jumps);
        }
        now = head(now, assignedInIt, jumps, turn);
        final KnownRanges exit = turn.go();
        now = KnownRanges.join(exit, jumps.broken);
    }

    /// What holds whenever a turn begins, found by trying: what is known before the loop, less what a turn changes.
    private KnownRanges head(KnownRanges before, Set<Local> assignedInIt, Jumps jumps, Turn turn) {
        if (!before.knowsAnyOf(assignedInIt)) {
            return before;
        }
        if (trials < MAX_TRIALS_WITHIN) {
            trials++;
            try {
                KnownRanges head = before;
                for (int i = 0; i < MAX_TRIALS; i++) {
                    final KnownRanges end = end(head, jumps, turn);
                    if (end == null || head.covers(end)) {
                        return head;
                    }
                    head = head.widened(end);
                }
            } finally {
                trials--;
            }
        }
        return before.without(assignedInIt::contains);
    }

    /// What is known at the end of a turn that begins so.
    private @Nullable KnownRanges end(KnownRanges head, Jumps jumps, Turn turn) {
        now = head.copy();
        turn.go();
        final KnownRanges end = KnownRanges.join(now, jumps.next);
        jumps.broken = null;
        jumps.next = null;
        return end;
    }

    private Set<Local> assignedIn(Typed node) {
        final Set<Local> known = assigned.get(node);
        if (known != null) {
            return known;
        }
        final Set<Local> all = new HashSet<>();
        addAssigned(node, all);
        assigned.put(node, all);
        return all;
    }

    private static void addAssigned(Typed node, Set<Local> target) {
        if (node instanceof Typed.SetLocal set) {
            target.add(set.local());
        }
        Children.visit(node, child -> addAssigned(child, target));
    }

    // ---- expressions

    /// Goes through an expression.
    ///
    /// @return what its value can be; anything if it is no int
    private Range value(Typed.Expression expression) {
        if (now == null) {
            return Range.ALL;
        }
        final Range range = of(expression);
        if (expression.type() == Type.NEVER) {
            now = null;
        }
        if (expression.type() != Type.INT) {
            return expression.type() == Type.BYTE ? Range.BYTE : Range.ALL;
        }
        if (trials == 0) {
            found.add(expression, range);
        }
        return range;
    }

    private Range of(Typed.Expression expression) {
        return switch (expression) {
            case Typed.Number number -> Range.of(number.bits());
            case Typed.GetLocal get -> now == null ? Range.ALL : now.of(get.local());
            case Typed.GetConstant get ->
                constants.get(get.constant()) instanceof Typed.Number number ? Range.of(number.bits()) : Range.ALL;
            case Typed.Convert convert -> value(convert.value());
            case Typed.Conversion conversion -> value(conversion.value());
            case Typed.Negate negate -> value(negate.operand()).negated();
            case Typed.Calculate calculate ->
                Range.of(calculate.operator(), value(calculate.left()), value(calculate.right()));
            case Typed.Index index -> index(index);
            case Typed.CallCore call -> call(call);
            case Typed.Lambda lambda -> closure(lambda);
            case Typed.Default otherwise -> otherwise(otherwise);
            case Typed.If choice -> choose(choice);
            case Typed.Match match -> match(match);
            case Typed.Try attempt -> attempt(attempt);
            case Typed.Not not -> decided(not);
            case Typed.Logical logical -> decided(logical);
            case Typed.Compare compare -> decided(compare);
            case Typed.Equal equal -> decided(equal);
            default -> {
                children(expression);
                yield Range.ALL;
            }
        };
    }

    private Range index(Typed.Index index) {
        value(index.receiver());
        value(index.index());
        if (index.receiver().type() instanceof Type.ListOf) {
            now = KnownRanges.limited(now, variable(index.index()), INDEX);
        }
        return Range.ALL;
    }

    private Range call(Typed.CallCore call) {
        final ListMethod method = ListMethod.of(call);
        if (method != null) {
            inlined(call, method.closure(call));
            return Range.ALL;
        }
        final List<Range> arguments = new ArrayList<>();
        call.arguments().forEach(argument -> arguments.add(value(argument)));
        call.further().forEach(argument -> arguments.add(value(argument)));
        return CoreRanges.of(call.function(), arguments);
    }

    private Range otherwise(Typed.Default expression) {
        value(expression.value());
        final KnownRanges present = now == null ? null : now.copy();
        value(expression.otherwise());
        now = KnownRanges.join(present, now);
        return Range.ALL;
    }

    // ---- closures

    /// A closure that is part of a loop here.
    @SuppressWarnings("ReferenceEquality") // that very closure, not one like it
    private void inlined(Typed.CallCore call, Typed.Lambda closure) {
        for (final Typed.Expression argument : call.arguments()) {
            if (argument != closure) {
                value(argument);
            }
        }
        final Jumps around = inlined;
        turns(null, closure.body(), () -> {
            final Jumps jumps = new Jumps();
            inlined = jumps;
            closure.parameters().forEach(parameter -> set(parameter, Range.ALL));
            block(closure.body());
            now = KnownRanges.join(now, jumps.next);
            inlined = around;
        });
    }

    /// A closure that runs at another time: what is known of variables that never change still holds.
    private Range closure(Typed.Lambda lambda) {
        final KnownRanges here = now;
        final Jumps inlinedHere = inlined;
        final Deque<Set<Local>> deferredHere = deferred;
        final IdentityHashMap<Typed.Loop, Jumps> loopsHere = loops;
        now = here == null ? null : here.without(facts::isAssigned);
        inlined = null;
        deferred = new ArrayDeque<>();
        loops = new IdentityHashMap<>();
        block(lambda.body());
        now = here;
        inlined = inlinedHere;
        deferred = deferredHere;
        loops = loopsHere;
        return Range.ALL;
    }

    // ---- branches

    private Range choose(Typed.If choice) {
        final Outcomes outcomes = condition(choice.condition());
        now = outcomes.yes();
        final Range then = block(choice.then());
        final KnownRanges after = now;
        now = outcomes.no();
        final Range otherwise = choice.otherwise() == null ? then : block(choice.otherwise());
        return meet(after, then, otherwise);
    }

    /// Where two ways meet, of which the second ends here.
    private Range meet(@Nullable KnownRanges first, Range a, Range b) {
        final Range range = first == null ? b : now == null ? a : a.with(b);
        now = KnownRanges.join(first, now);
        return range;
    }

    private Range attempt(Typed.Try attempt) {
        final KnownRanges caught = now == null ? null : now.without(assignedIn(attempt.body())::contains);
        final Range body = block(attempt.body());
        final KnownRanges after = now;
        now = caught;
        return meet(after, body, block(attempt.handler()));
    }

    private Range match(Typed.Match match) {
        set(match.subject(), value(match.value()));
        KnownRanges after = null;
        Range all = Range.ALL;
        boolean isFirst = true;
        for (final Typed.Arm arm : match.arms()) {
            final Outcomes outcomes = patterns(match, arm);
            now = outcomes.yes();
            final Range range = block(arm.body());
            all = isFirst ? range : all.with(range);
            isFirst = false;
            after = KnownRanges.join(after, now);
            now = outcomes.no();
        }
        final Range otherwise = match.otherwise() == null ? Range.ALL : block(match.otherwise());
        now = KnownRanges.join(after, now);
        return isFirst ? otherwise : all.with(otherwise);
    }

    private Outcomes patterns(Typed.Match match, Typed.Arm arm) {
        KnownRanges fits = null;
        for (final Typed.Pattern pattern : arm.patterns()) {
            final Outcomes outcomes = pattern(match, pattern);
            fits = KnownRanges.join(fits, outcomes.yes());
            now = outcomes.no();
        }
        return new Outcomes(fits, now);
    }

    private Outcomes pattern(Typed.Match match, Typed.Pattern pattern) {
        final Local subject = isTracked(match.subject()) ? match.subject() : null;
        final Range held = subject == null || now == null ? Range.ALL : now.of(subject);
        return switch (pattern) {
            case Typed.Pattern.Equals equals ->
                subject == null ? either() : equal(subject, held, null, value(equals.value()));
            case Typed.Pattern.Within within -> {
                if (subject == null) {
                    yield either();
                }
                final KnownRanges before = now;
                now = less(subject, held, null, value(within.from())).no();
                now = less(subject, held, null, value(within.to())).yes();
                yield new Outcomes(now, before);
            }
            case Typed.Pattern.Of of -> either();
        };
    }

    // ---- conditions

    /// What is known if a condition holds, and if not.
    private record Outcomes(
            @Nullable KnownRanges yes, @Nullable KnownRanges no) {
        Outcomes {
            no = no != null && no == yes ? no.copy() : no; // each is changed on its own way
        }

        Outcomes reversed() {
            return new Outcomes(no, yes);
        }
    }

    /// Both are possible, and tell nothing.
    private Outcomes either() {
        return new Outcomes(now, now);
    }

    private Range decided(Typed.Expression condition) {
        final Outcomes outcomes = condition(condition);
        now = KnownRanges.join(outcomes.yes(), outcomes.no());
        return Range.ALL;
    }

    private Outcomes condition(Typed.Expression condition) {
        return switch (condition) {
            case Typed.Bool bool -> bool.value() ? new Outcomes(now, null) : new Outcomes(null, now);
            case Typed.Not not -> condition(not.operand()).reversed();
            case Typed.Logical logical -> logical(logical);
            case Typed.Compare compare -> compare(compare);
            case Typed.Equal equal -> equal(equal);
            default -> {
                value(condition);
                yield either();
            }
        };
    }

    private Outcomes logical(Typed.Logical logical) {
        final Outcomes left = condition(logical.left());
        now = logical.isAnd() ? left.yes() : left.no();
        final Outcomes right = condition(logical.right());
        return logical.isAnd()
                ? new Outcomes(right.yes(), KnownRanges.join(left.no(), right.no()))
                : new Outcomes(KnownRanges.join(left.yes(), right.yes()), right.no());
    }

    private Outcomes compare(Typed.Compare compare) {
        final Range a = value(compare.left());
        final Range b = value(compare.right());
        if (compare.left().type() != Type.INT) {
            return either();
        }
        final Local left = variable(compare.left(), compare.right());
        final Local right = variable(compare.right());
        return switch (compare.order()) {
            case LESS -> less(left, a, right, b);
            case GREATER_OR_EQUAL -> less(left, a, right, b).reversed();
            case GREATER -> less(right, b, left, a);
            case LESS_OR_EQUAL -> less(right, b, left, a).reversed();
        };
    }

    private Outcomes less(@Nullable Local left, Range a, @Nullable Local right, Range b) {
        final KnownRanges yes = KnownRanges.limited(
                KnownRanges.limited(now, left, Range.below(b.greatest())), right, Range.above(a.least()));
        final KnownRanges no = KnownRanges.limited(
                KnownRanges.limited(now, left, new Range(b.least(), Long.MAX_VALUE)),
                right,
                new Range(Long.MIN_VALUE, a.greatest()));
        return new Outcomes(yes, no);
    }

    private Outcomes equal(Typed.Equal equal) {
        final Range a = value(equal.left());
        final Range b = value(equal.right());
        if (equal.left().type() != Type.INT || equal.right().type() != Type.INT) {
            return either();
        }
        final Outcomes outcomes = equal(variable(equal.left(), equal.right()), a, variable(equal.right()), b);
        return equal.isNegated() ? outcomes.reversed() : outcomes;
    }

    private Outcomes equal(@Nullable Local left, Range a, @Nullable Local right, Range b) {
        final KnownRanges yes = KnownRanges.limited(KnownRanges.limited(now, left, b), right, a);
        final KnownRanges no = KnownRanges.limited(
                KnownRanges.limited(now, left, isOne(b) ? a.without(b.least()) : a),
                right,
                isOne(a) ? b.without(a.least()) : b);
        return new Outcomes(yes, no);
    }

    private static boolean isOne(Range range) {
        return range.least() == range.greatest();
    }

    /// The variable that an expression is; null if it is none of which something is known.
    private @Nullable Local variable(Typed.Expression expression) {
        return expression instanceof Typed.GetLocal get && isTracked(get.local()) ? get.local() : null;
    }

    /// The same, if what is evaluated behind it does not assign it.
    private @Nullable Local variable(Typed.Expression expression, Typed.Expression behind) {
        final Local local = variable(expression);
        return local == null || assignedIn(behind).contains(local) ? null : local;
    }
}
