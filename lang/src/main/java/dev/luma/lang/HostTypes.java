package dev.luma.lang;

import dev.luma.lang.types.Type;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the Java types of an interface's methods are in Luma. `T?` is a boxed number or bool, or whatever a type
/// annotation called `Nullable` stands before.
final class HostTypes {
    private static final Set<Type> KEYS = Set.of(Type.STR, Type.INT, Type.BOOL);

    private HostTypes() {}

    /// The type of a parameter.
    ///
    /// @return null if Luma has none for it
    static @Nullable Type parameter(AnnotatedType java) {
        final Type type = inside(java);
        return type != null && isBox(java) ? type.orNil() : type;
    }

    /// The type of a result, which may be nothing.
    ///
    /// @return null if Luma has none for it
    static @Nullable Type result(AnnotatedType java) {
        return java.getType() == void.class ? Type.NOTHING : parameter(java);
    }

    private static boolean isBox(AnnotatedType java) {
        return java.getType() == Long.class || java.getType() == Double.class || java.getType() == Boolean.class;
    }

    /// Of an element of a list or a map, where a box is only a box.
    private static @Nullable Type inside(AnnotatedType java) {
        final Type type = switch (java) {
            case AnnotatedParameterizedType generic -> collection(generic);
            case AnnotatedArrayType array -> array.getType() == byte[].class ? new Type.ListOf(Type.BYTE) : null;
            default -> plain(java);
        };
        return type != null && isNullable(java) ? type.orNil() : type;
    }

    private static @Nullable Type plain(AnnotatedType java) {
        if (java.getType() == long.class || java.getType() == Long.class) {
            return Type.INT;
        }
        if (java.getType() == double.class || java.getType() == Double.class) {
            return Type.FLOAT;
        }
        if (java.getType() == boolean.class || java.getType() == Boolean.class) {
            return Type.BOOL;
        }
        if (java.getType() == String.class) {
            return Type.STR;
        }
        return java.getType() == Object.class ? Type.ANY : null;
    }

    private static @Nullable Type collection(AnnotatedParameterizedType java) {
        final AnnotatedType[] of = java.getAnnotatedActualTypeArguments();
        final Type first = inside(of[0]);
        final Type last = inside(of[of.length - 1]);
        if (first == null || last == null || !(java.getType() instanceof java.lang.reflect.ParameterizedType generic)) {
            return null;
        }
        if (generic.getRawType() == List.class) {
            return new Type.ListOf(first);
        }
        return generic.getRawType() == Map.class && KEYS.contains(first) ? new Type.MapOf(first, last) : null;
    }

    private static boolean isNullable(AnnotatedType java) {
        for (final Annotation one : java.getAnnotations()) {
            if (one.annotationType().getSimpleName().equals("Nullable")) {
                return true;
            }
        }
        return false;
    }
}
