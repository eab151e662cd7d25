package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.resolve.Suggestions;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.CoreFunction;
import dev.luma.lang.types.Symbol.CoreModule;
import dev.luma.lang.types.Symbol.FieldSymbol;
import dev.luma.lang.types.Symbol.ImportSymbol;
import dev.luma.lang.types.Symbol.StructSymbol;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What stands behind a dot, where it is not called.
final class Members {
    private final Body body;

    Members(Body body) {
        this.body = body;
    }

    Typed.Expression value(Ast.Select select, @Nullable Type expected) {
        final Symbol module = moduleOf(select.receiver());
        if (module instanceof ImportSymbol imported) {
            final Symbol found = body.module().member(imported.module(), select.name());
            return found == null
                    ? body.unknown(select.span())
                    : body.variables().value(found, select.span(), expected);
        }
        if (module instanceof CoreModule core) {
            return coreConstant(core, select);
        }
        return field(select);
    }

    /// The module, imported or of the core library, that an expression names; null if it names none.
    @Nullable
    Symbol moduleOf(Ast.Expression expression) {
        if (!(expression instanceof Ast.Variable variable)
                || body.variables().local(variable.name().text()) != null) {
            return null;
        }
        final Symbol found = body.module().value(variable.name().text());
        return found instanceof ImportSymbol || found instanceof CoreModule ? found : null;
    }

    /// The struct that an expression names, to call a method without `self`; null if it names none.
    @Nullable
    StructSymbol structOf(Ast.Expression expression) {
        final Type type = switch (expression) {
            case Ast.Variable variable -> {
                final String name = variable.name().text();
                final boolean isValue =
                        body.variables().local(name) != null || body.module().value(name) != null;
                yield isValue
                        ? null
                        : body.module().symbol().types().get(name) instanceof StructSymbol own
                                ? new Type.StructOf(own)
                                : null;
            }
            case Ast.Select select ->
                select.receiver() instanceof Ast.Variable variable
                                && moduleOf(variable) instanceof ImportSymbol imported
                                && imported.module().types().get(select.name().text()) instanceof StructSymbol
                        ? body.module().type(variable.name(), select.name())
                        : null;
            default -> null;
        };
        return type instanceof Type.StructOf struct ? struct.symbol() : null;
    }

    private Typed.Expression coreConstant(CoreModule core, Ast.Select select) {
        final String name = select.name().text();
        final Type type = core.constants().get(name);
        if (type != null) {
            return new Typed.GetCoreConstant(core.owner(), name.toUpperCase(Locale.ROOT), type, select.span());
        }
        if (core.functions().containsKey(name)) {
            body.report(
                    Code.E0301,
                    select.span(),
                    "expected a value, found the core function " + core.name() + "." + name,
                    Note.help("call it in a closure: (…) -> " + core.name() + "." + name + "(…)"));
        } else {
            unknownIn(core, select.name());
        }
        return body.unknown(select.span());
    }

    /// Reports that a core module has no such name.
    void unknownIn(CoreModule core, Ast.Name name) {
        final Set<String> known = new HashSet<>(core.functions().keySet());
        known.addAll(core.constants().keySet());
        body.report(
                Code.E0201,
                name.span(),
                "unknown name `" + name.text() + "`",
                Suggestions.didYouMean(name.text(), known));
    }

    private Typed.Expression field(Ast.Select select) {
        final StructSymbol struct = structOf(select.receiver());
        if (struct != null) {
            return missing(new Type.StructOf(struct), select.name(), select.span());
        }
        final Typed.Expression receiver = body.expressions().operand(select.receiver());
        return field(receiver, select.name(), select.span());
    }

    /// A field of a value.
    Typed.Expression field(Typed.Expression receiver, Ast.Name name, Span span) {
        final Type type = receiver.type();
        if (type == Type.UNKNOWN || type == Type.NEVER) {
            return body.unknown(span);
        }
        final FieldSymbol field = find(type, name.text());
        if (field != null) {
            body.module().memberUsed(type, name);
            body.affine().lend(receiver);
            return field.type() == Type.UNKNOWN ? body.unknown(span) : new Typed.GetField(receiver, field, span);
        }
        final CoreFunction core = body.module().core().field(type, name.text());
        if (core != null) {
            return new Typed.CallCore(
                    core, List.of(receiver), List.of(), core.signature().result(), null, span);
        }
        return missing(type, name, span);
    }

    private Typed.Expression missing(Type type, Ast.Name name, Span span) {
        final boolean isMethod = methodNames(type).contains(name.text())
                && !(type instanceof Type.StructOf struct
                        && struct.symbol().fields().containsKey(name.text()));
        final Set<String> known = new HashSet<>(methodNames(type));
        if (type instanceof Type.StructOf struct) {
            known.addAll(struct.symbol().fields().keySet());
        }
        known.addAll(body.module().core().memberNames(type));
        final Note[] notes = isMethod
                ? new Note[] {Note.help("`" + name.text() + "` is a method: call it with (…)")}
                : Suggestions.didYouMean(name.text(), known);
        body.report(Code.E0205, name.span(), type.text() + " has no field or method `" + name.text() + "`", notes);
        return body.unknown(span);
    }

    /// Reports that a value has no such method.
    void noMethod(Type type, Ast.Name name) {
        missing(type, name, name.span());
    }

    private Set<String> methodNames(Type type) {
        return switch (type) {
            case Type.StructOf struct -> struct.symbol().methods().keySet();
            case Type.TraitOf trait -> trait.symbol().methods().keySet();
            default -> body.module().core().memberNames(type);
        };
    }

    /// A field of a struct, or one that all structs of a private trait have; null if there is none.
    static @Nullable FieldSymbol find(Type type, String name) {
        return switch (type) {
            case Type.StructOf struct -> struct.symbol().fields().get(name);
            case Type.TraitOf trait -> Implementations.sharedField(trait.symbol(), name);
            default -> null;
        };
    }
}
