package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.resolve.Suggestions;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.CoreFunction;
import dev.luma.lang.types.Symbol.CoreModule;
import dev.luma.lang.types.Symbol.CoreOverloads;
import dev.luma.lang.types.Symbol.FunctionSymbol;
import dev.luma.lang.types.Symbol.ImportSymbol;
import dev.luma.lang.types.Symbol.Parameter;
import dev.luma.lang.types.Symbol.Signature;
import dev.luma.lang.types.Symbol.StructSymbol;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls: what is called, and with what.
final class Calls {
    private final Body body;

    Calls(Body body) {
        this.body = body;
    }

    Typed.Expression call(Ast.Call call, @Nullable Type expected) {
        final Typed.Expression result = switch (call.callee()) {
            case Ast.Variable variable -> named(call, variable, expected);
            case Ast.Select select -> selected(call, select, expected);
            default -> value(call, body.expressions().operand(call.callee()));
        };
        if (result.type() == Type.NEVER) {
            body.state(body.state().ended());
        }
        return result;
    }

    // ---- f(…)

    private Typed.Expression named(Ast.Call call, Ast.Variable variable, @Nullable Type expected) {
        final String name = variable.name().text();
        if (body.variables().local(name) != null) {
            return value(call, body.expressions().operand(variable));
        }
        final Symbol found = body.module().value(name);
        if (found == null) {
            unknown(call, variable.name());
            return body.unknown(call.span());
        }
        return switch (found) {
            case FunctionSymbol function -> function(call, function, variable.span());
            case CoreOverloads core -> body.coreCalls().function(call, core.functions(), variable.span(), expected);
            case CoreModule module -> notCalled(call, "module " + module.name());
            case ImportSymbol imported ->
                notCalled(call, "module " + imported.module().name());
            default -> value(call, body.expressions().operand(variable));
        };
    }

    private Typed.Expression notCalled(Ast.Call call, String what) {
        body.report(Code.E0309, call.callee().span(), what + " cannot be called");
        body.arguments().checkAlone(call.arguments());
        return body.unknown(call.span());
    }

    private void unknown(Ast.Call call, Ast.Name name) {
        body.variables().unknown(name);
        body.arguments().checkAlone(call.arguments());
    }

    private Typed.Expression function(Ast.Call call, FunctionSymbol function, Span name) {
        final List<Typed.Expression> arguments =
                body.arguments().of(function.signature().parameters(), call.arguments(), function.name(), name);
        return result(new Typed.Call(function, null, arguments, call.span()));
    }

    /// A call whose result's type could not be told is no expression to go on with.
    private Typed.Expression result(Typed.Expression call) {
        if (call.type() == Type.UNKNOWN) {
            return body.unknown(call.span());
        }
        return call instanceof Typed.Call plain ? HeldValues.hold(plain) : call;
    }

    // ---- x.f(…)

    private Typed.Expression selected(Ast.Call call, Ast.Select select, @Nullable Type expected) {
        final Ast.Name name = select.name();
        final Symbol module = body.members().moduleOf(select.receiver());
        if (module instanceof CoreModule core) {
            return coreFunction(call, core, name, expected);
        }
        if (module instanceof ImportSymbol imported) {
            return imported(call, imported, name);
        }
        final StructSymbol struct = body.members().structOf(select.receiver());
        if (struct != null) {
            return onType(call, struct, name);
        }
        return onValue(call, select, body.expressions().operand(select.receiver()), expected);
    }

    /// A method of a value, or a function that it holds in a field.
    Typed.Expression onValue(Ast.Call call, Ast.Select select, Typed.Expression receiver, @Nullable Type expected) {
        if (receiver.type() == Type.UNKNOWN || receiver.type() == Type.NEVER) {
            body.arguments().checkAlone(call.arguments());
            return body.unknown(call.span());
        }
        return method(call, select, receiver, expected);
    }

    private Typed.Expression coreFunction(Ast.Call call, CoreModule core, Ast.Name name, @Nullable Type expected) {
        final List<CoreFunction> functions = core.functions().get(name.text());
        if (core.constants().containsKey(name.text())) {
            return value(call, body.expressions().operand(call.callee()));
        }
        if (functions == null) {
            body.members().unknownIn(core, name);
            body.arguments().checkAlone(call.arguments());
            return body.unknown(call.span());
        }
        return body.coreCalls().function(call, functions, name.span(), expected);
    }

    private Typed.Expression imported(Ast.Call call, ImportSymbol imported, Ast.Name name) {
        final Symbol found = body.module().member(imported.module(), name);
        if (found instanceof FunctionSymbol function) {
            return function(call, function, name.span());
        }
        if (found == null) {
            body.arguments().checkAlone(call.arguments());
            return body.unknown(call.span());
        }
        return value(call, body.variables().value(found, call.callee().span(), null));
    }

    /// `Point.origin()`.
    private Typed.Expression onType(Ast.Call call, StructSymbol struct, Ast.Name name) {
        final FunctionSymbol method = struct.methods().get(name.text());
        if (method == null) {
            body.report(
                    Code.E0205,
                    name.span(),
                    struct.name() + " has no field or method `" + name.text() + "`",
                    Suggestions.didYouMean(name.text(), struct.methods().keySet()));
            body.arguments().checkAlone(call.arguments());
            return body.unknown(call.span());
        }
        if (method.hasSelf()) {
            body.report(
                    Code.E0301,
                    ((Ast.Select) call.callee()).receiver().span(),
                    "expected a " + struct.name() + ", found the type " + struct.name());
            body.arguments().checkAlone(call.arguments());
            return body.unknown(call.span());
        }
        return function(call, method, name.span());
    }

    private Typed.Expression method(
            Ast.Call call, Ast.Select select, Typed.Expression receiver, @Nullable Type expected) {
        final Ast.Name name = select.name();
        switch (receiver.type()) {
            case Type.StructOf struct -> {
                final FunctionSymbol method = struct.symbol().methods().get(name.text());
                if (method != null) {
                    body.module().memberUsed(struct, name);
                    return method(call, method, receiver, name.span());
                }
            }
            case Type.TraitOf trait -> {
                final Signature signature = trait.symbol().methods().get(name.text());
                if (signature != null) {
                    body.module().memberUsed(trait, name);
                    final List<Typed.Expression> arguments =
                            body.arguments().of(signature.parameters(), call.arguments(), name.text(), name.span());
                    return result(new Typed.CallTrait(
                            trait.symbol(), name.text(), signature, receiver, arguments, call.span()));
                }
            }
            default -> {
                final List<CoreFunction> methods = body.module().core().methods(receiver.type(), name.text());
                if (!methods.isEmpty()) {
                    return body.coreCalls().method(call, methods, receiver, name.span(), expected);
                }
            }
        }
        return field(call, select, receiver);
    }

    private Typed.Expression method(Ast.Call call, FunctionSymbol method, Typed.Expression receiver, Span name) {
        final List<Typed.Expression> arguments =
                body.arguments().of(method.signature().parameters(), call.arguments(), method.name(), name);
        if (!method.hasSelf()) {
            body.affine().lend(receiver);
            return HeldValues.behind(receiver, result(new Typed.Call(method, null, arguments, call.span())));
        }
        if (!method.takesSelf()) {
            body.affine().lend(receiver);
        }
        final Typed.Expression on = method.takesSelf() ? body.affine().moved(receiver) : receiver;
        return result(new Typed.Call(method, on, arguments, call.span()));
    }

    /// A field that holds a function; else there is no such method.
    private Typed.Expression field(Ast.Call call, Ast.Select select, Typed.Expression receiver) {
        final boolean isThere = Members.find(receiver.type(), select.name().text()) != null
                || body.module().core().field(receiver.type(), select.name().text()) != null;
        if (!isThere) {
            body.members().noMethod(receiver.type(), select.name());
            body.arguments().checkAlone(call.arguments());
            return body.unknown(call.span());
        }
        return value(call, body.members().field(receiver, select.name(), select.span()));
    }

    // ---- a value that is a function

    private Typed.Expression value(Ast.Call call, Typed.Expression callee) {
        final Type type = callee.type();
        if (type == Type.UNKNOWN || type == Type.NEVER) {
            body.arguments().checkAlone(call.arguments());
            return body.unknown(call.span());
        }
        if (!(type instanceof Type.FunctionOf function)) {
            return notCalled(call, type.text());
        }
        final List<Parameter> parameters = new ArrayList<>();
        function.parameters().forEach(one -> parameters.add(new Parameter("", one, false)));
        final List<Typed.Expression> arguments = body.arguments()
                .of(
                        parameters,
                        call.arguments(),
                        body.text(call.callee()),
                        call.callee().span());
        return result(new Typed.CallValue(callee, arguments, function.result(), call.span()));
    }
}
