package dev.luma.lang.types;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the type variables of a core function's signature stand for in one call.
final class Bindings {
    private final Map<String, Type> known = new HashMap<>();

    /// What a receiver of this type says about T, K and V.
    static Bindings of(@Nullable Type receiver) {
        final Bindings bindings = new Bindings();
        if (receiver instanceof Type.ListOf list) {
            bindings.known.put("T", list.element());
        } else if (receiver instanceof Type.MapOf map) {
            bindings.known.put("K", map.key());
            bindings.known.put("V", map.value());
        }
        return bindings;
    }

    @Nullable
    Type get(String variable) {
        return known.get(variable);
    }

    void put(String variable, Type type) {
        known.putIfAbsent(variable, type);
    }

    /// Learns what the variables in `pattern` must be for it to be `actual`.
    void match(Type pattern, Type actual) {
        switch (pattern) {
            case Type.Variable variable -> put(variable.name(), actual);
            case Type.ListOf list -> {
                if (actual.withoutNil() instanceof Type.ListOf other) {
                    match(list.element(), other.element());
                }
            }
            case Type.FunctionOf function -> {
                if (actual instanceof Type.FunctionOf other
                        && other.parameters().size() == function.parameters().size()) {
                    match(function.result(), other.result());
                }
            }
            default -> {}
        }
    }

    /// The type with all variables replaced that are known.
    Type replace(Type type) {
        return switch (type) {
            case Type.Variable variable -> known.getOrDefault(variable.name(), variable);
            case Type.ListOf list -> new Type.ListOf(replace(list.element()));
            case Type.MapOf map -> new Type.MapOf(replace(map.key()), replace(map.value()));
            case Type.Optional optional -> replace(optional.of()).orNil();
            case Type.FunctionOf function ->
                new Type.FunctionOf(
                        function.parameters().stream().map(this::replace).toList(), replace(function.result()));
            default -> type;
        };
    }

    /// Whether the type has a variable of which nothing is known yet.
    boolean isOpen(Type type) {
        return switch (type) {
            case Type.Variable variable -> !known.containsKey(variable.name());
            case Type.ListOf list -> isOpen(list.element());
            case Type.MapOf map -> isOpen(map.key()) || isOpen(map.value());
            case Type.Optional optional -> isOpen(optional.of());
            case Type.FunctionOf function -> isOpen(function.result()) || anyOpen(function.parameters());
            default -> false;
        };
    }

    private boolean anyOpen(List<Type> types) {
        return types.stream().anyMatch(this::isOpen);
    }
}
