package dev.luma.lang.syntax;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a token is. A text is several tokens: its quotes, its characters, and for each hole the tokens between the
/// braces.
public enum TokenKind {
    /// The end of a line that ends something. It is no part of the text and no token of the list: [TokenCursor]
    /// finds it.
    END(""),
    /// Behind the last token.
    EOF(""),

    NAME(""),
    INT(""),
    FLOAT(""),
    /// `"` or `"""`, where a text begins.
    TEXT_OPEN(""),
    /// Characters of a text between its quotes and holes.
    CHARACTERS(""),
    HOLE_OPEN("${"),
    HOLE_CLOSE("}"),
    /// `"` or `"""`, where a text ends.
    TEXT_CLOSE(""),
    /// A text that does not end.
    BROKEN_TEXT(""),

    AS("as"),
    ASSERT("assert"),
    BREAK("break"),
    CATCH("catch"),
    CONST("const"),
    CONTINUE("continue"),
    DEFER("defer"),
    ELSE("else"),
    FALSE("false"),
    FN("fn"),
    FOR("for"),
    IF("if"),
    IMPL("impl"),
    IMPORT("import"),
    IN("in"),
    IS("is"),
    MATCH("match"),
    NIL("nil"),
    PUB("pub"),
    RETURN("return"),
    SELF("self"),
    STRUCT("struct"),
    TRAIT("trait"),
    TRUE("true"),
    TRY("try"),
    WHILE("while"),

    OPEN_PAREN("("),
    CLOSE_PAREN(")"),
    OPEN_BRACKET("["),
    CLOSE_BRACKET("]"),
    OPEN_BRACE("{"),
    CLOSE_BRACE("}"),
    COMMA(","),
    COLON(":"),
    DOT("."),
    RANGE(".."),
    ARROW("->"),
    QUESTION("?"),
    ASSIGN("="),
    PLUS_ASSIGN("+="),
    MINUS_ASSIGN("-="),
    TIMES_ASSIGN("*="),
    DIVIDE_ASSIGN("/="),
    REMAINDER_ASSIGN("%="),
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    DIVIDE("/"),
    REMAINDER("%"),
    DEFAULT("??"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    EQUAL("=="),
    NOT_EQUAL("!="),
    AND("&&"),
    OR("||"),
    NOT("!"),

    /// `;`, which other languages have.
    SEMICOLON(";"),
    /// An operator between two values that other languages have, as `&`.
    FOREIGN_OPERATOR(""),
    /// One before a value, as `~`.
    FOREIGN_PREFIX(""),
    /// One behind a value, as `++`.
    FOREIGN_POSTFIX(""),
    /// What other languages have for `.`, as `?.`.
    FOREIGN_DOT(""),
    /// A character, or a word with letters, that no Luma program holds.
    UNKNOWN("");

    private static final Set<TokenKind> WORDS = EnumSet.range(AS, WHILE);
    private static final Map<String, TokenKind> BY_WORD = new HashMap<>();

    static {
        WORDS.forEach(kind -> BY_WORD.put(kind.text, kind));
    }

    private final String text;

    TokenKind(String text) {
        this.text = text;
    }

    /// How it is always written; empty where that differs from token to token.
    public String text() {
        return text;
    }

    /// Whether it is a reserved word.
    public boolean isWord() {
        return WORDS.contains(this);
    }

    /// The reserved word that is written so, or null.
    public static @Nullable TokenKind ofWord(String word) {
        return BY_WORD.get(word);
    }
}
