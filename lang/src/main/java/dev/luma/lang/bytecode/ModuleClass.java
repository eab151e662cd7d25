package dev.luma.lang.bytecode;

import dev.luma.lang.lower.ProgramFacts;
import dev.luma.lang.types.Symbol.ConstantSymbol;
import dev.luma.lang.types.Symbol.FunctionSymbol;
import dev.luma.lang.types.Symbol.ModuleSymbol;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// The class of a file: its functions as static methods, its constants as static finals, its statements as `main`.
final class ModuleClass {
    /// Java finds it: a compiled file can be started as it is.
    static final MethodTypeDesc MAIN_TYPE =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String.arrayType());

    private static final int STATIC = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;

    private final ClassCode owner;
    private final Typed.Module module;
    private final JvmTypes types;
    private final ClassDesc self;
    private final ClassBuilder target;

    private ModuleClass(ProgramCode program, Typed.Module module, ClassBuilder target) {
        final ModuleSymbol symbol = module.symbol();
        this.module = module;
        this.types = program.types();
        this.self = JvmTypes.module(symbol);
        this.target = target;
        this.owner = new ClassCode(program, self, symbol.source(), target);
    }

    static byte[] build(ClassFile classFile, ProgramCode program, Typed.Module module) {
        return classFile.build(
                JvmTypes.module(module.symbol()), target -> new ModuleClass(program, module, target).write());
    }

    /// The method of a test.
    static String test(int number) {
        return "test$" + number;
    }

    /// The accessor of a function as a value.
    static String value(FunctionSymbol function) {
        return function.name() + "$value";
    }

    private void write() {
        owner.begin(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
        final List<Typed.Constant> constants = module.constants().stream()
                .filter(constant -> !ExpressionCode.isInline(constant.value()))
                .toList();
        constants.forEach(this::constant);
        for (final Typed.Function function : module.functions()) {
            function(owner, function, STATIC);
            value(owner.program().facts(), function.symbol());
        }
        if (module.main() != null) {
            method("main", "main", MAIN_TYPE, module.main());
        }
        for (int i = 0; i < module.tests().size(); i++) {
            method(
                    test(i),
                    "test",
                    ConstantDescs.MTD_void,
                    module.tests().get(i).body());
        }
        owner.end(constants.isEmpty() ? null : code -> constants.forEach(constant -> initialise(code, constant)));
    }

    private void method(String name, String shown, MethodTypeDesc type, Typed.Block body) {
        owner.method(
                new ClassCode.Method(name, shown, type, STATIC, List.of(), type.parameterCount(), Type.NOTHING), body);
    }

    /// A function of a module or of a struct.
    static void function(ClassCode owner, Typed.Function function, int flags) {
        final FunctionSymbol symbol = function.symbol();
        final MethodTypeDesc type = owner.types().signature(symbol.signature());
        if (function.isStub()) {
            final BodyCode.Function known = owner.function(symbol.name(), List.of(), function.body());
            final Type result = symbol.signature().result();
            owner.code(
                    JvmTypes.method(symbol),
                    type,
                    flags,
                    code -> new BodyCode(owner, known, result, code, 0).failures.stub(symbol));
            return;
        }
        owner.method(
                new ClassCode.Method(
                        JvmTypes.method(symbol),
                        symbol.name(),
                        type,
                        flags,
                        function.parameters(),
                        0,
                        symbol.signature().result()),
                function.body());
    }

    /// A body that only gives a value.
    static Typed.Block returning(Typed.Expression value) {
        return new Typed.Block(List.of(new Typed.Return(value, value.span())), null, value.span());
    }

    /// The one object that a function is as a value.
    private void value(ProgramFacts facts, FunctionSymbol function) {
        if (!facts.isValue(function)) {
            return;
        }
        final Type.FunctionOf type = function.signature().type();
        final BodyCode.Function known = owner.function(
                function.name(),
                List.of(),
                new Typed.Block(List.of(), null, function.declaration().span()));
        owner.code(value(function), MethodTypeDesc.of(types.of(type)), STATIC, code -> {
            new BodyCode(owner, known, type, code, 0).lambdas.reference(function, type);
            code.areturn();
        });
    }

    // ---- constants

    /// A constant is computed by a method of its own, so that many of them do not make the initialiser too large.
    private void constant(Typed.Constant constant) {
        final ConstantSymbol symbol = constant.symbol();
        final ClassDesc type = types.of(symbol.type());
        target.withField(symbol.name(), type, STATIC | ClassFile.ACC_FINAL);
        owner.method(
                new ClassCode.Method(
                        compute(symbol),
                        symbol.name(),
                        MethodTypeDesc.of(type),
                        ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                        List.of(),
                        0,
                        symbol.type()),
                returning(constant.value()));
    }

    private static String compute(ConstantSymbol constant) {
        return constant.name() + "$const";
    }

    private void initialise(CodeBuilder code, Typed.Constant constant) {
        final ConstantSymbol symbol = constant.symbol();
        final ClassDesc type = types.of(symbol.type());
        code.invokestatic(self, compute(symbol), MethodTypeDesc.of(type));
        if (Kind.of(symbol.type()) == Kind.OBJECT && symbol.type() != Type.STR) {
            code.dup();
            code.invokestatic(
                    RuntimeClasses.LUMA_LIST,
                    "freeze",
                    MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object));
        }
        code.putstatic(self, symbol.name(), type);
    }
}
