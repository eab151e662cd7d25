package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.Local;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `match`: its patterns, what they narrow, and its arms.
final class Matches {
    private final Body body;

    Matches(Body body) {
        this.body = body;
    }

    static boolean hasElse(Ast.Match match) {
        return match.arms().stream().anyMatch(Matches::isElse);
    }

    private static boolean isElse(Ast.Arm arm) {
        return arm.patterns().stream().anyMatch(Ast.Pattern.Else.class::isInstance);
    }

    Typed.Statement statement(Ast.Match match) {
        final Subject subject = subject(match);
        final List<Checked> arms = arms(match, subject, arm -> {
            final Typed.Block block = body.statements().block(arm.body());
            return () -> block;
        });
        return new Typed.Evaluate(made(match, subject, arms, Type.NOTHING), match.span());
    }

    Typed.Expression value(Ast.Match match, @Nullable Type expected) {
        final Subject subject = subject(match);
        final BranchValues values = new BranchValues(body, expected);
        final List<Checked> arms = arms(match, subject, arm -> values.add(arm.body()));
        if (!hasElse(match)) {
            values.missing(Branches.keyword(match, "match"), "add an arm: else -> …");
        }
        final Type type = values.type(match.span());
        return type == Type.UNKNOWN ? body.unknown(match.span()) : made(match, subject, arms, type);
    }

    // ---- subject

    /// What is compared.
    ///
    /// @param variable the one that it is, which patterns narrow; null if it is something else
    private record Subject(
            Typed.Expression value, Local held, @Nullable Local variable) {
        Type type() {
            return value.type();
        }
    }

    private Subject subject(Ast.Match match) {
        final Local variable = body.conditions().localOf(match.subject());
        final Typed.Expression value = body.expressions().value(match.subject(), null);
        final Typed.Expression compared =
                value.type() == Type.BYTE ? body.fitting().convert(value, Type.INT) : value;
        final Local held = body.variables()
                .hidden("match", compared.type(), match.subject().span());
        return new Subject(compared, held, variable);
    }

    // ---- arms

    /// @param patterns null for `else`
    private record Checked(@Nullable List<Typed.Pattern> patterns, Supplier<Typed.Block> block) {}

    /// Checks the arms from top to bottom; each begins with what the ones before have excluded.
    private List<Checked> arms(Ast.Match match, Subject subject, Function<Ast.Arm, Supplier<Typed.Block>> check) {
        final List<Checked> arms = new ArrayList<>();
        State rest = body.state();
        State met = rest.ended();
        boolean isComplete = false;
        for (final Ast.Arm arm : match.arms()) {
            if (isComplete) {
                body.report(Code.W0005, arm.span(), "this is never reached");
            }
            body.state(rest);
            final List<Typed.Pattern> patterns = patterns(arm, subject);
            body.state(narrowed(rest, arm, subject));
            final Checked checked = new Checked(isElse(arm) ? null : patterns, check.apply(arm));
            body.affine().meet(met, body.state(), Branches.keyword(match, "match"));
            met = met.join(body.state());
            if (!isComplete) {
                arms.add(checked);
            }
            isComplete |= isElse(arm);
            rest = isComplete ? rest.ended() : withoutNil(rest, arm, subject);
            if (isComplete) {
                rest = rest.resumed();
            }
        }
        if (!isComplete) {
            body.affine().meet(met, rest, Branches.keyword(match, "match"));
            met = met.join(rest);
        }
        body.state(met);
        return arms;
    }

    /// What is known in an arm.
    private State narrowed(State state, Ast.Arm arm, Subject subject) {
        final Local variable = subject.variable();
        if (variable == null
                || arm.patterns().size() != 1
                || !(arm.patterns().getFirst() instanceof Ast.Pattern.Is is)) {
            return state;
        }
        final Type asked = body.types().type(is.type());
        return asked != Type.UNKNOWN && Assignability.isOpen(variable.type(), asked)
                ? state.narrow(variable, asked)
                : state;
    }

    /// What is known behind an arm that was not taken: after `nil` it is something.
    private State withoutNil(State state, Ast.Arm arm, Subject subject) {
        final Local variable = subject.variable();
        final boolean isNil = arm.patterns().stream()
                .anyMatch(one -> one instanceof Ast.Pattern.Equal equal && equal.value() instanceof Ast.NilLiteral);
        if (variable == null || !isNil) {
            return state;
        }
        body.state(state);
        return body.variables().typeOf(variable) instanceof Type.Optional optional
                ? state.narrow(variable, optional.of())
                : state;
    }

    private Typed.Expression made(Ast.Match match, Subject subject, List<Checked> arms, Type type) {
        final List<Typed.Arm> all = new ArrayList<>();
        Typed.Block otherwise = null;
        for (final Checked arm : arms) {
            final List<Typed.Pattern> patterns = arm.patterns();
            if (patterns == null) {
                otherwise = arm.block().get();
            } else {
                all.add(new Typed.Arm(patterns, arm.block().get()));
            }
        }
        return new Typed.Match(subject.held(), subject.value(), all, otherwise, type, match.span());
    }

    // ---- patterns

    private List<Typed.Pattern> patterns(Ast.Arm arm, Subject subject) {
        final List<Typed.Pattern> patterns = new ArrayList<>();
        for (final Ast.Pattern pattern : arm.patterns()) {
            switch (pattern) {
                case Ast.Pattern.Else none -> {}
                case Ast.Pattern.Is is -> patterns.add(ofType(is, subject));
                case Ast.Pattern.Equal equal ->
                    patterns.add(new Typed.Pattern.Equals(
                            body.fitting().convert(constant(equal.value(), subject.type()), subject.type())));
                case Ast.Pattern.Range range -> patterns.add(within(range, subject));
            }
        }
        return patterns;
    }

    private Typed.Pattern ofType(Ast.Pattern.Is is, Subject subject) {
        final Type asked = body.types().type(is.type());
        if (asked != Type.UNKNOWN && !Assignability.isOpen(subject.type(), asked)) {
            always(Assignability.fits(subject.type(), asked), is.span());
        }
        return new Typed.Pattern.Of(asked);
    }

    private void always(boolean value, Span span) {
        body.report(Code.W0003, span, "this is always " + value);
    }

    /// Numbers and texts have an order; what may be nil, or anything, is looked at whether it is one first.
    private Typed.Pattern within(Ast.Pattern.Range range, Subject subject) {
        final Type plain = subject.type().withoutNil();
        final Type compared = plain == Type.BYTE ? Type.INT : plain;
        final Typed.Expression from = bound(range.from(), compared);
        final Typed.Expression to =
                from.type() == Type.UNKNOWN ? body.unknown(range.span()) : bound(range.to(), compared);
        if (to.type() == Type.UNKNOWN || compared == Type.UNKNOWN) {
            return new Typed.Pattern.Within(from, to);
        }
        final Type type = compared == Type.ANY ? from.type() : compared;
        if (!Assignability.isOrdered(type) || !Assignability.fits(to.type(), type)) {
            body.operators().noOperator(Ast.Operator.LESS, range.span(), type, to.type());
        }
        return new Typed.Pattern.Within(
                body.fitting().convert(from, type), body.fitting().convert(to, type));
    }

    private Typed.Expression bound(Ast.Expression written, Type compared) {
        if (written instanceof Ast.NilLiteral) {
            body.operators().noOperator(Ast.Operator.LESS, written.span(), compared, Type.NIL);
            return body.unknown(written.span());
        }
        return constant(written, compared);
    }

    /// A literal, or the name of a constant, that may equal a value of the type.
    private Typed.Expression constant(Ast.Expression written, Type type) {
        if (written instanceof Ast.NilLiteral) {
            if (!type.allowsNil()) {
                always(false, written.span());
            }
            return new Typed.Nil(type, written.span());
        }
        final boolean isLiteral = !(written instanceof Ast.Variable) && !(written instanceof Ast.Select);
        final Type plain = type.withoutNil();
        final Typed.Expression value =
                body.expressions().value(written, plain == Type.FLOAT || plain == Type.BYTE ? plain : null);
        if (value.type() == Type.UNKNOWN || type == Type.UNKNOWN) {
            return value;
        }
        if (!isLiteral && !(value instanceof Typed.GetConstant) && !(value instanceof Typed.GetCoreConstant)) {
            final String found = value instanceof Typed.FunctionValue ? "a function" : "a variable";
            body.report(Code.E0301, written.span(), "expected a literal or a constant, found " + found);
            return body.unknown(written.span());
        }
        if (!Assignability.fits(value.type(), type)) {
            body.operators().noOperator(Ast.Operator.EQUAL, written.span(), type, value.type());
            return body.unknown(written.span());
        }
        return value;
    }
}
