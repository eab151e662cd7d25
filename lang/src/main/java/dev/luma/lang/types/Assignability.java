package dev.luma.lang.types;

import dev.luma.lang.types.Symbol.TraitSymbol;
import java.util.List;

/// Which value may stand where which type is wanted (section 4 of the reference, "What fits where").
final class Assignability {
    private Assignability() {}

    /// Whether a value of type `found` may be used where `wanted` is expected.
    static boolean fits(Type found, Type wanted) {
        if (found == Type.UNKNOWN || wanted == Type.UNKNOWN || found == Type.NEVER || isSame(found, wanted)) {
            return true;
        }
        if (found == Type.NOTHING || wanted == Type.NOTHING) {
            return false;
        }
        return switch (wanted) {
            case Type.Plain plain ->
                (plain == Type.INT && found == Type.BYTE) || (plain == Type.ANY && !found.isAffine());
            case Type.Optional optional -> found == Type.NIL || (!found.isAffine() && fits(found, optional.of()));
            case Type.TraitOf trait ->
                found instanceof Type.StructOf struct
                        && !struct.isAffine()
                        && struct.symbol().traits().contains(trait.symbol());
            default -> false;
        };
    }

    /// Whether both are the same type, as far as they are known.
    static boolean isSame(Type one, Type other) {
        if (one == Type.UNKNOWN || other == Type.UNKNOWN || one.equals(other)) {
            return true;
        }
        return switch (one) {
            case Type.ListOf list -> other instanceof Type.ListOf second && isSame(list.element(), second.element());
            case Type.MapOf map ->
                other instanceof Type.MapOf second
                        && isSame(map.key(), second.key())
                        && isSame(map.value(), second.value());
            case Type.Optional optional -> other instanceof Type.Optional second && isSame(optional.of(), second.of());
            case Type.FunctionOf function ->
                other instanceof Type.FunctionOf second
                        && areSame(function.parameters(), second.parameters())
                        && isSame(function.result(), second.result());
            default -> false;
        };
    }

    private static boolean areSame(List<Type> some, List<Type> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!isSame(some.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// Whether a value of one of these types may equal one of the other.
    static boolean mayEqual(Type one, Type other) {
        final Type left = one.withoutNil();
        final Type right = other.withoutNil();
        return fits(left, right)
                || fits(right, left)
                || (left instanceof Type.TraitOf && right instanceof Type.TraitOf)
                || (one.allowsNil() && other.allowsNil());
    }

    /// Whether a value of static type `found` may be of type `asked`, and may be something else too.
    static boolean isOpen(Type found, Type asked) {
        if (found == Type.UNKNOWN || asked == Type.UNKNOWN) {
            return true;
        }
        if (found == Type.ANY) {
            return asked != Type.ANY;
        }
        return switch (found) {
            case Type.Optional optional -> isSame(optional.of(), asked) || isOpen(optional.of(), asked);
            case Type.TraitOf trait ->
                (asked instanceof Type.TraitOf && !isSame(found, asked))
                        || (asked instanceof Type.StructOf struct && mayImplement(struct, trait.symbol()));
            default -> false;
        };
    }

    private static boolean mayImplement(Type.StructOf struct, TraitSymbol trait) {
        return struct.symbol().traits().contains(trait);
    }

    static boolean isNumber(Type type) {
        return type == Type.INT || type == Type.FLOAT || type == Type.BYTE;
    }

    /// Whether values of this type have an order.
    static boolean isOrdered(Type type) {
        return isNumber(type) || type == Type.STR || type == Type.UNKNOWN;
    }
}
