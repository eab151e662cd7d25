package dev.luma.lang.bytecode;

import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.constant.ConstantDescs;
import java.util.List;

/// Expressions of type bool that decide where to go on: no bool is made where only a jump is wanted.
final class ConditionCode {
    private final BodyCode body;

    ConditionCode(BodyCode body) {
        this.body = body;
    }

    /// The value of a condition.
    void value(Typed.Expression condition) {
        final CodeBuilder code = body.code();
        final Target otherwise = body.target();
        final Target end = body.target();
        jumpIf(condition, false, otherwise);
        if (body.isOpen()) {
            code.iconst_1();
            body.jump(end);
        }
        body.bind(otherwise);
        if (otherwise.isUsed()) {
            code.iconst_0();
        }
        body.bind(end);
    }

    /// Goes to the target if the condition is what is asked for, else on.
    void jumpIf(Typed.Expression condition, boolean when, Target target) {
        if (!body.isOpen()) {
            return;
        }
        switch (condition) {
            case Typed.Bool bool -> {
                if (bool.value() == when) {
                    body.jump(target);
                }
            }
            case Typed.Not not -> jumpIf(not.operand(), !when, target);
            case Typed.Logical logical -> logical(logical, when, target);
            case Typed.Compare compare -> compare(compare, when, target);
            case Typed.Equal equal -> equal(equal, when != equal.isNegated(), target);
            case Typed.Is is -> {
                body.conversions.test(is.value(), is.tested());
                jumpIfTrue(when, target);
            }
            default -> {
                body.value(condition);
                jumpIfTrue(when, target);
            }
        }
    }

    private void jumpIfTrue(boolean when, Target target) {
        if (body.isOpen()) {
            body.branch(when ? Opcode.IFNE : Opcode.IFEQ, target);
        }
    }

    private void logical(Typed.Logical logical, boolean when, Target target) {
        // `a && b` is false as soon as a is, `a || b` is true as soon as a is.
        if (when != logical.isAnd()) {
            jumpIf(logical.left(), when, target);
            jumpIf(logical.right(), when, target);
        } else {
            final Target decided = body.target();
            jumpIf(logical.left(), !when, decided);
            jumpIf(logical.right(), when, target);
            body.bind(decided);
        }
    }

    // ---- order

    static String sign(Typed.Order order) {
        return switch (order) {
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
        };
    }

    private void compare(Typed.Compare compare, boolean when, Target target) {
        final CodeBuilder code = body.code();
        body.calls.operands(List.of(compare.left(), compare.right()));
        if (!body.isOpen()) {
            return;
        }
        final boolean isLess = compare.order() == Typed.Order.LESS || compare.order() == Typed.Order.LESS_OR_EQUAL;
        switch (Kind.of(compare.left().type())) {
            case LONG -> code.lcmp();
            case DOUBLE -> {
                // Either way nan is not less, and not greater.
                if (isLess) {
                    code.dcmpg();
                } else {
                    code.dcmpl();
                }
            }
            case BYTE -> {
                body.branch(ofInts(compare.order(), when), target);
                return;
            }
            default ->
                body.callStatic(
                        RuntimeClasses.TEXTS,
                        "compare",
                        ConstantDescs.CD_int,
                        ConstantDescs.CD_String,
                        ConstantDescs.CD_String);
        }
        body.branch(toZero(compare.order(), when), target);
    }

    private static Opcode toZero(Typed.Order order, boolean when) {
        return switch (order) {
            case LESS -> when ? Opcode.IFLT : Opcode.IFGE;
            case LESS_OR_EQUAL -> when ? Opcode.IFLE : Opcode.IFGT;
            case GREATER -> when ? Opcode.IFGT : Opcode.IFLE;
            case GREATER_OR_EQUAL -> when ? Opcode.IFGE : Opcode.IFLT;
        };
    }

    private static Opcode ofInts(Typed.Order order, boolean when) {
        return switch (order) {
            case LESS -> when ? Opcode.IF_ICMPLT : Opcode.IF_ICMPGE;
            case LESS_OR_EQUAL -> when ? Opcode.IF_ICMPLE : Opcode.IF_ICMPGT;
            case GREATER -> when ? Opcode.IF_ICMPGT : Opcode.IF_ICMPLE;
            case GREATER_OR_EQUAL -> when ? Opcode.IF_ICMPGE : Opcode.IF_ICMPLT;
        };
    }

    // ---- equality

    private void equal(Typed.Equal equal, boolean when, Target target) {
        if (isNil(equal.right())) {
            nil(equal.left(), when, target);
        } else if (isNil(equal.left())) {
            nil(equal.right(), when, target);
        } else {
            equal(equal.left(), equal.right(), when, target);
        }
    }

    private static boolean isNil(Typed.Expression expression) {
        return expression instanceof Typed.Nil || expression.type() == Type.NIL;
    }

    private void nil(Typed.Expression value, boolean when, Target target) {
        body.value(value);
        if (!body.isOpen()) {
            return;
        }
        if (Kind.of(value.type()) != Kind.OBJECT) {
            // Never nil.
            body.drop(value.type());
            if (!when) {
                body.jump(target);
            }
        } else {
            body.branch(when ? Opcode.IFNULL : Opcode.IFNONNULL, target);
        }
    }

    private void equal(Typed.Expression left, Typed.Expression right, boolean when, Target target) {
        final Kind a = Kind.of(left.type());
        final Kind b = Kind.of(right.type());
        if (a == Kind.BYTE && b == Kind.LONG) {
            equal(widened(left), right, when, target);
        } else if (a == Kind.LONG && b == Kind.BYTE) {
            equal(left, widened(right), when, target);
        } else if (a == b && a.isPrimitive()) {
            body.calls.operands(List.of(left, right));
            if (body.isOpen()) {
                equalPrimitives(a, when, target);
            }
        } else if (left.type() == Type.STR && right.type() == Type.STR) {
            body.calls.operands(List.of(left, right));
            if (body.isOpen()) {
                body.callVirtual(ConstantDescs.CD_String, "equals", ConstantDescs.CD_boolean, ConstantDescs.CD_Object);
                jumpIfTrue(when, target);
            }
        } else {
            equalObjects(left, right, when, target);
        }
    }

    private void equalPrimitives(Kind kind, boolean when, Target target) {
        switch (kind) {
            case LONG -> {
                body.code().lcmp();
                body.branch(when ? Opcode.IFEQ : Opcode.IFNE, target);
            }
            case DOUBLE -> {
                body.code().dcmpl();
                body.branch(when ? Opcode.IFEQ : Opcode.IFNE, target);
            }
            default -> body.branch(when ? Opcode.IF_ICMPEQ : Opcode.IF_ICMPNE, target);
        }
    }

    private void equalObjects(Typed.Expression left, Typed.Expression right, boolean when, Target target) {
        final boolean asInts = isInt(left) || isInt(right);
        body.calls.boxedOperands(List.of(asInts ? widened(left) : left, asInts ? widened(right) : right));
        if (!body.isOpen()) {
            return;
        }
        body.callStatic(
                RuntimeClasses.EQUALITY,
                "equal",
                ConstantDescs.CD_boolean,
                ConstantDescs.CD_Object,
                ConstantDescs.CD_Object);
        jumpIfTrue(when, target);
    }

    private static boolean isInt(Typed.Expression expression) {
        return expression.type().withoutNil() == Type.INT;
    }

    /// A byte counts as int beside an int.
    private static Typed.Expression widened(Typed.Expression expression) {
        if (expression.type() == Type.BYTE) {
            return new Typed.Convert(expression, Type.INT, expression.span());
        }
        return expression.type().withoutNil() == Type.BYTE
                ? new Typed.Convert(expression, Type.INT.orNil(), expression.span())
                : expression;
    }
}
