package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.ConstantSymbol;
import dev.luma.lang.types.Symbol.CoreModule;
import dev.luma.lang.types.Symbol.ImportSymbol;
import java.util.Set;

/// No value slips into SQL: a statement that is written as an interpolated text may have only constants in it.
final class SqlSplicing {
    private static final Set<String> RECEIVERS = Set.of("database", "transaction");
    private static final Set<String> METHODS = Set.of("query", "exec");

    private SqlSplicing() {}

    /// Reports the first value that is spliced into the SQL of a call.
    static void check(Body body, Ast.Call call, Type receiver, String method) {
        if (!(receiver instanceof Type.Core core && RECEIVERS.contains(core.name()))
                || !METHODS.contains(method)
                || call.arguments().isEmpty()
                || !(call.arguments().getFirst() instanceof Ast.Text sql)) {
            return;
        }
        for (final Ast.Part part : sql.parts()) {
            if (part instanceof Ast.Hole hole && !isConstant(body, hole.value())) {
                final String value = body.text(hole.value());
                body.report(
                        Code.E0313,
                        hole.span(),
                        "a value is spliced into SQL",
                        Note.help(method + "(\"… = ?\", " + value + ")"));
                return;
            }
        }
    }

    private static boolean isConstant(Body body, Ast.Expression value) {
        return switch (value) {
            case Ast.Variable variable ->
                body.variables().local(variable.name().text()) == null
                        && body.module().value(variable.name().text()) instanceof ConstantSymbol;
            case Ast.Select select -> {
                final Symbol module = body.members().moduleOf(select.receiver());
                final String name = select.name().text();
                yield (module instanceof ImportSymbol imported
                                && imported.module().values().get(name) instanceof ConstantSymbol)
                        || (module instanceof CoreModule core
                                && core.constants().containsKey(name));
            }
            default -> false;
        };
    }
}
