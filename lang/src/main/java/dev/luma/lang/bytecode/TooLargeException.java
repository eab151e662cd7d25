package dev.luma.lang.bytecode;

import dev.luma.lang.source.Source;
import dev.luma.lang.source.Span;
import dev.luma.lang.types.Symbol;
import dev.luma.lang.types.Symbol.FunctionSymbol;
import dev.luma.lang.types.Symbol.ModuleSymbol;
import dev.luma.lang.types.Symbol.StructSymbol;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A program is right, but a part of it is too large for a class file of the JVM.
public final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// How `java.lang.classfile` names a method in its message.
    private static final Pattern METHOD = Pattern.compile("(?:in|for method) (?:\\S*[./:])?([^\\s./:(]+)\\(");

    private final transient ModuleSymbol module;
    private final transient @Nullable FunctionSymbol function;

    private TooLargeException(ModuleSymbol module, @Nullable FunctionSymbol function, Throwable cause) {
        super(function == null ? "the file " + module.source() : "the function " + function.name(), cause);
        this.module = module;
        this.function = function;
    }

    /// Where it is.
    public Source source() {
        return module.source();
    }

    /// The function that is too large; null if it is the file.
    public @Nullable String function() {
        return function == null ? null : function.name();
    }

    /// The name of the function, else the beginning of the file.
    public Span span() {
        return function == null
                ? new Span(0, 0)
                : function.declaration().signature().name().span();
    }

    /// Whether the class file's builder complains about a size. Anything else is a mistake of this compiler.
    static boolean isMeant(IllegalArgumentException cause) {
        final String message = String.valueOf(cause.getMessage());
        return message.contains("Code length")
                || message.contains("not a valid index")
                || message.contains("slot index")
                || message.contains("string too long")
                || message.contains("too many arguments")
                || message.toLowerCase(Locale.ROOT).contains("constant pool");
    }

    /// @param module whose class it was
    /// @param cause what the class file's builder said
    static TooLargeException of(ModuleSymbol module, IllegalArgumentException cause) {
        final Matcher method = METHOD.matcher(String.valueOf(cause.getMessage()));
        return new TooLargeException(module, method.find() ? function(module, method.group(1)) : null, cause);
    }

    /// The function, or the method of a struct, that a method is made of; null for the main program and what else
    /// belongs to all of the file.
    private static @Nullable FunctionSymbol function(ModuleSymbol module, String method) {
        final String name = shown(method);
        if (module.values().get(name) instanceof FunctionSymbol function) {
            return function;
        }
        for (final Symbol type : module.types().values()) {
            if (type instanceof StructSymbol struct && struct.methods().get(name) != null) {
                return struct.methods().get(name);
            }
        }
        return null;
    }

    private static String shown(String method) {
        final String name = method.startsWith("lambda$") ? method.substring("lambda$".length()) : method;
        final int end = name.indexOf('$');
        return end > 0 ? name.substring(0, end) : name;
    }
}
