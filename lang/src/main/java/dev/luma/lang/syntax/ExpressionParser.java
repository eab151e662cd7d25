package dev.luma.lang.syntax;

import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast.Expression;
import dev.luma.lang.syntax.Ast.Operator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Operators and what they bind, from `||` down to the sign before a number (section 4 of the reference).
final class ExpressionParser {
    private static final int LOOSEST = 1;
    private static final int EQUALITY = 3;
    private static final int COMPARISON = 4;
    private static final int DEFAULT = 5;
    private static final int SUM = 6;
    private static final int PRODUCT = 7;
    private static final int NONE = 0;

    private final Grammar grammar;
    private final TokenCursor at;
    private final Nesting nesting;
    /// Whether a `{` behind a name begins the block of an `if`, `while`, `for` or `match` rather than a literal.
    private boolean inHead;

    ExpressionParser(Grammar grammar) {
        this.grammar = grammar;
        this.at = grammar.at;
        this.nesting = grammar.nesting;
    }

    boolean isInHead() {
        return inHead;
    }

    void setInHead(boolean value) {
        inHead = value;
    }

    Expression expression() {
        return expression(false);
    }

    /// The expression before a block: no literal of a struct stands in it outside brackets.
    Expression head() {
        return expression(true);
    }

    private Expression expression(boolean isHead) {
        final boolean before = inHead;
        inHead = isHead;
        final Expression expression = inherited();
        inHead = before;
        return expression;
    }

    /// An expression in a head if what it is part of stands there.
    Expression inherited() {
        return binary(LOOSEST);
    }

    /// Operands with operators that bind at least as tight as `least` between them.
    private Expression binary(int least) {
        final int level = nesting.enter();
        final int chain = nesting.beginChain();
        final int start = at.start();
        Expression left = cast();
        int most = PRODUCT;
        int binding = binding(at.kind());
        while (binding >= least && binding <= most && binding != NONE) {
            left = at.is(TokenKind.IS) ? is(left, start) : binary(left, start, binding);
            nesting.link();
            most = binding == EQUALITY || binding == COMPARISON ? binding - 1 : PRODUCT;
            binding = binding(at.kind());
        }
        nesting.endChain(chain);
        nesting.leave(level);
        return left;
    }

    private Expression binary(Expression left, int start, int binding) {
        final Operator operator = operator(at.kind());
        final Span operatorSpan = at.token().span();
        if (at.is(TokenKind.FOREIGN_OPERATOR)) {
            grammar.errors.foreign();
        } else {
            at.advance();
        }
        final Expression right = binary(binding == DEFAULT ? binding : binding + 1);
        return new Ast.Binary(left, operator, operatorSpan, right, at.since(start));
    }

    private Expression is(Expression value, int start) {
        at.advance();
        return new Ast.Is(value, grammar.types.type(), at.since(start));
    }

    private static int binding(TokenKind kind) {
        return switch (kind) {
            case OR -> LOOSEST;
            case AND -> LOOSEST + 1;
            case EQUAL, NOT_EQUAL -> EQUALITY;
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IS -> COMPARISON;
            case DEFAULT -> DEFAULT;
            case PLUS, MINUS, FOREIGN_OPERATOR -> SUM;
            case TIMES, DIVIDE, REMAINDER -> PRODUCT;
            default -> NONE;
        };
    }

    private static Operator operator(TokenKind kind) {
        return switch (kind) {
            case OR -> Operator.OR;
            case AND -> Operator.AND;
            case EQUAL -> Operator.EQUAL;
            case NOT_EQUAL -> Operator.NOT_EQUAL;
            case LESS -> Operator.LESS;
            case LESS_OR_EQUAL -> Operator.LESS_OR_EQUAL;
            case GREATER -> Operator.GREATER;
            case GREATER_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
            case DEFAULT -> Operator.DEFAULT;
            case MINUS -> Operator.SUBTRACT;
            case TIMES -> Operator.MULTIPLY;
            case DIVIDE -> Operator.DIVIDE;
            case REMAINDER -> Operator.REMAINDER;
            default -> Operator.ADD;
        };
    }

    /// `value as T`.
    private Expression cast() {
        final int start = at.start();
        Expression value = unary();
        while (grammar.take(TokenKind.AS)) {
            value = new Ast.As(value, grammar.types.type(), at.since(start));
            nesting.link();
        }
        return value;
    }

    private Expression unary() {
        return switch (at.kind()) {
            case MINUS -> signed(Operator.SUBTRACT);
            case NOT -> signed(Operator.NOT);
            case FOREIGN_PREFIX, FOREIGN_POSTFIX -> {
                grammar.errors.foreign();
                yield operand();
            }
            default -> postfix();
        };
    }

    private Expression signed(Operator operator) {
        final int start = at.start();
        final Span operatorSpan = at.advance().span();
        final boolean isNegative = operator == Operator.SUBTRACT && at.is(TokenKind.INT);
        final Expression operand =
                isNegative && !continues(at.tokens().kind(at.index() + 1)) ? grammar.primaries.negated() : operand();
        return new Ast.Unary(operator, operatorSpan, operand, at.since(start));
    }

    private Expression operand() {
        final int level = nesting.enter();
        final Expression operand = unary();
        nesting.leave(level);
        return operand;
    }

    private static boolean continues(TokenKind kind) {
        return kind == TokenKind.DOT || kind == TokenKind.OPEN_PAREN || kind == TokenKind.OPEN_BRACKET;
    }

    /// A value with what is selected from it, its elements and calls.
    private Expression postfix() {
        final int chain = nesting.beginChain();
        final int start = at.start();
        Expression value = grammar.primaries.primary();
        Expression longer = longer(value, start);
        while (longer != null) {
            nesting.link();
            value = longer;
            longer = endsPostfix(value) ? null : longer(value, start);
        }
        nesting.endChain(chain);
        return value;
    }

    /// A value with the one thing more that stands behind it, or null.
    private @Nullable Expression longer(Expression value, int start) {
        return switch (at.kind()) {
            case DOT, FOREIGN_DOT -> select(value, start);
            case OPEN_BRACKET -> index(value, start);
            case OPEN_PAREN -> grammar.primaries.isClosure() ? trailing(value, start) : call(value, start);
            case OPEN_BRACE -> inHead ? null : grammar.primaries.literalOf(value, start);
            case FOREIGN_POSTFIX -> {
                grammar.errors.foreign();
                yield value;
            }
            default -> null;
        };
    }

    /// A trailing closure without braces has taken all that could follow.
    private static boolean endsPostfix(Expression value) {
        return value instanceof Ast.Call call
                && call.isTrailing()
                && call.arguments().getFirst() instanceof Ast.Closure closure
                && !(closure.body() instanceof Ast.Block);
    }

    private Expression select(Expression receiver, int start) {
        if (at.is(TokenKind.FOREIGN_DOT)) {
            grammar.errors.foreign();
        } else {
            at.advance();
        }
        return new Ast.Select(receiver, grammar.name(), at.since(start));
    }

    private Expression index(Expression receiver, int start) {
        final boolean before = at.enter(false);
        final Expression index = expression();
        grammar.close(TokenKind.CLOSE_BRACKET, before);
        return new Ast.Index(receiver, index, at.since(start));
    }

    private Expression call(Expression callee, int start) {
        final List<Expression> arguments = grammar.list(false, TokenKind.CLOSE_PAREN, this::expression);
        return new Ast.Call(callee, arguments, false, at.since(start));
    }

    private Expression trailing(Expression callee, int start) {
        final List<Expression> arguments = List.of(grammar.primaries.closure());
        return new Ast.Call(callee, arguments, true, at.since(start));
    }
}
