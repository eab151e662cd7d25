package dev.luma.lang.syntax;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.syntax.Ast.Expression;
import dev.luma.lang.syntax.Ast.Function;
import dev.luma.lang.syntax.Ast.Item;
import dev.luma.lang.syntax.Ast.Member;
import dev.luma.lang.syntax.Ast.Parameter;
import dev.luma.lang.syntax.Ast.Signature;
import dev.luma.lang.syntax.Ast.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands at the top level of a file.
final class DeclarationParser {
    private final Grammar grammar;
    private final TokenCursor at;

    DeclarationParser(Grammar grammar) {
        this.grammar = grammar;
        this.at = grammar.at;
    }

    /// A declaration, an import or a statement.
    @Nullable
    Item item() {
        if (isDeclaration(at.index())) {
            return declaration();
        }
        return isImport() ? imported() : grammar.statements.statement();
    }

    /// Whether a declaration begins at a token.
    boolean isDeclaration(int index) {
        final Tokens tokens = at.tokens();
        final TokenKind next = tokens.kind(index + 1);
        return switch (tokens.kind(index)) {
            case PUB, CONST, STRUCT, TRAIT, IMPL -> true;
            case FN -> next == TokenKind.NAME || next.isWord();
            case NAME ->
                next == TokenKind.STRUCT && isWord(index, "affine")
                        || next == TokenKind.TEXT_OPEN && isWord(index, "test");
            default -> false;
        };
    }

    private boolean isWord(int index, String word) {
        final Tokens tokens = at.tokens();
        return tokens.kind(index) == TokenKind.NAME
                && tokens.text(tokens.get(index)).equals(word)
                && !tokens.get(index + 1).startsLine();
    }

    boolean isImport() {
        return at.is(TokenKind.NAME)
                && at.isFollowedBy(TokenKind.ASSIGN)
                && at.tokens().kind(at.index() + 2) == TokenKind.IMPORT;
    }

    private Item imported() {
        final int start = at.start();
        final Ast.Name name = grammar.name();
        at.advance();
        at.advance();
        final Ast.Text path = grammar.texts.plain("a path");
        return new Ast.Import(name, TextParser.value(path), path.span(), at.since(start));
    }

    private Item declaration() {
        final String doc = at.tokens().docAbove(at.token());
        final int start = at.start();
        final boolean isPublic = grammar.take(TokenKind.PUB);
        return switch (at.kind()) {
            case CONST -> constant(isPublic, doc, start);
            case FN -> topFunction(isPublic, doc, start);
            case STRUCT -> struct(isPublic, doc, start);
            case TRAIT -> trait(isPublic, doc, start);
            case IMPL, NAME -> isPublic ? affine(doc, start) : unmarked(doc, start);
            default -> throw grammar.errors.expected("a function, a struct, a trait or a constant");
        };
    }

    /// What cannot be `pub`, or begins with `affine`.
    private Item unmarked(@Nullable String doc, int start) {
        if (at.is(TokenKind.IMPL)) {
            return impl(start);
        }
        return at.text().equals("test") ? test(start) : struct(false, doc, start);
    }

    private Item affine(@Nullable String doc, int start) {
        if (!at.is(TokenKind.NAME) || !at.text().equals("affine")) {
            throw grammar.errors.expected("a function, a struct, a trait or a constant");
        }
        return struct(true, doc, start);
    }

    private Item constant(boolean isPublic, @Nullable String doc, int start) {
        at.advance();
        final Ast.Name name = grammar.name();
        final TypeName type = grammar.take(TokenKind.COLON) ? grammar.types.type() : null;
        grammar.expect(TokenKind.ASSIGN);
        final Expression value = grammar.expressions.expression();
        return new Ast.Constant(isPublic, name, type, value, doc, at.since(start));
    }

    private Item test(int start) {
        at.advance();
        final Ast.Text name = grammar.texts.plain("the name of the test");
        return new Ast.Test(TextParser.value(name), name.span(), grammar.statements.block(), at.since(start));
    }

    // ---- functions

    private Function topFunction(boolean isPublic, @Nullable String doc, int start) {
        final Function function = function(isPublic, doc, start);
        if (function.signature().hasSelf()) {
            misplacedSelf(function.signature().parameters().getFirst(), "only a method has `self`");
        }
        return function;
    }

    private Function method() {
        final String doc = at.tokens().docAbove(at.token());
        return function(false, doc, at.start());
    }

    private Function function(boolean isPublic, @Nullable String doc, int start) {
        final Signature signature = signature();
        return new Function(isPublic, signature, grammar.statements.block(), doc, at.since(start));
    }

    private Signature signature() {
        final int start = at.start();
        grammar.expect(TokenKind.FN);
        final Ast.Name name = grammar.name();
        if (!at.is(TokenKind.OPEN_PAREN)) {
            throw grammar.errors.expected("`(`");
        }
        final List<Parameter> parameters = grammar.list(false, TokenKind.CLOSE_PAREN, this::parameter);
        parameters.stream()
                .skip(1)
                .filter(Parameter::isSelf)
                .forEach(self -> misplacedSelf(self, "`self` comes first"));
        grammar.limit(parameters.stream().filter(one -> !one.isSelf()).toList());
        final TypeName result = grammar.take(TokenKind.ARROW) ? grammar.types.type() : null;
        return new Signature(name, parameters, result, at.since(start));
    }

    private void misplacedSelf(Parameter self, String help) {
        if (!grammar.errors.isMisled()) {
            grammar.errors.report(Code.E0101, self.name().span(), "expected a name, found `self`", Note.help(help));
        }
    }

    private Parameter parameter() {
        final int start = at.start();
        final boolean isTaken = at.is(TokenKind.NAME)
                && at.text().equals("take")
                && (at.isFollowedBy(TokenKind.NAME) || at.isFollowedBy(TokenKind.SELF));
        if (isTaken) {
            at.advance();
        }
        if (at.is(TokenKind.SELF)) {
            final Ast.Name self = new Ast.Name("self", at.advance().span());
            return new Parameter(isTaken, self, null, at.since(start));
        }
        final Ast.Name name = grammar.name();
        grammar.expect(TokenKind.COLON, Note.help("a parameter has a type, as in " + name.text() + ": int"));
        return new Parameter(isTaken, name, grammar.types.type(), at.since(start));
    }

    // ---- structs, traits, impls

    private Item struct(boolean isPublic, @Nullable String doc, int start) {
        final boolean isAffine = grammar.take(TokenKind.NAME);
        grammar.expect(TokenKind.STRUCT);
        final Ast.Name name = declaredType();
        final List<TypeName.Named> traits = new ArrayList<>();
        if (grammar.take(TokenKind.IMPL)) {
            do {
                traits.add(grammar.types.named());
            } while (grammar.take(TokenKind.COMMA));
        }
        final List<Member> members = grammar.recovery.betweenBraces(this::member, this::endOfMember);
        return new Ast.Struct(isPublic, isAffine, name, traits, members, doc, at.since(start));
    }

    private Ast.Name declaredType() {
        final Ast.Name name = grammar.name();
        if (!PrimaryParser.isCapital(name)) {
            grammar.errors.report(Code.E0105, name.span(), "type names begin with a capital letter");
        }
        return name;
    }

    private @Nullable Member member() {
        if (isMisplaced()) {
            return null;
        }
        return switch (at.kind()) {
            case FN -> method();
            case NAME -> field();
            default -> throw grammar.errors.expected("a field or a method");
        };
    }

    private Member field() {
        final String doc = at.tokens().docAbove(at.token());
        final int start = at.start();
        final Ast.Name name = grammar.name();
        grammar.expect(TokenKind.COLON, Note.help("a field has a type, as in " + name.text() + ": int"));
        final TypeName type = grammar.types.type();
        final Expression initial = grammar.take(TokenKind.ASSIGN) ? grammar.expressions.expression() : null;
        return new Ast.Field(name, type, initial, doc, at.since(start));
    }

    private void endOfMember() {
        if (!grammar.take(TokenKind.COMMA)) {
            grammar.recovery.endOfLine();
        }
    }

    private Item trait(boolean isPublic, @Nullable String doc, int start) {
        at.advance();
        final Ast.Name name = declaredType();
        final List<Signature> methods = grammar.recovery.betweenBraces(this::traitMethod);
        return new Ast.Trait(isPublic, name, methods, doc, at.since(start));
    }

    private @Nullable Signature traitMethod() {
        if (isMisplaced()) {
            return null;
        }
        if (!at.is(TokenKind.FN)) {
            throw grammar.errors.expected("a method");
        }
        final Signature signature = signature();
        if (at.is(TokenKind.OPEN_BRACE)) {
            throw grammar.errors.expected(
                    "the end of the line", Note.help("a trait says what its methods are, not what they do"));
        }
        return signature;
    }

    private Item impl(int start) {
        at.advance();
        final TypeName.Named trait = grammar.types.named();
        if (!at.is(TokenKind.FOR)) {
            throw grammar.errors.expected("`for`", Note.help("impl Trait for Struct { … }"));
        }
        at.advance();
        final Ast.Name struct = declaredType();
        final List<Function> methods = grammar.recovery.betweenBraces(this::implMethod);
        return new Ast.Impl(trait, struct, methods, at.since(start));
    }

    private @Nullable Function implMethod() {
        if (isMisplaced()) {
            return null;
        }
        if (!at.is(TokenKind.FN)) {
            throw grammar.errors.expected("a method");
        }
        return method();
    }

    /// Reads what stands between the braces of a type and belongs to the top level, if it does. A `pub` alone is
    /// passed.
    private boolean isMisplaced() {
        if (at.is(TokenKind.FN) || !isDeclaration(at.index())) {
            return false;
        }
        final String word = at.text();
        grammar.errors.report(
                Code.E0404, at.token().span(), "`" + word + "` is allowed only at the top level of a file");
        final TokenKind next = at.tokens().kind(at.index() + 1);
        if (at.is(TokenKind.PUB)
                && (next == TokenKind.FN || next == TokenKind.NAME && !isDeclaration(at.index() + 1))) {
            at.advance();
            return false;
        }
        item();
        return true;
    }
}
