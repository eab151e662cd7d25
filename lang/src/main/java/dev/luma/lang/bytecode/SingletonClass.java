package dev.luma.lang.bytecode;

import dev.luma.lang.types.Symbol.FunctionSymbol;
import dev.luma.lang.types.Symbol.ModuleSymbol;
import dev.luma.lang.types.Symbol.Signature;
import dev.luma.lang.types.Symbol.TraitSymbol;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;

/// A module as a value: the one object of a class whose methods call the module's functions. It has no source file, so
/// that stack traces do not show it.
final class SingletonClass {
    /// The field that holds the object.
    static final String INSTANCE = "INSTANCE";

    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    private static final ClassDesc STRING = ConstantDescs.CD_String;

    private final JvmTypes types;
    private final ModuleSymbol module;
    private final ClassDesc self;
    private final ClassBuilder target;

    private SingletonClass(JvmTypes types, ModuleSymbol module, ClassDesc self, ClassBuilder target) {
        this.types = types;
        this.module = module;
        this.self = self;
        this.target = target;
    }

    /// A module that fits a trait.
    static byte[] asTrait(ClassFile classFile, JvmTypes types, ModuleSymbol module, TraitSymbol trait, ClassDesc self) {
        return classFile.build(self, target -> {
            final SingletonClass singleton = new SingletonClass(types, module, self, target);
            singleton.begin(JvmTypes.trait(trait), RuntimeClasses.CORE_OBJECT);
            singleton.named();
            for (final Map.Entry<String, Signature> method : trait.methods().entrySet()) {
                final MethodTypeDesc type = types.signature(method.getValue());
                singleton.method(JvmTypes.method(method.getKey()), type, method.getKey());
            }
        });
    }

    /// A module that is a database driver.
    static byte[] asDriver(ClassFile classFile, JvmTypes types, ModuleSymbol module, ClassDesc self) {
        return classFile.build(self, target -> {
            final SingletonClass singleton = new SingletonClass(types, module, self, target);
            singleton.begin(RuntimeClasses.DRIVER_MODULE);
            singleton.driverMethods();
        });
    }

    private void begin(ClassDesc... implemented) {
        target.withVersion(ClassVersion.MAJOR, 0)
                .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
                .withInterfaceSymbols(implemented)
                .withField(INSTANCE, self, ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
        target.withMethodBody(
                ConstantDescs.INIT_NAME,
                ConstantDescs.MTD_void,
                ClassFile.ACC_PRIVATE,
                code -> code.aload(0)
                        .invokespecial(OBJECT, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                        .return_());
        target.withMethodBody(
                ConstantDescs.CLASS_INIT_NAME,
                ConstantDescs.MTD_void,
                ClassFile.ACC_STATIC,
                code -> code.new_(self)
                        .dup()
                        .invokespecial(self, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                        .putstatic(self, INSTANCE, self)
                        .return_());
    }

    /// What a program sees of it: as text, and where it is no such thing as was asked for.
    private void named() {
        target.withMethodBody(
                "typeName",
                MethodTypeDesc.of(STRING),
                ClassFile.ACC_PUBLIC,
                code -> code.loadConstant("module " + module.name()).areturn());
    }

    private void driverMethods() {
        final ClassDesc list = RuntimeClasses.LUMA_LIST;
        final ClassDesc ints = RuntimeClasses.INT_LIST;
        method("connect", MethodTypeDesc.of(OBJECT, STRING), "connect");
        method("query", MethodTypeDesc.of(list, OBJECT, STRING), "query");
        method("exec", MethodTypeDesc.of(ints, OBJECT, STRING), "exec");
        method("disconnect", MethodTypeDesc.of(ConstantDescs.CD_void, OBJECT), "disconnect");
        if (has("quote")) {
            yes("quotes");
            method("quote", MethodTypeDesc.of(STRING, STRING), "quote");
        }
        if (has("query_params") && has("exec_params")) {
            final ClassDesc params = RuntimeClasses.OBJECT_LIST;
            yes("binds");
            method("queryParams", MethodTypeDesc.of(list, OBJECT, STRING, params), "query_params");
            method("execParams", MethodTypeDesc.of(ints, OBJECT, STRING, params), "exec_params");
        }
    }

    private boolean has(String function) {
        return module.values().get(function) instanceof FunctionSymbol symbol && symbol.isPublic();
    }

    private void yes(String method) {
        target.withMethodBody(
                method,
                MethodTypeDesc.of(ConstantDescs.CD_boolean),
                ClassFile.ACC_PUBLIC,
                code -> code.iconst_1().ireturn());
    }

    /// A method that calls a function of the module.
    private void method(String name, MethodTypeDesc type, String function) {
        if (!(module.values().get(function) instanceof FunctionSymbol symbol)) {
            throw new IllegalStateException("the module " + module.name() + " has no function " + function);
        }
        final MethodTypeDesc called = types.signature(symbol.signature());
        target.withMethodBody(name, type, ClassFile.ACC_PUBLIC, code -> {
            int slot = 1;
            for (int i = 0; i < called.parameterCount(); i++) {
                slot += argument(code, slot, type.parameterType(i), called.parameterType(i));
            }
            code.invokestatic(JvmTypes.module(module), JvmTypes.method(symbol), called);
            final Kind gives = Kind.of(symbol.signature().result());
            if (type.returnType().equals(OBJECT)) {
                Boxing.box(code, gives);
            }
            code.return_(TypeKind.from(type.returnType()));
        });
    }

    /// @return how many slots it takes
    private static int argument(CodeBuilder code, int slot, ClassDesc has, ClassDesc wants) {
        final TypeKind kind = TypeKind.from(has);
        code.loadLocal(kind, slot);
        if (has.equals(OBJECT) && !wants.equals(OBJECT)) {
            if (wants.isPrimitive()) {
                Boxing.unbox(code, Kind.ofDescriptor(wants));
            } else {
                code.checkcast(wants);
            }
        }
        return kind.slotSize();
    }
}
