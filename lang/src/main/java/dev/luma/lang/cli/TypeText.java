package dev.luma.lang.cli;

import dev.luma.lang.types.Symbol;
import dev.luma.lang.types.Symbol.ImportSymbol;
import dev.luma.lang.types.Symbol.ModuleSymbol;
import dev.luma.lang.types.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A type as a file must write it, where one of an import bears the import's name.
final class TypeText {
    private TypeText() {}

    /// @param module the file
    /// @return null if the file cannot name the type
    static @Nullable String in(ModuleSymbol module, Type type) {
        return switch (type) {
            case Type.ListOf list -> joined("[", "]", in(module, list.element()));
            case Type.MapOf map -> {
                final String key = in(module, map.key());
                yield key == null ? null : joined("{" + key + ": ", "}", in(module, map.value()));
            }
            case Type.Optional optional -> {
                final boolean isFunction = optional.of() instanceof Type.FunctionOf;
                yield joined(isFunction ? "(" : "", isFunction ? ")?" : "?", in(module, optional.of()));
            }
            case Type.FunctionOf function -> function(module, function);
            case Type.StructOf struct ->
                named(
                        module,
                        struct.symbol().module(),
                        struct.symbol().name(),
                        struct.symbol().isPublic());
            case Type.TraitOf trait ->
                named(
                        module,
                        trait.symbol().module(),
                        trait.symbol().name(),
                        trait.symbol().isPublic());
            default -> type.text();
        };
    }

    private static @Nullable String joined(String before, String after, @Nullable String text) {
        return text == null ? null : before + text + after;
    }

    private static @Nullable String function(ModuleSymbol module, Type.FunctionOf function) {
        final List<String> parameters = new ArrayList<>();
        for (final Type parameter : function.parameters()) {
            final String text = in(module, parameter);
            if (text == null) {
                return null;
            }
            parameters.add(text);
        }
        final String head = "fn(" + String.join(", ", parameters) + ")";
        return function.result() == Type.NOTHING ? head : joined(head + " -> ", "", in(module, function.result()));
    }

    private static @Nullable String named(
            ModuleSymbol module, @Nullable ModuleSymbol owner, String name, boolean isPublic) {
        if (owner == null || owner == module) {
            return name;
        }
        for (final Symbol symbol : module.values().values()) {
            if (symbol instanceof ImportSymbol imported && imported.module() == owner && isPublic) {
                return imported.name() + "." + name;
            }
        }
        return null;
    }
}
