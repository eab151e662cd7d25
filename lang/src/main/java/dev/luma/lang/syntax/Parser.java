package dev.luma.lang.syntax;

import dev.luma.lang.diagnostic.Diagnostics;
import dev.luma.lang.source.Source;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast.Item;
import java.util.List;

/// From text to tree, by the grammar of the reference (section 19), in one pass from left to right.
///
/// There is always a tree. What is malformed is left out of it and reported, once each: [Recovery] goes on with the
/// next statement, and what only follows from an error is not reported. No input makes it run out of stack: what
/// nests deeper than [Nesting#MAX_LEVELS] is an error, and no tree is higher than a few times [Nesting#MAX_HEIGHT].
public final class Parser {
    private Parser() {}

    /// Parses a file, and judges what needs no names and types: where `break`, `continue`, `return` and `self` stand.
    ///
    /// @param diagnostics of this source; takes what is wrong
    public static Ast.File parse(Source source, Diagnostics diagnostics) {
        return parse(Lexer.lex(source), diagnostics);
    }

    /// The same, of tokens that were taken apart already.
    public static Ast.File parse(Tokens tokens, Diagnostics diagnostics) {
        final Grammar grammar = new Grammar(tokens);
        final Source source = tokens.source();
        final List<Item> items = grammar.recovery.untilEnd(grammar.declarations::item);
        final Ast.File file =
                new Ast.File(source, items, new Span(0, source.text().length()));
        grammar.errors.handOver(diagnostics);
        if (grammar.errors.isEmpty()) {
            new Jumps(diagnostics).check(file);
        }
        return file;
    }
}
