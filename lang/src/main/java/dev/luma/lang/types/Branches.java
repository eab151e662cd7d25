package dev.luma.lang.types;

import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.Local;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `if` and `try`, as statements and as values.
final class Branches {
    private static final Type ERROR = new Type.Core("error");

    private final Body body;

    Branches(Body body) {
        this.body = body;
    }

    /// The word that a statement begins with.
    static Span keyword(Ast statement, String word) {
        return new Span(statement.span().start(), statement.span().start() + word.length());
    }

    /// Checks two paths, each from its own state on, and goes on where they meet.
    private void fork(State one, Runnable first, State other, Runnable second, Span keyword) {
        body.state(one);
        first.run();
        final State afterFirst = body.state();
        body.state(other);
        second.run();
        body.affine().meet(afterFirst, body.state(), keyword);
        body.state(afterFirst.join(body.state()));
    }

    // ---- if

    Typed.Statement ifStatement(Ast.If written) {
        final Conditions.Tested tested = body.conditions().condition(written.condition());
        final List<Typed.@Nullable Block> blocks = new ArrayList<>();
        fork(
                tested.whenTrue(),
                () -> blocks.add(body.statements().block(written.then())),
                tested.whenFalse(),
                () -> blocks.add(otherwise(written.otherwise())),
                keyword(written, "if"));
        final Typed.Block then = Objects.requireNonNull(blocks.getFirst());
        final Typed.Expression test =
                new Typed.If(tested.value(), then, blocks.getLast(), Type.NOTHING, written.span());
        return new Typed.Evaluate(test, written.span());
    }

    private Typed.@Nullable Block otherwise(@Nullable Ast written) {
        if (written instanceof Ast.If further) {
            return new Typed.Block(List.of(ifStatement(further)), null, further.span());
        }
        return written instanceof Ast.Block block ? body.statements().block(block) : null;
    }

    Typed.Expression ifValue(Ast.If written, @Nullable Type expected) {
        final BranchValues values = new BranchValues(body, expected);
        final Supplier<Typed.Expression> made = branches(written, values);
        return values.type(written.span()) == Type.UNKNOWN ? body.unknown(written.span()) : made.get();
    }

    /// Checks all branches of an `if` and of those in its `else`; what it gives can be made once their type is known.
    private Supplier<Typed.Expression> branches(Ast.If written, BranchValues values) {
        final Conditions.Tested tested = body.conditions().condition(written.condition());
        final List<Supplier<Typed.Block>> blocks = new ArrayList<>();
        fork(
                tested.whenTrue(),
                () -> blocks.add(values.add(written.then())),
                tested.whenFalse(),
                () -> blocks.add(otherwise(written, values)),
                keyword(written, "if"));
        return () -> {
            final Typed.Block then = blocks.getFirst().get();
            final Typed.Block otherwise = blocks.getLast().get();
            final boolean ends = then.result() != null || otherwise.result() != null;
            final Type type = ends ? values.type(written.span()) : Type.NEVER;
            return new Typed.If(tested.value(), then, otherwise, type, written.span());
        };
    }

    private Supplier<Typed.Block> otherwise(Ast.If written, BranchValues values) {
        final Ast otherwise = written.otherwise();
        if (otherwise instanceof Ast.Block block) {
            return values.add(block);
        }
        if (otherwise instanceof Ast.If further) {
            final Supplier<Typed.Expression> value = branches(further, values);
            return () -> asBlock(value.get());
        }
        values.missing(keyword(written, "if"), "give it an else");
        return () -> new Typed.Block(List.of(), null, written.span());
    }

    private static Typed.Block asBlock(Typed.Expression value) {
        return value.type() == Type.NEVER
                ? new Typed.Block(List.of(new Typed.Evaluate(value, value.span())), null, value.span())
                : new Typed.Block(List.of(), value, value.span());
    }

    // ---- try

    Typed.Statement tryStatement(Ast.Try written) {
        final Typed.Block[] blocks = new Typed.Block[2];
        final Local[] error = new Local[1];
        attempt(written, () -> blocks[0] = body.statements().block(written.body()), () -> {
            error[0] = body.variables().declare(written.error(), ERROR, false);
            blocks[1] = body.statements().block(written.handler());
        });
        final Typed.Expression attempt = new Typed.Try(blocks[0], error[0], blocks[1], Type.NOTHING, written.span());
        return new Typed.Evaluate(attempt, written.span());
    }

    Typed.Expression tryValue(Ast.Try written, @Nullable Type expected) {
        final BranchValues values = new BranchValues(body, expected);
        final Local[] error = new Local[1];
        final List<Supplier<Typed.Block>> blocks = new ArrayList<>();
        attempt(written, () -> blocks.add(values.add(written.body())), () -> {
            error[0] = body.variables().declare(written.error(), ERROR, false);
            blocks.add(values.add(written.handler()));
        });
        final Type type = values.type(written.span());
        if (type == Type.UNKNOWN) {
            return body.unknown(written.span());
        }
        return new Typed.Try(blocks.getFirst().get(), error[0], blocks.getLast().get(), type, written.span());
    }

    /// The second block knows what was known before the first, less what that assigns.
    private void attempt(Ast.Try written, Runnable first, Runnable second) {
        final State before = body.state();
        final Span keyword = keyword(written, "try");
        final State caught = before.forget(Assigned.in(written.body().statements(), body));
        fork(
                before,
                () -> body.within(new Enclosing.Try(body.scope(), keyword), () -> {
                    first.run();
                    return true;
                }),
                caught,
                () -> body.inScope(() -> {
                    second.run();
                    return true;
                }),
                keyword);
    }
}
