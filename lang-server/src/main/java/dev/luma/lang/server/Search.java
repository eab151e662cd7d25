package dev.luma.lang.server;

import dev.luma.lang.Compilation;
import dev.luma.lang.lower.Children;
import dev.luma.lang.resolve.LoadedModule;
import dev.luma.lang.source.Source;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.syntax.Lexer;
import dev.luma.lang.syntax.Token;
import dev.luma.lang.syntax.TokenKind;
import dev.luma.lang.types.CoreLibrary;
import dev.luma.lang.types.Symbol;
import dev.luma.lang.types.Typed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds what the name at a place stands for: in the typed tree where that is known, else by its name alone.
final class Search {
    private Search() {}

    static @Nullable Found at(OpenFile file, int offset) {
        final Token word = word(file.source(), offset);
        if (word == null) {
            return null;
        }
        final Compilation compilation = file.compile();
        final String name = file.text().substring(word.start(), word.end());
        Found found = null;
        final Typed.Module module = compilation.known();
        if (module != null) {
            int least = Integer.MAX_VALUE;
            for (final Typed node : nodes(module, word.span())) {
                final Found here = Symbols.of(node, name, module.symbol().source());
                final int size = size(node);
                if (here != null && size < least) {
                    found = here;
                    least = size;
                }
            }
        }
        return found != null ? found : byName(compilation.modules().getLast(), name);
    }

    /// The name at a place, or that ends there.
    static @Nullable Token word(Source source, int offset) {
        for (final Token token : Lexer.lex(source).list()) {
            if (token.kind() == TokenKind.NAME && token.start() <= offset && offset <= token.end()) {
                return token;
            }
        }
        return null;
    }

    // ---- in the typed tree

    /// All nodes around a place.
    static List<Typed> nodes(Typed.Module module, Span place) {
        final List<Typed> found = new ArrayList<>();
        collect(module, place, found);
        return found;
    }

    private static void collect(Typed node, Span place, List<Typed> found) {
        if (contains(node, place)) {
            found.add(node);
        }
        Children.visit(node, child -> collect(child, place, found));
    }

    private static boolean contains(Typed node, Span place) {
        final Span span = span(node);
        return span != null && span.start() <= place.start() && place.end() <= span.end();
    }

    private static int size(Typed node) {
        final Span span = span(node);
        return span == null ? Integer.MAX_VALUE : span.end() - span.start();
    }

    private static @Nullable Span span(Typed node) {
        return switch (node) {
            case Typed.Statement statement -> statement.span();
            case Typed.Expression expression -> expression.span();
            default -> null;
        };
    }

    // ---- by its name

    private static @Nullable Found byName(LoadedModule module, String name) {
        for (final Ast.Item item : module.file().items()) {
            final Found found = declared(item, name, module);
            if (found != null) {
                return found;
            }
        }
        return core(name);
    }

    private static @Nullable Found declared(Ast.Item item, String name, LoadedModule module) {
        final Source source = module.source();
        return switch (item) {
            case Ast.Function one -> function(one, name, source);
            case Ast.Constant one -> one(one.name(), name, source.text(one.span()), one.doc(), source);
            case Ast.Struct one -> struct(one, name, source);
            case Ast.Trait one -> one(one.name(), name, "trait " + name, one.doc(), source);
            case Ast.Impl one -> method(one.methods(), name, source);
            case Ast.Import one -> imported(one, name, module);
            default -> null;
        };
    }

    private static @Nullable Found one(
            Ast.Name declared, String name, String signature, @Nullable String doc, Source source) {
        return declared.text().equals(name) ? Found.declared(signature, doc, source, declared.span()) : null;
    }

    private static @Nullable Found struct(Ast.Struct struct, String name, Source source) {
        final List<Ast.Function> methods = new ArrayList<>();
        for (final Ast.Member member : struct.members()) {
            if (member instanceof Ast.Function method) {
                methods.add(method);
            } else if (member instanceof Ast.Field field && field.name().text().equals(name)) {
                return Found.declared(
                        source.text(field.span()),
                        field.doc(),
                        source,
                        field.name().span());
            }
        }
        final Found itself = one(struct.name(), name, "struct " + name, struct.doc(), source);
        return itself != null ? itself : method(methods, name, source);
    }

    private static @Nullable Found method(List<Ast.Function> methods, String name, Source source) {
        for (final Ast.Function method : methods) {
            final Found found = function(method, name, source);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /// The file of the module.
    private static @Nullable Found imported(Ast.Import one, String name, LoadedModule module) {
        if (!one.name().text().equals(name)) {
            return null;
        }
        final String signature = name + " = import \"" + one.path() + "\"";
        final LoadedModule found = module.imports().get(name);
        return found == null
                ? Found.core(signature, "")
                : Found.declared(signature, null, found.source(), new Span(0, 0));
    }

    private static @Nullable Found function(Ast.Function function, String name, Source source) {
        final Ast.Signature signature = function.signature();
        return signature.name().text().equals(name)
                ? Found.declared(
                        source.text(signature.span()),
                        function.doc(),
                        source,
                        signature.name().span())
                : null;
    }

    private static @Nullable Found core(String name) {
        final CoreLibrary core = CoreLibrary.standard();
        final Symbol symbol = core.value(name);
        if (symbol instanceof Symbol.CoreModule module) {
            return Found.core("module " + name, module.doc());
        }
        return symbol instanceof Symbol.CoreOverloads overloads
                ? Symbols.core(overloads.functions().getFirst())
                : null;
    }
}
