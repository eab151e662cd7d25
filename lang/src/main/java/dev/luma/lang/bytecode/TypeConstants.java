package dev.luma.lang.bytecode;

import dev.luma.lang.types.Type;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.LinkedHashMap;
import java.util.Map;

/// The type descriptors that the code of one class needs: static finals of that class.
final class TypeConstants {
    private static final ClassDesc TYPE = RuntimeClasses.LUMA_TYPE;

    private final ClassDesc owner;
    private final JvmTypes types;
    private final FunctionShapes shapes;
    private final Map<Type, String> fields = new LinkedHashMap<>();

    TypeConstants(ClassDesc owner, JvmTypes types, FunctionShapes shapes) {
        this.owner = owner;
        this.types = types;
        this.shapes = shapes;
    }

    /// Puts a type's descriptor on the stack.
    void load(CodeBuilder code, Type type) {
        if (type instanceof Type.Plain plain) {
            loadPlain(code, plain);
        } else {
            code.getstatic(owner, fields.computeIfAbsent(type, key -> "type$" + fields.size()), TYPE);
        }
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /// Declares the fields.
    void declare(ClassBuilder target) {
        fields.values()
                .forEach(name -> target.withField(
                        name, TYPE, ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_FINAL));
    }

    /// In the class's initialiser.
    void initialise(CodeBuilder code) {
        fields.forEach((type, name) -> {
            make(code, type);
            code.putstatic(owner, name, TYPE);
        });
    }

    private void make(CodeBuilder code, Type type) {
        switch (type) {
            case Type.Plain plain -> loadPlain(code, plain);
            case Type.ListOf list -> {
                make(code, list.element());
                factory(code, "list", TYPE);
            }
            case Type.MapOf map -> {
                make(code, map.key());
                make(code, map.value());
                factory(code, "map", TYPE, TYPE);
            }
            case Type.Optional optional -> {
                make(code, optional.of());
                factory(code, "optional", TYPE);
            }
            case Type.FunctionOf function -> {
                code.ldc(code.constantPool().stringEntry(function.text()));
                code.ldc(code.constantPool().classEntry(shapes.exactly(function)));
                factory(code, "function", ConstantDescs.CD_String, ConstantDescs.CD_Class);
            }
            case Type.StructOf struct -> named(code, struct);
            case Type.TraitOf trait -> named(code, trait);
            case Type.Core core -> named(code, core);
            case Type.Variable variable -> loadPlain(code, Type.Plain.ANY);
        }
    }

    private void named(CodeBuilder code, Type type) {
        code.ldc(code.constantPool().stringEntry(type.text()));
        code.ldc(code.constantPool().classEntry(types.of(type)));
        factory(code, "named", ConstantDescs.CD_String, ConstantDescs.CD_Class);
    }

    private static void factory(CodeBuilder code, String name, ClassDesc... parameters) {
        code.invokestatic(TYPE, name, MethodTypeDesc.of(TYPE, parameters), true);
    }

    private static void loadPlain(CodeBuilder code, Type.Plain plain) {
        final String field = switch (plain) {
            case INT, FLOAT, BOOL, BYTE, STR -> plain.name();
            case ANY, NIL, NEVER, NOTHING, UNKNOWN -> "ANY";
        };
        code.getstatic(TYPE, field, TYPE);
    }
}
