package dev.luma.lang.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A type as a running program knows it. Two descriptors of one type are equal.
///
/// Lists and maps remember the types they were made with, so that `value as [str]` is exact: a `[str]` and an `[any]`
/// that happens to hold texts are different things.
public sealed interface LumaType {
    LumaType INT = Plain.INT;
    LumaType FLOAT = Plain.FLOAT;
    LumaType BOOL = Plain.BOOL;
    LumaType BYTE = Plain.BYTE;
    LumaType STR = Plain.STR;
    LumaType ANY = Plain.ANY;

    /// `[any]`.
    LumaType ANY_LIST = new ListOf(Plain.ANY);

    /// The type as Luma writes it.
    String text();

    /// Whether a boxed value is of this type; null is nil.
    boolean holds(@Nullable Object value);

    /// `[element]`.
    static LumaType list(LumaType element) {
        return new ListOf(element);
    }

    /// `{key: value}`.
    static LumaType map(LumaType key, LumaType value) {
        return new MapOf(key, value);
    }

    /// `inner?`; `T??` is `T?`, and `any?` is `any`.
    static LumaType optional(LumaType inner) {
        return inner instanceof OptionalOf || inner.equals(ANY) ? inner : new OptionalOf(inner);
    }

    /// A function type.
    ///
    /// @param text as Luma writes it
    /// @param shape the interface of all functions whose parameters and result look so on the JVM
    static LumaType function(String text, Class<?> shape) {
        return new FunctionOf(text, shape);
    }

    /// A struct, a trait or a core type.
    static LumaType named(String name, Class<?> type) {
        return new Named(name, type);
    }

    /// The types without parts.
    enum Plain implements LumaType {
        INT("int"),
        FLOAT("float"),
        BOOL("bool"),
        BYTE("byte"),
        STR("str"),
        ANY("any");

        private final String text;

        Plain(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }

        /// Compares with constants, so that of a type which the JVM knows when it compiles one test is left.
        @Override
        public boolean holds(@Nullable Object value) {
            return this == STR && value instanceof String
                    || this == INT && value instanceof Long
                    || this == FLOAT && value instanceof Double
                    || this == BOOL && value instanceof Boolean
                    || this == BYTE && value instanceof Byte
                    || this == ANY;
        }
    }

    /// See [LumaType#list].
    record ListOf(LumaType element) implements LumaType {
        @Override
        public String text() {
            return "[" + element.text() + "]";
        }

        @Override
        public boolean holds(@Nullable Object value) {
            return value instanceof LumaList list && list.elementType().equals(element);
        }
    }

    /// See [LumaType#map].
    record MapOf(LumaType key, LumaType value) implements LumaType {
        @Override
        public String text() {
            return "{" + key.text() + ": " + value.text() + "}";
        }

        @Override
        public boolean holds(@Nullable Object candidate) {
            return candidate instanceof LumaMap map
                    && map.keyType().equals(key)
                    && map.valueType().equals(value);
        }
    }

    /// See [LumaType#optional].
    record OptionalOf(LumaType inner) implements LumaType {
        /// A function type in parentheses, since `fn() -> int?` is a function that may give nil.
        @Override
        public String text() {
            return inner instanceof FunctionOf ? "(" + inner.text() + ")?" : inner.text() + "?";
        }

        @Override
        public boolean holds(@Nullable Object value) {
            return value == null || inner.holds(value);
        }
    }

    /// See [LumaType#function].
    record FunctionOf(String text, Class<?> shape) implements LumaType {
        @Override
        public boolean holds(@Nullable Object value) {
            return shape.isInstance(value);
        }
    }

    /// See [LumaType#named].
    record Named(String text, Class<?> type) implements LumaType {
        @Override
        public boolean holds(@Nullable Object value) {
            return type.isInstance(value);
        }

        /// The class alone tells them apart: two modules may each have a `Point`.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Named named && named.type == type;
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(type);
        }
    }

    /// What a message calls the type of a value: `str`, `[int]`, `Point`, `nil`.
    static String nameOf(@Nullable Object value) {
        return switch (value) {
            case null -> "nil";
            case Long n -> "int";
            case Double x -> "float";
            case Boolean b -> "bool";
            case Byte b -> "byte";
            case String s -> "str";
            case LumaList list -> "[" + list.elementType().text() + "]";
            case LumaMap map -> new MapOf(map.keyType(), map.valueType()).text();
            case LumaStruct struct -> struct.structName();
            case Function function -> "fn";
            case CoreObject object -> object.typeName();
            default -> value.getClass().getSimpleName();
        };
    }
}
