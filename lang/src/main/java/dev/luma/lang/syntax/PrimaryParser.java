package dev.luma.lang.syntax;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast.ClosureParameter;
import dev.luma.lang.syntax.Ast.Expression;
import dev.luma.lang.syntax.Ast.TypeName;
import org.jspecify.annotations.Nullable;

/// Literals, names, parentheses and closures.
final class PrimaryParser {
    private final Grammar grammar;
    private final TokenCursor at;

    PrimaryParser(Grammar grammar) {
        this.grammar = grammar;
        this.at = grammar.at;
    }

    Expression primary() {
        return switch (at.kind()) {
            case INT -> integer();
            case FLOAT -> decimal();
            case TEXT_OPEN, BROKEN_TEXT -> grammar.texts.text();
            case TRUE -> new Ast.BoolLiteral(true, at.advance().span());
            case FALSE -> new Ast.BoolLiteral(false, at.advance().span());
            case NIL -> new Ast.NilLiteral(at.advance().span());
            case SELF -> new Ast.Self(at.advance().span());
            case NAME -> variable();
            case OPEN_PAREN -> isClosure() ? closure() : parenthesized();
            case OPEN_BRACKET -> list();
            case OPEN_BRACE -> map();
            case IF -> grammar.branches.conditional();
            case MATCH -> grammar.branches.match();
            case TRY -> grammar.branches.attempt();
            default -> throw grammar.errors.expected("an expression");
        };
    }

    // ---- numbers

    private Expression integer() {
        if (Numbers.isMinOnly(at.text())) {
            grammar.errors.report(Code.E0103, at.token().span(), at.text() + " does not fit in 64 bits");
        }
        return negated();
    }

    /// An int that stands behind a minus.
    Ast.IntLiteral negated() {
        final String literal = at.text();
        return new Ast.IntLiteral(
                Numbers.intValue(literal),
                Numbers.isMinOnly(literal),
                at.advance().span());
    }

    Expression decimal() {
        final String literal = at.text();
        final double value = Numbers.fault(literal) == null ? Numbers.floatValue(literal) : 0;
        return new Ast.FloatLiteral(value, at.advance().span());
    }

    // ---- names and literals of structs

    private Expression variable() {
        final Ast.Name name = grammar.name();
        return new Ast.Variable(name, name.span());
    }

    /// The literal of a struct that a value and the `{` behind it begin; null if that cannot be.
    @Nullable
    Expression literalOf(Expression value, int start) {
        final TypeName.Named type = typeName(value);
        if (type == null || type.span().start() != start) {
            return null;
        }
        if (!isCapital(type.name())) {
            if (!looksLikeFields()) {
                return null;
            }
            grammar.errors.report(Code.E0105, type.name().span(), "type names begin with a capital letter");
        }
        final var fields = grammar.list(true, TokenKind.CLOSE_BRACE, this::fieldValue);
        return new Ast.StructLiteral(type, fields, at.since(start));
    }

    private static TypeName.@Nullable Named typeName(Expression value) {
        if (value instanceof Ast.Variable variable) {
            return new TypeName.Named(null, variable.name(), variable.span());
        }
        if (value instanceof Ast.Select select && select.receiver() instanceof Ast.Variable module) {
            return new TypeName.Named(module.name(), select.name(), select.span());
        }
        return null;
    }

    static boolean isCapital(Ast.Name name) {
        final char first = name.text().charAt(0);
        return first >= 'A' && first <= 'Z';
    }

    private boolean looksLikeFields() {
        final TokenKind first = at.tokens().kind(at.index() + 1);
        return first == TokenKind.NAME && at.tokens().kind(at.index() + 2) == TokenKind.COLON;
    }

    private Ast.FieldValue fieldValue() {
        final int start = at.start();
        final Ast.Name name = grammar.name();
        grammar.expect(TokenKind.COLON);
        return new Ast.FieldValue(name, grammar.expressions.expression(), at.since(start));
    }

    // ---- lists and maps

    private Expression parenthesized() {
        final boolean before = at.enter(false);
        final Expression inner = grammar.expressions.expression();
        grammar.close(TokenKind.CLOSE_PAREN, before);
        return inner;
    }

    private Expression list() {
        final int start = at.start();
        final var elements = grammar.list(false, TokenKind.CLOSE_BRACKET, grammar.expressions::expression);
        return new Ast.ListLiteral(elements, at.since(start));
    }

    private Expression map() {
        final int start = at.start();
        final var entries = grammar.list(true, TokenKind.CLOSE_BRACE, this::entry);
        return new Ast.MapLiteral(entries, at.since(start));
    }

    private Ast.Entry entry() {
        final int start = at.start();
        final Expression key = grammar.expressions.expression();
        grammar.expect(
                TokenKind.COLON,
                Note.help("a map is {key: value}; a block stands behind if, while, for, fn and the like"));
        return new Ast.Entry(key, grammar.expressions.expression(), at.since(start));
    }

    // ---- closures

    /// Whether the parenthesis that is next begins a closure: a `->` stands behind its partner, on that line.
    boolean isClosure() {
        final Tokens tokens = at.tokens();
        final int behind = tokens.partner(at.index()) + 1;
        if (behind == 0 || tokens.get(behind).startsLine()) {
            return false;
        }
        final Token token = tokens.get(behind);
        return token.kind() == TokenKind.ARROW
                || token.kind() == TokenKind.FOREIGN_OPERATOR
                        && tokens.text(token).equals("=>");
    }

    Expression closure() {
        final int start = at.start();
        final var parameters = grammar.strictList(this::parameter);
        grammar.limit(parameters);
        grammar.arrow();
        final Ast body = at.is(TokenKind.OPEN_BRACE) ? grammar.statements.block() : grammar.expressions.inherited();
        return new Ast.Closure(parameters, body, at.since(start));
    }

    private ClosureParameter parameter() {
        final Ast.Name name = grammar.name();
        final Span start = name.span();
        final TypeName type = grammar.take(TokenKind.COLON) ? grammar.types.type() : null;
        return new ClosureParameter(name, type, at.since(start.start()));
    }
}
