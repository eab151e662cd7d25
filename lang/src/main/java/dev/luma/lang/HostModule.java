package dev.luma.lang;

import dev.luma.lang.bytecode.HostClass;
import dev.luma.lang.runtime.Function;
import dev.luma.lang.syntax.TokenKind;
import dev.luma.lang.types.CoreLibrary;
import dev.luma.lang.types.Symbol.CoreFunction;
import dev.luma.lang.types.Symbol.CoreModule;
import dev.luma.lang.types.Symbol.Parameter;
import dev.luma.lang.types.Symbol.Signature;
import dev.luma.lang.types.Type;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A Java object under an interface as a core module: its signatures for the compiler, and what calls it.
///
/// @param module what programs see
/// @param functions what stands behind, in the module's order
record HostModule(CoreModule module, List<Function> functions) {
    private static final String PACKAGE = "dev.luma.lang.host.";

    /// @throws IllegalArgumentException if the name is none or is taken, or if Luma cannot call the interface
    static <T> HostModule of(String name, Class<T> type, T object, CoreLibrary core) {
        requireName(name, core);
        if (!type.isInterface()) {
            throw new IllegalArgumentException(type.getName() + " is no interface");
        }
        final Map<String, List<CoreFunction>> signatures = new LinkedHashMap<>();
        final List<Function> functions = new ArrayList<>();
        for (final Method method : methods(type)) {
            final String luma = lumaName(method.getName());
            final Signature signature = signature(method);
            final CoreFunction function = new CoreFunction(
                    PACKAGE + name, luma, method.getName(), null, signature, false, false, Set.of(), "");
            if (signatures.put(luma, List.of(function)) != null) {
                throw refused(method, "stands twice; Luma tells functions apart by their names alone");
            }
            functions.add(new HostFunction(
                    name,
                    luma,
                    handle(method).bindTo(object),
                    signature.result(),
                    new LumaValues(HostModule.class.getClassLoader())));
        }
        return new HostModule(new CoreModule(name, PACKAGE + name, signatures, Map.of(), ""), List.copyOf(functions));
    }

    private static void requireName(String name, CoreLibrary core) {
        if (!name.matches("[a-z_][A-Za-z0-9_]*") || name.equals("_") || TokenKind.ofWord(name) != null) {
            throw new IllegalArgumentException("`" + name + "` is no name of a module");
        }
        if (core.value(name) != null) {
            throw new IllegalArgumentException("the core library has a `" + name + "` already");
        }
    }

    private static List<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    /// `sendAll` is `send_all` in Luma.
    private static String lumaName(String java) {
        final StringBuilder luma = new StringBuilder();
        for (int i = 0; i < java.length(); i++) {
            final char one = java.charAt(i);
            if (Character.isUpperCase(one)) {
                luma.append('_').append(Character.toLowerCase(one));
            } else {
                luma.append(one);
            }
        }
        return luma.toString();
    }

    private static Signature signature(Method method) {
        final AnnotatedType[] types = method.getAnnotatedParameterTypes();
        final List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            final String name = method.getParameters()[i].getName();
            parameters.add(
                    new Parameter(lumaName(name), known(method, types[i], HostTypes.parameter(types[i])), false));
        }
        final AnnotatedType result = method.getAnnotatedReturnType();
        return new Signature(parameters, known(method, result, HostTypes.result(result)));
    }

    private static Type known(Method method, AnnotatedType java, @Nullable Type luma) {
        if (luma == null) {
            throw refused(
                    method,
                    "Luma has no type for " + java.getType().getTypeName() + "; it has them for long, double, boolean,"
                            + " String, byte[], List, Map, Object, and for Long, Double, Boolean that may be null");
        }
        return luma;
    }

    private static MethodHandle handle(Method method) {
        try {
            return MethodHandles.publicLookup().unreflect(method);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(
                    method.getDeclaringClass().getName() + " is not public, or its package is not exported", e);
        }
    }

    private static IllegalArgumentException refused(Method method, String why) {
        return new IllegalArgumentException(
                method.getDeclaringClass().getSimpleName() + "." + method.getName() + ": " + why);
    }

    /// A loader that has the class behind the module.
    ClassLoader loader(ClassLoader parent) {
        final ClassLoader loader = new ModuleClasses(Map.of(module.owner(), HostClass.of(module)), parent);
        try {
            loader.loadClass(module.owner())
                    .getField(HostClass.FUNCTIONS)
                    .set(null, functions.toArray(Function[]::new));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the class behind " + module.name() + " is not as it was made", e);
        }
        return loader;
    }
}
