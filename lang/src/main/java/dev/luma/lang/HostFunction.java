package dev.luma.lang;

import dev.luma.lang.runtime.Function;
import dev.luma.lang.runtime.LumaError;
import dev.luma.lang.runtime.Panic;
import dev.luma.lang.types.Type;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// A method of a Java object as Luma calls it.
///
/// @param module whose function it is; the code of its panics
/// @param name of the function in Luma
/// @param method of the object
/// @param result its type in Luma
/// @param values makes Luma's of Java's
record HostFunction(String module, String name, MethodHandle method, Type result, LumaValues values)
        implements Function {
    @Override
    public @Nullable Object invoke(@Nullable Object... arguments) {
        final @Nullable Object[] given = new @Nullable Object[arguments.length];
        for (int i = 0; i < given.length; i++) {
            given[i] = JavaValues.ofLuma(arguments[i]);
        }
        final Object made = call(given);
        if (result == Type.NOTHING) {
            return null;
        }
        try {
            return values.of(made, result);
        } catch (IllegalArgumentException e) {
            throw panic(module + "." + name + ": " + e.getMessage(), e);
        }
    }

    private @Nullable Object call(@Nullable Object[] given) {
        try {
            return method.invokeWithArguments(given);
        } catch (Panic panic) {
            throw panic;
        } catch (LumaException e) {
            throw e.panic(); // the object called Luma in its turn
        } catch (Error error) {
            throw error;
        } catch (Throwable thrown) {
            if (thrown instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            final String message = thrown.getMessage();
            throw panic(message == null ? thrown.toString() : message, thrown);
        }
    }

    private Panic panic(String message, Throwable cause) {
        return new Panic(new LumaError(message, module, null), cause);
    }
}
