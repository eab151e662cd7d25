package dev.luma.lang;

import dev.luma.lang.bytecode.ProgramCode;
import dev.luma.lang.runtime.ByteList;
import dev.luma.lang.runtime.CoreObject;
import dev.luma.lang.runtime.FloatList;
import dev.luma.lang.runtime.Function;
import dev.luma.lang.runtime.IntList;
import dev.luma.lang.runtime.LumaList;
import dev.luma.lang.runtime.LumaMap;
import dev.luma.lang.runtime.LumaStruct;
import dev.luma.lang.runtime.LumaTrait;
import dev.luma.lang.runtime.LumaType;
import dev.luma.lang.types.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Java's values as Luma has them, boxed, for places whose Luma type is known.
///
/// @param loader of the program, whose structs a value may be of
record LumaValues(ClassLoader loader) {
    /// The value in Luma's boxed form.
    ///
    /// @throws IllegalArgumentException if it does not fit the type
    @Nullable
    Object of(@Nullable Object value, Type type) {
        final Object fitting = convert(value, type);
        if (fitting == null && !type.allowsNil()) {
            throw new IllegalArgumentException(
                    "expected " + type.text() + ", found " + (value == null ? "null" : name(value)));
        }
        return fitting;
    }

    /// Null if the value does not fit, or is nil.
    private @Nullable Object convert(@Nullable Object value, Type type) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case Type.Plain plain -> plain(value, plain);
            case Type.Optional optional -> of(value, optional.of());
            case Type.ListOf list -> list(value, list);
            case Type.MapOf map -> map(value, map);
            default -> typeOf(type).holds(value) ? value : null;
        };
    }

    private @Nullable Object plain(Object value, Type.Plain type) {
        return switch (type) {
            case INT -> integer(value);
            case FLOAT -> real(value);
            case BOOL -> value instanceof Boolean ? value : null;
            case BYTE -> octet(value);
            case STR -> value instanceof CharSequence || value instanceof Character ? value.toString() : null;
            case ANY -> natural(value);
            case NEVER, NIL, NOTHING, UNKNOWN -> null;
        };
    }

    private static @Nullable Object integer(Object value) {
        return switch (value) {
            case Long number -> number;
            case Integer number -> number.longValue();
            case Short number -> number.longValue();
            case Byte number -> number.longValue();
            default -> null;
        };
    }

    private static @Nullable Object real(Object value) {
        return switch (value) {
            case Double number -> number;
            case Float number -> number.doubleValue();
            case Integer number -> number.doubleValue();
            default -> null;
        };
    }

    /// A Java byte by its bits, another number if it is one from 0 to 255.
    private static @Nullable Object octet(Object value) {
        if (value instanceof Byte) {
            return value;
        }
        return integer(value) instanceof Long number && number >= 0 && number <= 0xFF ? number.byteValue() : null;
    }

    /// What stands for a value where Luma's type says nothing.
    private @Nullable Object natural(Object value) {
        final Object number = integer(value);
        return switch (value) {
            case Float real -> real.doubleValue();
            case Character character -> character.toString();
            case byte[] bytes -> ByteList.wrap(bytes.clone());
            case long[] numbers -> IntList.wrap(numbers.clone());
            case double[] numbers -> FloatList.wrap(numbers.clone());
            case List<?> list -> list(list, new Type.ListOf(Type.ANY));
            case Map<?, ?> map -> map(map, new Type.MapOf(Type.STR, Type.ANY));
            case Double real -> real;
            case Boolean truth -> truth;
            case String text -> text;
            default -> number != null ? number : own(value);
        };
    }

    /// An object that Luma made.
    private static @Nullable Object own(Object value) {
        return switch (value) {
            case LumaList list -> list;
            case LumaMap map -> map;
            case LumaStruct struct -> struct;
            case LumaTrait module -> module;
            case Function function -> function;
            case CoreObject object -> object;
            default ->
                throw new IllegalArgumentException("a " + value.getClass().getName() + " is no value of Luma's");
        };
    }

    private @Nullable Object list(Object value, Type.ListOf type) {
        if (value instanceof LumaList list) {
            return typeOf(type).holds(list) ? list : null;
        }
        final List<?> elements = elements(value);
        if (elements == null) {
            return null;
        }
        final LumaList made = LumaList.make(typeOf(type.element()), elements.size());
        for (final Object element : elements) {
            made.add(of(element, type.element()));
        }
        return made;
    }

    private static @Nullable List<?> elements(Object value) {
        final List<Object> elements = new ArrayList<>();
        switch (value) {
            case List<?> list -> {
                return list;
            }
            case byte[] bytes -> {
                for (final byte one : bytes) {
                    elements.add(one);
                }
            }
            case long[] numbers -> {
                for (final long one : numbers) {
                    elements.add(one);
                }
            }
            case int[] numbers -> {
                for (final int one : numbers) {
                    elements.add(one);
                }
            }
            case double[] numbers -> {
                for (final double one : numbers) {
                    elements.add(one);
                }
            }
            case Object[] objects -> {
                return Arrays.asList(objects);
            }
            default -> {
                return null;
            }
        }
        return elements;
    }

    private @Nullable Object map(Object value, Type.MapOf type) {
        if (value instanceof LumaMap map) {
            return typeOf(type).holds(map) ? map : null;
        }
        if (!(value instanceof Map<?, ?> entries)) {
            return null;
        }
        final LumaMap made = new LumaMap(typeOf(type.key()), typeOf(type.value()));
        entries.forEach((key, one) -> made.put(key(key, type), of(one, type.value())));
        return made;
    }

    private Object key(@Nullable Object key, Type.MapOf type) {
        final Object made = of(key, type.key());
        if (made == null) {
            throw new IllegalArgumentException("null is no key of " + type.text());
        }
        return made;
    }

    private static String name(Object value) {
        return value.getClass().getSimpleName();
    }

    // ---- types

    /// The type as running programs know it.
    LumaType typeOf(Type type) {
        return switch (type) {
            case Type.Plain plain -> plainOf(plain);
            case Type.ListOf list -> LumaType.list(typeOf(list.element()));
            case Type.MapOf map -> LumaType.map(typeOf(map.key()), typeOf(map.value()));
            case Type.Optional optional -> LumaType.optional(typeOf(optional.of()));
            case Type.FunctionOf function -> LumaType.function(function.text(), Function.class);
            case Type.StructOf struct -> named(struct);
            case Type.TraitOf trait -> named(trait);
            case Type.Core core -> named(core);
            case Type.Variable variable -> LumaType.ANY;
        };
    }

    private static LumaType plainOf(Type.Plain plain) {
        return switch (plain) {
            case INT -> LumaType.INT;
            case FLOAT -> LumaType.FLOAT;
            case BOOL -> LumaType.BOOL;
            case BYTE -> LumaType.BYTE;
            case STR -> LumaType.STR;
            case ANY, NEVER, NIL, NOTHING, UNKNOWN -> LumaType.ANY;
        };
    }

    private LumaType named(Type type) {
        try {
            return LumaType.named(type.text(), Class.forName(ProgramCode.className(type), false, loader));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the program has no class for " + type.text(), e);
        }
    }
}
