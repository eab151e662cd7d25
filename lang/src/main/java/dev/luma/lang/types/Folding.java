package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.types.Symbol.ConstantSymbol;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the value of a constant may be made of, and whole numbers that the compiler works out itself.
final class Folding {
    private static final Set<String> MODULES = Set.of("dev.luma.lang.std.MathModule", "dev.luma.lang.std.BitModule");
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final Map<String, BigInteger> CORE_NUMBERS = Map.of("MAX_INT", MAX, "MIN_INT", MIN);

    private final ModuleScope module;
    private final Map<ConstantSymbol, BigInteger> numbers = new HashMap<>();

    Folding(ModuleScope module) {
        this.module = module;
    }

    // ---- what a constant may be

    /// Whether the value is made only of what a constant may be made of; else that is reported.
    boolean isConstant(Typed.Expression value) {
        final boolean isPlain = switch (value) {
            case Typed.Number number -> true;
            case Typed.Bool bool -> true;
            case Typed.Text text -> true;
            case Typed.Nil nil -> true;
            case Typed.GetConstant constant -> true;
            case Typed.GetCoreConstant constant -> true;
            case Typed.CallCore call -> MODULES.contains(call.function().owner());
            case Typed.Interpolation text -> true;
            case Typed.Negate negate -> true;
            case Typed.Not not -> true;
            case Typed.Calculate calculate -> true;
            case Typed.Compare compare -> true;
            case Typed.Equal equal -> true;
            case Typed.Logical logical -> true;
            case Typed.Default otherwise -> true;
            case Typed.Convert convert -> true;
            case Typed.Conversion conversion -> true;
            case Typed.Index index -> true;
            case Typed.NewList list -> true;
            case Typed.NewMap map -> true;
            default -> false;
        };
        if (!isPlain) {
            module.report(
                    Code.E0301,
                    value.span(),
                    "expected a constant, found what is known only when the program runs",
                    Note.help("literals, operators, other constants, conversions, `math` and `bit` make a constant"));
            return false;
        }
        return parts(value).stream().allMatch(this::isConstant);
    }

    private static List<Typed.Expression> parts(Typed.Expression value) {
        return switch (value) {
            case Typed.Interpolation text -> text.parts();
            case Typed.Negate negate -> List.of(negate.operand());
            case Typed.Not not -> List.of(not.operand());
            case Typed.Calculate calculate -> List.of(calculate.left(), calculate.right());
            case Typed.Compare compare -> List.of(compare.left(), compare.right());
            case Typed.Equal equal -> List.of(equal.left(), equal.right());
            case Typed.Logical logical -> List.of(logical.left(), logical.right());
            case Typed.Default otherwise -> List.of(otherwise.value(), otherwise.otherwise());
            case Typed.Convert convert -> List.of(convert.value());
            case Typed.Conversion conversion -> List.of(conversion.value());
            case Typed.Index index -> List.of(index.receiver(), index.index());
            case Typed.NewList list -> list.elements();
            case Typed.NewMap map ->
                map.entries().stream()
                        .flatMap(entry -> Stream.of(entry.key(), entry.value()))
                        .toList();
            case Typed.CallCore call ->
                Stream.concat(call.arguments().stream(), call.further().stream())
                        .toList();
            default -> List.of();
        };
    }

    // ---- whole numbers

    /// The value with what is a whole number worked out; E0305 where one does not fit.
    Typed.Expression fold(ConstantSymbol constant, Typed.Expression value) {
        final BigInteger number = number(value);
        if (number == null || value.type() != Type.INT) {
            if (number != null) {
                numbers.put(constant, number);
            }
            parts(value).forEach(this::number);
            return value;
        }
        numbers.put(constant, number);
        return new Typed.Number(number.longValue(), Type.INT, value.span());
    }

    /// The whole number that an expression is; null if it is none, or not known here.
    private @Nullable BigInteger number(Typed.Expression value) {
        final BigInteger number = switch (value) {
            case Typed.Number literal -> literal.type() == Type.FLOAT ? null : BigInteger.valueOf(literal.bits());
            case Typed.GetConstant constant -> numbers.get(constant.constant());
            case Typed.GetCoreConstant constant -> CORE_NUMBERS.get(constant.javaName());
            case Typed.Negate negate -> negated(negate);
            case Typed.Calculate calculate -> calculated(calculate);
            case Typed.Convert convert -> convert.type() == Type.INT ? number(convert.value()) : null;
            case Typed.Conversion conversion -> converted(conversion);
            default -> null;
        };
        if (number == null) {
            return null;
        }
        final boolean isByte = value.type() == Type.BYTE;
        final boolean fits = isByte
                ? number.signum() >= 0 && number.bitLength() <= 8
                : number.compareTo(MIN) >= 0 && number.compareTo(MAX) <= 0;
        if (!fits) {
            module.report(
                    Code.E0305,
                    value.span(),
                    number + " does not fit in " + value.type().text());
            return null;
        }
        return number;
    }

    private @Nullable BigInteger negated(Typed.Negate negate) {
        final BigInteger operand = number(negate.operand());
        return operand == null ? null : operand.negate();
    }

    private @Nullable BigInteger converted(Typed.Conversion conversion) {
        final boolean isWhole = conversion.type() == Type.INT || conversion.type() == Type.BYTE;
        return isWhole ? number(conversion.value()) : null;
    }

    private @Nullable BigInteger calculated(Typed.Calculate calculate) {
        final BigInteger left = number(calculate.left());
        final BigInteger right = number(calculate.right());
        if (left == null || right == null || calculate.type() != Type.INT) {
            return null;
        }
        return switch (calculate.operator()) {
            case ADD -> left.add(right);
            case SUBTRACT -> left.subtract(right);
            case MULTIPLY -> left.multiply(right);
            case DIVIDE -> right.signum() == 0 ? null : left.divide(right);
            case REMAINDER -> right.signum() == 0 ? null : left.remainder(right);
        };
    }
}
