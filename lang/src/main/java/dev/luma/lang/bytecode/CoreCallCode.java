package dev.luma.lang.bytecode;

import dev.luma.lang.lower.ListMethod;
import dev.luma.lang.types.Symbol.CoreFunction;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls of the core library: static Java methods whose types follow from the Luma signature. A few are better done
/// in place.
final class CoreCallCode {
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;

    private final BodyCode body;

    CoreCallCode(BodyCode body) {
        this.body = body;
    }

    void call(Typed.CallCore call) {
        final ListMethod loop = ListMethod.of(call);
        if (loop != null) {
            body.loops.inlined(loop, call);
        } else if (!inPlace(call)) {
            put(call);
            if (body.isOpen()) {
                body.code()
                        .invokestatic(
                                ClassDesc.of(call.function().owner()),
                                call.function().javaName(),
                                javaType(call));
                finish(call);
            }
        }
    }

    private MethodTypeDesc javaType(Typed.CallCore call) {
        final MethodTypeDesc type = CoreMethods.type(call.function(), body.types());
        return isOpenByModule(call) ? type.changeParameterType(0, RuntimeClasses.DRIVER_MODULE) : type;
    }

    /// `db.open` of a module; of a value it follows the convention.
    private static boolean isOpenByModule(Typed.CallCore call) {
        return !call.arguments().isEmpty() && call.arguments().getFirst() instanceof Typed.ModuleAsDriver;
    }

    // ---- arguments

    /// Puts all arguments on the stack as the Java method takes them, and what it takes besides.
    private void put(Typed.CallCore call) {
        final CoreFunction function = call.function();
        final boolean restWaits = call.further().stream().anyMatch(body.facts()::needsEmptyStack);
        if (restWaits) {
            putWithHeldRest(call);
        } else {
            body.calls.put(operands(call));
            if (function.isVariadic() && body.isOpen()) {
                array(call, null);
            }
        }
        if (!body.isOpen()) {
            return;
        }
        body.calls.emptyOwners(call.arguments());
        if (function.isTyped()) {
            body.loadType(call.elementType() == null ? Type.ANY : call.elementType());
        }
        body.line(call.span());
    }

    private List<CallCode.Operand> operands(Typed.CallCore call) {
        final CoreFunction function = call.function();
        final List<CallCode.Operand> operands = new ArrayList<>();
        final int shift = function.receiver() == null ? 0 : 1;
        for (int i = 0; i < call.arguments().size(); i++) {
            final Typed.Expression argument = call.arguments().get(i);
            final boolean isBoxed = i >= shift
                    && Kind.of(function.signature().parameters().get(i - shift).type()) == Kind.OBJECT;
            operands.add(new CallCode.Operand(argument, isBoxed));
        }
        return operands;
    }

    /// Where one of the further values must find the stack empty, all arguments wait in variables.
    private void putWithHeldRest(Typed.CallCore call) {
        final Locals.Mark mark = body.locals().mark();
        final List<CallCode.Operand> operands = new ArrayList<>(operands(call));
        final int fixed = operands.size();
        final boolean isBoxed = restType(call) != Type.INT;
        call.further().forEach(value -> operands.add(new CallCode.Operand(value, isBoxed)));
        final int[] slots = new int[operands.size()];
        for (int i = 0; i < slots.length && body.isOpen(); i++) {
            body.calls.put(List.of(operands.get(i)));
            if (body.isOpen()) {
                slots[i] = body.store(operands.get(i).kind());
            }
        }
        if (body.isOpen()) {
            for (int i = 0; i < fixed; i++) {
                body.load(operands.get(i).kind(), slots[i]);
            }
            array(call, Arrays.copyOfRange(slots, fixed, slots.length));
        }
        body.locals().release(mark);
    }

    private static Type restType(Typed.CallCore call) {
        return call.function().signature().parameters().getLast().type();
    }

    /// The array of the further values.
    ///
    /// @param held the slots in which they wait; null if they are evaluated here
    private void array(Typed.CallCore call, int @Nullable [] held) {
        final CodeBuilder code = body.code();
        final boolean isInts = restType(call) == Type.INT;
        code.loadConstant(call.further().size());
        if (isInts) {
            code.newarray(TypeKind.LONG);
        } else {
            code.anewarray(OBJECT);
        }
        for (int i = 0; i < call.further().size() && body.isOpen(); i++) {
            code.dup().loadConstant(i);
            if (held != null) {
                body.load(isInts ? Kind.LONG : Kind.OBJECT, held[i]);
            } else {
                body.calls.put(List.of(new CallCode.Operand(call.further().get(i), !isInts)));
            }
            if (body.isOpen()) {
                code.arrayStore(isInts ? TypeKind.LONG : TypeKind.REFERENCE);
            }
        }
    }

    // ---- results

    /// Makes what the Java method gave the call's type.
    private void finish(Typed.CallCore call) {
        final Type declared = call.function().signature().result();
        final Type type = call.type();
        if (type == Type.NEVER) {
            if (Kind.of(declared) == Kind.OBJECT) {
                body.code().pop();
            }
            body.neverReturns();
        } else if (Kind.of(type) == Kind.NOTHING) {
            body.drop(declared);
        } else if (Kind.of(declared) == Kind.OBJECT) {
            body.conversions.unbox(CoreMethods.type(declared, body.types()), type);
        }
    }

    void rowGet(Typed.RowGet get) {
        body.calls.operands(List.of(get.row(), get.name()));
        if (!body.isOpen()) {
            return;
        }
        body.loadType(get.type());
        body.line(get.span());
        body.callStatic(
                RuntimeClasses.QUERY_ROW,
                "get",
                OBJECT,
                RuntimeClasses.QUERY_ROW,
                ConstantDescs.CD_String,
                RuntimeClasses.LUMA_TYPE);
        body.conversions.unbox(OBJECT, get.type());
    }

    // ---- in place

    /// What is called so often that it is worth a few instructions of its own.
    private boolean inPlace(Typed.CallCore call) {
        final CoreFunction function = call.function();
        final List<Typed.Expression> arguments = call.arguments();
        if (function.receiver() instanceof Type.ListOf && arguments.getFirst().type() instanceof Type.ListOf list) {
            return switch (function.name()) {
                case "add" -> {
                    body.collections.append(call, list.element());
                    yield true;
                }
                case "len" -> {
                    size(call, RuntimeClasses.LUMA_LIST);
                    yield true;
                }
                default -> false;
            };
        }
        if (function.receiver() instanceof Type.MapOf && function.name().equals("len")) {
            size(call, RuntimeClasses.LUMA_MAP);
            return true;
        }
        if (function.owner().endsWith(".BitModule") && call.further().isEmpty() && arguments.size() == 2) {
            return bits(call);
        }
        return false;
    }

    private void size(Typed.CallCore call, ClassDesc type) {
        body.value(call.arguments().getFirst());
        if (body.isOpen()) {
            body.callVirtual(type, "size", ConstantDescs.CD_int);
            body.code().i2l();
        }
    }

    private boolean bits(Typed.CallCore call) {
        final Opcode opcode = switch (call.function().name()) {
            case "and" -> Opcode.LAND;
            case "or" -> Opcode.LOR;
            case "xor" -> Opcode.LXOR;
            case "add" -> Opcode.LADD;
            case "sub" -> Opcode.LSUB;
            case "mul" -> Opcode.LMUL;
            default -> null;
        };
        if (opcode == null) {
            return false;
        }
        body.calls.operands(call.arguments());
        if (body.isOpen()) {
            body.code().with(OperatorInstruction.of(opcode));
        }
        return true;
    }
}
