package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.FieldSymbol;
import dev.luma.lang.types.Symbol.FunctionSymbol;
import dev.luma.lang.types.Symbol.ModuleSymbol;
import dev.luma.lang.types.Symbol.Signature;
import dev.luma.lang.types.Symbol.StructSymbol;
import dev.luma.lang.types.Symbol.TraitSymbol;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which structs and modules implement which traits, and what they lack.
final class Implementations {
    private final ModuleScope module;
    private final TypeNames types;

    Implementations(ModuleScope module, TypeNames types) {
        this.module = module;
        this.types = types;
    }

    /// Enters the traits of all structs of the file, then checks that they have the methods.
    void check() {
        for (final Ast.Item item : module.loaded().file().items()) {
            switch (item) {
                case Ast.Struct struct -> struct.traits().forEach(trait -> implement(struct.name(), trait));
                case Ast.Impl impl -> implement(impl.struct(), impl.trait());
                default -> {}
            }
        }
    }

    private void implement(Ast.Name struct, Ast.TypeName.Named trait) {
        if (!(module.symbol().types().get(struct.text()) instanceof StructSymbol symbol)) {
            return;
        }
        final Type type = types.type(trait);
        if (type instanceof Type.TraitOf implemented) {
            if (!symbol.traits().contains(implemented.symbol())) {
                symbol.traits().add(implemented.symbol());
                implemented.symbol().structs().add(symbol);
            }
            methods(symbol, implemented.symbol(), trait.span());
        } else if (type != Type.UNKNOWN) {
            module.report(
                    Code.E0202,
                    trait.span(),
                    "unknown type `" + trait.name().text() + "`",
                    Note.help("only a trait can be implemented"));
        }
    }

    private void methods(StructSymbol struct, TraitSymbol trait, Span span) {
        for (final Map.Entry<String, Signature> wanted : trait.methods().entrySet()) {
            final FunctionSymbol found = struct.methods().get(wanted.getKey());
            final Problem problem = problem(struct.name(), trait, wanted.getKey(), found);
            if (problem == null) {
                continue;
            }
            if (found == null) {
                problem.report(module, span);
                return;
            }
            problem.report(module, found.declaration().signature().name().span());
        }
    }

    /// Why something does not implement a trait.
    record Problem(Code code, String message, List<Note> notes) {
        void report(ModuleScope module, Span span) {
            module.report(code, span, message, notes.toArray(Note[]::new));
        }
    }

    /// What keeps a module from being passed as a trait; null if it fits.
    static @Nullable Problem problem(ModuleSymbol module, TraitSymbol trait) {
        for (final String name : trait.methods().keySet()) {
            final boolean isThere = module.values().get(name) instanceof FunctionSymbol function && function.isPublic();
            final FunctionSymbol found =
                    isThere ? (FunctionSymbol) module.values().get(name) : null;
            final Problem problem = problem(module.name(), trait, name, found);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static @Nullable Problem problem(
            String who, TraitSymbol trait, String name, @Nullable FunctionSymbol found) {
        final Signature wanted = trait.methods().get(name);
        if (wanted == null || (found != null && isSame(found.signature(), wanted))) {
            return null;
        }
        final String not = "`" + who + "` does not implement `" + trait.name() + "`: ";
        final Note expected = Note.expected(wanted.text(name));
        return found == null
                ? new Problem(Code.E0501, not + "it has no method `" + name + "`", List.of(expected))
                : new Problem(
                        Code.E0502,
                        not + "`" + name + "` has another signature",
                        List.of(Note.found(found.signature().text(name)), expected));
    }

    private static boolean isSame(Signature one, Signature other) {
        return Assignability.isSame(one.type(), other.type());
    }

    /// A field that all structs of a private trait have with one type; null if there is none.
    static @Nullable FieldSymbol sharedField(TraitSymbol trait, String name) {
        if (trait.isPublic() || trait.structs().isEmpty()) {
            return null;
        }
        final FieldSymbol first = trait.structs().getFirst().fields().get(name);
        if (first == null) {
            return null;
        }
        for (final StructSymbol struct : trait.structs()) {
            final FieldSymbol other = struct.fields().get(name);
            if (other == null || !other.type().equals(first.type())) {
                return null;
            }
        }
        return first;
    }
}
