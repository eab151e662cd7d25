package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.Local;
import dev.luma.lang.types.Symbol.Mark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks statements, one after the other.
final class Statements {
    private final Body body;

    Statements(Body body) {
        this.body = body;
    }

    // ---- blocks

    /// A block that gives nothing, in a scope of its own.
    Typed.Block block(Ast.Block block) {
        return body.inScope(() -> all(block.statements(), block.span(), closing(block)));
    }

    /// Statements in the present scope, which ends with them.
    Typed.Block all(List<Ast.Statement> statements, Span span, Span end) {
        final Sequence sequence = new Sequence();
        sequence(statements, sequence);
        body.affine().blockEnd(body.scope(), end);
        return sequence.finish(span);
    }

    /// Where the closing brace stands.
    static Span closing(Ast.Block block) {
        return new Span(
                Math.max(block.span().start(), block.span().end() - 1),
                block.span().end());
    }

    /// The statements of a block whose last expression is its value, and that value; null if it does not end.
    ///
    /// @param expected what is wanted of it; null if nothing is known
    /// @param isInferred whether the branches agree among themselves, so that it may be nil
    Typed.@Nullable Expression last(Ast.Block block, Sequence sequence, @Nullable Type expected, boolean isInferred) {
        final List<Ast.Statement> statements = block.statements();
        final boolean hasValue = !statements.isEmpty() && statements.getLast() instanceof Ast.Evaluate;
        sequence(hasValue ? statements.subList(0, statements.size() - 1) : statements, sequence);
        if (!body.state().isReachable()) {
            if (hasValue) {
                unreachable(((Ast.Evaluate) statements.getLast()).expression(), expected);
            }
            return null;
        }
        if (!hasValue) {
            final Span where =
                    statements.isEmpty() ? block.span() : statements.getLast().span();
            final String wanted = expected == null ? "a value" : expected.text();
            body.report(Code.E0301, where, "expected " + wanted + ", found nothing");
            return body.unknown(where);
        }
        final Ast.Expression written = ((Ast.Evaluate) statements.getLast()).expression();
        if (isInferred && written instanceof Ast.NilLiteral) {
            return new Typed.Nil(Type.NIL, written.span());
        }
        final Typed.Expression value = expected == null
                ? body.expressions().value(written, null)
                : body.expressions().wanted(written, expected);
        if (value.type() == Type.NEVER) {
            sequence.add(new Typed.Evaluate(value, written.span()));
            return null;
        }
        return body.affine().moved(value);
    }

    private void sequence(List<Ast.Statement> statements, Sequence into) {
        for (int i = 0; i < statements.size(); i++) {
            if (!body.state().isReachable()) {
                unreachable(statements.subList(i, statements.size()));
                return;
            }
            statement(statements.get(i), statements.subList(i + 1, statements.size()), into);
        }
    }

    /// What is never run is checked, but left out.
    private void unreachable(List<Ast.Statement> statements) {
        body.report(Code.W0005, statements.getFirst().span(), "this is never reached");
        body.state(body.state().resumed());
        final Sequence dropped = new Sequence();
        for (int i = 0; i < statements.size(); i++) {
            statement(statements.get(i), statements.subList(i + 1, statements.size()), dropped);
            body.state(body.state().resumed());
        }
        body.state(body.state().ended());
    }

    /// A value that is never given is checked too.
    private void unreachable(Ast.Expression value, @Nullable Type expected) {
        body.report(Code.W0005, value.span(), "this is never reached");
        body.state(body.state().resumed());
        if (expected != null) {
            body.expressions().wanted(value, expected);
        } else if (!(value instanceof Ast.NilLiteral)) {
            body.expressions().any(value, null);
        }
        body.state(body.state().ended());
    }

    // ---- one statement

    private void statement(Ast.Statement statement, List<Ast.Statement> rest, Sequence into) {
        switch (statement) {
            case Ast.Declare declare -> body.assignments().declare(declare, into);
            case Ast.Assign assign -> body.assignments().assign(assign, into);
            case Ast.Return returned -> into.add(returned(returned));
            case Ast.Break jump -> jump("break", jump.span(), into);
            case Ast.Continue jump -> jump("continue", jump.span(), into);
            case Ast.While loop -> into.add(body.loops().whileLoop(loop));
            case Ast.For loop -> into.add(body.loops().forLoop(loop));
            case Ast.Defer defer -> defer(defer, rest, into);
            case Ast.Assert claim -> into.add(claim(claim));
            case Ast.Evaluate evaluate -> into.add(evaluate(evaluate.expression()));
        }
    }

    private void defer(Ast.Defer defer, List<Ast.Statement> rest, Sequence into) {
        final State before = body.state();
        body.state(before.forget(Assigned.in(rest, body)));
        final Typed.Block last = body.within(new Enclosing.Defer(body.scope()), () -> block(defer.body()));
        body.state(before);
        body.scope().defer(Assigned.in(defer.body().statements(), body));
        into.nest(inner -> new Typed.Deferred(inner, last, defer.span()));
    }

    private Typed.Statement claim(Ast.Assert claim) {
        final Conditions.Tested tested = body.conditions().condition(claim.condition());
        final Ast.Expression written = claim.message();
        Typed.Expression message = null;
        if (written != null) {
            body.state(tested.whenFalse());
            message = body.expressions().wanted(written, Type.STR);
        }
        body.state(tested.whenTrue());
        return new Typed.Assert(tested.value(), message, claim.span());
    }

    // ---- jumps

    private Typed.Statement returned(Ast.Return returned) {
        final Typed.Statement statement = result(returned);
        body.affine().leave(null, returned.span());
        body.state(body.state().ended());
        return statement;
    }

    private Typed.Statement result(Ast.Return returned) {
        final Frame frame = body.frame();
        final Ast.Expression written = returned.value();
        final Type wanted = frame.result();
        if (written == null) {
            if (wanted == null) {
                frame.result(Type.NOTHING);
            } else if (wanted != Type.NOTHING && wanted != Type.UNKNOWN) {
                body.report(Code.E0301, returned.span(), "expected " + wanted.text() + ", found nothing");
            }
            final Typed.Loop loop = frame.loop();
            return loop == null ? new Typed.Return(null, returned.span()) : new Typed.Continue(loop, returned.span());
        }
        if (wanted == Type.NOTHING) {
            final Typed.Expression value = body.expressions().value(written, null);
            if (value.type() != Type.UNKNOWN) {
                body.report(
                        Code.E0301,
                        written.span(),
                        "expected nothing, found " + value.type().text());
            }
            return new Typed.Return(null, returned.span());
        }
        final Typed.Expression value = wanted == null
                ? body.expressions().value(written, null)
                : body.expressions().wanted(written, wanted);
        if (value.type() == Type.NEVER) {
            return new Typed.Evaluate(value, returned.span());
        }
        if (wanted == null) {
            frame.result(value.type());
        }
        return new Typed.Return(body.affine().moved(value), returned.span());
    }

    /// A jump to the loop around; that there is one was checked when the text was parsed.
    private void jump(String word, Span span, Sequence into) {
        for (final Enclosing around : body.enclosing()) {
            if (around instanceof Frame || around instanceof Enclosing.Defer) {
                return;
            }
            if (around instanceof Enclosing.Loop loop) {
                into.add(jump(word, span, loop));
                body.state(body.state().ended());
                return;
            }
        }
    }

    private Typed.Statement jump(String word, Span span, Enclosing.Loop loop) {
        body.affine().leave(loop.around(), span);
        if (word.equals("continue")) {
            body.affine().turn(loop);
            return new Typed.Continue(loop.loop(), span);
        }
        body.affine().meet(loop.left(), body.state(), loop.keyword());
        loop.leave(leaving(loop.around()));
        return new Typed.Break(loop.loop(), span);
    }

    /// What is known where control goes on in a scope around.
    private State leaving(Scope around) {
        State state = body.state();
        for (Scope scope = body.scope(); scope != null && scope != around; scope = scope.outer()) {
            state = scope.left(state);
        }
        return state;
    }

    // ---- expressions as statements

    private Typed.Statement evaluate(Ast.Expression expression) {
        final boolean isStatement = expression instanceof Ast.Call
                || expression instanceof Ast.If
                || expression instanceof Ast.Match
                || expression instanceof Ast.Try;
        if (isStatement) {
            return dropped(expression);
        }
        final Typed.Expression value = body.expressions().any(expression, null);
        if (value.type() != Type.UNKNOWN) {
            body.report(Code.E0208, expression.span(), "this value is not used");
        }
        return new Typed.Evaluate(value, expression.span());
    }

    /// An expression whose value, if it has one, nobody wants.
    Typed.Statement dropped(Ast.Expression expression) {
        return switch (expression) {
            case Ast.If test -> body.branches().ifStatement(test);
            case Ast.Match match -> body.matches().statement(match);
            case Ast.Try attempt -> body.branches().tryStatement(attempt);
            case Ast.Call call -> call(call);
            default -> drop(body.expressions().any(expression, null));
        };
    }

    private Typed.Statement call(Ast.Call call) {
        if (body.loops().isWalk(call)) {
            return body.loops().walk(call);
        }
        final Typed.Expression value = body.expressions().any(call, null);
        if (value instanceof Typed.CallCore core && core.function().is(Mark.FRESH)) {
            final Span name = call.callee() instanceof Ast.Select select
                    ? select.name().span()
                    : call.callee().span();
            body.report(Code.W0006, name, "the result of `" + core.function().name() + "` is not used");
        }
        return drop(value);
    }

    /// A statement that evaluates something and forgets what it gives.
    Typed.Statement drop(Typed.Expression value) {
        if (value.type().isAffine()) {
            if (value instanceof Typed.GetLocal) {
                body.report(Code.E0208, value.span(), "this value is not used");
            } else {
                body.affine().dropped(value.type(), value.span());
            }
        }
        return new Typed.Evaluate(value, value.span());
    }

    /// Wraps all that follows into the life of an owner, if the variable is one.
    void own(Local local, Sequence into) {
        body.affine().own(local);
        if (local.type().isAffine()) {
            into.nest(inner -> new Typed.Owned(local, Affine.abandon(local), inner, inner.span()));
        }
    }
}
