package dev.luma.lang.lower;

import dev.luma.lang.types.Symbol.CoreFunction;
import java.util.List;
import java.util.Set;

/// What functions of the core library can give.
final class CoreRanges {
    private static final Set<String> SIZES = Set.of("len", "position", "remaining", "count");

    private CoreRanges() {}

    /// @param arguments the ranges of the arguments, the receiver first
    static Range of(CoreFunction function, List<Range> arguments) {
        if (function.receiver() != null) {
            return arguments.size() == 1 ? ofMethod(function.name()) : Range.ALL;
        }
        if (function.owner().endsWith(".BitModule")) {
            return ofBits(function.name(), arguments);
        }
        if (function.owner().endsWith(".MathModule") && arguments.size() == 2) {
            return ofTwo(function.name(), arguments.get(0), arguments.get(1));
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

    private static Range ofTwo(String name, Range a, Range b) {
        return switch (name) {
            case "min" -> new Range(Math.min(a.least(), b.least()), Math.min(a.greatest(), b.greatest()));
            case "max" -> new Range(Math.max(a.least(), b.least()), Math.max(a.greatest(), b.greatest()));
            default -> Range.ALL;
        };
    }

    private static Range ofBits(String name, List<Range> arguments) {
        return switch (name) {
            case "low_byte" -> Range.BYTE;
            case "count" -> new Range(0, Long.SIZE);
            case "and" ->
                arguments.stream().filter(range -> range.least() >= 0).mapToLong(Range::greatest).min().stream()
                        .mapToObj(most -> new Range(0, most))
                        .findFirst()
                        .orElse(Range.ALL);
            default -> Range.ALL;
        };
    }
}
