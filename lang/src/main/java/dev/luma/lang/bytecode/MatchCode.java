package dev.luma.lang.bytecode;

import dev.luma.lang.source.Span;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.util.ArrayList;
import java.util.List;

/// `match`, as a statement and as a value. Ints and texts jump to their arm ([SwitchCode]); for anything else the arms
/// are tested from the top.
final class MatchCode {
    private final BodyCode body;
    private final SwitchCode switches;

    MatchCode(BodyCode body) {
        this.body = body;
        this.switches = new SwitchCode(body);
    }

    void match(Typed.Match match) {
        final Locals.Mark mark = body.locals().mark();
        body.value(match.value());
        if (!body.isOpen()) {
            return;
        }
        body.locals().declare(match.subject());
        final Target end = body.target();
        final Target otherwise = body.target();
        final List<Target> arms = new ArrayList<>();
        match.arms().forEach(arm -> arms.add(body.target()));
        if (switches.choose(match, arms, otherwise)) {
            for (int i = 0; i < arms.size(); i++) {
                final Typed.Arm arm = match.arms().get(i);
                body.bind(arms.get(i));
                body.line(arm.body().span());
                arm(match, arm, end);
            }
        } else {
            for (int i = 0; i < arms.size(); i++) {
                tested(match, match.arms().get(i), arms.get(i), end);
            }
        }
        body.bind(otherwise);
        if (match.otherwise() != null && body.isOpen()) {
            body.statements.block(match.otherwise(), match.type());
        }
        body.bind(end);
        body.locals().release(mark);
    }

    private void arm(Typed.Match match, Typed.Arm arm, Target end) {
        if (body.isOpen()) {
            body.statements.block(arm.body(), match.type());
        }
        body.jump(end);
    }

    private void tested(Typed.Match match, Typed.Arm arm, Target fits, Target end) {
        if (!body.isOpen()) {
            return;
        }
        final Typed.Expression subject =
                new Typed.GetLocal(match.subject(), match.value().span());
        final Target next = body.target();
        final List<Typed.Expression> tests = new ArrayList<>();
        arm.patterns().forEach(pattern -> tests.add(test(pattern, subject)));
        body.line(tests.getFirst().span());
        for (final Typed.Expression test : tests.subList(0, tests.size() - 1)) {
            body.conditions.jumpIf(test, true, fits);
        }
        body.conditions.jumpIf(tests.getLast(), false, next);
        body.bind(fits);
        arm(match, arm, end);
        body.bind(next);
    }

    /// The condition that a pattern stands for.
    private static Typed.Expression test(Typed.Pattern pattern, Typed.Expression subject) {
        return switch (pattern) {
            case Typed.Pattern.Equals equals ->
                new Typed.Equal(subject, equals.value(), false, equals.value().span());
            case Typed.Pattern.Of of -> new Typed.Is(subject, of.type(), subject.span());
            case Typed.Pattern.Within within -> within(within, subject);
        };
    }

    private static Typed.Expression within(Typed.Pattern.Within within, Typed.Expression subject) {
        final Span span = within.from().span();
        final Type type = within.from().type();
        final Type held = subject.type();
        if (Kind.of(held).isPrimitive()) {
            final Typed.Expression number =
                    held.equals(type) ? subject : new Typed.Convert(subject, type, subject.span());
            return bounds(within, number, span);
        }
        // Something that may be nil, or anything at all: first it must be a number.
        final Type asked = held.withoutNil() == Type.BYTE ? Type.BYTE : type;
        final Typed.Expression cast = new Typed.Cast(subject, asked, subject.span());
        final Typed.Expression number = asked.equals(type) ? cast : new Typed.Convert(cast, type, subject.span());
        return new Typed.Logical(true, new Typed.Is(subject, asked, span), bounds(within, number, span), span);
    }

    private static Typed.Expression bounds(Typed.Pattern.Within within, Typed.Expression number, Span span) {
        return new Typed.Logical(
                true,
                new Typed.Compare(Typed.Order.GREATER_OR_EQUAL, number, within.from(), span),
                new Typed.Compare(Typed.Order.LESS, number, within.to(), span),
                span);
    }
}
