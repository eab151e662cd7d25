package dev.luma.lang.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.lang.types.CoreLibrary;
import dev.luma.lang.types.Symbol.CoreFunction;
import dev.luma.lang.types.Symbol.CoreModule;
import dev.luma.lang.types.Symbol.Mark;
import dev.luma.lang.types.Type;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `core.luma` and the classes of `dev.luma.lang.std` say the same, signature by signature.
class CoreMethodsTest {
    private static final String STD = "dev.luma.lang.std.";

    /// Public methods of these classes that are no functions of Luma: the compiler calls them itself.
    private static final Set<String> OF_THE_COMPILER = Set.of(
            "DatabaseTransaction.abandon(DatabaseTransaction)void", // a panic passes by
            "DbModule.open(DatabaseDriver,String)Database",
            "DbModule.open(LumaDriverModule,String)Database",
            "QueryRow.at(QueryRow,String)String", // row[name]
            "QueryRow.get(QueryRow,String,LumaType)Object", // of the type that is wanted
            "Texts.at(String,long)String", // text[i]
            "Texts.compare(String,String)int"); // a < b

    private final CoreLibrary core = CoreLibrary.standard();
    private final JvmTypes types = new JvmTypes(new FunctionShapes(Set.of()));

    private List<CoreFunction> functions() {
        final List<CoreFunction> all = new ArrayList<>();
        core.prelude().forEach(one -> all.addAll(one.functions()));
        core.modules().values().forEach(module -> module.functions().values().forEach(all::addAll));
        core.members().values().forEach(members -> members.values().forEach(all::addAll));
        return all;
    }

    /// `Texts.indexOf(String,String)Long`.
    private static String described(String owner, String name, MethodTypeDesc type) {
        return owner.substring(owner.lastIndexOf('.') + 1) + "." + name + type.displayDescriptor();
    }

    private static String described(Method method) {
        final MethodTypeDesc type = MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .describeConstable()
                .orElseThrow();
        return described(method.getDeclaringClass().getName(), method.getName(), type);
    }

    private Set<String> wanted() {
        return functions().stream()
                .filter(function -> !function.is(Mark.BUILT))
                .map(function -> described(function.owner(), function.javaName(), CoreMethods.type(function, types)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> there() {
        final Set<String> owners = functions().stream().map(CoreFunction::owner).collect(Collectors.toSet());
        return owners.stream()
                .flatMap(owner -> Arrays.stream(loaded(owner).getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()))
                .map(CoreMethodsTest::described)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Class<?> loaded(String owner) {
        try {
            return Class.forName(owner);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(owner + " is no class", e);
        }
    }

    @Test
    void everySignatureHasItsMethod() {
        final Set<String> missing = wanted();
        missing.removeAll(there());
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyMethodHasItsSignature() {
        final Set<String> unknown = there();
        unknown.removeAll(wanted());
        assertEquals(new TreeSet<>(OF_THE_COMPILER), unknown);
    }

    @Test
    void everyConstantHasItsField() throws NoSuchFieldException {
        for (final CoreModule module : core.modules().values()) {
            for (final var constant : module.constants().entrySet()) {
                final var field =
                        loaded(module.owner()).getField(constant.getKey().toUpperCase(Locale.ROOT));
                assertEquals(
                        types.of(constant.getValue()),
                        field.getType().describeConstable().orElseThrow());
            }
        }
    }

    @Test
    void everyCoreTypeHasItsClass() {
        core.members().keySet().stream()
                .filter(Type.Core.class::isInstance)
                .forEach(type -> loaded(
                        types.of(type).packageName() + "." + types.of(type).displayName()));
    }
}
