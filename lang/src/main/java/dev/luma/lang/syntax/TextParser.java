package dev.luma.lang.syntax;

import dev.luma.lang.syntax.Ast.Characters;
import dev.luma.lang.syntax.Ast.Expression;
import dev.luma.lang.syntax.Ast.Hole;
import dev.luma.lang.syntax.Ast.Part;
import dev.luma.lang.syntax.Ast.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Texts, and the expressions in their holes.
final class TextParser {
    private final Grammar grammar;
    private final TokenCursor at;

    TextParser(Grammar grammar) {
        this.grammar = grammar;
        this.at = grammar.at;
    }

    boolean isText() {
        return at.is(TokenKind.TEXT_OPEN) || at.is(TokenKind.BROKEN_TEXT);
    }

    Text text() {
        final int start = at.start();
        final List<Part> parts = new ArrayList<>();
        if (!grammar.take(TokenKind.BROKEN_TEXT)) {
            at.advance();
            while (!at.is(TokenKind.TEXT_CLOSE)) {
                parts.add(at.is(TokenKind.HOLE_OPEN) ? hole() : characters());
            }
            at.advance();
        }
        return new Text(parts, at.since(start));
    }

    private Characters characters() {
        final Token token = at.advance();
        return new Characters(Objects.requireNonNull(token.value()), token.span());
    }

    private Hole hole() {
        final int start = at.start();
        final boolean before = at.enter(false);
        final Expression value = grammar.expressions.expression();
        grammar.close(TokenKind.HOLE_CLOSE, before);
        return new Hole(value, at.since(start));
    }

    /// A text in which no hole may stand.
    ///
    /// @param what it is, with its article
    Text plain(String what) {
        if (!isText()) {
            throw grammar.errors.expected(what);
        }
        for (int i = at.index(); i <= at.tokens().partner(at.index()); i++) {
            if (at.tokens().kind(i) == TokenKind.HOLE_OPEN) {
                at.jump(i, at.doLinesCount());
                throw grammar.errors.expected(what + " without `${…}`");
            }
        }
        return text();
    }

    /// What a text without holes says.
    static String value(Text plain) {
        final StringBuilder value = new StringBuilder();
        for (final Part part : plain.parts()) {
            if (part instanceof Characters characters) {
                value.append(characters.value());
            }
        }
        return value.toString();
    }
}
