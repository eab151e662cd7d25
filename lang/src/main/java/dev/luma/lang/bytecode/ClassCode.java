package dev.luma.lang.bytecode;

import dev.luma.lang.lower.BodyFacts;
import dev.luma.lang.lower.Ranges;
import dev.luma.lang.source.Source;
import dev.luma.lang.types.Symbol.Local;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A class with code: what its methods share. Closures become methods of the class in whose code they stand.
///
/// The code of a method may be asked for twice (the second time with long jumps), so everything here that it calls
/// answers the same the second time.
final class ClassCode {
    private final ProgramCode program;
    private final ClassDesc self;
    private final Source source;
    private final ClassBuilder target;
    private final TypeConstants typeConstants;
    private final Literals literals = new Literals(this);
    private final Deque<Runnable> pending = new ArrayDeque<>();
    private final IdentityHashMap<Typed.Lambda, String> lambdas = new IdentityHashMap<>();
    private final Map<String, Integer> lambdaCounts = new HashMap<>();

    ClassCode(ProgramCode program, ClassDesc self, Source source, ClassBuilder target) {
        this.program = program;
        this.self = self;
        this.source = source;
        this.target = target;
        this.typeConstants = new TypeConstants(self, program.types(), program.shapes());
    }

    /// What every class of the program has.
    void begin(int flags) {
        final String name = source.name();
        target.withVersion(ClassVersion.MAJOR, 0);
        target.withFlags(flags);
        target.with(SourceFileAttribute.of(name.substring(name.lastIndexOf('/') + 1)));
    }

    // ---- methods

    /// A function's name, parameters and type as a method.
    ///
    /// @param shown the name that its closures bear
    /// @param first the slot of the first parameter
    record Method(
            String name,
            String shown,
            MethodTypeDesc type,
            int flags,
            List<Local> parameters,
            int first,
            Type result) {}

    /// Writes a method, and the closures in it.
    void method(Method method, Typed.Block block) {
        final BodyCode.Function function = function(method.shown(), method.parameters(), block);
        code(method.name(), method.type(), method.flags(), code -> {
            final BodyCode body = new BodyCode(this, function, method.result(), code, method.first());
            body.write(method.parameters(), block);
        });
    }

    /// Writes a method whose code is not of the program's text.
    void code(String name, MethodTypeDesc type, int flags, Consumer<CodeBuilder> writer) {
        target.withMethodBody(name, type, flags, writer);
        while (!pending.isEmpty()) {
            pending.removeFirst().run();
        }
    }

    BodyCode.Function function(String shown, List<Local> parameters, Typed block) {
        final BodyFacts facts = BodyFacts.of(parameters, block);
        return new BodyCode.Function(shown, facts, Ranges.of(block, facts, program.constants()));
    }

    /// A method that is written when the one at work is done.
    void later(String name, MethodTypeDesc type, int flags, Consumer<CodeBuilder> writer) {
        pending.addLast(() -> target.withMethodBody(name, type, flags, writer));
    }

    /// The method of a closure; it is written when the method around it is done.
    ///
    /// @return its name
    String addLambda(BodyCode.Function function, Typed.Lambda lambda, List<Local> captured, MethodTypeDesc type) {
        final String known = lambdas.get(lambda);
        if (known != null) {
            return known;
        }
        final int number = lambdaCounts.merge(function.name(), 1, Integer::sum) - 1;
        final String name = "lambda$" + function.name() + "$" + number;
        lambdas.put(lambda, name);
        later(name, type, ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC | ClassFile.ACC_PRIVATE, code -> {
            final BodyCode body = new BodyCode(this, function, lambda.type().result(), code, 0);
            captured.forEach(body.locals()::declareCaptured);
            body.write(lambda.parameters(), lambda.body());
        });
        return name;
    }

    // ---- the class's initialiser

    /// Writes the fields of types, and the initialiser.
    ///
    /// @param rest what else it does; null if nothing
    void end(@Nullable Consumer<CodeBuilder> rest) {
        if (typeConstants.isEmpty() && rest == null) {
            return;
        }
        typeConstants.declare(target);
        code(ConstantDescs.CLASS_INIT_NAME, ConstantDescs.MTD_void, ClassFile.ACC_STATIC, code -> {
            typeConstants.initialise(code);
            if (rest != null) {
                rest.accept(code);
            }
            code.return_();
        });
    }

    // ---- what is here

    ProgramCode program() {
        return program;
    }

    ClassDesc self() {
        return self;
    }

    Source source() {
        return source;
    }

    ClassBuilder target() {
        return target;
    }

    JvmTypes types() {
        return program.types();
    }

    TypeConstants typeConstants() {
        return typeConstants;
    }

    Literals literals() {
        return literals;
    }
}
