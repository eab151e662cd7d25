package dev.luma.lang.bytecode;

import dev.luma.lang.types.Symbol.FieldSymbol;
import dev.luma.lang.types.Symbol.FunctionSymbol;
import dev.luma.lang.types.Symbol.StructSymbol;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// Calls of the program's own functions, and its structs: their making, their fields.
final class CallCode {
    private final BodyCode body;

    CallCode(BodyCode body) {
        this.body = body;
    }

    // ---- operands

    /// Puts values on the stack, one on top of the other, in the order of their evaluation. Where one must find the
    /// stack empty, those before it wait in variables.
    void operands(List<Typed.Expression> operands) {
        operands(operands, false);
    }

    /// The same, each boxed.
    void boxedOperands(List<Typed.Expression> operands) {
        operands(operands, true);
    }

    private void operands(List<Typed.Expression> operands, boolean isBoxed) {
        final List<Operand> all = new ArrayList<>(operands.size());
        operands.forEach(operand -> all.add(new Operand(operand, isBoxed)));
        put(all);
    }

    /// A value that waits on the stack for others.
    record Operand(Typed.Expression expression, boolean isBoxed) {
        Kind kind() {
            return isBoxed ? Kind.OBJECT : Kind.of(expression.type());
        }
    }

    void put(List<Operand> operands) {
        int held = 0;
        for (int i = 1; i < operands.size(); i++) {
            if (body.facts().needsEmptyStack(operands.get(i).expression())) {
                held = i + 1;
            }
        }
        if (held == 0) {
            operands.forEach(this::put);
            return;
        }
        final Locals.Mark mark = body.locals().mark();
        final int[] slots = new int[held];
        for (int i = 0; i < held && body.isOpen(); i++) {
            put(operands.get(i));
            if (body.isOpen()) {
                slots[i] = body.store(operands.get(i).kind());
            }
        }
        if (body.isOpen()) {
            for (int i = 0; i < held; i++) {
                body.load(operands.get(i).kind(), slots[i]);
            }
            operands.subList(held, operands.size()).forEach(this::put);
        }
        body.locals().release(mark);
    }

    private void put(Operand operand) {
        if (operand.expression() instanceof Typed.Consume consume) {
            body.locals().load(consume.owner());
        } else if (operand.isBoxed()) {
            body.conversions.boxed(operand.expression());
        } else {
            body.value(operand.expression());
        }
    }

    /// The call begins: what it consumes has no owner any more.
    void emptyOwners(List<Typed.Expression> arguments) {
        for (final Typed.Expression argument : arguments) {
            if (argument instanceof Typed.Consume consume) {
                body.expressions.empty(consume);
            }
        }
    }

    // ---- calls

    void call(Typed.Call call) {
        final FunctionSymbol function = call.function();
        final List<Typed.Expression> operands = new ArrayList<>();
        if (call.receiver() != null) {
            operands.add(call.receiver());
        }
        operands.addAll(call.arguments());
        operands(operands);
        if (!body.isOpen()) {
            return;
        }
        emptyOwners(operands);
        body.line(call.span());
        final MethodTypeDesc type = body.types().signature(function.signature());
        final String name = JvmTypes.method(function);
        final StructSymbol struct = function.owner();
        if (struct == null) {
            body.code().invokestatic(JvmTypes.module(function.module()), name, type);
        } else if (call.receiver() == null) {
            body.code().invokestatic(JvmTypes.struct(struct), name, type);
        } else {
            body.code().invokevirtual(JvmTypes.struct(struct), name, type);
        }
        finish(function.signature().result());
    }

    void callTrait(Typed.CallTrait call) {
        final List<Typed.Expression> operands = new ArrayList<>();
        operands.add(call.receiver());
        operands.addAll(call.arguments());
        operands(operands);
        if (!body.isOpen()) {
            return;
        }
        emptyOwners(operands);
        body.line(call.span());
        body.code()
                .invokeinterface(
                        JvmTypes.trait(call.trait()),
                        JvmTypes.method(call.method()),
                        body.types().signature(call.signature()));
        finish(call.type());
    }

    void callValue(Typed.CallValue call) {
        final List<Typed.Expression> operands = new ArrayList<>();
        operands.add(call.callee());
        operands.addAll(call.arguments());
        operands(operands);
        if (!body.isOpen()) {
            return;
        }
        emptyOwners(operands);
        body.line(call.span());
        final Type.FunctionOf function = (Type.FunctionOf) call.callee().type();
        final FunctionShapes shapes = body.owner().program().shapes();
        body.code().invokeinterface(shapes.of(function), FunctionShapes.CALL, shapes.call(function));
        if (Kind.of(function.result()) == Kind.OBJECT) {
            body.conversions.unbox(ConstantDescs.CD_Object, function.result());
        }
        finish(function.result());
    }

    private void finish(Type result) {
        if (result == Type.NEVER) {
            body.neverReturns();
        }
    }

    // ---- structs

    /// The object is made at last, when all given values are there, and then asks for its defaults.
    void newStruct(Typed.NewStruct struct) {
        final CodeBuilder code = body.code();
        final ClassDesc type = JvmTypes.struct(struct.symbol());
        final Locals.Mark mark = body.locals().mark();
        final boolean waits =
                struct.fields().stream().anyMatch(field -> body.facts().needsEmptyStack(field.value()));
        final int[] slots = new int[struct.fields().size()];
        if (waits) {
            for (int i = 0; i < slots.length; i++) {
                final Typed.Expression value = struct.fields().get(i).value();
                body.value(value);
                if (!body.isOpen()) {
                    body.locals().release(mark);
                    return;
                }
                slots[i] = body.store(Kind.of(value.type()));
            }
        }
        code.new_(type).dup();
        code.invokespecial(type, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
        for (int i = 0; i < slots.length; i++) {
            final Typed.FieldValue field = struct.fields().get(i);
            code.dup();
            if (waits) {
                body.load(Kind.of(field.value().type()), slots[i]);
            } else {
                body.value(field.value());
            }
            if (!body.isOpen()) {
                break;
            }
            code.putfield(
                    type, field.field().name(), body.types().of(field.field().type()));
        }
        if (body.isOpen()) {
            defaults(struct, type);
        }
        body.locals().release(mark);
    }

    private void defaults(Typed.NewStruct struct, ClassDesc type) {
        for (final FieldSymbol field : struct.symbol().fields().values()) {
            if (struct.fields().stream().noneMatch(given -> given.field().name().equals(field.name()))) {
                final ClassDesc fieldType = body.types().of(field.type());
                body.code().dup();
                body.line(struct.span());
                body.callStatic(type, JvmTypes.initial(field.name()), fieldType);
                body.code().putfield(type, field.name(), fieldType);
            }
        }
    }

    /// Reads a field of the struct, or of whatever is behind the private trait, on the stack.
    void loadField(Type receiver, FieldSymbol field) {
        final ClassDesc type = body.types().of(field.type());
        if (receiver instanceof Type.TraitOf trait) {
            body.code()
                    .invokeinterface(
                            JvmTypes.trait(trait.symbol()), JvmTypes.getter(field.name()), MethodTypeDesc.of(type));
        } else {
            body.code().getfield(body.types().of(receiver), field.name(), type);
        }
    }

    void storeField(Type receiver, FieldSymbol field) {
        final ClassDesc type = body.types().of(field.type());
        if (receiver instanceof Type.TraitOf trait) {
            body.code()
                    .invokeinterface(
                            JvmTypes.trait(trait.symbol()),
                            JvmTypes.setter(field.name()),
                            MethodTypeDesc.of(ConstantDescs.CD_void, type));
        } else {
            body.code().putfield(body.types().of(receiver), field.name(), type);
        }
    }
}
