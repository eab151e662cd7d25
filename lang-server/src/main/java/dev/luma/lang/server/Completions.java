package dev.luma.lang.server;

import dev.luma.lang.Compilation;
import dev.luma.lang.source.Source;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.syntax.Children;
import dev.luma.lang.syntax.Lexer;
import dev.luma.lang.syntax.Parser;
import dev.luma.lang.syntax.TokenKind;
import dev.luma.lang.syntax.Tokens;
import dev.luma.lang.types.CoreLibrary;
import dev.luma.lang.types.Symbol;
import dev.luma.lang.types.Symbol.CoreFunction;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.jspecify.annotations.Nullable;

/// What may stand at a place.
final class Completions {
    private final OpenFile file;
    private final Tokens tokens;
    private final CoreLibrary core = CoreLibrary.standard();
    private final Map<String, CompletionItem> items = new LinkedHashMap<>();

    private Completions(OpenFile file) {
        this.file = file;
        this.tokens = Lexer.lex(file.source());
    }

    static List<CompletionItem> at(OpenFile file, int offset) {
        final Completions completions = new Completions(file);
        completions.complete(offset);
        return List.copyOf(completions.items.values());
    }

    private void complete(int offset) {
        int last = -1;
        while (tokens.kind(last + 1) != TokenKind.EOF && tokens.get(last + 1).end() <= offset) {
            last++;
        }
        final boolean isPartial = last >= 0
                && tokens.kind(last) == TokenKind.NAME
                && tokens.get(last).end() == offset;
        final int dot = isPartial ? last - 1 : last;
        if (dot >= 0 && tokens.kind(dot) == TokenKind.DOT) {
            members(dot, offset);
        } else {
            names();
        }
    }

    // ---- behind a dot

    private void members(int dot, int offset) {
        final int first = receiver(dot);
        if (first < 0) {
            return;
        }
        final Span receiver =
                new Span(tokens.get(first).start(), tokens.get(dot).start());
        final String text = file.source().text(receiver);
        // A value of every type fits there, and what it gives fits everywhere.
        final String before = file.text().substring(0, receiver.start()) + "panic(str(";
        final Compilation compilation =
                file.compileAround(before + text + "))" + file.text().substring(offset), before.length());
        final Typed.Module module = compilation.known();
        if (module(text, compilation) || module == null) {
            return;
        }
        final Span place = new Span(before.length(), before.length() + text.length());
        for (final Typed node : Search.nodes(module, place)) {
            if (node instanceof Typed.Conversion conversion && conversion.span().start() == before.length() - 4) {
                membersOf(conversion.value().type());
            }
        }
    }

    /// The first token of what stands before a dot; -1 if nothing does.
    private int receiver(int dot) {
        int at = dot;
        while (true) {
            int first = at - 1;
            while (first >= 0 && closes(tokens.kind(first)) && tokens.partner(first) >= 0) {
                first = tokens.partner(first);
                if (tokens.kind(first) == TokenKind.TEXT_OPEN || first == 0 || !isOperand(tokens.kind(first - 1))) {
                    return first;
                }
                first--;
            }
            if (first < 0 || tokens.kind(first) != TokenKind.NAME && tokens.kind(first) != TokenKind.SELF) {
                return -1;
            }
            if (first == 0 || tokens.kind(first - 1) != TokenKind.DOT) {
                return first;
            }
            at = first - 1;
        }
    }

    private static boolean closes(TokenKind kind) {
        return kind == TokenKind.CLOSE_PAREN || kind == TokenKind.CLOSE_BRACKET || kind == TokenKind.TEXT_CLOSE;
    }

    private static boolean isOperand(TokenKind kind) {
        return kind == TokenKind.NAME || kind == TokenKind.SELF || closes(kind);
    }

    /// What a core module or an import has; false if the text names none.
    private boolean module(String text, Compilation compilation) {
        final var imported = compilation.modules().getLast().imports().get(text);
        if (imported != null) {
            final Source source = imported.source();
            for (final Ast.Item item : imported.file().items()) {
                switch (item) {
                    case Ast.Function one -> {
                        if (one.isPublic()) {
                            final String signature = source.text(one.signature().span());
                            add(one.signature().name().text(), CompletionItemKind.Function, signature, one.doc());
                        }
                    }
                    case Ast.Struct one -> {
                        if (one.isPublic()) {
                            add(one.name().text(), CompletionItemKind.Struct, "struct", one.doc());
                        }
                    }
                    case Ast.Constant one -> {
                        if (one.isPublic()) {
                            add(one.name().text(), CompletionItemKind.Constant, source.text(one.span()), one.doc());
                        }
                    }
                    default -> {} // private to it
                }
            }
            return true;
        }
        final Symbol.CoreModule module = core.modules().get(text);
        if (module == null) {
            return false;
        }
        module.functions().values().forEach(overloads -> add(overloads.getFirst(), CompletionItemKind.Function));
        module.constants()
                .forEach((name, type) -> add(name, CompletionItemKind.Constant, name + ": " + type.text(), null));
        return true;
    }

    private void membersOf(Type type) {
        switch (type) {
            case Type.StructOf struct -> {
                struct.symbol()
                        .fields()
                        .values()
                        .forEach(field -> add(
                                field.name(),
                                CompletionItemKind.Field,
                                field.name() + ": " + field.type().text(),
                                null));
                struct.symbol().methods().values().forEach(method -> {
                    final Found found = Symbols.function(method);
                    add(method.name(), CompletionItemKind.Method, found.signature(), found.doc());
                });
            }
            case Type.TraitOf trait ->
                trait.symbol()
                        .methods()
                        .forEach((name, one) -> add(name, CompletionItemKind.Method, one.text(name), null));
            default -> {
                for (final String name : core.memberNames(type)) {
                    final CoreFunction field = core.field(type, name);
                    if (field != null) {
                        add(field, CompletionItemKind.Field);
                    } else {
                        core.methods(type, name).stream()
                                .limit(1)
                                .forEach(method -> add(method, CompletionItemKind.Method));
                    }
                }
            }
        }
    }

    // ---- elsewhere

    private void names() {
        final Source source = file.source();
        final Ast.File tree = Parser.parse(tokens, new dev.luma.lang.diagnostic.Diagnostics(source));
        local(tree);
        for (final String name : core.valueNames()) {
            final Symbol symbol = core.value(name);
            if (symbol instanceof Symbol.CoreModule module) {
                add(name, CompletionItemKind.Module, "module " + name, module.doc());
            } else if (symbol instanceof Symbol.CoreOverloads overloads) {
                add(overloads.functions().getFirst(), CompletionItemKind.Function);
            }
        }
        core.typeNames().forEach(name -> add(name, CompletionItemKind.Class, "type " + name, null));
        for (final TokenKind kind : TokenKind.values()) {
            if (kind.isWord()) {
                add(kind.text(), CompletionItemKind.Keyword, "", null);
            }
        }
    }

    /// Everything that the file gives a name.
    private void local(Ast node) {
        final Source source = file.source();
        switch (node) {
            case Ast.Function one -> {
                final String signature = source.text(one.signature().span());
                add(one.signature().name().text(), CompletionItemKind.Function, signature, one.doc());
                for (final Ast.Parameter parameter : one.signature().parameters()) {
                    if (!parameter.isSelf()) {
                        final String declared = source.text(parameter.span());
                        add(parameter.name().text(), CompletionItemKind.Variable, declared, null);
                    }
                }
            }
            case Ast.Struct one -> add(one.name().text(), CompletionItemKind.Struct, "struct", one.doc());
            case Ast.Trait one -> add(one.name().text(), CompletionItemKind.Interface, "trait", one.doc());
            case Ast.Constant one ->
                add(one.name().text(), CompletionItemKind.Constant, source.text(one.span()), one.doc());
            case Ast.Import one -> add(one.name().text(), CompletionItemKind.Module, source.text(one.span()), null);
            case Ast.Declare one -> add(one.name().text(), CompletionItemKind.Variable, "", null);
            case Ast.Assign one -> {
                if (one.place() instanceof Ast.Variable variable) {
                    add(variable.name().text(), CompletionItemKind.Variable, "", null);
                }
            }
            case Ast.For one -> add(one.first().text(), CompletionItemKind.Variable, "", null);
            default -> {} // names nothing
        }
        Children.forEach(node, this::local);
    }

    // ---- items

    private void add(CoreFunction function, CompletionItemKind kind) {
        final Found found = Symbols.core(function);
        add(function.name(), kind, found.signature(), found.doc());
    }

    private void add(String name, CompletionItemKind kind, String detail, @Nullable String doc) {
        if (items.containsKey(name)) {
            return;
        }
        final CompletionItem item = new CompletionItem(name);
        item.setKind(kind);
        if (!detail.isEmpty()) {
            item.setDetail(detail);
        }
        if (doc != null && !doc.isEmpty()) {
            item.setDocumentation(doc);
        }
        items.put(name, item);
    }
}
