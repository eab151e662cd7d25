package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.resolve.Suggestions;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.ConstantSymbol;
import dev.luma.lang.types.Symbol.CoreModule;
import dev.luma.lang.types.Symbol.CoreOverloads;
import dev.luma.lang.types.Symbol.FunctionSymbol;
import dev.luma.lang.types.Symbol.ImportSymbol;
import dev.luma.lang.types.Symbol.Local;
import dev.luma.lang.types.Symbol.Parameter;
import dev.luma.lang.types.Symbol.StructSymbol;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names that stand for values: local variables, functions, constants, modules.
final class Variables {
    /// Reserved words that stand for a value.
    private static final List<String> WORDS = List.of("nil", "true", "false");

    private final Body body;

    Variables(Body body) {
        this.body = body;
    }

    // ---- local variables

    /// A new variable, from here on in sight.
    Local declare(Ast.Name name, Type type, boolean isParameter) {
        final Local local = new Local(name.text(), type, name.span(), isParameter);
        if (!name.text().equals("_")) {
            body.scope().declare(local);
        }
        return local;
    }

    /// A variable that no program can name.
    Local hidden(String name, Type type, Span span) {
        return new Local(name, type, span, false);
    }

    /// The local variable of a name; null if none is in sight.
    @Nullable
    Local local(String name) {
        final Scope home = Scope.of(body.scope(), name);
        return home == null ? null : home.own(name);
    }

    /// Notes that a variable is used here: the closures between here and its declaration share it.
    void use(Local local, Scope home, Span span) {
        body.unread().remove(local);
        reach(local, home);
        body.affine().use(local, home, span);
    }

    /// Notes that a variable is assigned here.
    void assign(Local local, Scope home, Span span) {
        local.assign();
        reach(local, home);
        for (Frame frame = body.frame(); frame != null && frame != home.frame(); frame = frame.outer()) {
            if (frame.isParallel()) {
                body.report(Code.E0701, span, "a parallel closure cannot assign `" + local.name() + "`");
                return;
            }
        }
    }

    private void reach(Local local, Scope home) {
        for (Frame frame = body.frame(); frame != null && frame != home.frame(); frame = frame.outer()) {
            if (frame.isInlined()) {
                local.useInLoop();
            } else {
                local.capture();
                frame.captures().add(local);
            }
        }
    }

    /// The type that tests have shown a variable to have here.
    Type typeOf(Local local) {
        final Type narrowed = body.state().narrowed(local);
        return narrowed == null ? local.type() : narrowed;
    }

    private Typed.Expression get(Local local, Scope home, Span span) {
        use(local, home, span);
        final Type narrowed = body.state().narrowed(local);
        return narrowed == null ? new Typed.GetLocal(local, span) : new Typed.Narrow(local, narrowed, span);
    }

    // ---- names

    /// A name as a value.
    Typed.Expression value(Ast.Variable variable, @Nullable Type expected) {
        final String name = variable.name().text();
        final Scope home = Scope.of(body.scope(), name);
        final Local local = home == null ? null : home.own(name);
        if (home != null && local != null) {
            return get(local, home, variable.span());
        }
        final Symbol found = body.module().value(name);
        if (found == null) {
            unknown(variable.name());
            return body.unknown(variable.span());
        }
        return value(found, variable.span(), expected);
    }

    /// What a name of a file, or of the core library, is as a value.
    Typed.Expression value(Symbol found, Span span, @Nullable Type expected) {
        return switch (found) {
            case ConstantSymbol constant -> {
                body.constants().need(constant, body.module(), span);
                yield constant.type() == Type.UNKNOWN ? body.unknown(span) : new Typed.GetConstant(constant, span);
            }
            case FunctionSymbol function -> function(function, span);
            case ImportSymbol imported -> module(imported, span, expected);
            case CoreModule module -> noValue("module " + module.name(), span, expected);
            case CoreOverloads core -> noValue("the core function " + core.name(), span, expected);
            default -> noValue(found.name(), span, expected);
        };
    }

    private Typed.Expression function(FunctionSymbol function, Span span) {
        if (function.signature().parameters().stream().anyMatch(Parameter::isTaken)) {
            return noValue("a function that takes an affine value", span, null);
        }
        return new Typed.FunctionValue(function, function.signature().type(), span);
    }

    private Typed.Expression module(ImportSymbol imported, Span span, @Nullable Type expected) {
        if (!(expected instanceof Type.TraitOf trait)) {
            return noValue("module " + imported.module().name(), span, expected);
        }
        if (!body.module().isBroken(imported.module())) {
            final Implementations.Problem problem = Implementations.problem(imported.module(), trait.symbol());
            if (problem != null) {
                problem.report(body.module(), span);
                return body.unknown(span);
            }
        }
        return new Typed.ModuleAsTrait(imported.module(), trait.symbol(), trait, span);
    }

    private Typed.Expression noValue(String what, Span span, @Nullable Type expected) {
        final String wanted = expected == null ? "a value" : expected.text();
        body.report(Code.E0301, span, "expected " + wanted + ", found " + what);
        return body.unknown(span);
    }

    /// Reports a name that means nothing here.
    void unknown(Ast.Name name) {
        final String text = name.text();
        if (body.module().isLost(text)) {
            return;
        }
        if (!body.isMain() && body.module().mainVariables().contains(text)) {
            body.report(
                    Code.E0207,
                    name.span(),
                    "`" + text + "` belongs to the main program; a function cannot see it",
                    Note.help("pass it as a parameter, or make it a const"));
            return;
        }
        final Note[] help = body.module().symbol().types().get(text) instanceof StructSymbol
                ? new Note[] {Note.help("`" + text + "` is a type; its values are written " + text + " { … }")}
                : Suggestions.didYouMean(text, known());
        body.report(Code.E0201, name.span(), "unknown name `" + text + "`", help);
    }

    /// All that a name may stand for here.
    private Set<String> known() {
        final Set<String> known = new HashSet<>(WORDS);
        known.addAll(body.module().valueNames());
        known.addAll(body.scope().names());
        return known;
    }
}
