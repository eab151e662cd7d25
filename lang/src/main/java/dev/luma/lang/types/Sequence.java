package dev.luma.lang.types;

import dev.luma.lang.source.Span;
import dev.luma.lang.types.Symbol.Local;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The statements of one block as they come. What stands behind a `defer`, or lives as long as an affine owner, ends up
/// inside of it.
final class Sequence {
    private List<Typed.Statement> statements = new ArrayList<>();
    private final Deque<Outer> outer = new ArrayDeque<>();

    /// What a nested part stands in.
    ///
    /// @param wrap makes of the part, a block, the statement that it is
    private record Outer(List<Typed.Statement> statements, Wrap wrap) {}

    interface Wrap {
        Typed.Statement of(Typed.Block inner);
    }

    void add(Typed.Statement statement) {
        statements.add(statement);
    }

    /// All that comes from here on stands in a statement of its own.
    void nest(Wrap wrap) {
        outer.push(new Outer(statements, wrap));
        statements = new ArrayList<>();
    }

    /// The whole block, which gives nothing.
    Typed.Block finish(Span span) {
        while (!outer.isEmpty()) {
            final Typed.Block inner = new Typed.Block(List.copyOf(statements), null, span);
            final Outer around = outer.pop();
            statements = around.statements();
            statements.add(around.wrap().of(inner));
        }
        return new Typed.Block(List.copyOf(statements), null, span);
    }

    /// The whole block, which gives a value. If that is made inside of nested statements, a variable carries it out.
    ///
    /// @param result null if the block does not end
    /// @param convert what the value must become at last, once it is out
    Typed.Block finish(Typed.@Nullable Expression result, UnaryOperator<Typed.Expression> convert, Span span) {
        if (result == null) {
            return finish(span);
        }
        if (outer.isEmpty()) {
            return new Typed.Block(List.copyOf(statements), convert.apply(result), span);
        }
        final Type type = result.type();
        final Local carrier = new Local("result", type.orNil(), span, false);
        carrier.assign();
        final Typed.Expression nullable =
                type.equals(carrier.type()) ? result : new Typed.Convert(result, carrier.type(), span);
        statements.add(new Typed.SetLocal(carrier, nullable, span));
        final List<Typed.Statement> all = new ArrayList<>();
        all.add(new Typed.Let(carrier, new Typed.Nil(carrier.type(), span), span));
        all.addAll(finish(span).statements());
        final Typed.Expression out =
                type.equals(carrier.type()) ? new Typed.GetLocal(carrier, span) : new Typed.Narrow(carrier, type, span);
        return new Typed.Block(all, convert.apply(out), span);
    }
}
