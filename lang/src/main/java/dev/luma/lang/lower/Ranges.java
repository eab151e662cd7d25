package dev.luma.lang.lower;

import dev.luma.lang.types.Symbol.ConstantSymbol;
import dev.luma.lang.types.Symbol.Local;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which values ints can have in one function, as far as a look at the expression tells. It is what proves that a sum
/// cannot overflow, as in `i + 1` with `for i in 0..n`.
public final class Ranges {
    /// Deeper expressions than this are not looked into: their range would be asked for again at each level.
    private static final int MAX_DEPTH = 8;

    private static final Set<String> SIZES = Set.of("len", "position", "remaining", "count");

    private final BodyFacts facts;
    private final Map<ConstantSymbol, Typed.Expression> constants;
    private final Map<Local, Range> known = new HashMap<>();

    /// @param constants the values of the program's constants
    public Ranges(BodyFacts facts, Map<ConstantSymbol, Typed.Expression> constants) {
        this.facts = facts;
        this.constants = constants;
    }

    /// Notes what a variable is declared with. One that is assigned later on tells nothing.
    public void declare(Local local, Range range) {
        if (!facts.isAssigned(local)) {
            known.put(local, range);
        }
    }

    /// The range of an int or a byte; [Range#ALL] of anything else.
    public Range of(Typed.Expression expression) {
        return of(expression, 0);
    }

    private Range of(Typed.Expression expression, int depth) {
        if (expression.type() == Type.BYTE) {
            return Range.BYTE;
        }
        if (expression.type() != Type.INT || depth > MAX_DEPTH) {
            return Range.ALL;
        }
        return switch (expression) {
            case Typed.Number number -> Range.of(number.bits());
            case Typed.GetLocal get -> known.getOrDefault(get.local(), Range.ALL);
            case Typed.GetConstant get -> ofConstant(constants.get(get.constant()));
            case Typed.Convert convert -> of(convert.value(), depth + 1);
            case Typed.Conversion conversion -> of(conversion.value(), depth + 1);
            case Typed.Calculate calculate ->
                Range.of(calculate.operator(), of(calculate.left(), depth + 1), of(calculate.right(), depth + 1));
            case Typed.CallCore call -> ofCall(call, depth);
            default -> Range.ALL;
        };
    }

    private static Range ofConstant(Typed.@Nullable Expression value) {
        return value instanceof Typed.Number number ? Range.of(number.bits()) : Range.ALL;
    }

    private Range ofCall(Typed.CallCore call, int depth) {
        final String owner = call.function().owner();
        final String name = call.function().name();
        final List<Typed.Expression> arguments = call.arguments();
        if (call.function().receiver() != null && arguments.size() == 1) {
            return ofMethod(name);
        }
        if (owner.endsWith(".BitModule")) {
            return ofBits(name, arguments, depth);
        }
        if (owner.endsWith(".MathModule") && arguments.size() == 2) {
            final Range a = of(arguments.get(0), depth + 1);
            final Range b = of(arguments.get(1), depth + 1);
            return switch (name) {
                case "min" -> new Range(Math.min(a.least(), b.least()), Math.min(a.greatest(), b.greatest()));
                case "max" -> new Range(Math.max(a.least(), b.least()), Math.max(a.greatest(), b.greatest()));
                default -> Range.ALL;
            };
        }
        return Range.ALL;
    }

    private static Range ofMethod(String name) {
        if (SIZES.contains(name)) {
            return Range.SIZE;
        }
        return switch (name) {
            case "read_uint8" -> Range.BYTE;
            case "read_uint16", "read_uint16_be" -> new Range(0, 0xFFFF);
            case "read_uint24", "read_uint24_be" -> new Range(0, 0xFF_FFFF);
            case "read_uint32", "read_uint32_be" -> new Range(0, 0xFFFF_FFFFL);
            default -> Range.ALL;
        };
    }

    private Range ofBits(String name, List<Typed.Expression> arguments, int depth) {
        return switch (name) {
            case "low_byte" -> Range.BYTE;
            case "count" -> new Range(0, Long.SIZE);
            case "and" -> {
                long most = Long.MAX_VALUE;
                boolean known = false;
                for (final Typed.Expression argument : arguments) {
                    final Range range = of(argument, depth + 1);
                    if (range.least() >= 0) {
                        known = true;
                        most = Math.min(most, range.greatest());
                    }
                }
                yield known ? new Range(0, most) : Range.ALL;
            }
            default -> Range.ALL;
        };
    }
}
