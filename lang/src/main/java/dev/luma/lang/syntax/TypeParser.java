package dev.luma.lang.syntax;

import dev.luma.lang.syntax.Ast.TypeName;
import java.util.List;

/// Types: `int`, `module.Point`, `[T]`, `{K: V}`, `T?`, `fn(A, B) -> R`.
final class TypeParser {
    private final Grammar grammar;
    private final TokenCursor at;

    TypeParser(Grammar grammar) {
        this.grammar = grammar;
        this.at = grammar.at;
    }

    TypeName type() {
        final int level = grammar.nesting.enter();
        final int start = at.start();
        final TypeName type = at.is(TokenKind.FN) ? function(start) : optional(start);
        grammar.nesting.leave(level);
        return type;
    }

    private TypeName optional(int start) {
        final TypeName type = plain(start);
        return grammar.take(TokenKind.QUESTION) ? new TypeName.Optional(type, at.since(start)) : type;
    }

    private TypeName plain(int start) {
        return switch (at.kind()) {
            case NAME -> named();
            case OPEN_BRACKET -> {
                final boolean before = at.enter(false);
                final TypeName element = type();
                grammar.close(TokenKind.CLOSE_BRACKET, before);
                yield new TypeName.ListOf(element, at.since(start));
            }
            case OPEN_BRACE -> map(start);
            case OPEN_PAREN -> {
                final boolean before = at.enter(false);
                final TypeName inner = type();
                grammar.close(TokenKind.CLOSE_PAREN, before);
                yield inner;
            }
            default -> throw grammar.errors.expected("a type");
        };
    }

    private TypeName map(int start) {
        final boolean before = at.enter(true);
        final TypeName key = type();
        grammar.expect(TokenKind.COLON);
        final TypeName value = type();
        grammar.close(TokenKind.CLOSE_BRACE, before);
        return new TypeName.MapOf(key, value, at.since(start));
    }

    /// `Point` or `module.Point`.
    TypeName.Named named() {
        if (!at.is(TokenKind.NAME)) {
            throw grammar.errors.expected("a type");
        }
        final int start = at.start();
        final Ast.Name first = grammar.name();
        if (!grammar.take(TokenKind.DOT)) {
            return new TypeName.Named(null, first, first.span());
        }
        final Ast.Name second = grammar.name();
        return new TypeName.Named(first, second, at.since(start));
    }

    private TypeName function(int start) {
        at.advance();
        if (!at.is(TokenKind.OPEN_PAREN)) {
            throw grammar.errors.expected("`(`");
        }
        final List<TypeName> parameters = grammar.strictList(this::type);
        grammar.limit(parameters);
        final TypeName result = grammar.take(TokenKind.ARROW) ? type() : null;
        return new TypeName.FunctionOf(parameters, result, at.since(start));
    }
}
