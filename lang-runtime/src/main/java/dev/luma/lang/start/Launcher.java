package dev.luma.lang.start;

import dev.luma.lang.runtime.Panic;
import dev.luma.lang.std.Program;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Starts a compiled program. It is the main class of a jar that `luma build` made.
public final class Launcher {
    /// The resource of a built jar that names the class with the program's `main`.
    public static final String RESOURCE = "META-INF/luma-program";

    private Launcher() {}

    /// Runs the program that this jar holds.
    ///
    /// @param arguments what `env.args` gives
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        final ClassLoader loader = Launcher.class.getClassLoader();
        final String name;
        try (InputStream in = loader.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException("there is no " + RESOURCE + " on the class path: no program was built into it");
            }
            name = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
        final Method main = Class.forName(name, false, loader).getMethod("main", String[].class);
        System.exit(MainThread.run(() -> run(main, arguments)));
    }

    /// Runs a program to its end. A panic that leaves it is printed to standard error.
    ///
    /// @param program the class with its `main`
    /// @param arguments what `env.args` gives
    /// @return the status to exit with
    /// @throws NoSuchMethodException if the class has no `main`
    public static int run(Class<?> program, String... arguments) throws NoSuchMethodException {
        return run(program.getMethod("main", String[].class), arguments);
    }

    private static int run(Method main, String... arguments) {
        return Program.run(() -> call(main, arguments), arguments);
    }

    private static void call(Method main, String[] arguments) {
        try {
            main.invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw Panic.caught(Objects.requireNonNull(e.getCause()));
        } catch (ExceptionInInitializerError e) { // the value of a constant
            throw Panic.caught(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(main + " cannot be reached", e);
        }
    }
}
