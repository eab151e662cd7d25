package dev.luma.lang.lower;

import dev.luma.lang.types.Symbol.ConstantSymbol;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Expressions that mean the same wherever they stand.
public final class Constants {
    private Constants() {}

    /// Whether a value needs no variable, no closure and no way out: it may be computed in a method of its own.
    public static boolean isDetached(Typed node) {
        final boolean isSimple = switch (node) {
            case Typed.Number number -> true;
            case Typed.Bool bool -> true;
            case Typed.Text text -> true;
            case Typed.Nil nil -> true;
            case Typed.Interpolation text -> true;
            case Typed.GetConstant get -> true;
            case Typed.GetCoreConstant get -> true;
            case Typed.Negate negate -> true;
            case Typed.Calculate calculate -> true;
            case Typed.Convert convert -> true;
            case Typed.Conversion conversion -> true;
            case Typed.NewList list -> true;
            case Typed.NewMap map -> true;
            case Typed.NewStruct struct -> true;
            default -> false;
        };
        if (!isSimple) {
            return false;
        }
        final boolean[] all = {true};
        Children.visit(node, child -> all[0] &= isDetached(child));
        return all[0];
    }

    /// The int or byte that a pattern names; null if it is none, or not known before the program runs.
    public static @Nullable Long number(Typed.Expression value, Map<ConstantSymbol, Typed.Expression> constants) {
        return switch (value) {
            case Typed.Number number -> number.type() == Type.FLOAT ? null : Long.valueOf(number.bits());
            case Typed.Convert convert -> number(convert.value(), constants);
            case Typed.GetConstant get ->
                constants.get(get.constant()) instanceof Typed.Number number ? number(number, constants) : null;
            default -> null;
        };
    }

    /// The text that a pattern names; null if it is none, or not known before the program runs.
    public static @Nullable String text(Typed.Expression value, Map<ConstantSymbol, Typed.Expression> constants) {
        return switch (value) {
            case Typed.Text text -> text.value();
            case Typed.Convert convert -> text(convert.value(), constants);
            case Typed.GetConstant get ->
                constants.get(get.constant()) instanceof Typed.Text text ? text.value() : null;
            default -> null;
        };
    }
}
