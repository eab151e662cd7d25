package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.Local;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Closures: their parameters, what they give, and what they share with the function around them.
final class Closures {
    private final Body body;

    Closures(Body body) {
        this.body = body;
    }

    /// A closure where a function type is wanted, or nothing is known.
    Typed.Expression value(Ast.Closure closure, @Nullable Type expected) {
        if (expected != null && expected.withoutNil() instanceof Type.FunctionOf function) {
            return argument(closure, function.parameters(), function.result(), false);
        }
        return argument(closure, null, null, false);
    }

    /// A closure with what is known of its type.
    ///
    /// @param parameters what it will be given; null if only what is written tells
    /// @param result what it must give, nothing if what it gives is dropped; null if it tells that itself
    /// @param isParallel whether other threads call it
    Typed.Expression argument(
            Ast.Closure closure, @Nullable List<Type> parameters, @Nullable Type result, boolean isParallel) {
        final List<Type> types = parameterTypes(closure, parameters, result == null ? Type.NOTHING : result);
        final Frame frame = Frame.closure(body.frame(), result, isParallel);
        final State before = body.state();
        final List<Local> locals = new ArrayList<>();
        final Typed.Block block = body.inFrame(frame, () -> {
            locals.addAll(declare(closure, types));
            return closure.body() instanceof Ast.Block written
                    ? block(closure, written)
                    : expression((Ast.Expression) closure.body());
        });
        body.state(before);
        final Type gives = frame.result();
        final boolean hasOtherCount = parameters != null && parameters.size() != types.size();
        if (gives == Type.UNKNOWN || types.contains(Type.UNKNOWN) || hasOtherCount) {
            return body.unknown(closure.span());
        }
        final Type.FunctionOf type = new Type.FunctionOf(types, gives == null ? Type.NOTHING : gives);
        return new Typed.Lambda(locals, type, block, List.copyOf(frame.captures()), closure.span());
    }

    /// The variables for the parameters, in the scope of the closure.
    List<Local> declare(Ast.Closure closure, List<Type> types) {
        final List<Local> locals = new ArrayList<>();
        for (int i = 0; i < closure.parameters().size(); i++) {
            locals.add(body.variables().declare(closure.parameters().get(i).name(), types.get(i), true));
        }
        return locals;
    }

    /// The types of the parameters, one for each that is written.
    ///
    /// @param result what the closure must give, for the message
    List<Type> parameterTypes(Ast.Closure closure, @Nullable List<Type> wanted, Type result) {
        final List<Ast.ClosureParameter> written = closure.parameters();
        if (wanted != null && wanted.size() != written.size()) {
            final String count = written.size() == 1 ? "1 parameter" : written.size() + " parameters";
            final String type = new Type.FunctionOf(wanted, result).text();
            body.report(Code.E0301, head(closure), "expected " + type + ", found a closure with " + count);
        }
        final List<Type> types = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            final Type told = wanted != null && i < wanted.size() ? wanted.get(i) : null;
            types.add(parameterType(written, i, told, wanted == null));
        }
        return types;
    }

    private Type parameterType(
            List<Ast.ClosureParameter> all, int index, @Nullable Type wanted, boolean mustBeWritten) {
        final Ast.ClosureParameter parameter = all.get(index);
        final String name = parameter.name().text();
        for (int i = 0; i < index; i++) {
            if (all.get(i).name().text().equals(name) && !name.equals("_")) {
                body.report(Code.E0204, parameter.name().span(), "`" + name + "` is declared twice");
            }
        }
        final Ast.TypeName typeName = parameter.type();
        if (typeName != null) {
            final Type type = body.types().type(typeName);
            if (wanted != null && !(wanted instanceof Type.Variable) && !Assignability.isSame(type, wanted)) {
                body.report(Code.E0301, typeName.span(), "expected " + wanted.text() + ", found " + type.text());
                return Type.UNKNOWN;
            }
            return type;
        }
        if (wanted != null && !(wanted instanceof Type.Variable)) {
            return wanted;
        }
        if (mustBeWritten || wanted != null) {
            body.report(
                    Code.E0311,
                    parameter.name().span(),
                    "the type of `" + name + "` is not known here",
                    Note.help("(" + name + ": T) -> …"));
        }
        return Type.UNKNOWN;
    }

    /// What stands before the arrow, as carets mark it.
    private Span head(Ast.Closure closure) {
        final String text = body.module()
                .source()
                .text()
                .substring(closure.span().start(), closure.body().span().start());
        final int arrow = text.lastIndexOf("->");
        final int length =
                (arrow < 0 ? text : text.substring(0, arrow)).stripTrailing().length();
        return new Span(closure.span().start(), closure.span().start() + Math.max(1, length));
    }

    // ---- bodies

    private Typed.Block block(Ast.Closure closure, Ast.Block written) {
        final Typed.Block block = body.statements().block(written);
        final Type result = body.frame().result();
        if (result == null) {
            body.frame().result(Type.NOTHING);
        } else if (body.state().isReachable() && result != Type.NOTHING && result != Type.UNKNOWN) {
            body.report(Code.E0307, head(closure), "the closure does not return a value on every path");
        }
        return block;
    }

    private Typed.Block expression(Ast.Expression written) {
        final Type result = body.frame().result();
        if (result == Type.NOTHING || (result == null && isStatement(written))) {
            body.frame().result(Type.NOTHING);
            return dropped(written);
        }
        final Typed.Expression value = result == null
                ? body.expressions().any(written, null)
                : body.expressions().wanted(written, result);
        if (result == null) {
            body.frame().result(value.type() == Type.NEVER ? Type.NOTHING : value.type());
        }
        final boolean gives = value.type() != Type.NOTHING && value.type() != Type.NEVER;
        final Typed.Statement statement = gives
                ? new Typed.Return(body.affine().moved(value), written.span())
                : new Typed.Evaluate(value, written.span());
        return new Typed.Block(List.of(statement), null, written.span());
    }

    /// Whether it gives nothing by its form.
    private static boolean isStatement(Ast.Expression expression) {
        return switch (expression) {
            case Ast.If test ->
                test.otherwise() == null || (test.otherwise() instanceof Ast.If further && isStatement(further));
            case Ast.Match match -> !Matches.hasElse(match);
            default -> false;
        };
    }

    /// A body of one expression whose value nobody wants.
    Typed.Block dropped(Ast.Expression written) {
        return new Typed.Block(List.of(body.statements().dropped(written)), null, written.span());
    }
}
