package dev.luma.lang.syntax;

import java.util.ArrayDeque;
import java.util.Deque;

/// How deep each line of a file stands, line by line.
///
/// What stands between brackets is one level deeper than the line that opened them, however many it opened; so is a
/// line that continues another one. Where the text begins right behind a `(` or `[`, all further lines are
/// continued ones.
final class Indentation {
    private final Tokens tokens;
    private final Shapes shapes;
    private final Deque<Open> open = new ArrayDeque<>();
    /// The level of the line in which the bracket was opened that was closed last.
    private int lastClosed;

    /// A bracket that is open.
    ///
    /// @param level of the line in which it stands
    private record Open(int index, int level) {}

    Indentation(Tokens tokens, Shapes shapes) {
        this.tokens = tokens;
        this.shapes = shapes;
    }

    /// The level of the next line. A line of code is then passed.
    int next(SourceLine line) {
        final int level = line.isComment() ? commentLevel(line.from()) : level(line.from(), line.to());
        for (int i = line.from(); i < line.to(); i++) {
            pass(i, level);
        }
        return level;
    }

    private void pass(int index, int level) {
        switch (tokens.kind(index)) {
            case OPEN_PAREN, OPEN_BRACKET, OPEN_BRACE -> open.push(new Open(index, level));
            case CLOSE_PAREN, CLOSE_BRACKET, CLOSE_BRACE ->
                lastClosed = open.pop().level();
            default -> {}
        }
    }

    /// A comment stands where the line below it does, but inside of a bracket that this closes.
    private int commentLevel(int next) {
        return isCloser(next) && !open.isEmpty() ? open.element().level() + 1 : level(next, next + 1);
    }

    /// @param end index behind the last token of the line
    private int level(int first, int end) {
        if (tokens.kind(first) == TokenKind.EOF) {
            return 0;
        }
        if (isCloser(first)) {
            return closedLevel(first, end);
        }
        if (continuesBranches(first)) {
            return lastClosed;
        }
        final Open around = open.peek();
        if (around == null) {
            return first > 0 && Lines.goOn(tokens, first) ? 1 : 0;
        }
        return around.level() + 1 + (isContinued(first, around.index()) ? 1 : 0);
    }

    /// The level of what the last of the closing brackets at the start of a line closes.
    private int closedLevel(int first, int end) {
        int level = 0;
        int index = first;
        for (final Open one : open) {
            if (index == end || !isCloser(index)) {
                break;
            }
            level = one.level();
            index++;
        }
        return level;
    }

    private boolean isCloser(int index) {
        return switch (tokens.kind(index)) {
            case CLOSE_PAREN, CLOSE_BRACKET, CLOSE_BRACE -> true;
            default -> false;
        };
    }

    /// An `else` or `catch` stands below the `if` or `try` to which it belongs.
    private boolean continuesBranches(int first) {
        return tokens.kind(first) == TokenKind.CATCH
                || tokens.kind(first) == TokenKind.ELSE && !Lines.isArm(tokens, first);
    }

    private boolean isContinued(int first, int opener) {
        if (first == opener + 1) {
            return false;
        }
        final boolean isBlock = tokens.kind(opener) == TokenKind.OPEN_BRACE && shapes.isBlock(opener);
        if (isBlock) {
            return Lines.goOn(tokens, first);
        }
        final boolean isHanging = !tokens.get(opener + 1).startsLine();
        if (isHanging || tokens.kind(first - 1) == TokenKind.COMMA) {
            return false;
        }
        return tokens.kind(opener) != TokenKind.OPEN_BRACE || Lines.goOn(tokens, first);
    }
}
