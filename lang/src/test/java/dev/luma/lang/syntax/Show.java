package dev.luma.lang.syntax;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Trees as text, for tests: operators in parentheses, everything else as the name of its node with its parts.
/// Spans are left out, and so is what is null, false or empty.
final class Show {
    private Show() {}

    static String of(@Nullable Object node) {
        if (node == null) {
            return "";
        }
        return switch (node) {
            case Ast.Name name -> name.text();
            case Ast.Variable variable -> variable.name().text();
            case Ast.IntLiteral literal -> Long.toString(literal.value());
            case Ast.FloatLiteral literal -> Double.toString(literal.value());
            case Ast.BoolLiteral literal -> Boolean.toString(literal.value());
            case Ast.NilLiteral ignored -> "nil";
            case Ast.Self ignored -> "self";
            case Ast.Characters characters -> "'" + characters.value() + "'";
            case Ast.Evaluate evaluate -> of(evaluate.expression());
            case Ast.Unary unary -> "(" + unary.operator().text() + of(unary.operand()) + ")";
            case Ast.Binary binary ->
                "(" + of(binary.left()) + " " + binary.operator().text() + " " + of(binary.right()) + ")";
            case Ast.Is is -> "(" + of(is.value()) + " is " + of(is.type()) + ")";
            case Ast.As as -> "(" + of(as.value()) + " as " + of(as.type()) + ")";
            case Ast.Select select ->
                of(select.receiver()) + "." + select.name().text();
            case Ast.Index index -> of(index.receiver()) + "[" + of(index.index()) + "]";
            case Ast.Call call ->
                of(call.callee())
                        + (call.isTrailing() ? "<" : "(")
                        + list(call.arguments())
                        + (call.isTrailing() ? ">" : ")");
            case Ast.Operator operator -> operator.text();
            case List<?> list -> "[" + list(list) + "]";
            case Record other -> parts(other);
            default -> node.toString();
        };
    }

    private static String list(List<?> list) {
        return String.join(", ", list.stream().map(Show::of).toList());
    }

    private static String parts(Record record) {
        final List<String> parts = new ArrayList<>();
        for (final RecordComponent component : record.getClass().getRecordComponents()) {
            final Object part = value(record, component);
            final boolean isFlag = part instanceof Boolean;
            if (component.getName().toLowerCase(Locale.ROOT).endsWith("span") || Boolean.FALSE.equals(part)) {
                continue;
            }
            final String text = isFlag ? component.getName() : of(part);
            if (!text.isEmpty() && !text.equals("[]")) {
                parts.add(text);
            }
        }
        return record.getClass().getSimpleName() + "{" + String.join("; ", parts) + "}";
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException failed) {
            throw new AssertionError(failed);
        }
    }
}
