package dev.luma.lang.syntax;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The way through a tree, for those who look for a few kinds of nodes only.
public final class Children {
    private Children() {}

    /// Hands over the parts of a node in the order of the source. Names and types are left out.
    public static void forEach(Ast node, Consumer<Ast> action) {
        switch (node) {
            case Ast.File file -> file.items().forEach(action);
            case Ast.Item item -> ofItem(item, action);
            case Ast.Field field -> hand(field.initial(), action);
            case Ast.Block block -> block.statements().forEach(action);
            case Ast.Expression expression -> ofExpression(expression, action);
            case Ast.Hole hole -> action.accept(hole.value());
            case Ast.Entry entry -> {
                action.accept(entry.key());
                action.accept(entry.value());
            }
            case Ast.FieldValue field -> action.accept(field.value());
            case Ast.Arm arm -> {
                arm.patterns().forEach(action);
                action.accept(arm.body());
            }
            case Ast.Pattern pattern -> ofPattern(pattern, action);
            case Ast.Name ignored -> {}
            case Ast.Signature ignored -> {}
            case Ast.Parameter ignored -> {}
            case Ast.ClosureParameter ignored -> {}
            case Ast.TypeName ignored -> {}
            case Ast.Characters ignored -> {}
        }
    }

    private static void ofItem(Ast.Item item, Consumer<Ast> action) {
        switch (item) {
            case Ast.Import ignored -> {}
            case Ast.Constant constant -> action.accept(constant.value());
            case Ast.Function function -> action.accept(function.body());
            case Ast.Struct struct -> struct.members().forEach(action);
            case Ast.Trait ignored -> {}
            case Ast.Impl impl -> impl.methods().forEach(action);
            case Ast.Test test -> action.accept(test.body());
            case Ast.Statement statement -> ofStatement(statement, action);
        }
    }

    private static void ofStatement(Ast.Statement statement, Consumer<Ast> action) {
        switch (statement) {
            case Ast.Declare declare -> action.accept(declare.value());
            case Ast.Assign assign -> {
                action.accept(assign.place());
                action.accept(assign.value());
            }
            case Ast.Return returned -> hand(returned.value(), action);
            case Ast.Break ignored -> {}
            case Ast.Continue ignored -> {}
            case Ast.While loop -> {
                action.accept(loop.condition());
                action.accept(loop.body());
            }
            case Ast.For loop -> {
                action.accept(loop.from());
                hand(loop.to(), action);
                action.accept(loop.body());
            }
            case Ast.Defer defer -> action.accept(defer.body());
            case Ast.Assert assertion -> {
                action.accept(assertion.condition());
                hand(assertion.message(), action);
            }
            case Ast.Evaluate evaluate -> action.accept(evaluate.expression());
        }
    }

    private static void ofExpression(Ast.Expression expression, Consumer<Ast> action) {
        switch (expression) {
            case Ast.IntLiteral ignored -> {}
            case Ast.FloatLiteral ignored -> {}
            case Ast.BoolLiteral ignored -> {}
            case Ast.NilLiteral ignored -> {}
            case Ast.Self ignored -> {}
            case Ast.Variable ignored -> {}
            case Ast.Text text -> text.parts().forEach(action);
            case Ast.ListLiteral list -> list.elements().forEach(action);
            case Ast.MapLiteral map -> map.entries().forEach(action);
            case Ast.StructLiteral struct -> struct.fields().forEach(action);
            case Ast.Closure closure -> action.accept(closure.body());
            case Ast.If branch -> {
                action.accept(branch.condition());
                action.accept(branch.then());
                hand(branch.otherwise(), action);
            }
            case Ast.Match match -> {
                action.accept(match.subject());
                match.arms().forEach(action);
            }
            case Ast.Try attempt -> {
                action.accept(attempt.body());
                action.accept(attempt.handler());
            }
            case Ast.Unary unary -> action.accept(unary.operand());
            case Ast.Binary binary -> {
                action.accept(binary.left());
                action.accept(binary.right());
            }
            case Ast.Is is -> action.accept(is.value());
            case Ast.As as -> action.accept(as.value());
            case Ast.Select select -> action.accept(select.receiver());
            case Ast.Index index -> {
                action.accept(index.receiver());
                action.accept(index.index());
            }
            case Ast.Call call -> {
                action.accept(call.callee());
                call.arguments().forEach(action);
            }
        }
    }

    private static void ofPattern(Ast.Pattern pattern, Consumer<Ast> action) {
        switch (pattern) {
            case Ast.Pattern.Else ignored -> {}
            case Ast.Pattern.Is ignored -> {}
            case Ast.Pattern.Equal equal -> action.accept(equal.value());
            case Ast.Pattern.Range range -> {
                action.accept(range.from());
                action.accept(range.to());
            }
        }
    }

    private static void hand(@Nullable Ast node, Consumer<Ast> action) {
        if (node != null) {
            action.accept(node);
        }
    }
}
