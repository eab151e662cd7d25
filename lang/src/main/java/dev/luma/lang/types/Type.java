package dev.luma.lang.types;

import dev.luma.lang.types.Symbol.StructSymbol;
import dev.luma.lang.types.Symbol.TraitSymbol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A static type. Equal types are equal values; structs and traits are their symbols.
@SuppressWarnings("ClassInitializationDeadlock") // the enum needs nothing of this interface to be initialized
public sealed interface Type {
    Plain INT = Plain.INT;
    Plain FLOAT = Plain.FLOAT;
    Plain BOOL = Plain.BOOL;
    Plain BYTE = Plain.BYTE;
    Plain STR = Plain.STR;
    Plain ANY = Plain.ANY;
    /// The result of what does not return.
    Plain NEVER = Plain.NEVER;
    /// The type of `nil` before it is used as something.
    Plain NIL = Plain.NIL;
    /// A call that gives nothing.
    Plain NOTHING = Plain.NOTHING;
    /// What could not be checked; it fits everything, so that nothing is reported twice.
    Plain UNKNOWN = Plain.UNKNOWN;

    /// As Luma writes it, and messages show it.
    String text();

    enum Plain implements Type {
        INT("int"),
        FLOAT("float"),
        BOOL("bool"),
        BYTE("byte"),
        STR("str"),
        ANY("any"),
        NEVER("never"),
        NIL("nil"),
        NOTHING("nothing"),
        UNKNOWN("unknown");

        private final String text;

        Plain(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    record ListOf(Type element) implements Type {
        @Override
        public String text() {
            return "[" + element.text() + "]";
        }
    }

    record MapOf(Type key, Type value) implements Type {
        @Override
        public String text() {
            return "{" + key.text() + ": " + value.text() + "}";
        }
    }

    /// `T?`; never of another optional, of `any`, or of nil. Made by [Type#orNil].
    record Optional(Type of) implements Type {
        @Override
        public String text() {
            return of instanceof FunctionOf ? "(" + of.text() + ")?" : of.text() + "?";
        }
    }

    /// @param result [#NOTHING] if it gives nothing
    record FunctionOf(List<Type> parameters, Type result) implements Type {
        public FunctionOf {
            parameters = List.copyOf(parameters);
        }

        @Override
        public String text() {
            final String all =
                    String.join(", ", parameters.stream().map(Type::text).toList());
            return "fn(" + all + ")" + (result == NOTHING ? "" : " -> " + result.text());
        }
    }

    record StructOf(StructSymbol symbol) implements Type {
        @Override
        public String text() {
            return symbol.name();
        }
    }

    record TraitOf(TraitSymbol symbol) implements Type {
        @Override
        public String text() {
            return symbol.name();
        }
    }

    /// A type of the core library that is an object: `buffer`, `tcp`, `database`, `rows` …
    record Core(String name) implements Type {
        @Override
        public String text() {
            return name;
        }
    }

    /// `T`, `U`, `K`, `V` in a signature of the core library.
    record Variable(String name) implements Type {
        @Override
        public String text() {
            return name;
        }
    }

    /// `T?` of this one, which is itself where it may be nil already.
    default Type orNil() {
        return this instanceof Optional || this == ANY || this == UNKNOWN
                ? this
                : this == NIL ? NIL : new Optional(this);
    }

    /// What it is when it is not nil.
    default Type withoutNil() {
        return this instanceof Optional optional ? optional.of() : this;
    }

    /// Whether nil is one of its values.
    default boolean allowsNil() {
        return this instanceof Optional || this == ANY || this == NIL || this == UNKNOWN;
    }

    default boolean isAffine() {
        return switch (this) {
            case StructOf struct -> struct.symbol().isAffine();
            case Core core -> core.name().equals("transaction");
            default -> false;
        };
    }

    /// The element type of a list; null if this is none.
    default @Nullable Type element() {
        return this instanceof ListOf list ? list.element() : null;
    }
}
