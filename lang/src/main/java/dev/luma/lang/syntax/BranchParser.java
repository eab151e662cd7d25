package dev.luma.lang.syntax;

import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast.Arm;
import dev.luma.lang.syntax.Ast.Block;
import dev.luma.lang.syntax.Ast.Expression;
import dev.luma.lang.syntax.Ast.Pattern;
import dev.luma.lang.syntax.Ast.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `if`, `match` and `try`.
final class BranchParser {
    private static final Note CATCH = Note.help("try { … } catch err { … }");

    private final Grammar grammar;
    private final TokenCursor at;

    BranchParser(Grammar grammar) {
        this.grammar = grammar;
        this.at = grammar.at;
    }

    // ---- if

    /// A chain of `else if` is read in a loop: it may be long.
    Expression conditional() {
        final List<Ast.If> branches = new ArrayList<>();
        Ast otherwise = null;
        do {
            branches.add(branch());
            grammar.nesting.link();
            if (!isElse()) {
                break;
            }
            at.advance();
            otherwise = at.is(TokenKind.IF) ? null : grammar.statements.block();
        } while (otherwise == null);
        return join(branches, otherwise);
    }

    private Ast.If branch() {
        final int start = at.start();
        at.advance();
        final Expression condition = grammar.expressions.head();
        return new Ast.If(condition, grammar.statements.block(), null, at.since(start));
    }

    private boolean isElse() {
        return at.is(TokenKind.ELSE) && !Lines.isArm(at.tokens(), at.index());
    }

    private Ast.If join(List<Ast.If> branches, @Nullable Ast last) {
        Ast otherwise = last;
        Ast.If joined = branches.getLast();
        for (int i = branches.size() - 1; i >= 0; i--) {
            final Ast.If branch = branches.get(i);
            final Span span = at.since(branch.span().start());
            joined = new Ast.If(branch.condition(), branch.then(), otherwise, span);
            otherwise = joined;
        }
        return joined;
    }

    // ---- match

    Expression match() {
        final int start = at.start();
        at.advance();
        final Expression subject = grammar.expressions.head();
        final List<Arm> arms = grammar.recovery.betweenBraces(this::arm);
        return new Ast.Match(subject, arms, at.since(start));
    }

    private Arm arm() {
        final int start = at.start();
        final List<Pattern> patterns = new ArrayList<>();
        do {
            patterns.add(pattern());
        } while (grammar.take(TokenKind.COMMA));
        grammar.arrow();
        final boolean isBlock = at.is(TokenKind.OPEN_BRACE);
        final Block body = isBlock ? grammar.statements.block() : single();
        return new Arm(patterns, body, isBlock, at.since(start));
    }

    private Block single() {
        final int start = at.start();
        final Statement statement = grammar.statements.statement();
        return new Block(statement == null ? List.of() : List.of(statement), at.since(start));
    }

    private Pattern pattern() {
        final int start = at.start();
        if (grammar.take(TokenKind.ELSE)) {
            return new Pattern.Else(at.since(start));
        }
        if (grammar.take(TokenKind.IS)) {
            return new Pattern.Is(grammar.types.type(), at.since(start));
        }
        final Expression from = value();
        if (grammar.take(TokenKind.RANGE)) {
            return new Pattern.Range(from, value(), at.since(start));
        }
        return new Pattern.Equal(from, at.since(start));
    }

    private Expression value() {
        return switch (at.kind()) {
            case MINUS -> negative();
            case INT, FLOAT, TRUE, FALSE, NIL -> grammar.primaries.primary();
            case TEXT_OPEN, BROKEN_TEXT -> grammar.texts.plain("a string");
            case NAME -> constant();
            default -> throw grammar.errors.expected("a pattern");
        };
    }

    private Expression negative() {
        final int start = at.start();
        final Span operator = at.advance().span();
        final Expression number = switch (at.kind()) {
            case INT -> grammar.primaries.negated();
            case FLOAT -> grammar.primaries.decimal();
            default -> throw grammar.errors.expected("a number");
        };
        return new Ast.Unary(Ast.Operator.SUBTRACT, operator, number, at.since(start));
    }

    private Expression constant() {
        final int start = at.start();
        final Ast.Name name = grammar.name();
        final Ast.Variable first = new Ast.Variable(name, name.span());
        return grammar.take(TokenKind.DOT) ? new Ast.Select(first, grammar.name(), at.since(start)) : first;
    }

    // ---- try

    Expression attempt() {
        final int start = at.start();
        at.advance();
        final Block body = grammar.statements.block();
        grammar.expect(TokenKind.CATCH, CATCH);
        final Ast.Name error = grammar.name(CATCH);
        return new Ast.Try(body, error, grammar.statements.block(), at.since(start));
    }
}
