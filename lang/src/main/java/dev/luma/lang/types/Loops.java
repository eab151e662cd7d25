package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.Local;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `while`, `for`, and the `walk` of a list, a map or rows with a closure, which is the same plain loop.
final class Loops {
    private static final Type ROWS = new Type.Core("rows");
    private static final Type ROW = new Type.Core("row");

    private final Body body;

    Loops(Body body) {
        this.body = body;
    }

    // ---- while

    Typed.Statement whileLoop(Ast.While written) {
        final State head = body.state().forget(Assigned.in(written, body));
        final Enclosing.Loop loop = new Enclosing.Loop(body.scope(), head, Branches.keyword(written, "while"));
        body.state(head);
        final Conditions.Tested tested = body.conditions().condition(written.condition());
        body.state(tested.whenTrue());
        final Typed.Block block = body.within(loop, () -> body.statements().block(written.body()));
        body.affine().turn(loop);
        final boolean isEndless = written.condition() instanceof Ast.BoolLiteral literal && literal.value();
        leave(loop, isEndless ? tested.whenFalse().ended() : tested.whenFalse());
        return new Typed.While(loop.loop(), tested.value(), block, written.span());
    }

    /// Goes on behind a loop, where its normal end and its breaks meet.
    private void leave(Enclosing.Loop loop, State end) {
        body.affine().meet(end, loop.left(), loop.keyword());
        body.state(end.join(loop.left()));
    }

    // ---- for

    Typed.Statement forLoop(Ast.For written) {
        final Ast.Expression to = written.to();
        if (to != null) {
            return range(written, to);
        }
        final Typed.Expression over = body.expressions().operand(written.from());
        final Type type = over.type();
        if (type instanceof Type.MapOf map) {
            return overMap(written, over, map);
        }
        final Type element = elementType(type);
        if (element == null) {
            if (type != Type.UNKNOWN && type != Type.NEVER) {
                body.report(Code.E0309, written.from().span(), type.text() + " cannot be iterated");
            }
            looped(written, () -> unknownVariables(written));
            return new Typed.Evaluate(over, written.span());
        }
        final Local[] locals = new Local[2];
        final Ast.Name second = written.second();
        final Looped looped = looped(written, () -> {
            if (second != null) {
                locals[0] = body.variables().declare(written.first(), Type.INT, false);
            }
            locals[1] = body.variables().declare(second == null ? written.first() : second, element, false);
        });
        return new Typed.ForEach(looped.loop(), locals[0], locals[1], over, looped.block(), written.span());
    }

    private void unknownVariables(Ast.For written) {
        body.variables().declare(written.first(), Type.UNKNOWN, false);
        final Ast.Name second = written.second();
        if (second != null) {
            body.variables().declare(second, Type.UNKNOWN, false);
        }
    }

    /// What going through a value of this type gives; null if nothing. Maps are another matter.
    private static @Nullable Type elementType(Type type) {
        if (type instanceof Type.ListOf list) {
            return list.element();
        }
        return type == Type.STR ? Type.STR : type.equals(ROWS) ? ROW : null;
    }

    private Typed.Statement range(Ast.For written, Ast.Expression end) {
        final Typed.Expression from = body.expressions().wanted(written.from(), Type.INT);
        final Typed.Expression to = body.expressions().wanted(end, Type.INT);
        final Ast.Name second = written.second();
        if (second != null) {
            body.report(Code.E0309, second.span(), "a range cannot be iterated with two names");
        }
        final Local[] local = new Local[1];
        final Looped looped = looped(written, () -> {
            local[0] = body.variables().declare(written.first(), Type.INT, false);
            if (second != null) {
                body.variables().declare(second, Type.UNKNOWN, false);
            }
        });
        return new Typed.ForRange(looped.loop(), local[0], from, to, looped.block(), written.span());
    }

    private Typed.Statement overMap(Ast.For written, Typed.Expression over, Type.MapOf map) {
        final Local[] locals = new Local[2];
        final Ast.Name second = written.second();
        final Looped looped = looped(written, () -> {
            locals[0] = body.variables().declare(written.first(), map.key(), false);
            if (second != null) {
                locals[1] = body.variables().declare(second, map.value(), false);
            }
        });
        return new Typed.ForMap(looped.loop(), locals[0], locals[1], over, looped.block(), written.span());
    }

    private record Looped(Typed.Loop loop, Typed.Block block) {}

    /// The body of a `for`, whose variables are declared in a scope around it.
    private Looped looped(Ast.For written, Runnable declare) {
        final State head = body.state().forget(Assigned.in(written, body));
        final Enclosing.Loop loop = new Enclosing.Loop(body.scope(), head, Branches.keyword(written, "for"));
        body.state(head);
        final Typed.Block block = body.inScope(() -> {
            declare.run();
            return body.within(loop, () -> body.statements().block(written.body()));
        });
        body.affine().turn(loop);
        leave(loop, head);
        return new Looped(loop.loop(), block);
    }

    // ---- walk

    /// Whether a call may be a `walk` that is a loop; what it is called on will tell.
    boolean isWalk(Ast.Call call) {
        return call.callee() instanceof Ast.Select select
                && select.name().text().equals("walk")
                && call.arguments().size() == 1
                && call.arguments().getFirst() instanceof Ast.Closure
                && body.members().moduleOf(select.receiver()) == null
                && body.members().structOf(select.receiver()) == null;
    }

    Typed.Statement walk(Ast.Call call) {
        final Ast.Select select = (Ast.Select) call.callee();
        final Ast.Closure closure = (Ast.Closure) call.arguments().getFirst();
        final Typed.Expression over = body.expressions().operand(select.receiver());
        final Type type = over.type();
        if (type instanceof Type.MapOf map) {
            return inlined(
                    closure,
                    List.of(map.key(), map.value()),
                    inner -> inner.locals().size() < 2
                            ? new Typed.Evaluate(over, call.span())
                            : new Typed.ForMap(
                                    inner.loop(),
                                    inner.locals().getFirst(),
                                    inner.locals().getLast(),
                                    over,
                                    inner.block(),
                                    call.span()));
        }
        final Type element = type == Type.STR ? null : elementType(type);
        if (element == null) {
            return body.statements().drop(body.calls().onValue(call, select, over, null));
        }
        return inlined(
                closure,
                List.of(element),
                inner -> inner.locals().isEmpty()
                        ? new Typed.Evaluate(over, call.span())
                        : new Typed.ForEach(
                                inner.loop(), null, inner.locals().getFirst(), over, inner.block(), call.span()));
    }

    private record Inlined(Typed.Loop loop, List<Local> locals, Typed.Block block) {}

    /// A closure as the body of a loop. What is known of variables is as in any closure: it holds inside, and behind it
    /// too, but is looked at again where the closure assigns.
    private Typed.Statement inlined(
            Ast.Closure closure, List<Type> parameters, Function<Inlined, Typed.Statement> made) {
        final List<Type> types = body.closures().parameterTypes(closure, parameters, Type.NOTHING);
        final Typed.Loop loop = new Typed.Loop();
        final State before = body.state();
        final Inlined inner = body.inFrame(Frame.inlined(body.frame(), loop), () -> {
            final List<Local> locals = body.closures().declare(closure, types);
            final Typed.Block block = closure.body() instanceof Ast.Block written
                    ? body.statements().block(written)
                    : body.closures().dropped((Ast.Expression) closure.body());
            return new Inlined(loop, locals, block);
        });
        body.state(before);
        return made.apply(inner);
    }
}
