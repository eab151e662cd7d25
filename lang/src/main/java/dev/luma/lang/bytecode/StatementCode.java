package dev.luma.lang.bytecode;

import dev.luma.lang.types.Symbol.FieldSymbol;
import dev.luma.lang.types.Symbol.Local;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Statements, but for loops and failures.
final class StatementCode {
    private final BodyCode body;
    /// Owners that have a variable before they have a value.
    private final Set<Local> owners = new HashSet<>();

    StatementCode(BodyCode body) {
        this.body = body;
    }

    /// A block that gives nothing.
    void block(Typed.Block block) {
        block(block, Type.NOTHING);
    }

    /// A block that stands for a value, or gives nothing.
    ///
    /// @param wanted the type of the value; nothing if there is none, or it is dropped
    void block(Typed.Block block, Type wanted) {
        final Locals.Mark mark = body.locals().mark();
        for (final Typed.Statement statement : block.statements()) {
            statement(statement);
        }
        if (block.result() != null && body.isOpen()) {
            body.value(block.result());
            if (Kind.of(wanted) == Kind.NOTHING && body.isOpen()) {
                body.drop(block.result().type());
            }
        }
        body.locals().release(mark);
    }

    void statement(Typed.Statement statement) {
        if (!body.isOpen()) {
            return;
        }
        if (!(statement instanceof Typed.Block)) {
            body.line(statement.span());
        }
        switch (statement) {
            case Typed.Block block -> block(block);
            case Typed.Let let -> let(let);
            case Typed.SetLocal set -> {
                body.value(set.value());
                store(set.local());
            }
            case Typed.SetField set -> setField(set);
            case Typed.SetIndex set -> body.collections.set(set);
            case Typed.Return returned -> body.exits().leave(returned);
            case Typed.Break left -> body.exits().leaveLoop(left.loop());
            case Typed.Continue next -> body.exits().nextTurn(next.loop());
            case Typed.While loop -> body.loops.whileLoop(loop);
            case Typed.ForRange loop -> body.loops.range(loop);
            case Typed.ForEach loop -> body.loops.each(loop);
            case Typed.ForMap loop -> body.loops.map(loop);
            case Typed.Deferred deferred -> body.failures.deferred(deferred);
            case Typed.Owned owned -> body.failures.owned(owned);
            case Typed.Assert asserted -> body.failures.asserted(asserted);
            case Typed.Evaluate evaluate -> evaluate(evaluate.expression());
        }
    }

    private void let(Typed.Let let) {
        final Local local = let.local();
        body.value(let.value());
        if (!body.isOpen()) {
            return;
        }
        if (owners.contains(local)) {
            body.locals().store(local);
        } else {
            body.locals().declare(local);
        }
    }

    private void store(Local local) {
        if (body.isOpen()) {
            body.locals().store(local);
        }
    }

    /// Gives an affine owner its variable, empty, before the handler that looks at it begins.
    void declareOwner(Local owner) {
        if (!body.locals().isDeclared(owner)) {
            body.code().aconst_null();
            body.locals().declare(owner);
            owners.add(owner);
        }
    }

    /// An expression whose value is dropped.
    private void evaluate(Typed.Expression expression) {
        body.value(expression);
        if (body.isOpen()) {
            body.drop(expression.type());
        }
    }

    private void setField(Typed.SetField set) {
        final FieldSymbol field = set.field();
        body.calls.operands(List.of(set.receiver(), set.value()));
        if (!body.isOpen()) {
            return;
        }
        body.line(set.span());
        body.calls.storeField(set.receiver().type(), field);
    }
}
