package dev.luma.lang.server;

import dev.luma.lang.resolve.LoadedModule;
import dev.luma.lang.source.Source;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a file gives a name to outside of functions, from its tree alone: it is there also where types are wrong.
final class Declarations {
    private final LoadedModule module;
    private final Source source;
    private final List<One> all = new ArrayList<>();

    private record One(Ast.Name name, boolean isType, Found found) {}

    private Declarations(LoadedModule module) {
        this.module = module;
        this.source = module.source();
        module.file().items().forEach(this::item);
    }

    /// What is declared by the very name at a place.
    static @Nullable Found at(LoadedModule module, Span place) {
        return first(module, one -> one.name().span().equals(place));
    }

    static @Nullable Found named(LoadedModule module, String name) {
        return first(module, one -> one.name().text().equals(name));
    }

    static @Nullable Found type(LoadedModule module, String name) {
        return first(module, one -> one.isType() && one.name().text().equals(name));
    }

    /// A method as a trait declares it.
    static @Nullable Found method(LoadedModule module, String trait, String name) {
        for (final Ast.Item item : module.file().items()) {
            if (item instanceof Ast.Trait one && one.name().text().equals(trait)) {
                for (final Ast.Signature method : one.methods()) {
                    if (method.name().text().equals(name)) {
                        return signature(method, null, module.source());
                    }
                }
            }
        }
        return null;
    }

    private static @Nullable Found first(LoadedModule module, Predicate<One> test) {
        for (final One one : new Declarations(module).all) {
            if (test.test(one)) {
                return one.found();
            }
        }
        return null;
    }

    // ---- all of them

    private void item(Ast.Item item) {
        switch (item) {
            case Ast.Function one -> function(one);
            case Ast.Constant one -> add(one.name(), false, source.text(one.span()), one.doc());
            case Ast.Struct one -> {
                add(one.name(), true, "struct " + one.name().text(), one.doc());
                one.members().forEach(this::member);
            }
            case Ast.Trait one -> {
                add(one.name(), true, "trait " + one.name().text(), one.doc());
                one.methods()
                        .forEach(method -> all.add(new One(method.name(), false, signature(method, null, source))));
            }
            case Ast.Impl one -> one.methods().forEach(this::function);
            case Ast.Import one -> all.add(new One(one.name(), false, imported(one)));
            default -> {} // names nothing
        }
    }

    private void member(Ast.Member member) {
        switch (member) {
            case Ast.Function method -> function(method);
            case Ast.Field field -> add(field.name(), false, source.text(field.span()), field.doc());
        }
    }

    private void function(Ast.Function function) {
        final Ast.Signature signature = function.signature();
        all.add(new One(signature.name(), false, signature(signature, function.doc(), source)));
    }

    private static Found signature(Ast.Signature signature, @Nullable String doc, Source source) {
        return Found.declared(
                source.text(signature.span()), doc, source, signature.name().span());
    }

    private void add(Ast.Name name, boolean isType, String signature, @Nullable String doc) {
        all.add(new One(name, isType, Found.declared(signature, doc, source, name.span())));
    }

    /// The beginning of the imported file.
    private Found imported(Ast.Import one) {
        final String signature = one.name().text() + " = import \"" + one.path() + "\"";
        final LoadedModule found = module.imports().get(one.name().text());
        return found == null
                ? Found.core(signature, "")
                : Found.declared(signature, null, found.source(), new Span(0, 0));
    }
}
