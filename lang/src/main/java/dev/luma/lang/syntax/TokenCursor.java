package dev.luma.lang.syntax;

import dev.luma.lang.source.Span;

/// A place among the tokens that moves forward. Where a line ends that does not go on, it shows [TokenKind#END], if
/// line ends count here: not within parentheses, square brackets and holes, but again within braces inside of
/// these.
final class TokenCursor {
    private final Tokens tokens;
    private int index;
    private TokenKind kind;
    private boolean linesCount = true;
    /// Whether the end of the line before the token was passed already.
    private boolean endPassed = true;

    private int lastEnd;

    TokenCursor(Tokens tokens) {
        this.tokens = tokens;
        this.kind = tokens.kind(0);
    }

    Tokens tokens() {
        return tokens;
    }

    /// What is next: the kind of [#token()], or [TokenKind#END].
    TokenKind kind() {
        return kind;
    }

    boolean is(TokenKind expected) {
        return kind == expected;
    }

    /// The next token; if an end is next, the one behind it.
    Token token() {
        return tokens.get(index);
    }

    /// The index of [#token()].
    int index() {
        return index;
    }

    /// Whether the token behind the next one is of a kind, and on the same line.
    boolean isFollowedBy(TokenKind expected) {
        return tokens.kind(index + 1) == expected && !tokens.get(index + 1).startsLine();
    }

    /// The characters of the next token.
    String text() {
        return tokens.text(token());
    }

    /// Where the next token begins.
    int start() {
        return token().start();
    }

    /// Where the last token that was passed ends.
    int lastEnd() {
        return lastEnd;
    }

    /// From a start to the end of the last token that was passed.
    Span since(int start) {
        return new Span(start, Math.max(start, lastEnd));
    }

    /// Passes what is next.
    Token advance() {
        final Token passed = token();
        if (kind == TokenKind.END) {
            endPassed = true;
        } else if (kind != TokenKind.EOF) {
            lastEnd = passed.end();
            index++;
            endPassed = false;
        }
        look();
        return passed;
    }

    /// Passes an opening bracket.
    ///
    /// @param count whether line ends count behind it
    /// @return whether they did before, for [#leave]
    boolean enter(boolean count) {
        final boolean before = linesCount;
        linesCount = count;
        advance();
        return before;
    }

    /// Takes an opening brace as passed that is missing at the end of a line.
    ///
    /// @return as [#enter] does
    boolean enterMissing() {
        final boolean before = linesCount;
        linesCount = true;
        endPassed = true;
        look();
        return before;
    }

    /// Passes a closing bracket.
    void leave(boolean before) {
        linesCount = before;
        advance();
    }

    /// Takes a closing brace as passed that is missing here.
    void leaveMissing(boolean before) {
        linesCount = before;
        endPassed = false;
        look();
    }

    boolean doLinesCount() {
        return linesCount;
    }

    /// Goes on at another token, as at the beginning of a line.
    void jump(int to, boolean count) {
        index = to;
        lastEnd = to == 0 ? 0 : tokens.get(to - 1).end();
        linesCount = count;
        endPassed = true;
        look();
    }

    private void look() {
        final Token next = token();
        final boolean isEnd = linesCount && !endPassed && next.startsLine() && next.kind() != TokenKind.EOF;
        kind = isEnd && !Lines.goOn(tokens, index) ? TokenKind.END : next.kind();
    }
}
