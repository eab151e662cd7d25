package dev.luma.lang.bytecode;

import dev.luma.lang.types.Symbol.FieldSymbol;
import dev.luma.lang.types.Symbol.FunctionSymbol;
import dev.luma.lang.types.Symbol.StructSymbol;
import dev.luma.lang.types.Symbol.TraitSymbol;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/// The class of a struct: typed fields, its methods, and what the runtime asks an object about its fields.
final class StructClass {
    private static final ClassDesc STRING = ConstantDescs.CD_String;

    private final ClassCode owner;
    private final Typed.Struct struct;
    private final StructSymbol symbol;
    private final List<FieldSymbol> fields;
    private final JvmTypes types;
    private final ClassDesc self;
    private final ClassBuilder target;

    private StructClass(ProgramCode program, Typed.Struct struct, ClassBuilder target) {
        this.struct = struct;
        this.symbol = struct.symbol();
        this.fields = List.copyOf(symbol.fields().values());
        this.types = program.types();
        this.self = JvmTypes.struct(symbol);
        this.target = target;
        this.owner = new ClassCode(program, self, symbol.module().source(), target);
    }

    static byte[] build(ClassFile classFile, ProgramCode program, Typed.Struct struct) {
        return classFile.build(
                JvmTypes.struct(struct.symbol()), target -> new StructClass(program, struct, target).write());
    }

    private void write() {
        owner.begin(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
        target.withSuperclass(RuntimeClasses.LUMA_STRUCT);
        target.withInterfaceSymbols(
                symbol.traits().stream().map(JvmTypes::trait).toList());
        fields.forEach(field -> target.withField(field.name(), types.of(field.type()), ClassFile.ACC_PUBLIC));
        constructor();
        struct.methods().forEach(this::method);
        initials();
        bridges();
        accessors();
        description();
        owner.end(null);
    }

    private void constructor() {
        plain(
                ConstantDescs.INIT_NAME,
                ConstantDescs.MTD_void,
                code -> code.aload(0)
                        .invokespecial(RuntimeClasses.LUMA_STRUCT, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                        .return_());
    }

    private void method(Typed.Function function) {
        final int flags =
                function.symbol().hasSelf() ? ClassFile.ACC_PUBLIC : ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;
        ModuleClass.function(owner, function, flags);
    }

    /// The default of a field is a method without parameters: it sees no variables.
    private void initials() {
        for (int i = 0; i < fields.size(); i++) {
            final Typed.Expression initial = struct.initials().get(i);
            if (initial != null) {
                final Type type = fields.get(i).type();
                owner.method(
                        new ClassCode.Method(
                                JvmTypes.initial(fields.get(i).name()),
                                fields.get(i).name(),
                                MethodTypeDesc.of(types.of(type)),
                                ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                                List.of(),
                                0,
                                type),
                        ModuleClass.returning(initial));
            }
        }
    }

    // ---- traits

    /// A method without `self` is static; whoever calls it through a trait does so on the object.
    private void bridges() {
        final Set<String> done = new HashSet<>();
        for (final TraitSymbol trait : symbol.traits()) {
            for (final String name : trait.methods().keySet()) {
                final FunctionSymbol method = symbol.methods().get(name);
                if (method != null && !method.hasSelf() && done.add(name)) {
                    bridge(method);
                }
            }
        }
    }

    private void bridge(FunctionSymbol method) {
        final MethodTypeDesc type = types.signature(method.signature());
        plain(JvmTypes.method(method.name()), type, code -> {
            int slot = 1;
            for (final ClassDesc parameter : type.parameterList()) {
                final TypeKind kind = TypeKind.from(parameter);
                code.loadLocal(kind, slot);
                slot += kind.slotSize();
            }
            code.invokestatic(self, JvmTypes.method(method), type);
            code.return_(TypeKind.from(type.returnType()));
        });
    }

    private void accessors() {
        final Set<String> done = new HashSet<>();
        for (final TraitSymbol trait : symbol.traits()) {
            for (final FieldSymbol field : PrivateTraits.fields(trait)) {
                if (done.add(field.name())) {
                    accessors(field.name(), types.of(field.type()));
                }
            }
        }
    }

    private void accessors(String field, ClassDesc type) {
        plain(
                JvmTypes.getter(field),
                MethodTypeDesc.of(type),
                code -> code.aload(0).getfield(self, field, type).return_(TypeKind.from(type)));
        plain(
                JvmTypes.setter(field),
                MethodTypeDesc.of(ConstantDescs.CD_void, type),
                code -> code.aload(0)
                        .loadLocal(TypeKind.from(type), 1)
                        .putfield(self, field, type)
                        .return_());
    }

    // ---- what the runtime asks

    private void description() {
        plain(
                "structName",
                MethodTypeDesc.of(STRING),
                code -> code.ldc(symbol.name()).areturn());
        plain(
                "fieldCount",
                MethodTypeDesc.of(ConstantDescs.CD_int),
                code -> code.loadConstant(fields.size()).ireturn());
        plain(
                "fieldName",
                MethodTypeDesc.of(STRING, ConstantDescs.CD_int),
                code -> byIndex(code, (builder, i) -> builder.ldc(fields.get(i).name())));
        plain(
                "fieldValue",
                MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_int),
                code -> byIndex(code, (builder, i) -> {
                    final Type type = fields.get(i).type();
                    builder.aload(0).getfield(self, fields.get(i).name(), types.of(type));
                    Boxing.box(builder, Kind.of(type));
                }));
        final FunctionSymbol text = symbol.methods().get("to_str");
        if (text != null && text.hasSelf() && !text.takesSelf() && isText(text)) {
            plain(
                    "ownText",
                    MethodTypeDesc.of(STRING),
                    code -> code.aload(0)
                            .invokevirtual(self, JvmTypes.method(text), MethodTypeDesc.of(STRING))
                            .areturn());
        }
    }

    private static boolean isText(FunctionSymbol method) {
        return method.signature().parameters().isEmpty() && method.signature().result() == Type.STR;
    }

    /// Returns what belongs to the field whose index is the parameter; null for another.
    private void byIndex(CodeBuilder code, ObjIntConsumer<CodeBuilder> value) {
        if (!fields.isEmpty()) {
            final Label none = code.newLabel();
            final List<SwitchCase> cases = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                cases.add(SwitchCase.of(i, code.newLabel()));
            }
            code.iload(1);
            code.tableswitch(0, fields.size() - 1, none, cases);
            for (int i = 0; i < fields.size(); i++) {
                code.labelBinding(cases.get(i).target());
                value.accept(code, i);
                code.areturn();
            }
            code.labelBinding(none);
        }
        code.aconst_null().areturn();
    }

    /// A method that no stack trace shows: it has no lines.
    private void plain(String name, MethodTypeDesc type, Consumer<CodeBuilder> writer) {
        target.withMethodBody(name, type, ClassFile.ACC_PUBLIC, writer);
    }
}
