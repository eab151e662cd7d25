package dev.luma.lang.bytecode;

import dev.luma.lang.lower.ProgramFacts;
import dev.luma.lang.types.Symbol.ConstantSymbol;
import dev.luma.lang.types.Symbol.FunctionSymbol;
import dev.luma.lang.types.Symbol.ModuleSymbol;
import dev.luma.lang.types.Symbol.TraitSymbol;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes class files of a checked program.
///
/// Needs nothing but the program: no file, no class loader, no state from one program to the next.
public final class ProgramCode {
    private final Typed.Program program;
    private final ProgramFacts facts;
    private final FunctionShapes shapes;
    private final JvmTypes types;
    private final Map<ConstantSymbol, Typed.Expression> constants = new HashMap<>();
    private final Map<String, Singleton> singletons = new LinkedHashMap<>();
    private final Map<String, byte[]> classes = new LinkedHashMap<>();
    private final ClassFile classFile;

    private ProgramCode(Typed.Program program) {
        this.program = program;
        this.facts = ProgramFacts.of(program);
        this.shapes = new FunctionShapes(facts.testedFunctions());
        this.types = new JvmTypes(shapes);
        this.classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy(program)));
        for (final Typed.Module module : program.modules()) {
            module.constants().forEach(constant -> constants.put(constant.symbol(), constant.value()));
        }
    }

    /// A module as a value.
    ///
    /// @param trait null if it is a driver
    private record Singleton(ModuleSymbol module, @Nullable TraitSymbol trait, ClassDesc type) {}

    /// The class files of a program.
    ///
    /// @return by the name of the class, with dots
    /// @throws TooLargeException if a function, or a file, is too large for a class file
    public static Map<String, byte[]> of(Typed.Program program) {
        return new ProgramCode(program).build();
    }

    /// The name of the class of a file, with dots. Its statements are its method `main`, as Java starts one.
    public static String className(ModuleSymbol module) {
        return name(JvmTypes.module(module));
    }

    /// The name of the class of a type that has one of its own, a struct, a trait or a core type, with dots.
    public static String className(Type type) {
        return name(
                switch (type) {
                    case Type.StructOf struct -> JvmTypes.struct(struct.symbol());
                    case Type.TraitOf trait -> JvmTypes.trait(trait.symbol());
                    case Type.Core core -> RuntimeClasses.ofCore(core.name());
                    default -> throw new IllegalArgumentException(type.text() + " has no class of its own");
                });
    }

    /// The name of the static method, without parameters, of a file's test.
    ///
    /// @param number in the order of the file, from 0
    public static String testMethod(int number) {
        return ModuleClass.test(number);
    }

    private Map<String, byte[]> build() {
        for (final Typed.Module module : program.modules()) {
            final ModuleSymbol symbol = module.symbol();
            for (final TraitSymbol trait : module.traits()) {
                put(JvmTypes.trait(trait), symbol, () -> TraitClass.build(classFile, types, trait));
            }
            for (final Typed.Struct struct : module.structs()) {
                put(JvmTypes.struct(struct.symbol()), symbol, () -> StructClass.build(classFile, this, struct));
            }
            put(JvmTypes.module(symbol), symbol, () -> ModuleClass.build(classFile, this, module));
        }
        for (final Singleton singleton : singletons.values()) {
            put(singleton.type(), singleton.module(), () -> build(singleton));
        }
        shapes.build(classFile, (type, bytes) -> classes.put(name(type), bytes));
        return classes;
    }

    private byte[] build(Singleton singleton) {
        return singleton.trait() == null
                ? SingletonClass.asDriver(classFile, types, singleton.module(), singleton.type())
                : SingletonClass.asTrait(classFile, types, singleton.module(), singleton.trait(), singleton.type());
    }

    private interface Builder {
        byte[] build();
    }

    private void put(ClassDesc type, ModuleSymbol module, Builder builder) {
        try {
            classes.put(name(type), builder.build());
        } catch (IllegalArgumentException e) {
            throw TooLargeException.isMeant(e) ? TooLargeException.of(module, e) : e;
        }
    }

    private static String name(ClassDesc type) {
        return type.packageName().isEmpty() ? type.displayName() : type.packageName() + "." + type.displayName();
    }

    // ---- what is asked for meanwhile

    ProgramFacts facts() {
        return facts;
    }

    FunctionShapes shapes() {
        return shapes;
    }

    JvmTypes types() {
        return types;
    }

    /// The values of all constants.
    Map<ConstantSymbol, Typed.Expression> constants() {
        return constants;
    }

    /// The class of a module as a value of a trait.
    ClassDesc moduleAsTrait(Typed.ModuleAsTrait value) {
        final ClassDesc trait = JvmTypes.trait(value.trait());
        final String suffix = "$as$" + name(trait).replace('.', '_');
        return singleton(value.module(), value.trait(), suffix);
    }

    /// The class of a module as a database driver.
    ClassDesc moduleAsDriver(Typed.ModuleAsDriver value) {
        return singleton(value.module(), null, "$driver");
    }

    private ClassDesc singleton(ModuleSymbol module, @Nullable TraitSymbol trait, String suffix) {
        final String name = module.className() + suffix;
        return singletons
                .computeIfAbsent(name, key -> new Singleton(module, trait, ClassDesc.of(name)))
                .type();
    }

    /// The name of the method that gives a function of a module as a value.
    String functionValue(FunctionSymbol function) {
        return ModuleClass.value(function);
    }

    // ---- what the verifier asks about classes

    /// Of the classes that are about to be, and of those of the runtime.
    private static ClassHierarchyResolver hierarchy(Typed.Program program) {
        final Set<ClassDesc> structs = new HashSet<>();
        final Set<ClassDesc> traits = new HashSet<>();
        for (final Typed.Module module : program.modules()) {
            module.structs().forEach(struct -> structs.add(JvmTypes.struct(struct.symbol())));
            module.traits().forEach(trait -> traits.add(JvmTypes.trait(trait)));
        }
        final ClassHierarchyResolver own = type -> {
            if (structs.contains(type)) {
                return ClassHierarchyResolver.ClassHierarchyInfo.ofClass(RuntimeClasses.LUMA_STRUCT);
            }
            if (traits.contains(type) || type.packageName().equals(FunctionShapes.PACKAGE_NAME)) {
                return ClassHierarchyResolver.ClassHierarchyInfo.ofInterface();
            }
            return type.packageName().equals("luma") || type.packageName().startsWith("luma.")
                    ? ClassHierarchyResolver.ClassHierarchyInfo.ofClass(ConstantDescs.CD_Object)
                    : null;
        };
        return own.orElse(ClassHierarchyResolver.ofClassLoading(ProgramCode.class.getClassLoader()))
                .cached();
    }
}
