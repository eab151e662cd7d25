package dev.luma.lang.syntax;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What the parsers of a file share: where they are, what they found wrong, and each other.
final class Grammar {
    /// As many as the JVM can pass if each is an int, which counts twice there.
    private static final int MAX_PARAMETERS = 127;

    final TokenCursor at;
    final SyntaxErrors errors;
    final Nesting nesting;
    final Recovery recovery;
    final TypeParser types;
    final TextParser texts;
    final ExpressionParser expressions;
    final PrimaryParser primaries;
    final BranchParser branches;
    final StatementParser statements;
    final DeclarationParser declarations;

    Grammar(Tokens tokens) {
        at = new TokenCursor(tokens);
        errors = new SyntaxErrors(at);
        nesting = new Nesting(at, errors);
        recovery = new Recovery(this);
        types = new TypeParser(this);
        texts = new TextParser(this);
        expressions = new ExpressionParser(this);
        primaries = new PrimaryParser(this);
        branches = new BranchParser(this);
        statements = new StatementParser(this);
        declarations = new DeclarationParser(this);
    }

    /// Passes a token that has to be next.
    Token expect(TokenKind kind, Note... notes) {
        if (!at.is(kind)) {
            throw errors.expected("`" + kind.text() + "`", notes);
        }
        return at.advance();
    }

    /// Passes a token if it is next.
    boolean take(TokenKind kind) {
        final boolean isNext = at.is(kind);
        if (isNext) {
            at.advance();
        }
        return isNext;
    }

    Ast.Name name(Note... notes) {
        if (!at.is(TokenKind.NAME)) {
            throw errors.expected("a name", notes);
        }
        final String text = at.text();
        return new Ast.Name(text, at.advance().span());
    }

    /// Passes the `->` of a closure or an arm; `=>` is taken for it.
    void arrow() {
        if (at.is(TokenKind.FOREIGN_OPERATOR) && at.text().equals("=>")) {
            errors.foreign();
        } else {
            expect(TokenKind.ARROW);
        }
    }

    /// Passes a closing bracket.
    ///
    /// @param before from [TokenCursor#enter]
    void close(TokenKind bracket, boolean before) {
        if (!at.is(bracket)) {
            throw errors.expected("`" + bracket.text() + "`");
        }
        at.leave(before);
    }

    /// What stands between brackets with commas between, with the brackets; a comma may stand behind the last one.
    ///
    /// @param countLines whether line ends count there
    <T> List<T> list(boolean countLines, TokenKind close, Supplier<T> element) {
        final boolean before = at.enter(countLines);
        final List<T> list = new ArrayList<>();
        while (!at.is(close)) {
            list.add(element.get());
            if (!take(TokenKind.COMMA)) {
                break;
            }
        }
        closeList(close, before);
        return list;
    }

    /// The same in parentheses, without a comma behind the last one.
    <T> List<T> strictList(Supplier<T> element) {
        final boolean before = at.enter(false);
        final List<T> list = new ArrayList<>();
        if (!at.is(TokenKind.CLOSE_PAREN)) {
            do {
                list.add(element.get());
            } while (take(TokenKind.COMMA));
        }
        closeList(TokenKind.CLOSE_PAREN, before);
        return list;
    }

    /// Refuses more parameters than the JVM can pass.
    ///
    /// @param parameters or their types; without `self`
    void limit(List<? extends Ast> parameters) {
        if (parameters.size() > MAX_PARAMETERS) {
            final Span span = parameters.get(MAX_PARAMETERS).span();
            errors.report(
                    Code.E0101,
                    span,
                    "expected at most " + MAX_PARAMETERS + " parameters, found `"
                            + at.tokens().source().text(span) + "`");
        }
    }

    private void closeList(TokenKind close, boolean before) {
        if (!at.is(close)) {
            throw errors.expected("`,` or `" + close.text() + "`");
        }
        at.leave(before);
    }
}
