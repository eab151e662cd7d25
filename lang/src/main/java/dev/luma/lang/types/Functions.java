package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.FieldSymbol;
import dev.luma.lang.types.Symbol.FunctionSymbol;
import dev.luma.lang.types.Symbol.Local;
import dev.luma.lang.types.Symbol.StructSymbol;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The second pass over a file: its functions, methods, tests, initial values and the main program.
final class Functions {
    /// What a `return` outside of functions should give: that it stands there is wrong, and was said.
    private static final Type NO_FUNCTION = Type.UNKNOWN;

    private final ModuleScope module;
    private final Constants constants;

    Functions(ModuleScope module, Constants constants) {
        this.module = module;
        this.constants = constants;
    }

    Typed.Function function(FunctionSymbol function) {
        final Ast.Function declared = function.declaration();
        final Type result = function.signature().result();
        final boolean isStub = declared.body().statements().isEmpty() && result != Type.NOTHING;
        final Body body = new Body(module, constants, false, result);
        final Sequence sequence = new Sequence();
        final List<Local> parameters = parameters(function, body, sequence);
        final Ast.Name name = declared.signature().name();
        if (isStub) {
            module.report(Code.W0002, name.span(), "`" + function.name() + "` is a stub");
            return new Typed.Function(
                    function, parameters, sequence.finish(declared.body().span()), true);
        }
        sequence.add(body.statements().block(declared.body()));
        body.affine().blockEnd(body.scope(), Statements.closing(declared.body()));
        if (result != Type.NOTHING && result != Type.UNKNOWN && body.state().isReachable()) {
            module.report(Code.E0307, name.span(), "`" + function.name() + "` does not return a value on every path");
        }
        finish(body);
        return new Typed.Function(
                function, parameters, sequence.finish(declared.body().span()), false);
    }

    private static List<Local> parameters(FunctionSymbol function, Body body, Sequence into) {
        final List<Local> locals = new ArrayList<>();
        final StructSymbol owner = function.owner();
        int index = 0;
        for (final Ast.Parameter parameter : function.declaration().signature().parameters()) {
            if (!parameter.isSelf()) {
                final Type type = function.signature().parameters().get(index++).type();
                final Local local = body.variables().declare(parameter.name(), type, true);
                locals.add(local);
                if (parameter.isTaken()) {
                    body.statements().own(local, into);
                }
            } else if (owner != null) {
                locals.add(body.variables().declare(parameter.name(), new Type.StructOf(owner), true));
            }
        }
        return locals;
    }

    /// What is known about a function's variables once all of it has been seen.
    private void finish(Body body) {
        for (final Local local : body.unread()) {
            module.report(Code.W0001, local.declared(), "`" + local.name() + "` is never used");
        }
    }

    Typed.Struct struct(StructSymbol struct) {
        final List<Typed.@Nullable Expression> initials = new ArrayList<>();
        for (final FieldSymbol field : struct.fields().values()) {
            final Ast.Expression initial = field.initial();
            initials.add(
                    initial == null
                            ? null
                            : new Body(module, constants, false, Type.NOTHING)
                                    .expressions()
                                    .wanted(initial, field.type()));
        }
        final List<Typed.Function> methods =
                struct.methods().values().stream().map(this::function).toList();
        return new Typed.Struct(struct, initials, methods);
    }

    Typed.Test test(Ast.Test test) {
        final Body body = new Body(module, constants, false, NO_FUNCTION);
        final Typed.Block block = body.statements().block(test.body());
        finish(body);
        return new Typed.Test(test.name(), block, test.span());
    }

    /// The statements of the top level, in order.
    Typed.Block main(List<Ast.Statement> statements, Span file) {
        final Body body = new Body(module, constants, true, NO_FUNCTION);
        final int last =
                statements.isEmpty() ? file.end() : statements.getLast().span().end();
        final Span end = new Span(last, last);
        final Typed.Block block = body.statements().all(statements, file, end);
        finish(body);
        return block;
    }
}
