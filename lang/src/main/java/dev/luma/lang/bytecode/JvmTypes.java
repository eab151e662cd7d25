package dev.luma.lang.bytecode;

import dev.luma.lang.types.Symbol.FunctionSymbol;
import dev.luma.lang.types.Symbol.ModuleSymbol;
import dev.luma.lang.types.Symbol.Signature;
import dev.luma.lang.types.Symbol.StructSymbol;
import dev.luma.lang.types.Symbol.TraitSymbol;
import dev.luma.lang.types.Type;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;

/// What Luma's types, functions and names are called in class files. The table is in the reference, section 14.
final class JvmTypes {
    /// Methods that a struct's class has from elsewhere.
    private static final Set<String> TAKEN = Set.of(
            "clone",
            "equals",
            "fieldCount",
            "fieldName",
            "fieldValue",
            "finalize",
            "getClass",
            "hashCode",
            "notify",
            "notifyAll",
            "ownText",
            "structName",
            "toString",
            "wait");

    private final FunctionShapes shapes;

    JvmTypes(FunctionShapes shapes) {
        this.shapes = shapes;
    }

    /// The type of a field, a parameter, a result.
    ClassDesc of(Type type) {
        final Kind kind = Kind.of(type);
        return kind == Kind.OBJECT ? ofObject(type) : kind.type();
    }

    /// The type of a value in its boxed form.
    ClassDesc boxed(Type type) {
        final Kind kind = Kind.of(type);
        return kind == Kind.OBJECT ? ofObject(type) : kind.boxed();
    }

    private ClassDesc ofObject(Type type) {
        return switch (type) {
            case Type.Plain plain -> plain == Type.STR ? ConstantDescs.CD_String : ConstantDescs.CD_Object;
            case Type.ListOf list -> list(list.element());
            case Type.MapOf map -> RuntimeClasses.LUMA_MAP;
            case Type.Optional optional -> boxed(optional.of());
            case Type.FunctionOf function -> shapes.of(function);
            case Type.StructOf struct -> struct(struct.symbol());
            case Type.TraitOf trait -> trait(trait.symbol());
            case Type.Core core -> RuntimeClasses.ofCore(core.name());
            case Type.Variable variable -> ConstantDescs.CD_Object;
        };
    }

    /// The class of a list.
    static ClassDesc list(Type element) {
        if (element == Type.INT) {
            return RuntimeClasses.INT_LIST;
        }
        if (element == Type.BYTE) {
            return RuntimeClasses.BYTE_LIST;
        }
        return element == Type.FLOAT ? RuntimeClasses.FLOAT_LIST : RuntimeClasses.OBJECT_LIST;
    }

    /// A frame of a class with a capital is shown as a method of a struct; a file's name may have one too.
    static ClassDesc module(ModuleSymbol module) {
        final String name = module.className();
        final char first = name.charAt(name.lastIndexOf('.') + 1);
        return ClassDesc.of(first >= 'A' && first <= 'Z' ? name + "$" : name);
    }

    static ClassDesc struct(StructSymbol struct) {
        return ClassDesc.of(struct.module().className() + "$" + struct.name());
    }

    static ClassDesc trait(TraitSymbol trait) {
        final ModuleSymbol module = trait.module();
        return module == null
                ? RuntimeClasses.std(trait.name())
                : ClassDesc.of(module.className() + "$" + trait.name());
    }

    MethodTypeDesc signature(Signature signature) {
        return MethodTypeDesc.of(
                of(signature.result()),
                signature.parameters().stream()
                        .map(parameter -> of(parameter.type()))
                        .toList());
    }

    /// The name of a method that is called through its struct or its module.
    static String method(FunctionSymbol function) {
        if (function.owner() == null) {
            return function.name();
        }
        if (function.hasSelf()) {
            return method(function.name());
        }
        // A trait's method of that name is an instance method beside it.
        return function.name() + "$static";
    }

    /// The name of an instance method.
    static String method(String name) {
        return TAKEN.contains(name) ? name + "$" : name;
    }

    /// The accessor through which a private trait reads a field.
    static String getter(String field) {
        return field + "$get";
    }

    /// The accessor through which a private trait writes a field.
    static String setter(String field) {
        return field + "$set";
    }

    /// The static method that gives the default of a field.
    static String initial(String field) {
        return field + "$default";
    }
}
