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
        final Compilation compilation = file.compile();
        final LoadedModule main = compilation.modules().getLast();
        final Token word = word(file.source(), offset);
        if (word == null) {
            return importAt(main, offset);
        }
        final String name = file.text().substring(word.start(), word.end());
        Found found = Declarations.at(main, word.span());
        if (found == null) {
            found = type(main, word.span());
        }
        if (found == null && compilation.known() != null) {
            found = used(compilation, compilation.known(), name, word.span());
        }
        if (found == null && word.start() > 0 && file.text().charAt(word.start() - 1) == '.') {
            found = Completions.member(file, word.end(), name);
        }
        if (found == null) {
            found = Declarations.named(main, name);
        }
        return found != null ? found : core(name);
    }

    /// The name at a place, or that ends there.
    static @Nullable Token word(Source source, int offset) {
        for (final Token token : Lexer.lex(source).list()) {
            final boolean isName = token.kind() == TokenKind.NAME || token.kind() == TokenKind.SELF;
            if (isName && token.start() <= offset && offset <= token.end()) {
                return token;
            }
        }
        return null;
    }

    /// The module whose path a place is in.
    private static @Nullable Found importAt(LoadedModule main, int offset) {
        for (final Ast.Item item : main.file().items()) {
            if (item instanceof Ast.Import one
                    && one.pathSpan().start() <= offset
                    && offset <= one.pathSpan().end()) {
                return Declarations.at(main, one.name().span());
            }
        }
        return null;
    }

    /// A type where one is written: of this file, of an import, or of the core library.
    private static @Nullable Found type(LoadedModule main, Span place) {
        final Ast.TypeName.Named named = Places.type(main.file(), place);
        if (named == null) {
            return null;
        }
        final String name = named.name().text();
        if (named.module() != null) {
            final LoadedModule imported = main.imports().get(named.module().text());
            return imported == null ? null : Declarations.type(imported, name);
        }
        final Found declared = Declarations.type(main, name);
        if (declared != null) {
            return declared;
        }
        return CoreLibrary.standard().type(name) == null ? null : Found.core("type " + name, "");
    }

    // ---- in the typed tree

    /// Of all nodes that are about the name the smallest.
    private static @Nullable Found used(Compilation compilation, Typed.Module module, String name, Span place) {
        final Source source = module.symbol().source();
        final Symbol.Local made = Places.local(module, place);
        if (made != null) {
            return Symbols.local(made, made.type(), source);
        }
        Found found = null;
        int least = Integer.MAX_VALUE;
        for (final Typed node : nodes(module, place)) {
            final Found here =
                    node instanceof Typed.CallTrait call && call.method().equals(name)
                            ? method(call, compilation)
                            : Symbols.of(node, name, source);
            final int size = size(node);
            if (here != null && size < least) {
                found = here;
                least = size;
            }
        }
        return found;
    }

    private static Found method(Typed.CallTrait call, Compilation compilation) {
        final Symbol.ModuleSymbol owner = call.trait().module();
        for (final LoadedModule module : compilation.modules()) {
            if (owner != null && module.source() == owner.source()) {
                final Found found = Declarations.method(module, call.trait().name(), call.method());
                if (found != null) {
                    return found;
                }
            }
        }
        return Found.core(call.signature().text(call.method()), "");
    }

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

    private static @Nullable Found core(String name) {
        final Symbol symbol = CoreLibrary.standard().value(name);
        if (symbol instanceof Symbol.CoreModule module) {
            return Found.core("module " + name, module.doc());
        }
        return symbol instanceof Symbol.CoreOverloads overloads
                ? Symbols.core(overloads.functions().getFirst())
                : null;
    }
}
