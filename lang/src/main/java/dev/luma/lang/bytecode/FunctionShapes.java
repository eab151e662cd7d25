package dev.luma.lang.bytecode;

import dev.luma.lang.types.Type;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// The interfaces of functions as values: one for each shape of parameters and result, `luma.fn.Fn$JL$J` for
/// `fn(int, str) -> int`. Where a program tests values for a function type, functions of exactly that type have an
/// interface below their shape's.
final class FunctionShapes {
    static final String CALL = "call";
    static final String PACKAGE_NAME = "luma.fn";
    private static final String PACKAGE = PACKAGE_NAME + ".";
    private static final MethodTypeDesc INVOKE =
            MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object.arrayType());

    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final Map<Type.FunctionOf, ClassDesc> exact = new LinkedHashMap<>();

    /// @param tested the types that some value is tested for
    FunctionShapes(Set<Type.FunctionOf> tested) {
        for (final Type.FunctionOf type : tested) {
            exact.put(type, ClassDesc.of(PACKAGE + "Exact$" + exact.size()));
        }
    }

    /// @param parameters without those that are nothing, which cannot be
    private record Shape(ClassDesc type, List<Kind> parameters, Kind result) {
        MethodTypeDesc call() {
            return MethodTypeDesc.of(
                    result.type(), parameters.stream().map(Kind::type).toList());
        }
    }

    /// The interface of a function type's shape.
    ClassDesc of(Type.FunctionOf function) {
        return shape(function).type();
    }

    /// The interface that a new function of this type implements, and that a value is tested for.
    ClassDesc exactly(Type.FunctionOf function) {
        final ClassDesc shape = of(function);
        return exact.getOrDefault(function, shape);
    }

    /// The type of the method `call`.
    MethodTypeDesc call(Type.FunctionOf function) {
        return shape(function).call();
    }

    private Shape shape(Type.FunctionOf function) {
        final List<Kind> parameters =
                function.parameters().stream().map(Kind::of).toList();
        final Kind result = Kind.of(function.result());
        final StringBuilder name = new StringBuilder("Fn$");
        parameters.forEach(kind -> name.append(kind.letter()));
        name.append('$').append(result.letter());
        return shapes.computeIfAbsent(
                name.toString(), text -> new Shape(ClassDesc.of(PACKAGE + text), parameters, result));
    }

    /// Builds all interfaces that were asked for.
    void build(ClassFile classFile, BiConsumer<ClassDesc, byte[]> target) {
        for (final Map.Entry<Type.FunctionOf, ClassDesc> entry : exact.entrySet()) {
            final ClassDesc shape = of(entry.getKey());
            target.accept(
                    entry.getValue(),
                    classFile.build(
                            entry.getValue(),
                            type -> type.withVersion(ClassVersion.MAJOR, 0)
                                    .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_INTERFACE | ClassFile.ACC_ABSTRACT)
                                    .withInterfaceSymbols(shape)));
        }
        for (final Shape shape : new ArrayList<>(shapes.values())) {
            target.accept(shape.type(), build(classFile, shape));
        }
    }

    private static byte[] build(ClassFile classFile, Shape shape) {
        return classFile.build(
                shape.type(),
                type -> type.withVersion(ClassVersion.MAJOR, 0)
                        .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_INTERFACE | ClassFile.ACC_ABSTRACT)
                        .withInterfaceSymbols(RuntimeClasses.FUNCTION)
                        .withMethod(CALL, shape.call(), ClassFile.ACC_PUBLIC | ClassFile.ACC_ABSTRACT, method -> {})
                        .withMethodBody("invoke", INVOKE, ClassFile.ACC_PUBLIC, code -> invoke(code, shape)));
    }

    /// Unboxes, calls, boxes.
    private static void invoke(CodeBuilder code, Shape shape) {
        code.aload(0);
        for (int i = 0; i < shape.parameters().size(); i++) {
            code.aload(1).loadConstant(i).aaload();
            Boxing.unbox(code, shape.parameters().get(i));
        }
        code.invokeinterface(shape.type(), CALL, shape.call());
        if (shape.result() == Kind.NOTHING) {
            code.aconst_null();
        } else {
            Boxing.box(code, shape.result());
        }
        code.areturn();
    }
}
