package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.Local;
import org.jspecify.annotations.Nullable;

/// Tests: `&&`, `||`, `!`, `==`, `is`, and what is known where they turned out true or false.
final class Conditions {
    private final Body body;

    Conditions(Body body) {
        this.body = body;
    }

    /// A test, and what is known behind it.
    record Tested(Typed.Expression value, State whenTrue, State whenFalse) {
        Tested turned(Typed.Expression turned) {
            return new Tested(turned, /* whenTrue= */ whenFalse, /* whenFalse= */ whenTrue);
        }
    }

    /// The head of an `if`, a `while`, an `assert`: E0310 if it is no bool.
    Tested condition(Ast.Expression expression) {
        final Tested tested = test(expression);
        final Type type = tested.value().type();
        if (type != Type.BOOL && type != Type.UNKNOWN && type != Type.NEVER) {
            body.report(Code.E0310, expression.span(), "the condition is " + type.text() + ", not bool");
        }
        return tested;
    }

    /// A test as a value.
    Typed.Expression value(Ast.Expression expression) {
        final Tested tested = test(expression);
        body.state(tested.whenTrue().join(tested.whenFalse()));
        return tested.value();
    }

    private Tested test(Ast.Expression expression) {
        return switch (expression) {
            case Ast.Binary binary ->
                switch (binary.operator()) {
                    case AND, OR -> logical(binary);
                    case EQUAL, NOT_EQUAL -> equality(binary);
                    default -> plain(expression);
                };
            case Ast.Unary unary -> unary.operator() == Ast.Operator.NOT ? not(unary) : plain(expression);
            case Ast.Is is -> is(is);
            default -> plain(expression);
        };
    }

    private Tested plain(Ast.Expression expression) {
        final Typed.Expression value = body.expressions().value(expression, null);
        return new Tested(value, body.state(), body.state());
    }

    private Tested not(Ast.Unary not) {
        final Tested operand = test(not.operand());
        if (!isBool(operand.value())) {
            body.operators()
                    .noOperator(
                            not.operator(), not.operatorSpan(), operand.value().type(), null);
        }
        return operand.turned(
                isUsable(operand.value()) ? new Typed.Not(operand.value(), not.span()) : body.unknown(not.span()));
    }

    private Tested logical(Ast.Binary binary) {
        final boolean isAnd = binary.operator() == Ast.Operator.AND;
        final Tested left = test(binary.left());
        final State skipped = isAnd ? left.whenFalse() : left.whenTrue();
        body.state(isAnd ? left.whenTrue() : left.whenFalse());
        final Tested right = test(binary.right());
        if (!isBool(left.value()) || !isBool(right.value())) {
            body.operators()
                    .noOperator(
                            binary.operator(),
                            binary.operatorSpan(),
                            left.value().type(),
                            right.value().type());
        }
        body.affine().meet(skipped, right.whenTrue().join(right.whenFalse()), binary.operatorSpan());
        final Typed.Expression value = isUsable(left.value()) && isUsable(right.value())
                ? new Typed.Logical(isAnd, left.value(), right.value(), binary.span())
                : body.unknown(binary.span());
        return isAnd
                ? new Tested(value, right.whenTrue(), skipped.join(right.whenFalse()))
                : new Tested(value, skipped.join(right.whenTrue()), right.whenFalse());
    }

    private static boolean isBool(Typed.Expression value) {
        return value.type() == Type.BOOL || value.type() == Type.UNKNOWN || value.type() == Type.NEVER;
    }

    private static boolean isUsable(Typed.Expression value) {
        return value.type() == Type.BOOL || value.type() == Type.NEVER;
    }

    // ---- == and !=

    private Tested equality(Ast.Binary binary) {
        final boolean isNegated = binary.operator() == Ast.Operator.NOT_EQUAL;
        if (binary.right() instanceof Ast.NilLiteral) {
            return withNil(binary, binary.left(), isNegated);
        }
        if (binary.left() instanceof Ast.NilLiteral) {
            return withNil(binary, binary.right(), isNegated);
        }
        final Typed.Expression left = body.expressions().value(binary.left(), null);
        final Typed.Expression right = body.expressions().value(binary.right(), null);
        final Typed.Expression value = equal(binary, left, right, isNegated);
        return new Tested(value, body.state(), body.state());
    }

    private Typed.Expression equal(Ast.Binary binary, Typed.Expression one, Typed.Expression other, boolean isNegated) {
        if (one.type() == Type.UNKNOWN || other.type() == Type.UNKNOWN) {
            return body.unknown(binary.span());
        }
        final Typed.Expression left = other.type().withoutNil() == Type.FLOAT ? Literals.asFloat(one) : one;
        final Typed.Expression right = one.type().withoutNil() == Type.FLOAT ? Literals.asFloat(other) : other;
        if (!Assignability.mayEqual(left.type(), right.type())) {
            body.operators().noOperator(binary.operator(), binary.operatorSpan(), left, right);
            return body.unknown(binary.span());
        }
        final Type common = common(left.type(), right.type());
        return new Typed.Equal(as(left, common), as(right, common), isNegated, binary.span());
    }

    /// The type as which both sides are compared.
    private static Type common(Type left, Type right) {
        if (left == Type.ANY || right == Type.ANY) {
            return Type.ANY;
        }
        final Type one = left.withoutNil();
        final Type other = right.withoutNil();
        final Type wide = Assignability.fits(one, other) ? other : Assignability.fits(other, one) ? one : Type.ANY;
        return left.allowsNil() || right.allowsNil() ? wide.orNil() : wide;
    }

    /// Both may be nil, but of a byte and an int, or of a struct and its trait.
    private Typed.Expression as(Typed.Expression side, Type common) {
        if (side.type() instanceof Type.Optional
                && common instanceof Type.Optional
                && !side.type().equals(common)) {
            return new Typed.Convert(side, common, side.span());
        }
        return body.fitting().convert(side, common);
    }

    private Tested withNil(Ast.Binary binary, Ast.Expression operand, boolean isNegated) {
        final Local local = localOf(operand);
        final Typed.Expression found = body.expressions().value(operand, null);
        final State state = body.state();
        final Typed.Expression value = found instanceof Typed.Narrow narrow ? narrow.value() : found;
        if (value.type() == Type.UNKNOWN) {
            return new Tested(body.unknown(binary.span()), state, state);
        }
        if (!value.type().allowsNil()) {
            always(isNegated, binary.span());
        }
        final Typed.Expression equal = value.type().allowsNil()
                ? new Typed.Equal(value, new Typed.Nil(value.type(), binary.span()), isNegated, binary.span())
                : new Typed.Equal(
                        body.fitting().convert(value, value.type().orNil()),
                        new Typed.Nil(value.type().orNil(), binary.span()),
                        isNegated,
                        binary.span());
        final State notNil = local != null && body.variables().typeOf(local) instanceof Type.Optional optional
                ? state.narrow(local, optional.of())
                : state;
        return isNegated ? new Tested(equal, notNil, state) : new Tested(equal, state, notNil);
    }

    /// The local variable that an expression is; null if it is something else.
    @Nullable
    Local localOf(Ast.Expression expression) {
        return expression instanceof Ast.Variable variable
                ? body.variables().local(variable.name().text())
                : null;
    }

    private void always(boolean value, Span span) {
        body.report(Code.W0003, span, "this is always " + value);
    }

    // ---- is

    private Tested is(Ast.Is is) {
        final Local local = localOf(is.value());
        final Typed.Expression found = body.expressions().value(is.value(), null);
        final Type asked = body.types().type(is.type());
        final Typed.Expression value = found instanceof Typed.Narrow narrow ? narrow.value() : found;
        final State state = body.state();
        if (value.type() == Type.UNKNOWN || asked == Type.UNKNOWN) {
            return new Tested(body.unknown(is.span()), state, state);
        }
        final boolean isOpen = Assignability.isOpen(value.type(), asked);
        if (!isOpen) {
            always(isAlways(value.type(), asked), is.span());
        }
        final Typed.Expression tested =
                isOpen || value.type().isAffine() ? value : body.fitting().convert(value, Type.ANY);
        final Typed.Expression test = new Typed.Is(tested, asked, is.span());
        final State whenTrue = local != null && isOpen ? state.narrow(local, asked) : state;
        return new Tested(test, whenTrue, state);
    }

    /// Whether a value that can be nothing else is of the type; a byte is no int then, though it fits one.
    private static boolean isAlways(Type found, Type asked) {
        return found.equals(asked) || (found != Type.BYTE && Assignability.fits(found, asked));
    }
}
