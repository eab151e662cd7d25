package dev.luma.lang;

import dev.luma.lang.bytecode.ProgramCode;
import dev.luma.lang.runtime.Panic;
import dev.luma.lang.types.Symbol.Parameter;
import dev.luma.lang.types.Symbol.Signature;
import dev.luma.lang.types.Type;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A compiled program in this JVM. Its functions may be called by several threads as far as the program itself allows.
public final class LoadedProgram {
    private final CompiledProgram program;
    private final Class<?> main;

    LoadedProgram(CompiledProgram program, ClassLoader parent) {
        this.program = program;
        try {
            this.main = new ModuleClasses(program.classes(), parent).loadClass(program.mainClass());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the program has no class " + program.mainClass(), e);
        }
    }

    /// That of its classes.
    ClassLoader loader() {
        return main.getClassLoader();
    }

    /// Runs the file's statements.
    ///
    /// @throws Panic if nothing in the program caught it
    public void run() {
        call("main", new Class<?>[] {String[].class}, new Object[] {new String[0]});
    }

    /// Runs a test.
    ///
    /// @param number of the test in the file's order, from 0
    /// @throws Panic if it failed
    public void test(int number) {
        call(ProgramCode.testMethod(number), new Class<?>[0], new Object[0]);
    }

    /// Calls a `pub fn` of the file.
    ///
    /// @param arguments in their boxed form: Long, Double, Boolean, Byte, String, a list or a map of the runtime, null
    /// @return in its boxed form; null if it gives nothing
    /// @throws IllegalArgumentException if there is no such function, or the arguments are not what it takes
    /// @throws Panic if it panicked
    public @Nullable Object call(String function, @Nullable Object... arguments) {
        final Signature signature = program.functions().get(function);
        if (signature == null) {
            throw new IllegalArgumentException("there is no `pub fn " + function + "`");
        }
        final List<Parameter> parameters = signature.parameters();
        if (parameters.size() != arguments.length) {
            throw new IllegalArgumentException(
                    signature.text(function) + " takes " + parameters.size() + ", not " + arguments.length);
        }
        final @Nullable Object[] passed = new @Nullable Object[arguments.length];
        for (int i = 0; i < passed.length; i++) {
            final Object argument = arguments[i];
            passed[i] = parameters.get(i).type() == Type.BYTE && argument instanceof Byte number
                    ? (Object) (number & 0xFF)
                    : argument;
        }
        final Object result = call(method(function), passed);
        return signature.result() == Type.BYTE && result instanceof Integer number
                ? (Object) number.byteValue()
                : result;
    }

    /// A file has one function of a name; what else has that name takes an array.
    private Method method(String function) {
        return Arrays.stream(main.getDeclaredMethods())
                .filter(method -> method.getName().equals(function))
                .filter(method -> !Arrays.equals(method.getParameterTypes(), new Class<?>[] {String[].class}))
                .findFirst()
                .orElseThrow();
    }

    private void call(String name, Class<?>[] parameters, Object[] arguments) {
        try {
            call(main.getMethod(name, parameters), arguments);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException("the program has no " + name, e);
        }
    }

    private static @Nullable Object call(Method method, @Nullable Object... arguments) {
        try {
            return method.invoke(null, arguments);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the program's classes are public", e);
        } catch (InvocationTargetException e) {
            throw Panic.caught(e.getTargetException());
        } catch (ExceptionInInitializerError e) {
            throw Panic.caught(e);
        }
    }
}
