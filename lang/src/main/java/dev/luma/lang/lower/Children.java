package dev.luma.lang.lower;

import dev.luma.lang.types.Typed;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The nodes that a node is made of.
public final class Children {
    private Children() {}

    /// Visits the direct children in the order in which they are evaluated.
    public static void visit(Typed node, Consumer<Typed> visitor) {
        switch (node) {
            case Typed.Statement statement -> ofStatement(statement, visitor);
            case Typed.Expression expression -> ofExpression(expression, visitor);
            case Typed.Program program -> all(program.modules(), visitor);
            case Typed.Module module -> ofModule(module, visitor);
            case Typed.Constant constant -> visitor.accept(constant.value());
            case Typed.Function function -> visitor.accept(function.body());
            case Typed.Struct struct -> {
                struct.initials().forEach(initial -> one(initial, visitor));
                all(struct.methods(), visitor);
            }
            case Typed.Test test -> visitor.accept(test.body());
        }
    }

    private static void ofModule(Typed.Module module, Consumer<Typed> visitor) {
        all(module.constants(), visitor);
        all(module.structs(), visitor);
        all(module.functions(), visitor);
        one(module.main(), visitor);
        all(module.tests(), visitor);
    }

    private static void ofStatement(Typed.Statement node, Consumer<Typed> visitor) {
        switch (node) {
            case Typed.Block block -> {
                all(block.statements(), visitor);
                one(block.result(), visitor);
            }
            case Typed.Let let -> visitor.accept(let.value());
            case Typed.SetLocal set -> visitor.accept(set.value());
            case Typed.SetField set -> {
                visitor.accept(set.receiver());
                visitor.accept(set.value());
            }
            case Typed.SetIndex set -> {
                visitor.accept(set.receiver());
                visitor.accept(set.index());
                visitor.accept(set.value());
            }
            case Typed.Return returned -> one(returned.value(), visitor);
            case Typed.Break left -> {}
            case Typed.Continue next -> {}
            case Typed.While loop -> {
                visitor.accept(loop.condition());
                visitor.accept(loop.body());
            }
            case Typed.ForRange loop -> {
                visitor.accept(loop.from());
                visitor.accept(loop.to());
                visitor.accept(loop.body());
            }
            case Typed.ForEach loop -> {
                visitor.accept(loop.over());
                visitor.accept(loop.body());
            }
            case Typed.ForMap loop -> {
                visitor.accept(loop.over());
                visitor.accept(loop.body());
            }
            case Typed.Deferred deferred -> {
                visitor.accept(deferred.body());
                visitor.accept(deferred.last());
            }
            case Typed.Owned owned -> visitor.accept(owned.body());
            case Typed.Assert asserted -> {
                visitor.accept(asserted.condition());
                one(asserted.message(), visitor);
            }
            case Typed.Evaluate evaluate -> visitor.accept(evaluate.expression());
        }
    }

    private static void ofExpression(Typed.Expression node, Consumer<Typed> visitor) {
        switch (node) {
            case Typed.Number number -> {}
            case Typed.Bool bool -> {}
            case Typed.Text text -> {}
            case Typed.Nil nil -> {}
            case Typed.GetLocal get -> {}
            case Typed.Consume consume -> {}
            case Typed.GetConstant get -> {}
            case Typed.GetCoreConstant get -> {}
            case Typed.FunctionValue value -> {}
            case Typed.ModuleAsTrait module -> {}
            case Typed.ModuleAsDriver module -> {}
            case Typed.Interpolation text -> all(text.parts(), visitor);
            case Typed.GetField get -> visitor.accept(get.receiver());
            case Typed.Index index -> two(index.receiver(), index.index(), visitor);
            case Typed.Negate negate -> visitor.accept(negate.operand());
            case Typed.Not not -> visitor.accept(not.operand());
            case Typed.Calculate calculate -> two(calculate.left(), calculate.right(), visitor);
            case Typed.Compare compare -> two(compare.left(), compare.right(), visitor);
            case Typed.Equal equal -> two(equal.left(), equal.right(), visitor);
            case Typed.Logical logical -> two(logical.left(), logical.right(), visitor);
            case Typed.Default otherwise -> two(otherwise.value(), otherwise.otherwise(), visitor);
            case Typed.Is is -> visitor.accept(is.value());
            case Typed.Cast cast -> visitor.accept(cast.value());
            case Typed.Convert convert -> visitor.accept(convert.value());
            case Typed.Narrow narrow -> {}
            case Typed.NewList list -> all(list.elements(), visitor);
            case Typed.NewMap map -> map.entries().forEach(entry -> two(entry.key(), entry.value(), visitor));
            case Typed.NewStruct struct -> struct.fields().forEach(field -> visitor.accept(field.value()));
            case Typed.Lambda lambda -> visitor.accept(lambda.body());
            case Typed.Call call -> {
                one(call.receiver(), visitor);
                all(call.arguments(), visitor);
            }
            case Typed.CallTrait call -> {
                visitor.accept(call.receiver());
                all(call.arguments(), visitor);
            }
            case Typed.CallValue call -> {
                visitor.accept(call.callee());
                all(call.arguments(), visitor);
            }
            case Typed.CallCore call -> {
                all(call.arguments(), visitor);
                all(call.further(), visitor);
            }
            case Typed.Conversion conversion -> visitor.accept(conversion.value());
            case Typed.RowGet get -> two(get.row(), get.name(), visitor);
            case Typed.Panic panic -> visitor.accept(panic.value());
            case Typed.If choice -> {
                visitor.accept(choice.condition());
                visitor.accept(choice.then());
                one(choice.otherwise(), visitor);
            }
            case Typed.Match match -> ofMatch(match, visitor);
            case Typed.Try tried -> {
                visitor.accept(tried.body());
                visitor.accept(tried.handler());
            }
        }
    }

    private static void ofMatch(Typed.Match match, Consumer<Typed> visitor) {
        visitor.accept(match.value());
        for (final Typed.Arm arm : match.arms()) {
            for (final Typed.Pattern pattern : arm.patterns()) {
                switch (pattern) {
                    case Typed.Pattern.Equals equals -> visitor.accept(equals.value());
                    case Typed.Pattern.Within within -> two(within.from(), within.to(), visitor);
                    case Typed.Pattern.Of of -> {}
                }
            }
            visitor.accept(arm.body());
        }
        one(match.otherwise(), visitor);
    }

    private static void all(List<? extends Typed> nodes, Consumer<Typed> visitor) {
        for (final Typed node : nodes) {
            visitor.accept(node);
        }
    }

    private static void two(Typed first, Typed second, Consumer<Typed> visitor) {
        visitor.accept(first);
        visitor.accept(second);
    }

    private static void one(@Nullable Typed node, Consumer<Typed> visitor) {
        if (node != null) {
            visitor.accept(node);
        }
    }
}
