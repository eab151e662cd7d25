package dev.luma.lang.bytecode;

import dev.luma.lang.types.Symbol.FunctionSymbol;
import dev.luma.lang.types.Symbol.Local;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// `panic`, `try`, `defer`, `assert`, and affine owners that a panic passes by.
final class FailureCode {
    private static final ClassDesc THROWABLE = ConstantDescs.CD_Throwable;

    private final BodyCode body;

    FailureCode(BodyCode body) {
        this.body = body;
    }

    void panic(Typed.Panic panic) {
        body.value(panic.value());
        if (!body.isOpen()) {
            return;
        }
        body.line(panic.span());
        final CodeBuilder code = body.code();
        if (panic.value().type() == Type.STR) {
            body.callStatic(RuntimeClasses.PANIC, "of", RuntimeClasses.PANIC, ConstantDescs.CD_String);
        } else {
            code.new_(RuntimeClasses.PANIC).dup_x1().swap();
            code.invokespecial(
                    RuntimeClasses.PANIC,
                    ConstantDescs.INIT_NAME,
                    MethodTypeDesc.of(ConstantDescs.CD_void, RuntimeClasses.LUMA_ERROR));
        }
        body.throwTop();
    }

    /// The body of a function that nobody wrote yet.
    void stub(FunctionSymbol function) {
        body.line(function.declaration().signature().span());
        body.text(function.name());
        body.callStatic(RuntimeClasses.PANICS, "stub", RuntimeClasses.PANIC, ConstantDescs.CD_String);
        body.throwTop();
    }

    /// The operand stack is empty before it.
    void attempt(Typed.Try attempt) {
        final CodeBuilder code = body.code();
        final Target end = body.target();
        final Label start = code.newBoundLabel();
        code.nop();
        body.statements.block(attempt.body(), attempt.type());
        final Label stop = code.newBoundLabel();
        body.jump(end);
        final Label handler = code.newBoundLabel();
        code.exceptionCatchAll(start, stop, handler);
        body.reopen();
        body.line(attempt.handler().span());
        final Locals.Mark mark = body.locals().mark();
        body.callStatic(RuntimeClasses.PANIC, "caught", RuntimeClasses.PANIC, THROWABLE);
        body.callVirtual(RuntimeClasses.PANIC, "error", RuntimeClasses.LUMA_ERROR);
        body.locals().declare(attempt.error());
        body.statements.block(attempt.handler(), attempt.type());
        body.locals().release(mark);
        body.bind(end);
    }

    /// The deferred block stands once in the code, behind the block and its handler.
    void deferred(Typed.Deferred deferred) {
        final CodeBuilder code = body.code();
        final Locals.Mark mark = body.locals().mark();
        code.aconst_null();
        final int thrown = body.store(Kind.OBJECT);
        final Exits.Deferral deferral = body.exits().enterDeferral();
        final Label start = code.newBoundLabel();
        code.nop();
        body.statements.block(deferred.body());
        final boolean ends = body.isOpen();
        body.jump(deferral.last());
        final Label stop = code.newBoundLabel();
        final Label handler = code.newBoundLabel();
        code.exceptionCatchAll(start, stop, handler);
        code.astore(thrown);
        body.exits().leaveDeferral(deferral);
        code.labelBinding(deferral.last().label());
        body.reopen();
        final Target after = body.target();
        last(deferred.last(), thrown);
        if (body.isOpen()) {
            final Target goOn = body.target();
            if (ends || deferral.isLeft()) {
                code.aload(thrown);
                body.branch(Opcode.IFNULL, goOn);
            }
            code.aload(thrown);
            body.throwTop();
            body.bind(goOn);
            if (body.isOpen()) {
                body.exits().dispatch(deferral, ends ? after : null);
            }
        }
        body.close();
        body.locals().release(mark);
        body.bind(after);
    }

    /// The deferred block itself. If it panics on the way of another panic, that one goes on.
    private void last(Typed.Block last, int thrown) {
        final CodeBuilder code = body.code();
        final Target done = body.target();
        final Label start = code.newBoundLabel();
        code.nop();
        body.statements.block(last);
        body.jump(done);
        final Label stop = code.newBoundLabel();
        final Label handler = code.newBoundLabel();
        code.exceptionCatchAll(start, stop, handler);
        body.reopen();
        final int second = body.store(Kind.OBJECT);
        final Target own = body.target();
        code.aload(thrown);
        body.branch(Opcode.IFNULL, own);
        code.aload(thrown);
        body.throwTop();
        body.bind(own);
        code.aload(second);
        body.throwTop();
        body.bind(done);
    }

    /// If a panic leaves the body while the owner has a value, that is abandoned.
    void owned(Typed.Owned owned) {
        final CodeBuilder code = body.code();
        final Locals.Mark mark = body.locals().mark();
        body.statements.declareOwner(owned.owner());
        final Target after = body.target();
        final Label start = code.newBoundLabel();
        code.nop();
        body.statements.block(owned.body());
        body.jump(after);
        final Label stop = code.newBoundLabel();
        if (owned.abandon() != null || owned.owner().type() instanceof Type.Core) {
            abandon(owned, start, stop);
        }
        body.close();
        body.locals().release(mark);
        body.bind(after);
    }

    private void abandon(Typed.Owned owned, Label start, Label stop) {
        final CodeBuilder code = body.code();
        final Label handler = code.newBoundLabel();
        code.exceptionCatchAll(start, stop, handler);
        body.reopen();
        final int thrown = body.store(Kind.OBJECT);
        final Target goOn = body.target();
        body.locals().load(owned.owner());
        body.branch(Opcode.IFNULL, goOn);
        final Label callStart = code.newBoundLabel();
        body.locals().load(owned.owner());
        callAbandon(owned);
        final Label callStop = code.newBoundLabel();
        body.jump(goOn);
        final Label second = code.newBoundLabel();
        code.exceptionCatchAll(callStart, callStop, second);
        body.reopen();
        code.pop();
        body.bind(goOn);
        code.aload(thrown);
        body.throwTop();
    }

    private void callAbandon(Typed.Owned owned) {
        final FunctionSymbol abandon = owned.abandon();
        if (abandon == null) {
            body.callStatic(
                    RuntimeClasses.DATABASE_TRANSACTION,
                    "abandon",
                    ConstantDescs.CD_void,
                    RuntimeClasses.DATABASE_TRANSACTION);
            return;
        }
        body.code()
                .invokevirtual(
                        body.types().of(owned.owner().type()),
                        JvmTypes.method(abandon),
                        body.types().signature(abandon.signature()));
        body.drop(abandon.signature().result());
    }

    // ---- assert

    void asserted(Typed.Assert asserted) {
        final Target holds = body.target();
        final Locals.Mark mark = body.locals().mark();
        if (asserted.message() == null && asserted.condition() instanceof Typed.Equal equal) {
            final Typed.Expression left = hold(equal.left());
            final Typed.Expression right = hold(equal.right());
            body.conditions.jumpIf(new Typed.Equal(left, right, equal.isNegated(), equal.span()), true, holds);
            shown(asserted, left, equal.isNegated() ? "!=" : "==", right);
        } else if (asserted.message() == null && asserted.condition() instanceof Typed.Compare compare) {
            final Typed.Expression left = hold(compare.left());
            final Typed.Expression right = hold(compare.right());
            body.conditions.jumpIf(new Typed.Compare(compare.order(), left, right, compare.span()), true, holds);
            shown(asserted, left, ConditionCode.sign(compare.order()), right);
        } else {
            body.conditions.jumpIf(asserted.condition(), true, holds);
            unshown(asserted);
        }
        body.locals().release(mark);
        body.bind(holds);
    }

    /// The value in a variable, so that it is there for the message too.
    private Typed.Expression hold(Typed.Expression expression) {
        if (expression instanceof Typed.Nil || expression instanceof Typed.Number || expression instanceof Typed.Text) {
            return expression;
        }
        final Local held = new Local("asserted$", expression.type(), expression.span(), false);
        body.value(expression);
        if (body.isOpen()) {
            body.locals().declare(held);
        }
        return new Typed.GetLocal(held, expression.span());
    }

    private void unshown(Typed.Assert asserted) {
        if (!body.isOpen()) {
            return;
        }
        if (asserted.message() == null) {
            body.callStatic(RuntimeClasses.PANICS, "assertion", RuntimeClasses.PANIC);
        } else {
            body.value(asserted.message());
            body.line(asserted.span());
            body.callStatic(RuntimeClasses.PANICS, "assertion", RuntimeClasses.PANIC, ConstantDescs.CD_String);
        }
        body.throwTop();
    }

    /// A comparison, whose two sides the message shows.
    private void shown(Typed.Assert asserted, Typed.Expression left, String sign, Typed.Expression right) {
        if (!body.isOpen()) {
            return;
        }
        body.line(asserted.span());
        body.conversions.boxed(left);
        body.text(sign);
        body.conversions.boxed(right);
        body.callStatic(
                RuntimeClasses.PANICS,
                "assertion",
                RuntimeClasses.PANIC,
                ConstantDescs.CD_Object,
                ConstantDescs.CD_String,
                ConstantDescs.CD_Object);
        body.throwTop();
    }
}
