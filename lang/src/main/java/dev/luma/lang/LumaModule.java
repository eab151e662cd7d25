package dev.luma.lang;

import dev.luma.lang.resolve.FileModules;
import dev.luma.lang.runtime.ObjectList;
import dev.luma.lang.runtime.Panic;
import dev.luma.lang.source.Source;
import dev.luma.lang.types.Symbol.FunctionSymbol;
import dev.luma.lang.types.Symbol.ModuleSymbol;
import dev.luma.lang.types.Symbol.Parameter;
import dev.luma.lang.types.Type;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A compiled Luma file whose public functions Java can call. Safe for use by many threads, as far as its functions
/// are.
///
/// | Luma                                | Java                                                             |
/// |-------------------------------------|------------------------------------------------------------------|
/// | `int` `float` `bool` `str`          | `Long` `Double` `Boolean` `String`                                |
/// | `byte`                              | `Long` from 0 to 255                                              |
/// | `[byte]`                            | `byte[]`                                                         |
/// | any other list, a map               | `List`, `Map`: unmodifiable copies                                  |
/// | `nil`                               | null                                                             |
/// | struct, function, `database` …      | an object of Luma's, which other functions of the module take    |
///
/// As arguments smaller numbers do too, arrays of numbers for their lists, and Luma's own objects.
public final class LumaModule {
    private final LumaHost host;
    private final String path;
    private final FileModules texts;
    private final ModuleSymbol symbol;
    private final LumaValues values;
    private final LoadedProgram program;

    /// @param path of the file from its root
    LumaModule(LumaHost host, String path, FileModules texts, ModuleSymbol symbol, LoadedProgram program) {
        this.host = host;
        this.path = path;
        this.texts = texts;
        this.symbol = symbol;
        this.program = program;
        this.values = new LumaValues(program.loader());
    }

    /// The file's name without its ending.
    public String name() {
        return symbol.name();
    }

    /// Calls a function that the file declares `pub`.
    ///
    /// @return what it returns; null if that is nil or nothing
    /// @throws IllegalArgumentException if there is no such function, or the arguments do not fit it
    /// @throws LumaException if it panics
    public @Nullable Object call(String function, @Nullable Object... arguments) {
        try {
            return JavaValues.ofLuma(callWithin(function, arguments));
        } catch (Panic panic) {
            throw new LumaException(panic);
        } catch (StackOverflowError e) { // the result has itself in it
            throw new LumaException(Panic.caught(e));
        }
    }

    /// The same, with what it returns in Luma's boxed form, and its panics as they are.
    @Nullable
    Object callWithin(String name, @Nullable Object... arguments) {
        final FunctionSymbol function = function(name);
        final List<Parameter> parameters = function.signature().parameters();
        if (parameters.size() != arguments.length) {
            throw new IllegalArgumentException(signature(function) + " takes " + parameters.size()
                    + (parameters.size() == 1 ? " argument" : " arguments") + ", found " + arguments.length);
        }
        final @Nullable Object[] given = new @Nullable Object[arguments.length];
        for (int i = 0; i < given.length; i++) {
            given[i] = argument(function, parameters.get(i), arguments[i]);
        }
        return program.call(name, given);
    }

    private FunctionSymbol function(String name) {
        if (symbol.values().get(name) instanceof FunctionSymbol function && function.isPublic()) {
            return function;
        }
        final boolean isPrivate = symbol.values().get(name) instanceof FunctionSymbol;
        throw new IllegalArgumentException(path + " has no " + (isPrivate ? "public " : "") + "function " + name
                + (isPrivate ? ": write pub before it" : ""));
    }

    /// Java's values as `[any]`.
    ///
    /// @throws IllegalArgumentException if one is none of Luma's
    ObjectList anyList(List<@Nullable Object> given) {
        return (ObjectList) Objects.requireNonNull(values.of(given, new Type.ListOf(Type.ANY)));
    }

    /// Whether it has a public function of that name.
    boolean has(String name) {
        return symbol.values().get(name) instanceof FunctionSymbol function && function.isPublic();
    }

    private @Nullable Object argument(FunctionSymbol function, Parameter parameter, @Nullable Object value) {
        try {
            return values.of(value, parameter.type());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    signature(function) + ": " + parameter.name() + ": " + e.getMessage(), e);
        }
    }

    private static String signature(FunctionSymbol function) {
        return function.signature().text(function.name());
    }

    String path() {
        return path;
    }

    /// Compiles a text that may import this file, beside it.
    Compilation compileBeside(Source text, String name) {
        return host.compile(text, name, texts);
    }

    @Override
    public String toString() {
        return name();
    }
}
