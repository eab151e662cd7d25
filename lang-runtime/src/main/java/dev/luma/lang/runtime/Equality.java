package dev.luma.lang.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Luma's `==`: whether two values hold the same.
///
/// Numbers by value, so `nan` equals nothing; lists by their elements in order, maps by their keys and values in any
/// order, structs of one type by their fields. Functions and core objects equal only themselves, and values of
/// different types are never equal, `[int]` and `[any]` included.
public final class Equality {
    private Equality() {}

    /// Compares two boxed values.
    public static boolean equal(@Nullable Object a, @Nullable Object b) {
        try {
            return same(a, b);
        } catch (StackOverflowError nested) {
            throw Panics.nestedValue();
        }
    }

    /// Compares what is within values.
    static boolean same(@Nullable Object a, @Nullable Object b) {
        return switch (a) {
            case null -> b == null;
            case Double x -> b instanceof Double y && x.doubleValue() == y.doubleValue();
            case LumaList list -> b instanceof LumaList other && same(list, other);
            case LumaMap map -> b instanceof LumaMap other && same(map, other);
            case LumaStruct struct -> b instanceof LumaStruct other && same(struct, other);
            default -> a.equals(b);
        };
    }

    private static boolean same(LumaList a, LumaList b) {
        return a.size() == b.size() && a.elementType().equals(b.elementType()) && a.sameElements(b);
    }

    private static boolean same(LumaMap a, LumaMap b) {
        if (a.size() != b.size()
                || !a.keyType().equals(b.keyType())
                || !a.valueType().equals(b.valueType())) {
            return false;
        }
        final int version = a.version();
        for (int at = a.next(LumaMap.START, version); at != LumaMap.END; at = a.next(at, version)) {
            final Object key = a.keyAt(at);
            if (!b.has(key) || !same(a.valueAt(at), b.get(key))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(LumaStruct a, LumaStruct b) {
        if (!a.getClass().equals(b.getClass())) {
            return false;
        }
        for (int i = 0; i < a.fieldCount(); i++) {
            if (!same(a.fieldValue(i), b.fieldValue(i))) {
                return false;
            }
        }
        return true;
    }

    /// A hash that equal values share.
    public static int hash(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case Double x -> Double.hashCode(x + 0.0); // -0.0 equals 0.0
            case LumaList list -> hash(list);
            case LumaMap map -> hash(map);
            case LumaStruct struct -> hash(struct);
            default -> value.hashCode();
        };
    }

    private static int hash(LumaList list) {
        int hash = list.elementType().hashCode();
        for (int i = 0; i < list.size(); i++) {
            hash = 31 * hash + hash(list.get(i));
        }
        return hash;
    }

    private static int hash(LumaMap map) {
        int hash = Objects.hash(map.keyType(), map.valueType());
        final int version = map.version();
        for (int at = map.next(LumaMap.START, version); at != LumaMap.END; at = map.next(at, version)) {
            hash += hash(map.keyAt(at)) ^ 31 * hash(map.valueAt(at));
        }
        return hash;
    }

    private static int hash(LumaStruct struct) {
        int hash = struct.getClass().hashCode();
        for (int i = 0; i < struct.fieldCount(); i++) {
            hash = 31 * hash + hash(struct.fieldValue(i));
        }
        return hash;
    }
}
