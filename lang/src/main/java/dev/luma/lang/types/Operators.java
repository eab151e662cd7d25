package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Operators that give a value. Those that test something are with [Conditions].
final class Operators {
    private static final Type ROW = new Type.Core("row");

    private final Body body;

    Operators(Body body) {
        this.body = body;
    }

    // ---- one operand

    Typed.Expression unary(Ast.Unary unary, @Nullable Type expected) {
        if (unary.operator() == Ast.Operator.NOT) {
            return body.conditions().value(unary);
        }
        if (unary.operand() instanceof Ast.IntLiteral literal) {
            return body.literals().number(-literal.value(), expected, unary.span());
        }
        if (unary.operand() instanceof Ast.FloatLiteral literal) {
            return new Typed.Number(Double.doubleToRawLongBits(-literal.value()), Type.FLOAT, unary.span());
        }
        final Typed.Expression operand = widened(body.expressions().operand(unary.operand()));
        if (operand.type() == Type.UNKNOWN || operand.type() == Type.NEVER) {
            return operand;
        }
        if (operand.type() != Type.INT && operand.type() != Type.FLOAT) {
            noOperator(unary.operator(), unary.operatorSpan(), operand.type(), null);
            return body.unknown(unary.span());
        }
        return new Typed.Negate(operand, unary.span());
    }

    /// A byte counts as an int.
    private Typed.Expression widened(Typed.Expression operand) {
        return operand.type() == Type.BYTE ? body.fitting().convert(operand, Type.INT) : operand;
    }

    // ---- two operands

    Typed.Expression binary(Ast.Binary binary, @Nullable Type expected) {
        return switch (binary.operator()) {
            case AND, OR, EQUAL, NOT_EQUAL -> body.conditions().value(binary);
            case DEFAULT -> orDefault(binary, expected);
            case LESS -> compare(binary, Typed.Order.LESS);
            case LESS_OR_EQUAL -> compare(binary, Typed.Order.LESS_OR_EQUAL);
            case GREATER -> compare(binary, Typed.Order.GREATER);
            case GREATER_OR_EQUAL -> compare(binary, Typed.Order.GREATER_OR_EQUAL);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, NOT -> {
                final Typed.Expression left = body.expressions().operand(binary.left());
                final Typed.Expression right = body.expressions().operand(binary.right());
                yield calculate(left, binary.operator(), binary.operatorSpan(), right, binary.span());
            }
        };
    }

    /// What an operator makes of two operands.
    Typed.Expression calculate(
            Typed.Expression left, Ast.Operator operator, Span operatorSpan, Typed.Expression right, Span span) {
        final Pair pair = pair(left, right);
        if (pair.isUnknown()) {
            return body.unknown(span);
        }
        final boolean isJoin =
                operator == Ast.Operator.ADD && (pair.type() == Type.STR || pair.type() instanceof Type.ListOf);
        if (!isJoin && pair.type() != Type.INT && pair.type() != Type.FLOAT) {
            noOperator(operator, operatorSpan, left, right);
            return body.unknown(span);
        }
        return new Typed.Calculate(arithmetic(operator), pair.left(), pair.right(), span);
    }

    private static Typed.Arithmetic arithmetic(Ast.Operator operator) {
        return switch (operator) {
            case SUBTRACT -> Typed.Arithmetic.SUBTRACT;
            case MULTIPLY -> Typed.Arithmetic.MULTIPLY;
            case DIVIDE -> Typed.Arithmetic.DIVIDE;
            case REMAINDER -> Typed.Arithmetic.REMAINDER;
            default -> Typed.Arithmetic.ADD;
        };
    }

    private Typed.Expression compare(Ast.Binary binary, Typed.Order order) {
        final Typed.Expression left = body.expressions().operand(binary.left());
        final Typed.Expression right = body.expressions().operand(binary.right());
        final Pair pair = pair(left, right);
        if (pair.isUnknown()) {
            return body.unknown(binary.span());
        }
        if (pair.type() == null || !Assignability.isOrdered(pair.type())) {
            noOperator(binary.operator(), binary.operatorSpan(), left, right);
            return body.unknown(binary.span());
        }
        return new Typed.Compare(order, pair.left(), pair.right(), binary.span());
    }

    /// Two operands in the one type that an operator works on.
    ///
    /// @param type null if there is none
    private record Pair(
            Typed.Expression left,
            Typed.Expression right,
            @Nullable Type type) {
        boolean isUnknown() {
            return left.type() == Type.UNKNOWN || right.type() == Type.UNKNOWN;
        }
    }

    private Pair pair(Typed.Expression one, Typed.Expression other) {
        Typed.Expression left = widened(one);
        Typed.Expression right = widened(other);
        if (right.type() == Type.FLOAT) {
            left = Literals.asFloat(left);
        }
        if (left.type() == Type.FLOAT) {
            right = Literals.asFloat(right);
        }
        if (left.type() == Type.NEVER) {
            return new Pair(left, right, right.type());
        }
        final boolean isOne = right.type() == Type.NEVER || left.type().equals(right.type());
        return new Pair(left, right, isOne ? left.type() : null);
    }

    /// Reports operands that do not go together, with the conversion that may be meant.
    void noOperator(Ast.Operator operator, Span span, Typed.Expression left, Typed.Expression right) {
        final List<Note> notes = new ArrayList<>();
        if (isWhole(left.type()) && right.type() == Type.FLOAT) {
            notes.add(convert(Type.FLOAT, left));
        } else if (left.type() == Type.FLOAT && isWhole(right.type())) {
            notes.add(convert(Type.FLOAT, right));
        } else if (operator == Ast.Operator.ADD && left.type() == Type.STR) {
            notes.add(convert(Type.STR, right));
        } else if (operator == Ast.Operator.ADD && right.type() == Type.STR) {
            notes.add(convert(Type.STR, left));
        }
        noOperator(operator, span, left.type(), right.type(), notes.toArray(Note[]::new));
    }

    private static boolean isWhole(Type type) {
        return type == Type.INT || type == Type.BYTE;
    }

    private Note convert(Type type, Typed.Expression operand) {
        final String text = body.module().source().text(operand.span());
        return Note.help(type.text() + "(" + (text.indexOf('\n') < 0 ? text : "…") + ") converts it");
    }

    /// @param right null if the operator has one operand
    void noOperator(Ast.Operator operator, Span span, Type left, @Nullable Type right, Note... notes) {
        final String types = right == null ? left.text() : left.text() + " and " + right.text();
        body.report(Code.E0304, span, "no operator `" + operator.text() + "` for " + types, notes);
    }

    // ---- ??

    private Typed.Expression orDefault(Ast.Binary binary, @Nullable Type expected) {
        final Typed.Expression left =
                body.expressions().value(binary.left(), expected == null ? null : expected.orNil());
        final State before = body.state();
        if (left.type() == Type.UNKNOWN) {
            body.expressions().value(binary.right(), expected == null ? null : expected.withoutNil());
            body.state(before);
            return body.unknown(binary.span());
        }
        final Type declared =
                left instanceof Typed.Narrow narrow ? narrow.value().type() : left.type();
        if (!declared.allowsNil()) {
            body.report(Code.W0005, binary.right().span(), "this is never reached");
        }
        final Type whole = wholeType(left.type(), expected);
        final Typed.Expression given = body.expressions().value(binary.right(), whole);
        body.affine().meet(before, body.state(), binary.operatorSpan());
        body.state(before.join(body.state()));
        final boolean isNullable = given.type() instanceof Type.Optional || given.type() == Type.NIL;
        final Type type = isNullable ? whole.orNil() : whole;
        final Typed.Expression right = body.fitting().fit(given, type, binary.right());
        if (right.type() == Type.UNKNOWN) {
            return body.unknown(binary.span());
        }
        return new Typed.Default(asNullable(left, whole), right, type, binary.span());
    }

    /// What `a ?? b` is if b is never nil: what a is, or the wider type that the place asks both for.
    private static Type wholeType(Type left, @Nullable Type expected) {
        final Type plain = left.withoutNil();
        if (expected == null || left == Type.NIL) {
            return expected == null ? plain : expected.withoutNil();
        }
        final Type wanted = expected.withoutNil();
        final boolean isWider =
                wanted == Type.ANY || (wanted instanceof Type.TraitOf && Assignability.fits(plain, wanted));
        return isWider && !plain.isAffine() ? wanted : plain;
    }

    private Typed.Expression asNullable(Typed.Expression left, Type whole) {
        if (left.type().withoutNil().equals(whole) || !left.type().allowsNil()) {
            return left;
        }
        return new Typed.Convert(left, whole.orNil(), left.span());
    }

    // ---- as

    Typed.Expression as(Ast.As as) {
        final Typed.Expression value = body.expressions().value(as.value(), null);
        final Type wanted = body.types().type(as.type());
        if (value.type() == Type.UNKNOWN || wanted == Type.UNKNOWN) {
            return body.unknown(as.span());
        }
        if (Assignability.fits(value.type(), wanted)) {
            return body.fitting().convert(value, wanted);
        }
        if (!Assignability.isOpen(value.type(), wanted)) {
            return body.fitting().fit(value, wanted, as.value());
        }
        return new Typed.Cast(value, wanted, as.span());
    }

    // ---- [ ]

    Typed.Expression index(Ast.Index index) {
        final Typed.Expression receiver = body.expressions().operand(index.receiver());
        final Type type = receiver.type();
        final Type key = keyType(type);
        if (key == null) {
            body.expressions().value(index.index(), null);
            if (type != Type.UNKNOWN && type != Type.NEVER) {
                body.report(Code.E0309, index.receiver().span(), type.text() + " cannot be indexed");
            }
            return body.unknown(index.span());
        }
        final Typed.Expression at = body.expressions().wanted(index.index(), key);
        final Type element = elementType(type);
        return element == Type.UNKNOWN || at.type() == Type.UNKNOWN
                ? body.unknown(index.span())
                : new Typed.Index(receiver, at, element, index.span());
    }

    /// What stands between the brackets behind a value of this type; null if nothing can.
    static @Nullable Type keyType(Type receiver) {
        return switch (receiver) {
            case Type.ListOf list -> Type.INT;
            case Type.MapOf map -> map.key();
            default -> receiver == Type.STR ? Type.INT : receiver.equals(ROW) ? Type.STR : null;
        };
    }

    private static Type elementType(Type receiver) {
        return switch (receiver) {
            case Type.ListOf list -> list.element();
            case Type.MapOf map -> map.value();
            default -> receiver == Type.STR ? Type.STR : Type.STR.orNil();
        };
    }
}
