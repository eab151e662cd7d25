package dev.luma.lang.bytecode;

import dev.luma.lang.types.Symbol.CoreFunction;
import dev.luma.lang.types.Symbol.Parameter;
import dev.luma.lang.types.Type;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// The Java methods behind the core library's functions: what types they have follows from the Luma signature. The
/// convention is described at the head of `core.luma`.
final class CoreMethods {
    private CoreMethods() {}

    /// The type of the static method behind a function.
    static MethodTypeDesc type(CoreFunction function, JvmTypes types) {
        final List<ClassDesc> parameters = new ArrayList<>();
        if (function.receiver() != null) {
            parameters.add(type(function.receiver(), types));
        }
        final List<Parameter> declared = function.signature().parameters();
        for (int i = 0; i < declared.size(); i++) {
            final Type type = declared.get(i).type();
            final boolean isRest = function.isVariadic() && i == declared.size() - 1;
            parameters.add(isRest ? restElement(type).arrayType() : type(type, types));
        }
        if (function.isTyped()) {
            parameters.add(RuntimeClasses.LUMA_TYPE);
        }
        return MethodTypeDesc.of(type(function.signature().result(), types), parameters);
    }

    /// The Java type of a parameter or a result. What only the compiler knows more about is an object, or any list.
    static ClassDesc type(Type declared, JvmTypes types) {
        if (declared.withoutNil() instanceof Type.Variable) {
            return ConstantDescs.CD_Object;
        }
        if (declared instanceof Type.FunctionOf) {
            return RuntimeClasses.FUNCTION;
        }
        return declared.element() instanceof Type.Variable ? RuntimeClasses.LUMA_LIST : types.of(declared);
    }

    private static ClassDesc restElement(Type declared) {
        return declared == Type.INT ? ConstantDescs.CD_long : ConstantDescs.CD_Object;
    }
}
