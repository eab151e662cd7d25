package dev.luma.lang.syntax;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast.Block;
import dev.luma.lang.syntax.Ast.Expression;
import dev.luma.lang.syntax.Ast.Operator;
import dev.luma.lang.syntax.Ast.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Blocks and statements.
final class StatementParser {
    private final Grammar grammar;
    private final TokenCursor at;

    StatementParser(Grammar grammar) {
        this.grammar = grammar;
        this.at = grammar.at;
    }

    Block block() {
        final int start = at.start();
        final List<Statement> statements = grammar.recovery.betweenBraces(this::statement);
        return new Block(statements, at.since(start));
    }

    /// A statement; null if a declaration stands here, which was reported.
    @Nullable
    Statement statement() {
        final int start = at.start();
        return switch (at.kind()) {
            case RETURN -> returned(start);
            case BREAK -> new Ast.Break(at.advance().span());
            case CONTINUE -> new Ast.Continue(at.advance().span());
            case WHILE -> loop(start);
            case FOR -> each(start);
            case DEFER -> defer(start);
            case ASSERT -> assertion(start);
            default -> other(start);
        };
    }

    private @Nullable Statement other(int start) {
        if (grammar.declarations.isDeclaration(at.index())) {
            return misplaced(at.token());
        }
        if (grammar.declarations.isImport()) {
            return misplaced(at.tokens().get(at.index() + 2));
        }
        if (at.is(TokenKind.NAME) && at.isFollowedBy(TokenKind.COLON)) {
            return declare(start);
        }
        if (!beginsExpression()) {
            throw grammar.errors.expected("a statement");
        }
        return assignOrEvaluate(start);
    }

    /// Reads a declaration that stands in a block, for what else is wrong in it.
    ///
    /// @param word with which it is recognized
    private @Nullable Statement misplaced(Token word) {
        final String text = at.tokens().text(word);
        grammar.errors.report(Code.E0404, word.span(), "`" + text + "` is allowed only at the top level of a file");
        grammar.declarations.item();
        return null;
    }

    private boolean beginsExpression() {
        return switch (at.kind()) {
            case INT, FLOAT, TEXT_OPEN, BROKEN_TEXT, TRUE, FALSE, NIL, SELF, NAME -> true;
            case OPEN_PAREN, OPEN_BRACKET, OPEN_BRACE, IF, MATCH, TRY, MINUS, NOT -> true;
            case FOREIGN_PREFIX, FOREIGN_POSTFIX, FN -> true;
            default -> false;
        };
    }

    private Statement declare(int start) {
        final Ast.Name name = grammar.name();
        at.advance();
        final Ast.TypeName type = grammar.types.type();
        grammar.expect(TokenKind.ASSIGN);
        return new Ast.Declare(name, type, grammar.expressions.expression(), at.since(start));
    }

    private Statement assignOrEvaluate(int start) {
        final Expression value = grammar.expressions.expression();
        final TokenKind kind = at.kind();
        if (!isAssignment(kind)) {
            return new Ast.Evaluate(value, at.since(start));
        }
        if (!isPlace(value, start)) {
            throw grammar.errors.expected(Recovery.LINE_END);
        }
        final Span operatorSpan = at.advance().span();
        final Expression assigned = grammar.expressions.expression();
        return new Ast.Assign(value, operator(kind), operatorSpan, assigned, at.since(start));
    }

    private static boolean isPlace(Expression value, int start) {
        final boolean isKind =
                value instanceof Ast.Variable || value instanceof Ast.Select || value instanceof Ast.Index;
        return isKind && value.span().start() == start;
    }

    private static boolean isAssignment(TokenKind kind) {
        return kind == TokenKind.ASSIGN || operator(kind) != null;
    }

    private static @Nullable Operator operator(TokenKind kind) {
        return switch (kind) {
            case PLUS_ASSIGN -> Operator.ADD;
            case MINUS_ASSIGN -> Operator.SUBTRACT;
            case TIMES_ASSIGN -> Operator.MULTIPLY;
            case DIVIDE_ASSIGN -> Operator.DIVIDE;
            case REMAINDER_ASSIGN -> Operator.REMAINDER;
            default -> null;
        };
    }

    private Statement returned(int start) {
        at.advance();
        final boolean isBare = switch (at.kind()) {
            case END, EOF, CLOSE_BRACE, SEMICOLON -> true;
            default -> false;
        };
        final Expression value = isBare ? null : grammar.expressions.expression();
        return new Ast.Return(value, at.since(start));
    }

    private Statement loop(int start) {
        at.advance();
        final Expression condition = grammar.expressions.head();
        return new Ast.While(condition, block(), at.since(start));
    }

    private Statement each(int start) {
        at.advance();
        final Ast.Name first = grammar.name(Note.help("for x in xs { … }, or for i in 0..n { … }"));
        final Ast.Name second = grammar.take(TokenKind.COMMA) ? grammar.name() : null;
        grammar.expect(TokenKind.IN);
        final Expression from = grammar.expressions.head();
        final Expression to = grammar.take(TokenKind.RANGE) ? grammar.expressions.head() : null;
        return new Ast.For(first, second, from, to, block(), at.since(start));
    }

    /// What follows in the block stands within the `defer`, and so one level deeper.
    private Statement defer(int start) {
        grammar.nesting.enter();
        at.advance();
        if (at.is(TokenKind.OPEN_BRACE)) {
            return new Ast.Defer(block(), at.since(start));
        }
        final Expression call = grammar.expressions.expression();
        final Block body = new Block(List.of(new Ast.Evaluate(call, call.span())), call.span());
        return new Ast.Defer(body, at.since(start));
    }

    private Statement assertion(int start) {
        at.advance();
        final Expression condition = grammar.expressions.expression();
        final Expression message = grammar.take(TokenKind.COMMA) ? grammar.expressions.expression() : null;
        return new Ast.Assert(condition, message, at.since(start));
    }
}
