package dev.luma.lang.bytecode;

import dev.luma.lang.types.Symbol.CoreFunction;
import dev.luma.lang.types.Symbol.CoreModule;
import dev.luma.lang.types.Type;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Set;

/// The class behind a core module that an embedding program brought: static methods by the convention of the core
/// library, each of which calls one element of an array of functions, which whoever loads the class puts into it.
public final class HostClass {
    /// The static field of the functions, in the order of the module's.
    public static final String FUNCTIONS = "functions";

    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    private static final ClassDesc ARRAY = RuntimeClasses.FUNCTION.arrayType();
    private static final MethodTypeDesc INVOKE = MethodTypeDesc.of(OBJECT, OBJECT.arrayType());

    private HostClass() {}

    /// The class file of a module's class, which bears the name of its owner.
    ///
    /// @param module without overloads
    public static byte[] of(CoreModule module) {
        final ClassDesc self = ClassDesc.of(module.owner());
        final JvmTypes types = new JvmTypes(new FunctionShapes(Set.of()));
        final List<CoreFunction> functions =
                module.functions().values().stream().map(List::getFirst).toList();
        return ClassFile.of().build(self, target -> {
            target.withVersion(ClassVersion.MAJOR, 0)
                    .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
                    .withField(FUNCTIONS, ARRAY, ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC);
            for (int i = 0; i < functions.size(); i++) {
                method(target, self, types, functions.get(i), i);
            }
        });
    }

    private static void method(ClassBuilder target, ClassDesc self, JvmTypes types, CoreFunction function, int number) {
        final MethodTypeDesc type = CoreMethods.type(function, types);
        final int flags = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;
        target.withMethodBody(function.javaName(), type, flags, code -> {
            code.getstatic(self, FUNCTIONS, ARRAY).loadConstant(number).aaload();
            arguments(code, function);
            code.invokeinterface(RuntimeClasses.FUNCTION, "invoke", INVOKE);
            result(code, function.signature().result(), type.returnType());
        });
    }

    private static void arguments(CodeBuilder code, CoreFunction function) {
        final var parameters = function.signature().parameters();
        code.loadConstant(parameters.size()).anewarray(OBJECT);
        int slot = 0;
        for (int i = 0; i < parameters.size(); i++) {
            final Kind kind = Kind.of(parameters.get(i).type());
            code.dup().loadConstant(i).loadLocal(kind.typeKind(), slot);
            Boxing.box(code, kind);
            code.aastore();
            slot += kind.slots();
        }
    }

    private static void result(CodeBuilder code, Type declared, ClassDesc type) {
        final Kind kind = Kind.of(declared);
        if (kind == Kind.NOTHING) {
            code.pop();
        } else if (kind.isPrimitive()) {
            Boxing.unbox(code, kind);
        } else {
            code.checkcast(type);
        }
        code.return_(TypeKind.from(type));
    }
}
