package dev.luma.lang.bytecode;

import dev.luma.lang.lower.ClosureBody;
import dev.luma.lang.types.Symbol.FunctionSymbol;
import dev.luma.lang.types.Symbol.Local;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// Closures: as objects, made by the JVM's `LambdaMetafactory`, or as part of the code around them.
final class LambdaCode {
    private static final DirectMethodHandleDesc MAKE = ConstantDescs.ofCallsiteBootstrap(
            ClassDesc.of("java.lang.invoke.LambdaMetafactory"),
            "metafactory",
            ConstantDescs.CD_CallSite,
            ConstantDescs.CD_MethodType,
            ConstantDescs.CD_MethodHandle,
            ConstantDescs.CD_MethodType);

    /// Of the 255 that a method may have, its handle takes one, and another what makes a closure of captured values.
    private static final int MAX_SLOTS = 254;

    private final BodyCode body;

    LambdaCode(BodyCode body) {
        this.body = body;
    }

    // ---- as an object

    /// Makes the object, with what it captures.
    void lambda(Typed.Lambda lambda) {
        final List<Local> captured = new ArrayList<>(body.facts().captures(lambda));
        final List<ClassDesc> capturedTypes =
                captured.stream().map(body.locals()::capturedType).toList();
        final MethodTypeDesc exact = MethodTypeDesc.of(
                body.types().of(lambda.type().result()),
                lambda.parameters().stream()
                        .map(parameter -> body.types().of(parameter.type()))
                        .toList());
        final MethodTypeDesc type = exact.insertParameterTypes(0, capturedTypes.toArray(ClassDesc[]::new));
        if (slots(type.parameterList()) > MAX_SLOTS || slots(capturedTypes) >= MAX_SLOTS) {
            throw new IllegalArgumentException(
                    "too many arguments for method " + body.function().name() + "()");
        }
        final String name = body.owner().addLambda(body.function(), lambda, captured, type);
        captured.forEach(body.locals()::loadCaptured);
        body.line(lambda.span());
        final DirectMethodHandleDesc method = MethodHandleDesc.ofMethod(
                DirectMethodHandleDesc.Kind.STATIC, body.owner().self(), name, type);
        make(lambda.type(), method, exact, capturedTypes);
    }

    private static int slots(List<ClassDesc> types) {
        return types.stream().mapToInt(type -> TypeKind.from(type).slotSize()).sum();
    }

    /// A function of the program as a value: always the same object.
    void function(Typed.FunctionValue value) {
        final FunctionSymbol function = value.function();
        final ClassDesc type = body.types().of(value.type());
        final String accessor = body.owner().program().functionValue(function);
        body.code().invokestatic(JvmTypes.module(function.module()), accessor, MethodTypeDesc.of(type));
    }

    /// Puts an object that calls a static method on the stack.
    void reference(FunctionSymbol function, Type.FunctionOf type) {
        final MethodTypeDesc signature = body.types().signature(function.signature());
        make(
                type,
                MethodHandleDesc.ofMethod(
                        DirectMethodHandleDesc.Kind.STATIC,
                        JvmTypes.module(function.module()),
                        JvmTypes.method(function),
                        signature),
                signature,
                List.of());
    }

    private void make(
            Type.FunctionOf type, DirectMethodHandleDesc method, MethodTypeDesc exact, List<ClassDesc> captured) {
        final FunctionShapes shapes = body.owner().program().shapes();
        final CodeBuilder code = body.code();
        code.invokedynamic(DynamicCallSiteDesc.of(
                MAKE,
                FunctionShapes.CALL,
                MethodTypeDesc.of(shapes.exactly(type), captured),
                shapes.call(type),
                method,
                exact));
    }

    // ---- as part of the code around it

    /// The body of a closure whose parameters are declared. Its value is on the stack then, if it is to give one.
    void inlined(Typed.Lambda closure, Type gives) {
        final Typed.Return last = ClosureBody.onlyReturn(closure);
        if (last != null && last.value() != null) {
            straight(closure, last.value(), gives);
            return;
        }
        final Exits.Inlined inlined = body.exits().enterInlined(gives);
        body.statements.block(closure.body());
        body.exits().leaveInlined(inlined);
        if (body.isOpen() && inlined.resultSlot() >= 0) {
            body.load(Kind.of(gives), inlined.resultSlot());
        }
    }

    private void straight(Typed.Lambda closure, Typed.Expression result, Type gives) {
        final Locals.Mark mark = body.locals().mark();
        final List<Typed.Statement> statements = closure.body().statements();
        for (final Typed.Statement statement : statements.subList(0, statements.size() - 1)) {
            body.statements.statement(statement);
        }
        body.line(result.span());
        body.value(result);
        if (body.isOpen() && Kind.of(gives) == Kind.NOTHING) {
            body.drop(result.type());
        }
        body.locals().release(mark);
    }
}
