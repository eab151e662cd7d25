package dev.luma.lang.syntax;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Diagnostic;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Source;
import dev.luma.lang.source.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Takes a text apart into tokens, once from left to right. What is malformed becomes a token too, and a problem.
///
/// Texts are read by [TextLexer]; while one is open, this class reads the code in its holes.
public final class Lexer {
    /// Names go into class files, which bound them and what is made of them.
    private static final int MAX_NAME = 500;

    private final Source source;
    private final String text;
    private final TextLexer texts;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Comment> comments = new ArrayList<>();
    private final List<Diagnostic> problems = new ArrayList<>();
    private final BitSet brokenLines = new BitSet();
    private int at;
    private boolean startsLine = true;
    private boolean endsInText;

    private Lexer(Source source) {
        this.source = source;
        this.text = source.text();
        this.texts = new TextLexer(this, source.text());
    }

    /// The tokens of a source.
    public static Tokens lex(Source source) {
        return new Lexer(source).run();
    }

    private Tokens run() {
        skipPreamble();
        while (at < text.length()) {
            if (texts.areCharactersNext()) {
                texts.characters();
            } else {
                code();
            }
            if (at == text.length()) {
                texts.endOfLine();
                endsInText = texts.endOfFile();
            }
        }
        tokens.add(new Token(TokenKind.EOF, at, at, true, null));
        return new Tokens(
                source,
                List.copyOf(tokens),
                Brackets.partners(tokens),
                List.copyOf(comments),
                List.copyOf(problems),
                brokenLines,
                endsInText);
    }

    /// A byte order mark means nothing, and neither does a first line that tells a shell what runs it.
    private void skipPreamble() {
        at = source.lineStart(1);
        if (text.startsWith("#!", at)) {
            comment();
        }
    }

    private void code() {
        final char c = text.charAt(at);
        if (c == '\n') {
            texts.endOfLine();
            if (text.charAt(at) == '\n') {
                at++;
                startsLine = true;
            }
        } else if (c == ' ' || c == '\t' || c == '\r') {
            at++;
        } else if (c == '"') {
            texts.open();
        } else if (Numbers.isDigit(text, at) || isPointOfNumber()) {
            number();
        } else if (c == '_' || Character.isUnicodeIdentifierStart(text.codePointAt(at))) {
            word();
        } else if (text.startsWith("//", at)) {
            comment();
        } else {
            sign();
        }
    }

    private void comment() {
        final int start = at;
        final int lineEnd = text.indexOf('\n', at);
        at = lineEnd < 0 ? text.length() : lineEnd;
        final int end = text.charAt(at - 1) == '\r' ? at - 1 : at;
        final boolean isDoc = text.startsWith("///", start) && !text.startsWith("////", start);
        comments.add(new Comment(start, end, startsLine, isDoc));
    }

    private void word() {
        final int start = at;
        boolean isAscii = true;
        while (at < text.length() && isWordPart(text.codePointAt(at))) {
            isAscii &= text.charAt(at) < 128;
            at += Character.charCount(text.codePointAt(at));
        }
        if (!isAscii) {
            add(TokenKind.UNKNOWN, start);
            return;
        }
        if (at - start > MAX_NAME) {
            problem(
                    Code.E0101,
                    new Span(start, at),
                    "expected a name of at most " + MAX_NAME + " characters, found one of " + (at - start));
        }
        final TokenKind word = TokenKind.ofWord(text.substring(start, at));
        add(word == null || lastKind() == TokenKind.DOT ? TokenKind.NAME : word, start);
    }

    private static boolean isWordPart(int point) {
        return point == '_' || Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point);
    }

    /// Whether here stands `.5`, which would be a number elsewhere.
    private boolean isPointOfNumber() {
        return text.charAt(at) == '.' && Numbers.isDigit(text, at + 1) && !endsOperand(lastKind());
    }

    private static boolean endsOperand(TokenKind kind) {
        return switch (kind) {
            case NAME, INT, FLOAT, SELF, TRUE, FALSE, NIL, CLOSE_PAREN, CLOSE_BRACKET, CLOSE_BRACE, TEXT_CLOSE -> true;
            default -> false;
        };
    }

    private void number() {
        final int start = at;
        at = Numbers.end(text, at);
        final String literal = text.substring(start, at);
        add(Numbers.isFloat(literal) ? TokenKind.FLOAT : TokenKind.INT, start);
        final String fault = Numbers.fault(literal);
        if (fault != null) {
            problem(Code.E0103, new Span(start, at), literal + " " + fault);
        }
    }

    private void sign() {
        final Operators.Sign sign = Operators.at(text, at);
        final int start = at;
        if (sign == null) {
            at += Character.charCount(text.codePointAt(at));
            add(TokenKind.UNKNOWN, start);
        } else if (sign.kind() == TokenKind.CLOSE_BRACE && texts.closesHole()) {
            at++;
            add(TokenKind.HOLE_CLOSE, start);
        } else {
            at += sign.text().length();
            texts.brace(sign.kind());
            add(sign.kind(), start);
        }
    }

    // ---- for the lexer of texts

    int at() {
        return at;
    }

    void moveTo(int offset) {
        at = offset;
    }

    int tokenCount() {
        return tokens.size();
    }

    private TokenKind lastKind() {
        return tokens.isEmpty() ? TokenKind.EOF : tokens.getLast().kind();
    }

    /// Adds a token from `start` to here.
    void add(TokenKind kind, int start) {
        tokens.add(new Token(kind, start, at, startsLine, null));
        startsLine = false;
    }

    /// Says what the characters of a token mean.
    void setValue(int index, String value) {
        tokens.set(index, tokens.get(index).withValue(value));
    }

    Token token(int index) {
        return tokens.get(index);
    }

    void problem(Code code, Span span, String message, Note... notes) {
        problems.add(new Diagnostic(code, source, span, message, List.of(notes)));
    }

    /// Puts one broken text in the place of all that was read since its first quote.
    ///
    /// @param index of the token of that quote
    void breakText(int index, int end) {
        final Token quote = tokens.get(index);
        tokens.subList(index, tokens.size()).clear();
        while (!comments.isEmpty() && comments.getLast().start() > quote.start()) {
            comments.removeLast();
        }
        while (!problems.isEmpty() && problems.getLast().span().start() > quote.start()) {
            problems.removeLast();
        }
        at = end;
        tokens.add(new Token(TokenKind.BROKEN_TEXT, quote.start(), end, quote.startsLine(), null));
        startsLine = false;
    }

    void markBrokenLine(int offset) {
        brokenLines.set(source.line(offset));
    }
}
