package dev.luma.lang.server;

import dev.luma.lang.source.Source;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.syntax.Children;
import dev.luma.lang.syntax.Comment;
import dev.luma.lang.syntax.Lexer;
import dev.luma.lang.syntax.Token;
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
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
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
        Completions completions = new Completions(file);
        final int end = completions.brokenHole(offset);
        if (end >= 0) { // a text that is being written is not read as one until it ends
            final String text = file.text();
            final String closed = text.substring(0, offset) + "}\"" + text.substring(end);
            completions = new Completions(new OpenFile(file.path(), closed, file.opened()));
        }
        completions.complete(offset);
        return List.copyOf(completions.items.values());
    }

    /// What a name behind a dot stands for.
    ///
    /// @param end behind the name
    static @Nullable Found member(OpenFile file, int end, String name) {
        final Completions completions = new Completions(file);
        completions.complete(end);
        final CompletionItem item = completions.items.get(name);
        if (item == null || item.getDetail() == null) {
            return null;
        }
        final boolean isExplained = item.getDocumentation() != null;
        return Found.core(
                item.getDetail(),
                isExplained ? item.getDocumentation().getRight().getValue() : "");
    }

    /// The end of a text without end, if a place is in an open hole of it; else -1.
    private int brokenHole(int offset) {
        for (final Token token : tokens.list()) {
            if (token.kind() == TokenKind.BROKEN_TEXT && token.start() < offset && offset <= token.end()) {
                final String before = file.text().substring(token.start(), offset);
                return before.lastIndexOf("${") > before.lastIndexOf('}') ? token.end() : -1;
            }
        }
        return -1;
    }

    private void complete(int offset) {
        int last = -1;
        while (tokens.kind(last + 1) != TokenKind.EOF && tokens.get(last + 1).end() <= offset) {
            last++;
        }
        if (isProse(last, offset)) {
            return;
        }
        final boolean isPartial = last >= 0
                && tokens.get(last).end() == offset
                && (tokens.kind(last) == TokenKind.NAME || tokens.kind(last).isWord());
        final int dot = isPartial ? last - 1 : last;
        if (dot >= 0 && tokens.kind(dot) == TokenKind.DOT) {
            members(dot, offset);
        } else {
            names(offset);
        }
    }

    /// Whether a place is in a comment, a text or a number, where no name stands.
    private boolean isProse(int last, int offset) {
        for (final Comment comment : tokens.comments()) {
            if (comment.start() < offset && offset <= comment.end()) {
                return true;
            }
        }
        final Source source = tokens.source();
        for (final Token token : tokens.list()) {
            if (token.kind() == TokenKind.BROKEN_TEXT
                    && token.start() < offset
                    && source.line(token.start()) == source.line(offset)) {
                return true;
            }
        }
        final boolean isInside =
                tokens.kind(last + 1) != TokenKind.EOF && tokens.get(last + 1).start() < offset;
        if (isInside && tokens.kind(last + 1) == TokenKind.CHARACTERS) {
            return true;
        }
        return last >= 0 && tokens.get(last).end() == offset && isProse(tokens.kind(last))
                || last >= 0 && tokens.kind(last) == TokenKind.TEXT_OPEN;
    }

    private static boolean isProse(TokenKind kind) {
        return kind == TokenKind.CHARACTERS || kind == TokenKind.INT || kind == TokenKind.FLOAT;
    }

    // ---- behind a dot

    private void members(int dot, int offset) {
        final int first = receiver(dot);
        if (first < 0) {
            return;
        }
        final Span receiver =
                new Span(tokens.get(first).start(), tokens.get(dot).start());
        final String receives = tokens.source().text(receiver);
        if (module(receives) || struct(receives)) {
            return;
        }
        for (final String rest : rests(first, offset)) {
            // A value of every type fits there, and what it gives fits everywhere; or else gives a closure its type.
            final boolean isWellFormed = members(receiver, "panic(str(", "))" + rest);
            if (isWellFormed && items.isEmpty()) {
                members(receiver, "str(", ")" + rest);
            }
            if (!items.isEmpty()) {
                return;
            }
        }
    }

    /// @return whether the text was well formed, so that types are known
    private boolean members(Span receiver, String wrapped, String rest) {
        final String text = tokens.source().text(receiver);
        final String before = file.text().substring(0, receiver.start()) + wrapped;
        final Typed.Module module =
                file.compileAround(before + text + rest, before.length()).known();
        if (module == null) {
            return false;
        }
        final Span place = new Span(before.length(), before.length() + text.length());
        for (final Typed node : Search.nodes(module, place)) {
            if (node instanceof Typed.Conversion conversion && conversion.span().start() == before.length() - 4) {
                membersOf(conversion.value().type());
            }
        }
        return true;
    }

    /// What may follow in place of what is half written: all that follows; that, with what is open closed; nothing but
    /// that; and a body for an `if` or a loop.
    private List<String> rests(int first, int offset) {
        final String text = file.text();
        int behind = offset;
        for (int i = first; tokens.kind(i) != TokenKind.EOF && tokens.get(i).start() <= behind; i++) {
            final boolean isRestOfName = tokens.kind(i) == TokenKind.NAME
                    && tokens.get(i).start() <= offset
                    && offset < tokens.get(i).end();
            final boolean isArguments =
                    tokens.get(i).start() == behind && tokens.kind(i) == TokenKind.OPEN_PAREN && tokens.partner(i) >= 0;
            if (isRestOfName) {
                behind = tokens.get(i).end();
            } else if (isArguments) {
                behind = tokens.get(tokens.partner(i)).end();
            }
        }
        final int lineEnd = text.indexOf('\n', offset);
        final String nextLines = lineEnd < 0 ? "" : text.substring(lineEnd);
        final StringBuilder unclosed = new StringBuilder();
        final StringBuilder open = new StringBuilder();
        for (int i = first - 1; i >= 0; i--) {
            final String closing = closing(tokens.kind(i));
            if (tokens.partner(i) < 0) {
                unclosed.append(closing);
            }
            if (tokens.partner(i) < 0 || tokens.partner(i) > first) {
                open.append(tokens.kind(i) == TokenKind.TEXT_OPEN ? tokens.text(tokens.get(i)) : closing);
            }
        }
        return List.of(text.substring(behind), unclosed + nextLines, open + "\n", " {}" + open + "\n");
    }

    private static String closing(TokenKind opening) {
        return switch (opening) {
            case OPEN_PAREN -> ")";
            case OPEN_BRACKET -> "]";
            case OPEN_BRACE, HOLE_OPEN -> "}";
            default -> "";
        };
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

    /// What can be called on a struct of this file without a value; false if the text names none.
    private boolean struct(String text) {
        for (final Ast.Item item : file.tree(tokens).items()) {
            if (item instanceof Ast.Struct one && one.name().text().equals(text)) {
                for (final Ast.Member member : one.members()) {
                    if (member instanceof Ast.Function method
                            && !method.signature().hasSelf()) {
                        final String signature =
                                tokens.source().text(method.signature().span());
                        add(method.signature().name().text(), CompletionItemKind.Method, signature, method.doc());
                    }
                }
                return true;
            }
        }
        return false;
    }

    /// What a core module or an import has; false if the text names none.
    private boolean module(String text) {
        final var imported = file.compile().modules().getLast().imports().get(text);
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
                                Symbols.doc(struct.symbol(), field)));
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

    private void names(int offset) {
        final Ast.File tree = file.tree(tokens);
        tree.items().forEach(this::declared);
        final Ast.Item around = around(tree, offset);
        if (around instanceof Ast.Statement) { // the main program
            tree.items().stream().filter(Ast.Statement.class::isInstance).forEach(this::local);
        } else if (around != null) {
            local(around);
        }
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

    /// The last item that begins before a place: what is half written has no certain end.
    private static Ast.@Nullable Item around(Ast.File tree, int offset) {
        Ast.Item around = null;
        for (final Ast.Item item : tree.items()) {
            if (item.span().start() <= offset) {
                around = item;
            }
        }
        return around;
    }

    /// What the whole file sees, and the fields that its structs want.
    private void declared(Ast.Item item) {
        final Source source = tokens.source();
        switch (item) {
            case Ast.Function one -> {
                final String signature = source.text(one.signature().span());
                add(one.signature().name().text(), CompletionItemKind.Function, signature, one.doc());
            }
            case Ast.Struct one -> {
                add(one.name().text(), CompletionItemKind.Struct, "struct", one.doc());
                for (final Ast.Member member : one.members()) {
                    if (member instanceof Ast.Field field) {
                        final String declared = source.text(field.span());
                        add(field.name().text(), CompletionItemKind.Field, declared, field.doc());
                    }
                }
            }
            case Ast.Trait one -> add(one.name().text(), CompletionItemKind.Interface, "trait", one.doc());
            case Ast.Constant one ->
                add(one.name().text(), CompletionItemKind.Constant, source.text(one.span()), one.doc());
            case Ast.Import one -> add(one.name().text(), CompletionItemKind.Module, source.text(one.span()), null);
            default -> {} // names nothing that all see
        }
    }

    /// The parameters and variables within a node.
    private void local(Ast node) {
        switch (node) {
            case Ast.Function one -> {
                for (final Ast.Parameter parameter : one.signature().parameters()) {
                    if (!parameter.isSelf()) {
                        final String declared = tokens.source().text(parameter.span());
                        add(parameter.name().text(), CompletionItemKind.Variable, declared, null);
                    }
                }
            }
            case Ast.Declare one -> variable(one.name());
            case Ast.Assign one -> {
                if (one.place() instanceof Ast.Variable variable) {
                    variable(variable.name());
                }
            }
            case Ast.For one -> {
                variable(one.first());
                if (one.second() != null) {
                    variable(one.second());
                }
            }
            case Ast.Closure one -> one.parameters().forEach(parameter -> variable(parameter.name()));
            case Ast.Try one -> variable(one.error());
            default -> {} // names nothing
        }
        Children.forEach(node, this::local);
    }

    private void variable(Ast.Name name) {
        if (!name.text().equals("_")) {
            add(name.text(), CompletionItemKind.Variable, "", null);
        }
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
            item.setDocumentation(new MarkupContent(MarkupKind.MARKDOWN, doc));
        }
        items.put(name, item);
    }
}
