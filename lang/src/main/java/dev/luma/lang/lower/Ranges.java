package dev.luma.lang.lower;

import dev.luma.lang.types.Symbol.ConstantSymbol;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.util.IdentityHashMap;
import java.util.Map;

/// Which values ints can have in one function. It is what proves that a sum cannot overflow, as in `i + 1` after
/// `i < n`, and that an index fits into an int of the JVM.
public final class Ranges {
    private final IdentityHashMap<Typed.Expression, Range> found = new IdentityHashMap<>();

    private Ranges() {}

    /// Looks at a body.
    ///
    /// @param constants the values of the program's constants
    public static Ranges of(Typed body, BodyFacts facts, Map<ConstantSymbol, Typed.Expression> constants) {
        final Ranges ranges = new Ranges();
        new RangeAnalysis(facts, constants, ranges).look(body);
        return ranges;
    }

    /// Notes what an expression can be. It may be seen several times.
    void add(Typed.Expression expression, Range range) {
        found.merge(expression, range, Range::with);
    }

    /// The range of an int or a byte; [Range#ALL] of anything else.
    public Range of(Typed.Expression expression) {
        final Range known = found.get(expression);
        if (known != null) {
            return known;
        }
        return expression.type() == Type.BYTE ? Range.BYTE : Range.ALL;
    }
}
