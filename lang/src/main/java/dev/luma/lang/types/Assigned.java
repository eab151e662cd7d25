package dev.luma.lang.types;

import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.Local;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which variables of the code around it a part of the tree assigns.
final class Assigned {
    private final Set<String> names = new HashSet<>();
    /// Names that mean a variable of the part itself, in each block that we are in.
    private final List<Set<String>> own = new ArrayList<>();

    private Assigned() {}

    /// The variables in sight that some of the statements assign.
    static Set<Local> in(List<Ast.Statement> statements, Body body) {
        final Assigned assigned = new Assigned();
        assigned.block(statements);
        return assigned.locals(body);
    }

    static Set<Local> in(Ast.Statement statement, Body body) {
        return in(List.of(statement), body);
    }

    private Set<Local> locals(Body body) {
        final Set<Local> locals = new HashSet<>();
        for (final String name : names) {
            final Local local = body.variables().local(name);
            if (local != null) {
                locals.add(local);
            }
        }
        return locals;
    }

    private void block(List<Ast.Statement> statements, Ast.Name... declared) {
        final Set<String> here = new HashSet<>();
        for (final Ast.Name name : declared) {
            here.add(name.text());
        }
        own.add(here);
        statements.forEach(this::statement);
        own.removeLast();
    }

    private void block(Ast.@Nullable Block block, Ast.Name... declared) {
        if (block != null) {
            block(block.statements(), declared);
        }
    }

    private void statement(Ast.Statement statement) {
        switch (statement) {
            case Ast.Declare declare -> {
                expression(declare.value());
                own.getLast().add(declare.name().text());
            }
            case Ast.Assign assign -> {
                expression(assign.value());
                if (assign.place() instanceof Ast.Variable variable) {
                    assign(variable.name().text());
                } else {
                    expression(assign.place());
                }
            }
            case Ast.Return returned -> expression(returned.value());
            case Ast.Break none -> {}
            case Ast.Continue none -> {}
            case Ast.While loop -> {
                expression(loop.condition());
                block(loop.body());
            }
            case Ast.For loop -> {
                expression(loop.from());
                expression(loop.to());
                final Ast.Name second = loop.second();
                block(loop.body(), loop.first(), second == null ? loop.first() : second);
            }
            case Ast.Defer defer -> block(defer.body());
            case Ast.Assert claim -> {
                expression(claim.condition());
                expression(claim.message());
            }
            case Ast.Evaluate evaluate -> expression(evaluate.expression());
        }
    }

    private void assign(String name) {
        if (own.stream().noneMatch(here -> here.contains(name))) {
            names.add(name);
        }
    }

    private void expressions(List<? extends Ast.Expression> all) {
        all.forEach(this::expression);
    }

    private void expression(Ast.@Nullable Expression expression) {
        if (expression == null) {
            return;
        }
        switch (expression) {
            case Ast.Text text ->
                text.parts().forEach(part -> {
                    if (part instanceof Ast.Hole hole) {
                        expression(hole.value());
                    }
                });
            case Ast.ListLiteral list -> expressions(list.elements());
            case Ast.MapLiteral map ->
                map.entries().forEach(entry -> {
                    expression(entry.key());
                    expression(entry.value());
                });
            case Ast.StructLiteral struct -> struct.fields().forEach(field -> expression(field.value()));
            case Ast.Closure closure -> closure(closure);
            case Ast.If test -> {
                expression(test.condition());
                block(test.then());
                otherwise(test.otherwise());
            }
            case Ast.Match match -> {
                expression(match.subject());
                match.arms().forEach(arm -> block(arm.body()));
            }
            case Ast.Try attempt -> {
                block(attempt.body());
                block(attempt.handler(), attempt.error());
            }
            case Ast.Unary unary -> expression(unary.operand());
            case Ast.Binary binary -> {
                expression(binary.left());
                expression(binary.right());
            }
            case Ast.Is is -> expression(is.value());
            case Ast.As as -> expression(as.value());
            case Ast.Select select -> expression(select.receiver());
            case Ast.Index index -> {
                expression(index.receiver());
                expression(index.index());
            }
            case Ast.Call call -> {
                expression(call.callee());
                expressions(call.arguments());
            }
            default -> {}
        }
    }

    private void otherwise(@Nullable Ast otherwise) {
        if (otherwise instanceof Ast.Block block) {
            block(block);
        } else if (otherwise instanceof Ast.If further) {
            expression(further);
        }
    }

    private void closure(Ast.Closure closure) {
        final Ast.Name[] parameters =
                closure.parameters().stream().map(Ast.ClosureParameter::name).toArray(Ast.Name[]::new);
        if (closure.body() instanceof Ast.Block block) {
            block(block, parameters);
        } else if (closure.body() instanceof Ast.Expression value) {
            block(List.of(new Ast.Evaluate(value, value.span())), parameters);
        }
    }
}
