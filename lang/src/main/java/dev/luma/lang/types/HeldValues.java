package dev.luma.lang.types;

import dev.luma.lang.source.Span;
import dev.luma.lang.types.Symbol.Local;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What is evaluated before a call and has no name. Above all affine arguments: while those behind them are evaluated
/// somebody must own them, in case that panics: variables that no program sees.
final class HeldValues {
    private final Sequence sequence = new Sequence();

    private HeldValues() {}

    /// The call, so that each of its affine arguments has an owner until the call begins.
    static Typed.Expression hold(Typed.Call call) {
        if (!isNeeded(call.arguments())) {
            return call;
        }
        final HeldValues held = new HeldValues();
        final Typed.Expression receiver = call.receiver();
        final Typed.Expression on = receiver == null ? null : held.hold(receiver);
        final List<Typed.Expression> arguments =
                call.arguments().stream().map(held::hold).toList();
        return held.made(new Typed.Call(call.function(), on, arguments, call.span()), call.span());
    }

    /// The call of a method without `self`, behind the value on which it was called: that is evaluated, and dropped.
    static Typed.Expression behind(Typed.Expression receiver, Typed.Expression call) {
        if (isPlain(receiver) || call.type() == Type.UNKNOWN) {
            return call;
        }
        final HeldValues held = new HeldValues();
        held.sequence.add(new Typed.Evaluate(receiver, receiver.span()));
        return held.made(call, call.span());
    }

    /// Whether something that may panic is evaluated behind an affine value without a name.
    private static boolean isNeeded(List<Typed.Expression> arguments) {
        boolean isHolding = false;
        for (final Typed.Expression argument : arguments) {
            if (isHolding && !isPlain(argument)) {
                return true;
            }
            isHolding |= argument.type().isAffine() && !isPlain(argument);
        }
        return false;
    }

    private static boolean isPlain(Typed.Expression value) {
        return value instanceof Typed.GetLocal
                || value instanceof Typed.Consume
                || value instanceof Typed.Number
                || value instanceof Typed.Bool
                || value instanceof Typed.Text
                || value instanceof Typed.Nil
                || value instanceof Typed.GetConstant
                || value.type() == Type.UNKNOWN;
    }

    private Typed.Expression hold(Typed.Expression value) {
        if (isPlain(value) || value.type() == Type.NEVER) {
            return value;
        }
        final Span span = value.span();
        final Local local = new Local("held", value.type(), span, false);
        sequence.add(new Typed.Let(local, value, span));
        if (!value.type().isAffine()) {
            return new Typed.GetLocal(local, span);
        }
        sequence.nest(inner -> new Typed.Owned(local, Affine.abandon(local), inner, span));
        return new Typed.Consume(local, span);
    }

    /// The call behind what it needs, as the only arm of a `match`.
    private Typed.Expression made(Typed.Expression call, Span span) {
        final boolean gives = call.type() != Type.NOTHING && call.type() != Type.NEVER;
        if (!gives) {
            sequence.add(new Typed.Evaluate(call, span));
        }
        final Typed.@Nullable Expression result = gives ? call : null;
        final Typed.Block block = sequence.finish(result, UnaryOperator.identity(), span);
        final Local subject = new Local("match", Type.BOOL, span, false);
        return new Typed.Match(subject, new Typed.Bool(true, span), List.of(), block, call.type(), span);
    }
}
