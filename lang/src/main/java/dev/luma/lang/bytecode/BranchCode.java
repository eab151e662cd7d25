package dev.luma.lang.bytecode;

import dev.luma.lang.source.Span;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.util.ArrayList;
import java.util.List;

/// `if`, `match` and `??`, as statements and as values.
final class BranchCode {
    private final BodyCode body;

    BranchCode(BodyCode body) {
        this.body = body;
    }

    void choose(Typed.If choice) {
        final Target otherwise = body.target();
        final Target end = body.target();
        body.conditions.jumpIf(choice.condition(), false, otherwise);
        if (body.isOpen()) {
            body.statements.block(choice.then(), choice.type());
        }
        body.jump(end);
        body.bind(otherwise);
        if (choice.otherwise() != null && body.isOpen()) {
            body.statements.block(choice.otherwise(), choice.type());
        }
        body.bind(end);
    }

    void otherwise(Typed.Default expression) {
        final CodeBuilder code = body.code();
        final Type from = expression.value().type();
        final Type to = expression.type();
        body.value(expression.value());
        if (!body.isOpen()) {
            return;
        }
        if (Kind.of(from) != Kind.OBJECT) {
            body.conversions.convert(from, to);
            return;
        }
        final Target isNil = body.target();
        final Target end = body.target();
        code.dup();
        body.branch(Opcode.IFNULL, isNil);
        if (Kind.of(to).isPrimitive()) {
            final Type present = from.withoutNil();
            body.conversions.unbox(body.types().of(from), present);
            body.conversions.convert(present, to);
        } else {
            body.conversions.convert(from, to);
        }
        body.jump(end);
        body.bind(isNil);
        code.pop();
        body.value(expression.otherwise());
        body.bind(end);
    }

    // ---- match

    void match(Typed.Match match) {
        final Locals.Mark mark = body.locals().mark();
        body.value(match.value());
        if (!body.isOpen()) {
            return;
        }
        body.locals().declare(match.subject());
        final Typed.Expression subject =
                new Typed.GetLocal(match.subject(), match.value().span());
        final Target end = body.target();
        for (final Typed.Arm arm : match.arms()) {
            arm(match, arm, subject, end);
        }
        if (match.otherwise() != null && body.isOpen()) {
            body.statements.block(match.otherwise(), match.type());
        }
        body.bind(end);
        body.locals().release(mark);
    }

    private void arm(Typed.Match match, Typed.Arm arm, Typed.Expression subject, Target end) {
        if (!body.isOpen()) {
            return;
        }
        final Target fits = body.target();
        final Target next = body.target();
        final List<Typed.Expression> tests = new ArrayList<>();
        arm.patterns().forEach(pattern -> tests.add(test(pattern, subject)));
        body.line(tests.getFirst().span());
        for (final Typed.Expression test : tests.subList(0, tests.size() - 1)) {
            body.conditions.jumpIf(test, true, fits);
        }
        body.conditions.jumpIf(tests.getLast(), false, next);
        body.bind(fits);
        if (body.isOpen()) {
            body.statements.block(arm.body(), match.type());
        }
        body.jump(end);
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
